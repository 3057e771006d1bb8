/** One clause read as an order: who is to act, which words say what to do, and by which rule. */
import { bodyHeadAt } from './bodies.js'
import { bodiesOf } from './body-lists.js'
import { cooperationOf } from './cooperation.js'
import { cut, type Piece } from './lines.js'
import { phraseAt, phraseSet, tokensOf, wordsAt, type Token } from './tokens.js'
import { DIRECTIVES } from './words.js'
import { leadingVerb, timeBeforeVerb, verbBehindSubject } from './verbs.js'

export interface ClauseOrder {
  assignees: Piece[]
  cooperating: Piece[]
  action: Piece
  rule: 'directive' | 'named-body' | 'verb' | 'must' | 'list-item'
}

const directives = phraseSet(DIRECTIVES)
const askings = phraseSet(['đề nghị', 'yêu cầu'])

/** Words that open a clause of circumstance; the order stands behind it. */
const CIRCUMSTANCE =
  /^(?:Để|Nhằm|Với|Riêng|Theo|Thực hiện|Căn cứ|Tiếp tục thực hiện|Trong|Trường hợp|Trên cơ sở|Từ|Hưởng ứng|Được sự|Đối với|Về|Quá trình|Tuần|Khi|Sau khi|Ngay|Qua|Tại|Trước|Những nơi|Nội dung|Tùy|Tuỳ|Ngày|Thi hành|Triển khai|Xét|Kết thúc|Kết quả|Định kỳ|Hằng|Hàng|Nhân|Đến|Hết|Bên cạnh|Ngoài|Nơi nào|Cuối|Đầu)(?=[ :])/iu

/** Past and passive words before a directive: then it is told, not given. */
const TOLD = new Set([
  'đã',
  'được',
  'sự',
  'theo',
  'những',
  'các',
  'lời',
  'có',
  'của',
  'đúng',
  'là',
  'với',
  'phải',
  'hoặc',
  'và',
  'sách',
  'dẫn',
  'bị',
  'sẽ',
  'đáp',
  'đủ',
])

/** Index of the first directive verb that is given to a body, from token `from`; -1 where there is none. */
function directiveAt(tokens: Token[], from: number): number {
  for (let i = from; i < tokens.length; i++) {
    const width = phraseAt(tokens, i, directives)
    if (width === 0 || (i > 0 && TOLD.has(tokens[i - 1]!.word) && !tokens[i - 1]!.after)) continue
    if (partyAt(tokens, skipDoubled(tokens, i + width)) > 0) return i
  }
  return -1
}

/** Capitalised words behind a directive that are no party: documents and deeds. */
const NO_PARTY =
  /^(?:nghị|quyết|chỉ|kết|công văn|công điện|kế|hướng|thông|luật|bộ luật|đề án|chương|dự án|báo cáo|tờ|quy|phương|điều|khoản|mục|phụ|văn bản|căn|theo|trong|trên|nhân dân|khi|đến|để)(?: |$)/u

/** Tokens of the head of whoever a directive is given to: a body, or a name of its own ("Hiệp hội …", "Chợ đầu mối …"). */
function partyAt(tokens: Token[], at: number): number {
  const head = bodyHeadAt(tokens, at)
  const token = tokens[at]
  if (head > 0 || !token?.capital || leadingVerb(tokens, at) > 0) return head
  return NO_PARTY.test(wordsAt(tokens, at, 2)) ? 0 : 1
}

/** "các các đảng bộ": a doubled article is passed over. */
function skipDoubled(tokens: Token[], at: number): number {
  return tokens[at]?.word === 'các' && tokens[at + 1]?.word === 'các' ? at + 1 : at
}

/** The order behind a subject that begins at token `from`. */
function behindSubject(clause: Piece, tokens: Token[], from: number, rule: ClauseOrder['rule']): ClauseOrder | null {
  const at = skipDoubled(tokens, from)
  const verb = verbBehindSubject(tokens, at, rule === 'directive' ? partyAt(tokens, at) : undefined)
  if (verb < 0) return null
  const subject = cut(clause, tokens[at]!.start, tokens[verb]!.start)
  return finish(cut(clause, tokens[verb]!.start), bodiesOf(subject), rule, true)
}

/** "Ban Thường vụ … đề nghị các đơn vị …", "Giao Sở A …": the directive's order. */
function byDirective(clause: Piece, tokens: Token[], at: number): ClauseOrder | null {
  return behindSubject(clause, tokens, at + phraseAt(tokens, at, directives), 'directive')
}

/** Deeds that are themselves asked of somebody above: "Đề nghị khen thưởng …" proposes a reward. */
const PROPOSED =
  /^(?:khen|tặng|công nhận|phê duyệt|xét|xem xét|cấp|biểu dương|xử lý|thanh toán|hỗ trợ|bổ sung|điều chỉnh|sửa đổi|cho)(?= )/iu

/** "Đề nghị gửi lịch về …", "UBND phường đề nghị cung cấp số liệu …": a directive that names nobody. */
function directiveToReader(clause: Piece, tokens: Token[], at: number): ClauseOrder | null {
  const width = phraseAt(tokens, at, askings)
  if (width === 0 || leadingVerb(tokens, at + width) === 0) return null
  const deed = cut(clause, tokens[at + width]!.start)
  return PROPOSED.test(deed.text) ? null : finish(deed, [], 'directive', false)
}

/** The order that a directive anywhere in a lead-in gives, or null. */
export function directiveIn(clause: Piece): ClauseOrder | null {
  const tokens = tokensOf(clause.text)
  const at = directiveAt(tokens, 0)
  return at < 0 ? null : byDirective(clause, tokens, at)
}

/** "Định kỳ thứ Sáu hằng tuần các đơn vị …": a group right behind a time. */
const isBehindTime = (tokens: Token[], at: number): boolean =>
  /^(?:các|mỗi|từng)$/u.test(tokens[at]!.word) && /^(?:tuần|tháng|quý|năm|ngày|\d.*)$/u.test(tokens[at - 1]!.word)

/** Order behind a circumstance: a directive, a body behind a comma, or a verb behind a comma. */
function behindCircumstance(clause: Piece, tokens: Token[]): ClauseOrder | null {
  const directive = directiveAt(tokens, 1)
  if (directive > 0) return byDirective(clause, tokens, directive)
  for (let i = 1; i < tokens.length; i++) {
    if (!(/[,:]/.test(tokens[i - 1]!.after) || isBehindTime(tokens, i)) || bodyHeadAt(tokens, i) === 0) continue
    const verb = verbBehindSubject(tokens, i)
    if (verb > 0 && verb - i < 40) return behindSubject(clause, tokens, i, 'named-body')
  }
  return null
}

/** "Trường hợp đặc biệt, báo cáo …", "Về kinh phí: …": the verb behind the first comma, colon or "thì". */
function verbBehindComma(clause: Piece, tokens: Token[]): ClauseOrder | null {
  for (let i = 1; i < Math.min(tokens.length, 30); i++) {
    const before = tokens[i - 1]!
    if ((/[,:]/.test(before.after) || before.word === 'thì') && leadingVerb(tokens, i) > 0)
      return finish(cut(clause, tokens[i]!.start), [], 'verb', false)
  }
  return null
}

/** "Quá trình sơ kết cần biểu dương …": the verb behind "cần" or "phải". */
function behindMust(clause: Piece, tokens: Token[]): ClauseOrder | null {
  for (let i = 1; i < Math.min(tokens.length - 1, 40); i++) {
    if (!/^(?:cần|phải)$/.test(tokens[i]!.word) || leadingVerb(tokens, i + 1) === 0) continue
    return finish(cut(clause, tokens[i + 1]!.start), [], 'must', false)
  }
  return null
}

/** "có trách nhiệm", "có nhiệm vụ", "cần": said before the verb, no part of the action. */
const DUTY =
  /^(?:,? ?(?:và )?(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm về(?: việc)?|chịu trách nhiệm (?=\p{Ll}+ \p{Ll}+)|cần|phải(?= (?:bố trí|tổ chức|hoàn thành|thực hiện|động viên|có )))\s)+/iu
/** A circumstance between the subject and its verb. */
const INSERTED = /^(?:trên cơ sở|căn cứ|theo chức năng|trong phạm vi|tùy theo|tuỳ theo)(?= )/iu

/** The action without duty words, insertions and the list of those who cooperate. */
function finish(piece: Piece, assignees: Piece[], rule: ClauseOrder['rule'], named: boolean): ClauseOrder | null {
  let action = piece
  if (named && INSERTED.test(action.text)) action = withoutInsertion(action)
  const duty = DUTY.exec(action.text)
  if (duty) action = cut(action, duty[0].length)
  const cooperation = cooperationOf(action)
  return { assignees, cooperating: cooperation.bodies, action: cooperation.action, rule }
}

/** "… căn cứ tình hình thực tế, xây dựng …": the part behind the insertion, where a verb follows a comma. */
function withoutInsertion(piece: Piece): Piece {
  const tokens = tokensOf(piece.text)
  for (let i = 2; i < tokens.length; i++) {
    if (tokens[i - 1]!.after === ',' && leadingVerb(tokens, i) > 0) return cut(piece, tokens[i]!.start)
  }
  return piece
}

/** Words that begin no deed: whoever is named, a number, a quotation, a noun with its article. */
const NO_DEED =
  /^(?:ông|bà|đồng chí|các|những|số|một|gồm|bao|là|theo|như|có|không|kinh phí|điện|địa chỉ|email|trước|trong|từ|ngày)$/u

/** True where the words behind "Văn phòng:" may say what to do, though their verb is not known. */
function mayBeDeed(tokens: Token[]): boolean {
  const [first, second] = tokens
  if (tokens.length < 4 || !first || !second || first.before !== '' || second.capital) return false
  return /^\p{L}+$/u.test(first.word) && !NO_DEED.test(first.word) && bodyHeadAt(tokens, 0) === 0
}

/** A name before a colon: "Phòng Tài nguyên và Môi trường: Xây dựng …". */
function bodyBeforeColon(whole: Piece): ClauseOrder | null {
  const about = /^(?:đối với|riêng) /iu.exec(whole.text)
  const clause = about ? cut(whole, about[0].length) : whole
  const tokens = tokensOf(clause.text)
  const colon = clause.text.indexOf(': ')
  if (colon < 0 || colon > 260 || bodyHeadAt(tokens, 0) === 0) return null
  const verb = verbBehindSubject(tokens, 0)
  if (
    verb > 0 &&
    tokens[verb]!.start < colon &&
    !/^có trách nhiệm|^chịu trách nhiệm|^chủ trì/u.test(clause.text.slice(tokens[verb]!.start))
  )
    return null
  const behind = tokensOf(clause.text.slice(colon + 1))
  const tells = leadingVerb(behind) > 0 || verbBehindSubject(behind, 0) > 0
  if (!tells && !(verb < 0 && mayBeDeed(behind))) return null
  const name = cut(clause, 0, verb > 0 ? Math.min(colon, tokens[verb]!.start) : colon)
  return finish(cut(clause, colon + 1), bodiesOf(name), 'named-body', true)
}

/** "Kết quả sơ kết, đề nghị các chi bộ báo cáo …": a directive behind the first comma, whatever stands before it. */
function behindAside(clause: Piece, tokens: Token[]): ClauseOrder | null {
  const comma = tokens.findIndex((token) => token.after !== '')
  if (comma < 0 || comma > 25 || tokens[comma]!.after !== ',' || phraseAt(tokens, comma + 1, directives) === 0)
    return null
  return byDirective(clause, tokens, comma + 1)
}

/** Reads a clause; null where none of the rules takes it for an order. */
export function orderOf(clause: Piece): ClauseOrder | null {
  const tokens = tokensOf(clause.text)
  if (tokens.length < 2) return null
  const early =
    phraseAt(tokens, 0, directives) > 0 && partyAt(tokens, skipDoubled(tokens, phraseAt(tokens, 0, directives))) > 0
  if (early) return byDirective(clause, tokens, 0)
  const asked = directiveToReader(clause, tokens, 0)
  if (asked) return asked
  const colon = bodyBeforeColon(clause)
  if (colon) return colon
  if (bodyHeadAt(tokens, 0) > 0) {
    const verb = verbBehindSubject(tokens, 0)
    if (verb > 0 && phraseAt(tokens, verb, directives) > 0 && directiveAt(tokens, verb) === verb)
      return byDirective(clause, tokens, verb)
    const reader = verb > 0 ? directiveToReader(clause, tokens, verb) : null
    if (reader) return reader
    if (verb > 0) return behindSubject(clause, tokens, 0, 'named-body')
  }
  if (CIRCUMSTANCE.test(clause.text)) {
    const behind = behindCircumstance(clause, tokens)
    if (behind) return behind
  }
  if (leadingVerb(tokens) > 0) return finish(clause, [], 'verb', false)
  if (/^(?:nếu|những nơi) /iu.test(clause.text)) return finish(clause, [], 'verb', false)
  const time = timeBeforeVerb(clause.text)
  if (time > 0) return finish(cut(clause, time), [], 'verb', false)
  if (CIRCUMSTANCE.test(clause.text)) return behindMust(clause, tokens) ?? verbBehindComma(clause, tokens)
  return behindAside(clause, tokens)
}
