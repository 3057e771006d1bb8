/** Bodies (cơ quan, đơn vị, chức danh) in running text: where the name of one begins. */
import { phraseAt, phraseSet, tokensOf, wordsAt, type Token } from './tokens.js'
import { COMMON_HEADS, PROPER_HEADS, QUANTIFIERS, VERBS } from './words.js'

const properHeads = phraseSet(PROPER_HEADS)
const commonHeads = phraseSet(COMMON_HEADS)
const quantifiers = phraseSet(QUANTIFIERS)
const verbs = phraseSet(VERBS)

/** Words after which "tổ chức" is the noun. */
const ORGANISATION = phraseSet(
  'đảng;đoàn;đoàn thể;chính trị;xã hội;cơ sở;hội;công đoàn;thành viên;tín dụng;có liên quan;liên quan;trực thuộc;cá nhân;kinh tế;quốc tế;phi chính phủ;trong;khác;ở;thuộc;chính'.split(
    ';',
  ),
)
/** "tổ chức hội nghị": the verb after all. */
const MEETING = /^hội (?:nghị|thảo|thi|diễn|chợ|đàm|trại|báo|thao|quân|họp)$/u

/** True where "tổ chức" at token `at` means an organisation and not "to organise". */
export function isOrganisation(tokens: Token[], at: number): boolean {
  if (wordsAt(tokens, at, 2) !== 'tổ chức') return false
  const before = tokens[at - 1]?.word ?? ''
  if (['các', 'mọi', 'những', 'mỗi', 'của', 'một'].includes(before) && !tokens[at - 1]?.after) return true
  if (phraseAt(tokens, at + 2, ORGANISATION) > 0) return !MEETING.test(wordsAt(tokens, at + 2, 2))
  return tokens[at + 1]?.after === ',' && tokens[at - 1]?.after === ','
}

/** Tokens of the words of number at `at`: "các", "tất cả các". */
function quantifierAt(tokens: Token[], at: number): number {
  const first = phraseAt(tokens, at, quantifiers)
  return first === 0 ? 0 : first + phraseAt(tokens, at + first, quantifiers)
}

/** Number of tokens of a body's head at `at`, quantifier included; 0 where no body begins there. */
export function bodyHeadAt(tokens: Token[], at: number): number {
  const quantifier = quantifierAt(tokens, at)
  const head = at + quantifier
  const token = tokens[head]
  if (!token) return 0
  if (isOrganisation(tokens, head)) return quantifier + 2
  const proper = phraseAt(tokens, head, properHeads)
  const common = phraseAt(tokens, head, commonHeads)
  const verb = phraseAt(tokens, head, verbs)
  if (
    verb > Math.max(proper, common) ||
    (verb > 0 && verb >= Math.max(proper, common) && !token.capital && quantifier === 0)
  )
    return 0
  if (quantifier > 0 && token.word === 'chi' && token.after === ',') return quantifier + 1
  if (isFalseHead(tokens, head)) return 0
  if (token.capital && proper > 0) return quantifier + proper
  if (common > 0) return quantifier + common
  if (isAbbreviation(tokens, head)) return quantifier + 1
  return 0
}

/** "trường hợp", "tổ chức" (the verb), "cấp cứu", "bản chất" …: heads that are something else with the next word. */
function isFalseHead(tokens: Token[], at: number): boolean {
  const two = wordsAt(tokens, at, 2)
  return (
    /^(?:trường hợp|trường lớp|tổ chức|cấp cứu|cấp bách|cấp thiết|bản chất|hội nghị|hội thảo|hội thi|đoàn kết|bộ máy|phòng chống|phòng ngừa|xã hội|cán bộ (?:sự|thực)|báo chí$|ngành nghề|tỉnh táo|đội ngũ|cơ sở (?:dữ|vật|hạ|pháp)|bản đồ|bản sao|cấp giấy|hội nhập|bộ phim|thành phần|hộ khẩu|hộ chiếu|viện dẫn|đoàn viên thanh|vụ việc|phòng cháy|phòng trừ|nhân dân ta|khối lượng|cấp phép|đài tưởng|hội diễn|hội đàm|báo cáo)/u.test(
      wordsAt(tokens, at, 3) || two,
    ) && !/^tổ công/u.test(two)
  )
}

/** "MTTQ", "BCĐ", "VPĐU": capitals that name a body. */
function isAbbreviation(tokens: Token[], at: number): boolean {
  const word = tokens[at]!
  return (
    word.capital &&
    /^(?:ubnd|ubmttq|mttq|hđnd|bch|bcđ|vpcp|btg|ub|đtn|hnd|hpn|hccb|lđlđ|bql|ttvh|vhtt)/u.test(word.word)
  )
}

/** True where the text begins with the name of a body or of an office holder. */
export function startsWithBody(text: string): boolean {
  return bodyHeadAt(tokensOf(text.slice(0, 80)), 0) > 0
}
