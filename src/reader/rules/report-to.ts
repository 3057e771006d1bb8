/** To whom the result goes: "gửi về …", "trình …", "báo cáo …", "tham mưu (cho) …", "kiến nghị …". */
import { bodyHeadAt } from './bodies.js'
import { bodiesOf, trimBody } from './body-lists.js'
import { lengthWithout } from './ends.js'
import { cut, type Piece } from './lines.js'
import { phraseAt, phraseSet, tokensOf, wordsAt, type Token } from './tokens.js'
import { verbBehindSubject } from './verbs.js'

/** Cues in the order of their weight; each is followed by the addressee. */
const CUES: RegExp[] = [
  /(?:gửi|nộp|chuyển(?! (?:phát|đổi|giao|biến)))(?: (?!về |đến |cho |tới |sang |trước |để )[^\s,;()]+){0,7}? (?:trực tiếp )?(?:về|đến|cho|tới|sang) (?:địa chỉ:? )?/giu,
  /(?:gửi|nộp) (?:[^\s,;()]+ ){0,3}?qua (?:hộp thư|thư điện tử|địa chỉ|hòm thư)(?: điện tử)? của /giu,
  /nộp(?: (?!tại |trước )[^\s,;()]+){0,6}? tại /giu,
  /[Gg]ửi (?=\p{Lu}|đoàn |lãnh đạo |cấp |chính quyền )/gu,
  /(?:^|[\s,])[Tt]rình (?:cho )?(?=\p{Lu}|cấp |các cấp|lãnh đạo |(?:tỉnh|huyện|xã|phường|thành phố) )/gu,
  /báo cáo(?: (?!với |về |lên |cho |cáo )[^\s,;()]+){0,6}? (?:với|lên|cho) (?=\p{Lu}|cấp |lãnh đạo )/giu,
  /báo cáo (?=\p{Lu}|cấp |lãnh đạo |các cấp)/giu,
  /báo cáo(?: [^\s,;()]+){0,10}? về (?=\p{Lu}|cấp )/giu,
  /tham mưu,?(?: giúp| cho| đề xuất| báo cáo| trình)* (?=\p{Lu}|cấp |cho (?:cấp|\p{Lu})|lãnh đạo )/giu,
  /về (?=(?:Sở|Ủy ban|UBND|Ban|Bộ|Phòng|Văn phòng|Đảng|Huyện|Tỉnh|Thành|Thường trực)\s)/gu,
  /[Đđ]ăng ký(?: [^\s,;()]+){1,6}? (?:với|tại|về) (?=\p{Lu})/gu,
  /[Tt]hông báo(?: [^\s,;()]+){0,5}? (?:cho|đến|tới|về) (?=\p{Lu})/gu,
  /(?:kiến nghị|đề xuất|đề nghị)(?: với)? (?=cấp có|(?:Ban|Ủy ban|UBND|Bộ|Sở|Chính phủ|Thủ tướng|Thường trực)\s)/giu,
]

/** Verbs before which an addressee is named for a purpose of somebody else: "để tổng hợp báo cáo …". */
const PURPOSE = /(?:^|\s)để (?:\S+ ){0,3}$/u

/** Where the addressee that begins at `token` ends. */
function addresseeEnd(text: string, tokens: Token[], token: number): number {
  const verb = verbBehindSubject(tokens, token)
  const limit = verb > 0 ? tokens[verb]!.start : text.length
  for (let i = token + 1; i < tokens.length && tokens[i]!.start < limit; i++) {
    const before = tokens[i - 1]!
    const word = tokens[i]!
    if (word.before === '(') return bracketEnd(text, word.start - 1)
    if (/[;.:]/.test(before.after)) return before.end
    if (before.after === ',' && bodyHeadAt(tokens, i) === 0 && !goesOnAsName(tokens, i)) return before.end
    if (DOCUMENT.test(text.slice(word.start))) return before.end
    if (!word.capital && phraseAt(tokens, i, ENDS) > 0) return before.end
    if (word.word === 'và' && bodyHeadAt(tokens, i + 1) === 0 && !tokens[i + 1]?.capital) return before.end
    if (/^\d/u.test(word.word)) return before.end
  }
  return limit
}

/** "Trình Ban Thường vụ Tỉnh ủy Đề án …": the document that goes to the addressee. */
const DOCUMENT = /^(?:Đề án|Tờ trình|Báo cáo|Nghị quyết|Dự thảo)(?= )/u

/** "Sở Văn hóa, Thể thao và Du lịch": a capital behind the comma, and a capital behind the "và" that follows. */
function goesOnAsName(tokens: Token[], at: number): boolean {
  if (!tokens[at]!.capital) return false
  for (let i = at; i < Math.min(tokens.length - 1, at + 9); i++) {
    if (tokens[i]!.word === 'và') return tokens[i + 1]!.capital && bodyHeadAt(tokens, i + 1) === 0
    if (tokens[i]!.after !== '' && !(tokens[i]!.after === ',' && tokens[i + 1]!.capital)) return false
  }
  return false
}

/** Words that end an addressee. */
const ENDS = phraseSet(
  'trước;để;theo;chậm nhất;trong;định kỳ;hằng;hàng;thường xuyên;kết quả;tình hình;việc;phương án;hồ sơ;danh sách;về;tại;vào;từ;nội dung;những;kịp thời;khi;quyết định;duyệt;phê duyệt;xem xét;ban hành;thông qua;qua;bằng;là;dự thảo;xử lý;bố trí;cho;như;có biện pháp;các nội dung;các chủ trương;các vấn đề;các giải pháp;kế hoạch;biện pháp;giải pháp;chủ trương;cách;nhu cầu;số liệu;thông tin;văn bản;ngày;muộn nhất;sớm nhất;không muộn;không quá;cuối;đầu;tiến độ;hết;bản;đề án;dự án;tờ trình;báo cáo;chậm;muộn;kèm;cùng với;nhằm;xem;cho ý kiến;danh mục;số;biết'.split(
    ';',
  ),
)

/** The end of "(qua …)" where brackets follow the addressee; otherwise the addressee ends before them. */
function bracketEnd(text: string, open: number): number {
  const close = text.indexOf(')', open)
  const keep = close > 0 && /^\((?:qua|tầng|phòng|địa chỉ) /iu.test(text.slice(open, open + 10)) && close - open < 120
  return keep ? close + 1 : open
}

/** The first addressee behind a cue of `clause`, or null. */
function addresseeBehind(clause: Piece, tokens: Token[], cue: RegExp): Piece | null {
  cue.lastIndex = 0
  for (let match = cue.exec(clause.text); match; match = cue.exec(clause.text)) {
    const at = match.index + match[0].length
    if (
      PURPOSE.test(clause.text.slice(Math.max(0, match.index - 30), match.index + (/^[\s,]/u.test(match[0]) ? 1 : 0)))
    )
      continue
    const token = tokens.findIndex((t) => t.start >= at)
    if (token < 0 || !isAddressee(tokens, token)) continue
    const whole = cut(clause, tokens[token]!.start, addresseeEnd(clause.text, tokens, token))
    const name = trimBody(cut(whole, 0, lengthWithout(whole.text, ' ./')))
    if (name.text.length > 1) return name
  }
  return null
}

/** A body, or "cấp có thẩm quyền", "cấp ủy". */
function isAddressee(tokens: Token[], token: number): boolean {
  if (tokens[token]!.word === 'cấp') return /^(?:có|ủy|uỷ|trên|thẩm|ủy,|trực)$/u.test(tokens[token + 1]?.word ?? '')
  if (wordsAt(tokens, token, 2) === 'lãnh đạo') return tokens[token + 2]?.capital === true
  return bodyHeadAt(tokens, token) > 0
}

/** Longest clause that is looked through. */
const LONGEST_CLAUSE = 4000

/** Several addressees of one clause, in the order of the text. */
export function reportToOf(whole: Piece): { value: string; piece: Piece } | null {
  const clause = whole.text.length > LONGEST_CLAUSE ? cut(whole, 0, LONGEST_CLAUSE) : whole
  const tokens = tokensOf(clause.text)
  for (const cue of CUES) {
    const name = addresseeBehind(clause, tokens, cue)
    if (!name) continue
    const more = alsoTo(clause, name)
    const parts = bodiesOf(name).map((part) => part.text)
    return { value: [...parts, ...more].join('; '), piece: name }
  }
  return null
}

/** "… gửi cho A và 01 bản cho B": the second addressee. */
function alsoTo(clause: Piece, first: Piece): string[] {
  const from = clause.text.indexOf(first.text) + first.text.length
  const match = /^ và (?:\d{1,2} )?(?:bản|cuốn|bộ)? ?(?:cho|gửi|về) /u.exec(clause.text.slice(from))
  if (!match) return []
  const rest = cut(clause, from + match[0].length)
  const tokens = tokensOf(rest.text)
  if (bodyHeadAt(tokens, 0) === 0) return []
  return [trimBody(cut(rest, 0, addresseeEnd(rest.text, tokens, 0))).text]
}
