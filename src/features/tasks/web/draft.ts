/** What is being written about a result, kept in this window until it is handed in. */
import { newId } from '../../../kernel/ids.js'

export interface DraftFile {
  id: string
  name: string
  size: number
}

export interface DraftLink {
  key: string
  url: string
  label: string
}

export interface DraftDocument {
  key: string
  number: string
  date: string
}

export interface Draft {
  /** Made once: handing in twice does nothing new. */
  submissionId: string
  text: string
  files: DraftFile[]
  links: DraftLink[]
  documents: DraftDocument[]
}

const keyOf = (accountId: string, assignmentId: string): string => `dondoc.draft.${accountId}.${assignmentId}`

export const emptyDraft = (): Draft => ({ submissionId: newId(), text: '', files: [], links: [], documents: [] })

export function loadDraft(accountId: string, assignmentId: string): Draft {
  try {
    const kept = sessionStorage.getItem(keyOf(accountId, assignmentId))
    if (kept) return { ...emptyDraft(), ...(JSON.parse(kept) as Partial<Draft>) }
  } catch {
    // A window without storage keeps the draft as long as the page is open.
  }
  return emptyDraft()
}

export function keepDraft(accountId: string, assignmentId: string, draft: Draft): void {
  try {
    const { text, files, links, documents } = draft
    const empty = !text && files.length + links.length + documents.length === 0
    if (empty) sessionStorage.removeItem(keyOf(accountId, assignmentId))
    else sessionStorage.setItem(keyOf(accountId, assignmentId), JSON.stringify(draft))
  } catch {
    // As above.
  }
}

export function dropDraft(accountId: string, assignmentId: string): void {
  try {
    sessionStorage.removeItem(keyOf(accountId, assignmentId))
  } catch {
    // As above.
  }
}

export const isLink = (url: string): boolean => /^https?:\/\/[^\s/]+/i.test(url.trim())
