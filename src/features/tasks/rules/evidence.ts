/** Evidence by kind: what is asked for, what is handed in again, what is said of each piece. */
import { conflict, invalid } from '../../../kernel/errors.js'

export type Decision = 'accept' | 'return'

export interface Handed {
  expectedId: string | null
}

/**
 * Of what the task asks for, what is neither handed in nor excused with a reason. Asked of the unit that leads; those that
 * cooperate answer for their own part only.
 */
export function missingOf(
  expected: readonly { id: string }[],
  handed: readonly Handed[],
  excused: readonly { expectedId: string }[],
): string[] {
  const met = new Set([...handed, ...excused].map((one) => one.expectedId))
  return expected.map(({ id }) => id).filter((id) => !met.has(id))
}

/** A piece may only be handed in for what is asked for, in the kind that is asked for. */
export function mustBeAskedFor(
  expected: readonly { id: string; kind: string }[],
  handed: readonly (Handed & { kind: string })[],
  excused: readonly { expectedId: string }[],
): void {
  const kinds = new Map(expected.map(({ id, kind }) => [id, kind]))
  const wrong = handed.some(({ expectedId, kind }) => expectedId !== null && kinds.get(expectedId) !== kind)
  if (wrong || excused.some(({ expectedId }) => !kinds.has(expectedId))) throw invalid('unknown-expected')
}

export interface DecidedPiece {
  id: string
  decision: Decision | null
}

/** A piece that was returned is not handed in again as it was; the others of the submission before may be. */
export function mustBeKeepable(before: readonly DecidedPiece[], keep: readonly string[]): void {
  const known = new Map(before.map((piece) => [piece.id, piece.decision]))
  for (const id of keep) {
    if (!known.has(id)) throw invalid('unknown-piece')
    if (known.get(id) === 'return') throw conflict('returned-piece')
  }
}

export interface PieceDecision {
  id: string
  decision: Decision
  reason: string
}

/**
 * What is written of each piece when a result is decided. Accepting the result accepts every piece; returning it decides
 * those that are named and leaves the others open.
 */
export function decidePieces(
  decision: Decision,
  pieces: readonly DecidedPiece[],
  named: readonly PieceDecision[],
): PieceDecision[] {
  const known = new Set(pieces.map(({ id }) => id))
  if (named.some(({ id }) => !known.has(id)) || new Set(named.map(({ id }) => id)).size !== named.length)
    throw invalid('unknown-piece')
  if (decision === 'return') return [...named]
  if (named.some((piece) => piece.decision === 'return')) throw conflict('piece-returned')
  return pieces.map(({ id }) => named.find((piece) => piece.id === id) ?? { id, decision: 'accept', reason: '' })
}
