/** The kind of a document: the word printed over it, else what its symbol says, else "công văn". */
import type { Found } from '../reading.js'
import { measured, type Why } from '../sureness-table.js'
import { cut, rangeOf, type Piece } from './lines.js'
import { regimeOfNumber } from './regimes.js'
import { ALONE, isKindLine, KIND_NAMES, kindAtStart } from './kind-words.js'

/** Kind that a symbol names under the regime of its number: "-CV/TU", "09/CT-UBND"; null where it names none. */
export function kindOfNumber(number: string, issued: string | null = null): string | null {
  const { kinds } = regimeOfNumber(number, issued)
  for (const part of number.split(/[-/.\s]/)) {
    const found = kinds.find(([, symbols]) => symbols.includes(part))
    if (found) return found[0]
  }
  return null
}

const quoted = (piece: Piece, kind: string, why: Why<'kind'>): Found<string> => ({
  value: kind,
  span: rangeOf(piece),
  ...measured('kind', why),
})

/** Places where a document names its own kind: "Trên đây là thông báo …", "(Trích thông báo số …)". */
const NAMES_ITSELF = [
  new RegExp(`Trên đây là (${KIND_NAMES})(?= )`, 'iu'),
  new RegExp(`\\((?:Trích|Nguồn:?(?: Từ)?) (${KIND_NAMES}) số`, 'iu'),
  new RegExp(`Kèm theo (${KIND_NAMES}) số`, 'iu'),
]

/** The kind of the document. */
export function kindOfDocument(
  head: Piece[],
  number: Piece | null,
  numberValue: string | null,
  body: Piece[],
  issued: string | null = null,
): Found<string> {
  for (const line of head)
    if (isKindLine(line.text)) return quoted(line, ALONE.exec(line.text)![1]!.toLowerCase(), 'kind-line')
  const symbol = numberValue ? kindOfNumber(numberValue, issued) : null
  if (symbol && number) return quoted(number, symbol, 'symbol')
  if (numberValue !== null && number) return quoted(number, 'công văn', 'number-without-kind')
  for (const line of head) {
    const opening = kindAtStart(line.text)
    if (opening) return quoted(cut(line, 0, opening.length), opening.kind, 'opening-words')
  }
  for (const paragraph of body) {
    for (const pattern of NAMES_ITSELF) {
      const match = pattern.exec(paragraph.text)
      if (match)
        return quoted(cut(paragraph, match.index, match.index + match[0].length), match[1]!.toLowerCase(), 'own-words')
    }
  }
  return { value: 'công văn', span: null, ...measured('kind', 'nothing-printed') }
}
