/** Bodies (cơ quan, đơn vị, chức danh) in running text: where a name begins, where the subject ends and the verb begins. */
import { phraseAt, phraseSet, tokensOf, wordsAt, type Token } from './tokens.js'
import { ADVERBS, COMMON_HEADS, PROPER_HEADS, QUANTIFIERS, VERBS } from './words.js'

const properHeads = phraseSet(PROPER_HEADS)
const commonHeads = phraseSet(COMMON_HEADS)
const quantifiers = phraseSet(QUANTIFIERS)
const adverbs = phraseSet(ADVERBS)
const verbs = phraseSet(VERBS)

/** Verbs of one syllable that are safe to look for behind a subject. */
const SHORT_VERBS = new Set(['gửi', 'lập', 'trình', 'giao', 'cử', 'treo', 'nộp', 'giúp', 'đăng', 'chọn', 'viết', 'mở'])
/** Words after which "tổ chức" is the noun. */
const ORGANISATION = phraseSet(
  'đảng;đoàn;đoàn thể;chính trị;xã hội;cơ sở;hội;công đoàn;thành viên;tín dụng;có liên quan;liên quan;trực thuộc;cá nhân;kinh tế;quốc tế;phi chính phủ;trong;khác;ở;thuộc;chính'.split(
    ';',
  ),
)
/** A word before which a verb is part of a noun phrase. */
const NOUN_BEFORE = new Set(
  'các những một mỗi của về việc tác vụ do bị đã năng quyền hoạch trình thi quả dung động với nhằm để theo từ tại là bằng mọi'.split(
    ' ',
  ),
)
/** Nouns that often take a verb as their name: "cơ quan quản lý", "lực lượng tham gia". */
const TAKES_VERB = new Set([
  'cơ quan',
  'đơn vị',
  'lực lượng',
  'phạm vi',
  'bộ phận',
  'doanh nghiệp',
  'tổ chức',
  'cơ sở',
  'trung tâm',
])
/** Words that say "must": they end any subject. */
const MUST = phraseSet([
  'có trách nhiệm',
  'có nhiệm vụ',
  'chịu trách nhiệm',
  'phải',
  'cần',
  'tiếp tục',
  'khẩn trương',
  'chủ động',
  'nghiêm túc',
])

/** True where "tổ chức" at token `at` means an organisation and not "to organise". */
function isOrganisation(tokens: Token[], at: number): boolean {
  if (wordsAt(tokens, at, 2) !== 'tổ chức') return false
  const before = tokens[at - 1]?.word ?? ''
  if (['các', 'mọi', 'những', 'mỗi', 'của', 'một'].includes(before) && !tokens[at - 1]?.after) return true
  if (phraseAt(tokens, at + 2, ORGANISATION) > 0) return true
  return tokens[at + 1]?.after === ',' && tokens[at - 1]?.after === ','
}

/** Number of tokens of a body's head at `at`, quantifier included; 0 where no body begins there. */
export function bodyHeadAt(tokens: Token[], at: number): number {
  const quantifier = phraseAt(tokens, at, quantifiers)
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
  if (token.capital && proper > 0) return wordsAt(tokens, head, 2) === 'trường hợp' ? 0 : quantifier + proper
  if (common > 0 && !isFalseHead(tokens, head)) return quantifier + common
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

/** Words of the adverb or verb at `at`, as it stands in a clause behind a subject; 0 where there is none. */
export function verbAt(tokens: Token[], at: number): number {
  const token = tokens[at]
  if (!token || token.capital) return 0
  const adverb = phraseAt(tokens, at, adverbs)
  if (adverb > 0) return adverb
  const verb = phraseAt(tokens, at, verbs)
  if (verb >= 2) return isOrganisation(tokens, at) || tokens[at + verb]?.word === 'viên' ? 0 : verb
  return SHORT_VERBS.has(token.word) ? 1 : 0
}

/** Words of the verb that `text` begins with (adverbs count); single syllables too. */
export function leadingVerb(tokens: Token[], at = 0): number {
  if (isOrganisation(tokens, at)) return 0
  const adverb = phraseAt(tokens, at, adverbs)
  if (adverb > 0) return adverb
  const verb = phraseAt(tokens, at, verbs)
  return tokens[at + verb]?.word === 'viên' ? 0 : verb
}

/** A verb that belongs to a noun phrase: "các cơ quan quản lý nhà nước tổ chức …" — a better one follows soon. */
function isAttribute(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (!before || before.after) return false
  if (!TAKES_VERB.has(wordsAt(tokens, at - 2, 2))) return false
  if (phraseAt(tokens, at, MUST) > 0) return false
  for (let i = at + 2; i < Math.min(tokens.length, at + 9); i++) {
    if (/[;.:]/.test(tokens[i - 1]!.after)) return false
    if (verbAt(tokens, i) > 0 && !NOUN_BEFORE.has(tokens[i - 1]!.word) && !tokens[i - 1]!.after) return true
  }
  return false
}

/** Furthest token at which the verb of a subject is looked for. */
const SUBJECT_LIMIT = 90

/**
 * Index of the token at which the verb begins behind a subject that begins at token `from`; -1 where there is none.
 * Names keep their verbs ("Ban Chỉ đạo", "Sở Xây dựng": capitals); participles ("được phân công …") end at a "must".
 */
export function verbBehindSubject(tokens: Token[], from: number): number {
  const head = bodyHeadAt(tokens, from)
  if (head === 0) return -1
  let participle = false
  const end = Math.min(tokens.length, from + SUBJECT_LIMIT)
  for (let i = from + head; i < end; i++) {
    const before = tokens[i - 1]!
    if (/[;.]/.test(before.after) && !/^(?:tp|tx|tt|q|p|h)$/.test(before.word)) return -1
    if (before.word === 'được' && before.after === '') participle = true
    if (before.after === ',') participle = false
    const must = phraseAt(tokens, i, MUST)
    if (must > 0 && !tokens[i]!.capital && !NOUN_BEFORE.has(before.word)) return i
    if (participle || verbAt(tokens, i) === 0) continue
    if (NOUN_BEFORE.has(before.word) && before.after === '') continue
    if (isAttribute(tokens, i)) continue
    return i
  }
  return -1
}
