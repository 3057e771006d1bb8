/** Short sentences that several pages about tasks share. */
import { capital } from '../../../kernel/text.js'
import { words } from '../../../kernel/words/index.js'

interface Source {
  kind: string | null
  number: string | null
}

/** `Công văn 612-CV/TU`; a dispatch without a number says so. */
export function sayDocument({ kind, number }: Source): string {
  const name = [kind ? capital(kind) : '', number ?? ''].filter(Boolean).join(' ')
  return name || capital(words.tasks.board.unnumbered)
}

/** `Công văn 612-CV/TU, mục 3.1` */
export function sayPlace(source: Source, path: string): string {
  return path ? `${sayDocument(source)}, ${words.tasks.home.item(path)}` : sayDocument(source)
}

/** The page of a task, at the part of one unit. */
export const taskPath = (taskId: string, assignmentId?: string, deed?: 'nop'): string => {
  const search = new URLSearchParams()
  if (assignmentId) search.set('phan', assignmentId)
  if (deed) search.set('lam', deed)
  const text = search.toString()
  return `/nhiem-vu/${taskId}${text && `?${text}`}`
}

/** Who else the row is: today, or when the work was given. */
export function sayOtherwise(names: 'then' | 'today', otherwise: readonly string[]): string | null {
  if (otherwise.length === 0) return null
  const say = words.successions.board
  return names === 'then' ? say.now(otherwise.join(', ')) : say.formerly(otherwise.join(', '))
}
