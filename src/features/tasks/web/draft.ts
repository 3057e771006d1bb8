/** What is being written about a result, kept in this window until it is handed in. */
import { newId } from '../../../kernel/ids.js'

export interface DraftFile {
  id: string
  name: string
  size: number
  /** What of the expected evidence it is for; none where it is for nothing that was asked. */
  expectedId?: string | null
}

export interface DraftLink {
  key: string
  url: string
  label: string
  expectedId?: string | null
}

export interface DraftDocument {
  key: string
  number: string
  date: string
  expectedId?: string | null
}

export interface DraftFigure {
  key: string
  label: string
  /** As typed. */
  amount: string
  unit: string
  expectedId?: string | null
}

export interface Draft {
  /** Made once: handing in twice does nothing new. */
  submissionId: string
  text: string
  files: DraftFile[]
  links: DraftLink[]
  documents: DraftDocument[]
  figures: DraftFigure[]
  /** Pieces of the submission before that are not to be handed in again. */
  left: string[]
  /** Reasons for what is asked for and not there, by its id. */
  missing: Record<string, string>
}

const keyOf = (accountId: string, assignmentId: string): string => `dondoc.draft.${accountId}.${assignmentId}`

export const emptyDraft = (): Draft => ({
  submissionId: newId(),
  text: '',
  files: [],
  links: [],
  documents: [],
  figures: [],
  left: [],
  missing: {},
})

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
    const { text, files, links, documents, figures, left, missing } = draft
    const pieces = files.length + links.length + documents.length + figures.length + left.length
    const empty = !text && pieces + Object.keys(missing).length === 0
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
