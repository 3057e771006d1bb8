/** Paragraphs cut into clauses: at ";", "." and "đồng thời", never inside brackets or quotation marks, never at "và". */
import { bodyHeadAt } from './bodies.js'
import { endsInCooperation } from './cooperation.js'
import { cut, type Piece } from './lines.js'
import { tokensOf, type Token } from './tokens.js'
import { leadingVerb, timeBeforeVerb, verbBehindSubject } from './verbs.js'

export interface Clause extends Piece {
  /** What stood before it: the start of the paragraph, or the mark at which it was cut. */
  after: '' | ';' | '.' | 'dong-thoi'
}

/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:TP|Tp|tp|TX|Tx|TT|P|Q|H|T|St|ThS|TS|PGS|GS|BS|KS|v\.v|VV|NĐ|Tr|tr|đ|NXB|TW|ĐT|Đ\/c|đ\/c|Mr|KT|TM|TL|Số|[A-ZĐ])$/u

/** True where the full stop at `at` ends a sentence. */
function endsSentence(text: string, at: number): boolean {
  const next = text.slice(at + 1, at + 3)
  if (!/^\s[\p{Lu}"“(]/u.test(next)) return false
  return !ABBREVIATION.test(text.slice(Math.max(0, at - 8), at))
}

const OPEN = new Map([
  ['(', ')'],
  ['“', '”'],
  ['[', ']'],
])

/** Places at which a text may be cut, with the mark that stands there. */
function cutsOf(text: string): { at: number; width: number; mark: Clause['after'] }[] {
  const cuts: { at: number; width: number; mark: Clause['after'] }[] = []
  const lastClose = new Map([...OPEN.values()].map((mark) => [mark, text.lastIndexOf(mark)]))
  let closing = ''
  let opened = -1
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (closing !== '') {
      if (char === closing) closing = ''
      else if (i - opened > 600) {
        closing = ''
        i = opened
      }
      continue
    }
    const close = OPEN.get(char)
    if (close && opened !== i && lastClose.get(close)! > i) {
      closing = close
      opened = i
    } else if (char === ';') cuts.push({ at: i, width: 1, mark: ';' })
    else if (char === '.' && endsSentence(text, i)) cuts.push({ at: i, width: 1, mark: '.' })
    else if (char === ',' && /^, đồng thời,? /u.test(text.slice(i, i + 13)))
      cuts.push({ at: i, width: 1, mark: 'dong-thoi' })
  }
  return cuts
}

/** Words that join a clause to the one before and say nothing of their own. */
const CONNECTOR =
  /^(?:và |đồng thời,? |trong đó,? |theo đó,? |ngoài ra,? |bên cạnh đó,? |cụ thể:? |mặt khác,? |riêng |từ đó,? |qua đó,? |trên cơ sở đó,? |hơn nữa,? |trước mắt,? )/iu

/** A clause without the connector it begins with. */
export function withoutConnector(piece: Piece): Piece {
  let out = cut(piece, 0)
  for (let round = 0; round < 2; round++) {
    const match = CONNECTOR.exec(out.text)
    if (!match) break
    out = cut(out, match[0].length)
  }
  return out
}

/** Words that begin a clause of its own after ";" though they are no verb: conditions, "không để", "phải". */
const OPENS_CLAUSE =
  /^(?:nếu |trường hợp |khi (?=\p{L}+ \p{L}+)|không để |không được |tuyệt đối |việc [^,;]{2,60} phải |nghiêm cấm |những nơi |hoàn thành )/iu

/** "Trạm Y tế: trực cấp cứu": a body, a colon, and a verb. */
function givesBehindColon(text: string, tokens: Token[]): boolean {
  const colon = text.slice(0, 120).indexOf(': ')
  if (colon < 0 || bodyHeadAt(tokens, 0) === 0) return false
  const behind = tokens.findIndex((token) => token.start > colon)
  return behind > 0 && leadingVerb(tokens, behind) > 0
}

/** True where the text behind ";" is an order of its own, and not the next thing of a list. */
function standsAlone(piece: Piece): boolean {
  const clause = withoutConnector(piece)
  if (/^hoàn thành (?:trước|trong|vào|xong)/iu.test(clause.text) && clause.text.length < 60) return false
  if (OPENS_CLAUSE.test(clause.text)) return true
  const tokens = tokensOf(clause.text.slice(0, 500))
  if (leadingVerb(tokens) > 0) return true
  if (timeBeforeVerb(clause.text.slice(0, 500)) > 0) return true
  return (
    verbBehindSubject(tokens, 0) > 0 ||
    givesBehindColon(clause.text, tokens) ||
    (clause.text.length < 110 &&
      /(?:hoàn thành|xong|vào|trong|trước|hết) (?:trước |trong )?(?:ngày|năm|quý|tháng) \d/u.test(clause.text))
  )
}

/** "Ban A đảng ủy xã; Ban B đảng ủy đặc khu lập …": a name whose verb stands behind the next one. */
function isBareName(piece: Piece): boolean {
  const tokens = tokensOf(piece.text)
  if (piece.text.length > 200 || bodyHeadAt(tokens, 0) === 0 || piece.text.includes(':')) return false
  return verbBehindSubject(tokens, 0) < 0 && leadingVerb(tokens) === 0
}

interface Span {
  from: number
  to: number
  after: Clause['after']
}

/** The clauses of a paragraph. A part behind ";" that begins with no verb goes on with the clause before it. */
export function clausesOf(paragraph: Piece): Clause[] {
  const spans: Span[] = []
  let from = 0
  let mark: Clause['after'] = ''
  const ends = [...cutsOf(paragraph.text), { at: paragraph.text.length, width: 0, mark: '' as const }]
  for (const { at, width, mark: next } of ends) {
    const piece = cut(paragraph, from, at)
    const last = spans.at(-1)
    if (/[\p{L}\d]/u.test(piece.text)) {
      const goesOn =
        last &&
        (mark === ';' || mark === 'dong-thoi') &&
        (!standsAlone(piece) || endsInCooperation(cut(paragraph, last.from, last.to)))
      if (goesOn || (spans.length === 1 && mark === ';' && isBareName(cut(paragraph, last!.from, last!.to))))
        last!.to = at
      else spans.push({ from, to: at, after: mark })
    }
    from = at + width
    mark = next
  }
  return spans.map((span) => ({ ...cut(paragraph, span.from, span.to), after: span.after }))
}
