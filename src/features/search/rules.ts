/** Where the words of a search stand in a text, whatever their marks. Pure. */
import { fold, searchWords } from '../../kernel/text.js'

export interface Piece {
  text: string
  hit: boolean
}

const AROUND = 90

/** Words of a text with their places; a word is letters and digits. */
function* wordsOf(text: string): Generator<{ start: number; end: number; folded: string }> {
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu))
    yield { start: match.index, end: match.index + match[0].length, folded: fold(match[0]) }
}

/** A passage round the first found word, cut into pieces; the last word of the search also matches as a beginning. */
export function snippetOf(text: string, q: string): Piece[] {
  const asked = searchWords(q)
  const last = asked.at(-1)
  const isHit = (folded: string): boolean => asked.includes(folded) || (last !== undefined && folded.startsWith(last))
  let at: number | null = null
  for (const word of wordsOf(text)) {
    if (!isHit(word.folded)) continue
    at = word.start
    break
  }
  const from = at === null ? 0 : backToBlank(text, Math.max(0, at - AROUND))
  const to = onToBlank(text, Math.min(text.length, (at ?? 0) + AROUND * 2))
  const passage = text.slice(from, to)
  const pieces: Piece[] = []
  let done = 0
  for (const word of wordsOf(passage)) {
    if (!isHit(word.folded)) continue
    if (word.start > done) pieces.push({ text: passage.slice(done, word.start), hit: false })
    pieces.push({ text: passage.slice(word.start, word.end), hit: true })
    done = word.end
  }
  if (done < passage.length) pieces.push({ text: passage.slice(done), hit: false })
  if (from > 0) pieces.unshift({ text: '…', hit: false })
  if (to < text.length) pieces.push({ text: '…', hit: false })
  return pieces
}

function backToBlank(text: string, at: number): number {
  let i = at
  while (i > 0 && !/\s/.test(text.charAt(i - 1))) i--
  return i
}

function onToBlank(text: string, at: number): number {
  let i = at
  while (i < text.length && !/\s/.test(text.charAt(i))) i++
  return i
}
