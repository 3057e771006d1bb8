/**
 * Lists of bodies taken apart (corpus decision "assignees"): bodies with names of their own are split at ",", ";" and
 * "và"; a list that shares an article or a modifier stays one string.
 */
import { lengthWithout } from './ends.js'
import { bodyHeadAt } from './bodies.js'
import { cut, type Piece } from './lines.js'
import { tokensOf, wordsAt, type Token } from './tokens.js'
import { QUANTIFIERS } from './words.js'

interface Break {
  /** Token that may begin a new body. */
  token: number
  strong: boolean
}

/** Tokens behind ";", "," or "và" at which a list may break. */
function breaksOf(tokens: Token[]): Break[] {
  const out: Break[] = []
  let depth = 0
  for (let i = 1; i < tokens.length; i++) {
    const before = tokens[i - 1]!
    if (before.before === '(') depth++
    if (before.after === ')' && depth > 0) depth--
    if (depth > 0) continue
    if (before.after === ';') out.push({ token: i, strong: true })
    else if (before.after === ',') out.push({ token: tokens[i]!.word === 'và' ? i + 1 : i, strong: false })
    else if (before.word === 'và' || before.word === 'cùng') out.push({ token: i, strong: false })
  }
  return out
}

const PLACE_HEAD = /^(?:phường|xã|thôn|bản|huyện|quận|tỉnh|thành phố|thị xã|thị trấn|đặc khu)(?: |$)/u
const isPlace = (tokens: Token[], token: number): boolean => PLACE_HEAD.test(wordsAt(tokens, token, 2))

/** True where the words at `token` begin a body of its own, and do not go on with the list before. */
function beginsBody(tokens: Token[], token: number, start: number): boolean {
  const first = tokens[token]
  if (!first) return false
  const word = QUANTIFIERS.has(first.word) || QUANTIFIERS.has(wordsAt(tokens, token, 2))
  if (word) return !isFrontPair(tokens, token, start)
  if (bodyHeadAt(tokens, token) === 0) return false
  if (isJointOffice(tokens, token, start) || isBareHead(first, tokens[token + 1])) return false
  if (first.capital) return !isPlace(tokens, token)
  const opener = tokens[start]!
  const shared = QUANTIFIERS.has(opener.word) || QUANTIFIERS.has(wordsAt(tokens, start, 2)) || !opener.capital
  if (/^(?:thủ trưởng|giám đốc|chủ tịch|hiệu trưởng|văn phòng)/u.test(wordsAt(tokens, token, 2))) return true
  return (
    !shared &&
    (tokens[token - 1]?.word === 'và' || /^(?:cơ quan|đơn vị)/u.test(wordsAt(tokens, token, 2))) &&
    !isPlace(tokens, token)
  )
}

/** "CÁC SỞ, BAN, NGÀNH": a head with no name of its own goes on with the list. */
const BARE_HEAD = /^(?:ban|sở|ngành|phòng|bộ|phường|xã|hội|đoàn|viện|trường|khối|cụm|tổ|đội)$/u
const isBareHead = (head: Token, next: Token | undefined): boolean =>
  BARE_HEAD.test(head.word) && (head.after !== '' || next === undefined || next.word === 'và')

/** "Văn phòng HĐND và UBND xã": one office that serves two bodies. */
function isJointOffice(tokens: Token[], token: number, start: number): boolean {
  return (
    tokens[token - 1]?.word === 'và' &&
    token - start <= 10 &&
    /^văn phòng (?:hđnd|hội đồng nhân dân|đoàn đại biểu quốc hội)/u.test(wordsAt(tokens, start, 6)) &&
    /^(?:ubnd|ủy ban nhân|uỷ ban nhân|hđnd|hội đồng nhân)/u.test(wordsAt(tokens, token, 3))
  )
}

/** "Ủy ban Mặt trận Tổ quốc … và các tổ chức chính trị - xã hội": the usual pair stays one party. */
function isFrontPair(tokens: Token[], token: number, start: number): boolean {
  if (tokens[token - 1]?.word !== 'và') return false
  const before = wordsAt(tokens, start, token - start)
  const after = wordsAt(tokens, token, 6)
  return (
    /mặt trận tổ quốc|mttq/u.test(before) &&
    /^các (?:tổ chức|đoàn thể)(?: thành viên)?(?: chính trị|$)/u.test(after) &&
    !tokens.slice(start, token - 1).some((t) => t.after === ',')
  )
}

/** "Giám đốc, Thủ trưởng các sở": a bare title goes with the next one. */
const BARE_TITLE = /^(?:phó )?(?:giám đốc|thủ trưởng|bộ trưởng|chủ tịch|bí thư|trưởng ban|đồng chí|hiệu trưởng)$/u

/** A part that shares its tail with the parts before: "MTTQ Việt Nam, Hội Cựu chiến binh các cấp". */
const SHARED_TAIL = /\S các cấp$/u

/** Indices of tokens at which the list's items begin. */
function itemStarts(tokens: Token[]): number[] {
  const starts = [0]
  const breaks = breaksOf(tokens)
  const hasStrong = breaks.some((at) => at.strong)
  for (const { token, strong } of breaks) {
    const open = starts.at(-1)!
    if (token <= open || token >= tokens.length) continue
    if (!strong && BARE_TITLE.test(wordsAt(tokens, open, token - open).replace(/ và$/u, ''))) continue
    const listed = hasStrong && !tokens[token]!.capital && tokens[token - 1]!.word !== 'và'
    if (strong || (!listed && beginsBody(tokens, token, open))) starts.push(token)
  }
  return starts
}

/** Puts back together the items before one that ends in "các cấp", as far as they have names of their own. */
function mergeSharedTails(tokens: Token[], starts: number[]): number[] {
  const merged: number[] = []
  for (const [k, start] of starts.entries()) {
    merged.push(start)
    const end = starts[k + 1] ?? tokens.length
    const text = wordsAt(tokens, start, end - start).replace(/ và$/u, '')
    if (!SHARED_TAIL.test(text) || !tokens[start]!.capital) continue
    while (merged.length > 1) {
      const before = merged.at(-2)!
      const joined = tokens[merged.at(-1)! - 1]!
      if (
        QUANTIFIERS.has(tokens[before]!.word) ||
        joined.after === ';' ||
        /^(?:bộ|sở|ban chỉ)/u.test(wordsAt(tokens, before, 2))
      )
        break
      merged.pop()
    }
  }
  return merged
}

/** Particles that may stand before or behind a name in a list. */
const LEAD = /^(?:và|cùng|cùng với|với|giữa|do|đồng chí(?= các)|trách nhiệm của|đối với)\s+/iu
const TAIL =
  /(?:\s(?:và|thì|để|nếu)|\strong phạm vi(?: chức năng| quyền hạn| nhiệm vụ| quản lý).*|,? theo chức năng.*|,? (?:căn cứ|trên cơ sở|tùy theo|tuỳ theo) .*|, (?:khi|sau khi|trước khi|trong|trường hợp|nếu) .*|,? (?:là|làm) (?:cơ quan|đơn vị|đầu mối|thường trực).*)$/iu

/** One item of a list without the particles around it. */
export function trimBody(piece: Piece): Piece {
  let out = cut(piece, 0)
  const lead = LEAD.exec(out.text)
  if (lead) out = cut(out, lead[0].length)
  for (let round = 0; round < 4; round++) {
    const tail = TAIL.exec(out.text)
    const end = lengthWithout(tail ? out.text.slice(0, tail.index) : out.text, ' ,;:.…')
    if (end === 0 || end === out.text.length) break
    out = cut(out, 0, end)
  }
  return out
}

/** Longest list of bodies; what is longer is kept as it is. */
const LONGEST_LIST = 3000

/** The bodies that a list names, each trimmed. */
export function bodiesOf(piece: Piece): Piece[] {
  const list = trimBody(piece)
  if (list.text.length > LONGEST_LIST) return [list]
  const tokens = tokensOf(list.text)
  if (tokens.length === 0) return []
  if (/: \p{Lu}/u.test(list.text)) return [list]
  const starts = mergeSharedTails(tokens, itemStarts(tokens))
  return starts
    .map((start, k) => {
      const next = starts[k + 1]
      return trimBody(
        cut(
          list,
          tokens[start]!.start - (tokens[start]!.before === '(' ? 1 : 0),
          next === undefined ? list.text.length : tokens[next]!.start,
        ),
      )
    })
    .filter((item) => /\p{L}/u.test(item.text))
}
