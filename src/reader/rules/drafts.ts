/** Orders while they are being put together: pieces of the text, before they become values with spans. */
import type { ReadDeadline } from '../reading.js'
import type { Piece } from './lines.js'
import type { Item } from './outline.js'

export interface DraftDeadline {
  read: ReadDeadline
  piece: Piece
}

export interface Draft {
  item: Item
  path: string
  assignees: Piece[]
  cooperating: Piece[]
  action: Piece
  deadline: DraftDeadline | null
  reportTo: { value: string; piece: Piece } | null
  conditional: boolean
  sentence: Piece
  rule: string
}

/** True where the order has no day to be done by, though it may recur. */
export const isUndated = (draft: Draft): boolean => draft.deadline === null || draft.deadline.read.date === null
