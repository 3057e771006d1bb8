/** Verbs in running text: what a clause begins with, and where the verb stands behind a subject. */
import { bodyHeadAt, isOrganisation } from './bodies.js'
import { COMPOUNDS, NOUN_TAIL, NOUNS, SHORT_VERBS } from './short-verbs.js'
import { phraseAt, phraseSet, tokensOf, wordsAt, type Token } from './tokens.js'
import { ADVERBS, VERBS } from './words.js'

const adverbs = phraseSet(ADVERBS)
const verbs = phraseSet(VERBS)

/** A word before which a verb is part of a noun phrase, or of a name. */
const NOUN_BEFORE = new Set(
  'các những một mỗi của về việc do bị đang với nhằm theo từ tại bằng mọi và ban - – / cho'.split(' '),
)
/** Two words before which a verb is part of a noun phrase. */
const NOUN_PAIRS = new Set(
  'công tác;nhiệm vụ;chức năng;thẩm quyền;quyền hạn;kế hoạch;chương trình;cuộc thi;kết quả;nội dung;hoạt động;cơ sở;phương án;biện pháp;giải pháp;hội đồng;tiến độ;hệ thống;phần mềm;nền tảng;sổ tay;tài liệu;quy chế'.split(
    ';',
  ),
)
/** Nouns before those pairs with which they are a body after all: "tổ công tác", "cơ quan chức năng". */
const BODY_PAIRS = /^(?:tổ|đoàn) công tác$|(?:quan|ngành|lượng|vị) chức năng$|^(?:bộ|đoàn|ủy|uỷ|hội|viên) cơ sở$/u
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
const DUTY = phraseSet(['có trách nhiệm', 'có nhiệm vụ'])
/** Words that no subject of an order holds. */
const NO_SUBJECT = new Set([
  'là',
  'vì',
  'đã',
  'sẽ',
  'nhưng',
  'để',
  'khi',
  'nếu',
  'vẫn',
  'chưa',
  'còn',
  'bị',
  'nhằm',
  'thì',
])
/** Kinds of documents: before "số 5" they are nouns. */
const DOCUMENT = /^(?:quyết định|thông báo|hướng dẫn|báo cáo|kết luận|kế hoạch|chỉ thị|công văn)$/u

/** Words that may name a group: "Đội kiểm tra liên ngành", "Tổ thẩm định". */
const NAMES_GROUP = new Set(
  'kiểm tra;thẩm định;giám sát;quản lý;thanh tra;tư vấn;hỗ trợ;điều hành;điều phối;tuyên truyền;giúp việc;phản ứng;ứng phó;phục vụ;tiếp công;bảo vệ;xét duyệt;kiểm soát;biên tập;biên soạn;vận động;tổ chức;chỉ đạo;chuẩn bị;tuần tra;cứu hộ;cứu nạn;chữa cháy;soạn thảo;kiểm kê;kiểm đếm;nghiệm thu;xử lý;đánh giá;khảo sát;rà soát;tiếp nhận'.split(
    ';',
  ),
)
/** Groups that are named by what they do. */
const GROUP = new Set(['đội', 'tổ', 'đoàn', 'nhóm'])
/** Words behind a verb that make it one: its object has begun. */
const OBJECT = /^(?:các|những|việc|mọi|toàn|tất|từng|một|\d.*|hộ|tình|công|danh)$/u

/** "Đội kiểm tra liên ngành kiểm tra …": the first of two verbs is the group's name. */
function namesGroup(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (!before || before.after || !GROUP.has(before.word) || !NAMES_GROUP.has(wordsAt(tokens, at, 2))) return false
  if (OBJECT.test(tokens[at + 2]?.word ?? '')) return false
  for (let i = at + 2; i < Math.min(tokens.length, at + 8); i++) {
    if (tokens[i - 1]!.after) return false
    if (verbAt(tokens, i) > 0) return true
  }
  return false
}

/** "Trung tâm Dịch vụ tổng hợp", "Phòng Nghiệp vụ tổng hợp": what else a verb may be behind a noun of a name. */
const NAME_TAIL = /^(?:dịch vụ|nghiệp vụ|hành chính|kinh tế|kế hoạch|văn phòng) tổng hợp$/u

/** "quyết định số 5", "báo cáo viên", "thông tin (chính thức) về": the noun, not the verb. */
function isNoun(tokens: Token[], at: number, width: number): boolean {
  const next = tokens[at + width]
  if (!next || tokens[at + width - 1]!.after) return false
  if (next.word === 'viên') return true
  const words = wordsAt(tokens, at, width)
  if (DOCUMENT.test(words) && (next.word === 'số' || /^\d/u.test(next.word))) return true
  return (
    words === 'thông tin' &&
    /^(?:chính thức|cụ thể|chi tiết|đầy đủ|liên quan|cơ bản)? ?về/u.test(wordsAt(tokens, at + width, 3))
  )
}

/** Words of the adverb or verb at `at`, as it stands in a clause behind a subject; 0 where there is none. */
export function verbAt(tokens: Token[], at: number): number {
  const token = tokens[at]
  if (!token || token.capital) return 0
  if (at > 0 && !tokens[at - 1]!.after && COMPOUNDS.has(wordsAt(tokens, at - 1, 2))) return 0
  const adverb = phraseAt(tokens, at, adverbs)
  if (adverb > 0) return adverb
  if (NOUNS.has(wordsAt(tokens, at, 2)) && !token.after) return 0
  if (at > 1 && tokens[at - 2]!.capital && NAME_TAIL.test(wordsAt(tokens, at - 2, 4))) return 0
  const verb = phraseAt(tokens, at, verbs)
  if (verb >= 2) return isOrganisation(tokens, at) || isNoun(tokens, at, verb) ? 0 : verb
  return shortVerbAt(tokens, at)
}

/** A verb of one syllable at `at` that is no part of a longer word. */
function shortVerbAt(tokens: Token[], at: number): number {
  const token = tokens[at]!
  if (!SHORT_VERBS.has(token.word)) return 0
  if (at > 0 && !tokens[at - 1]!.after && phraseAt(tokens, at - 1, verbs) > 1) return 0
  const next = tokens[at + 1]
  return next && !token.after && NOUN_TAIL[token.word]?.test(next.word) ? 0 : 1
}

/** Words of the verb that `text` begins with (adverbs count); single syllables too. */
export function leadingVerb(tokens: Token[], at = 0): number {
  if (isOrganisation(tokens, at)) return 0
  if (tokens[at]?.word === 'cho' && phraseAt(tokens, at + 1, verbs) > 1) return 1
  const adverb = phraseAt(tokens, at, adverbs)
  if (adverb > 0) return adverb
  const verb = phraseAt(tokens, at, verbs)
  if (verb === 0 && tokens[at] && tokens[at + 1] && !tokens[at]!.after) return shortVerbAt(tokens, at)
  return verb > 0 && isNoun(tokens, at, verb) ? 0 : verb
}

/** The two words before `at`; one at the second word of a text, none at its first. */
const pairBefore = (tokens: Token[], at: number): string => wordsAt(tokens, Math.max(0, at - 2), Math.min(2, at))

/** True where the words before `at` make its verb a noun. */
function isNominal(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1]!
  if (before.after) return false
  if (before.capital && /^(?:phòng|trưởng|đạo|viên|trực|gia) ban$/u.test(pairBefore(tokens, at))) return false
  if (NOUN_BEFORE.has(before.word)) return true
  return (
    NOUN_PAIRS.has(pairBefore(tokens, at)) && !BODY_PAIRS.test(wordsAt(tokens, Math.max(0, at - 3), Math.min(3, at)))
  )
}

/** Deeds by which nobody is named. */
const ACTS =
  /^(?:cập nhật|báo cáo|rà soát|tổng hợp|quán triệt|thống kê|đăng ký|bố trí|xây dựng|triển khai|nghiên cứu|lập \p{L}+|gửi \p{L}+)$/u

/** A verb that belongs to a noun phrase: "các cơ quan quản lý nhà nước tổ chức …" — a better one follows soon. */
function isAttribute(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (!before || before.after) return false
  if (namesGroup(tokens, at)) return true
  if (
    !(TAKES_VERB.has(pairBefore(tokens, at)) || /^(?:hộ|người|dân)$/u.test(before.word)) ||
    BODY_PAIRS.test(wordsAt(tokens, Math.max(0, at - 3), 3))
  )
    return false
  if (phraseAt(tokens, at, MUST) > 0 || ACTS.test(wordsAt(tokens, at, 2))) return false
  const width = Math.max(1, verbAt(tokens, at))
  for (let i = at + width; i < Math.min(tokens.length, at + 9); i++) {
    if (tokens[i - 1]!.after) return false
    if (verbAt(tokens, i) > 0 && !isNominal(tokens, i)) return i > at + width
  }
  return false
}

/** Furthest token at which the verb of a subject is looked for. */
const SUBJECT_LIMIT = 90

/** Index of "có trách nhiệm" in the sentence of a subject, where no other verb has begun before; -1 otherwise. */
function dutyBehind(tokens: Token[], from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (/[;.]/.test(tokens[i - 1]!.after)) return -1
    if (phraseAt(tokens, i, DUTY) > 0) return i
    const verb = wordsAt(tokens, i, 2)
    if (
      !tokens[i]!.capital &&
      /^(?:chủ trì|phối hợp|tiếp tục|chỉ đạo|tăng cường|khẩn trương)$/u.test(verb) &&
      tokens[i - 1]!.word !== 'công' &&
      !isPassive(tokens, i)
    )
      return -1
  }
  return -1
}

/** "được phân công chủ trì": inside a participle. */
function isPassive(tokens: Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 5); i--) {
    if (tokens[i]!.after) return false
    if (tokens[i]!.word === 'được') return true
  }
  return false
}

/** Verbs of a participle: "được phân công chủ trì thực hiện …", and the word right behind "được". */
function isHanded(tokens: Token[], at: number): boolean {
  if (tokens[at - 1]!.word === 'được') return true
  return (
    /^(?:phân công|chủ trì|thực hiện|phối hợp|phụ trách)$/u.test(wordsAt(tokens, at, 2)) || tokens[at]!.word === 'giao'
  )
}

/** "Sở Tài chính, trên cơ sở …, chủ trì …": a circumstance between the subject and its verb. */
const INSERTION = phraseSet([
  'trên cơ sở',
  'căn cứ',
  'theo',
  'trong phạm vi',
  'tùy theo',
  'tuỳ theo',
  'với',
  'khi',
  'sau khi',
  'trước khi',
  'trong',
  'trường hợp',
  'nếu',
])
/** "là cơ quan thường trực, …": says what the subject is, before its verb. */
const APPOSITION = phraseSet(['là cơ quan', 'là đơn vị', 'là đầu mối', 'làm đầu mối', 'là thường trực'])

/**
 * Index of the token at which the verb begins behind a subject that begins at token `from`; -1 where there is none.
 * `head` is the number of tokens of the subject's head. Names keep their verbs ("Ban Chỉ đạo", "Sở Xây dựng": capitals); participles ("được phân công …") end at a "must".
 */
export function verbBehindSubject(tokens: Token[], from: number, head = bodyHeadAt(tokens, from)): number {
  if (head === 0) return -1
  let participle = false
  let inserted = false
  let bracket = false
  const end = Math.min(tokens.length, from + SUBJECT_LIMIT)
  const duty = dutyBehind(tokens, from + head, end)
  if (duty > 0) return duty
  for (let i = from + head; i < end; i++) {
    const before = tokens[i - 1]!
    const word = tokens[i]!
    if (word.before === '(') bracket = true
    else if (before.closes) bracket = false
    if (bracket) continue
    if (/[;.]/.test(before.after) && !/^(?:tp|tx|tt|q|p|h)$/.test(before.word)) {
      if (before.after === '.' || bodyHeadAt(tokens, i) === 0) return -1
    }
    if (before.after === ':' && !word.capital) return -1
    if (before.pause === ',') inserted = phraseAt(tokens, i, INSERTION) > 0 && phraseAt(tokens, i, verbs) === 0
    else if (phraseAt(tokens, i, APPOSITION) > 0) inserted = true
    if (NO_SUBJECT.has(word.word) && !inserted && !participle) return -1
    if (before.word === 'được' && before.after === '') participle = true
    if (before.after === ',') participle = false
    if (inserted) continue
    if (phraseAt(tokens, i, MUST) > 0 && !word.capital && !/^(?:không|nào)$/u.test(before.word)) return i
    if (participle && isHanded(tokens, i)) continue
    if (verbAt(tokens, i) === 0 || isNominal(tokens, i) || isAttribute(tokens, i)) continue
    return i
  }
  return -1
}

/** A time at the head of a clause, up to its last word: "từ ngày 6/4/2026 mở cống …". */
const TIME_FIRST =
  /^(?:từ|đến|trước|trong|chậm nhất|sau|ngày|hằng|hàng|định kỳ)(?= )[^,;]{0,40}?(?:\d|tuần|tháng|quý|năm)(?: (?:hằng|hàng|mỗi) (?:tuần|tháng|quý|năm))?(?:,? (?=\p{L}))/iu

/** Characters of the time that a clause begins with, where its verb stands right behind; 0 otherwise. */
export function timeBeforeVerb(text: string): number {
  const time = TIME_FIRST.exec(text)
  return time && leadingVerb(tokensOf(text.slice(time[0].length, time[0].length + 100))) > 0 ? time[0].length : 0
}
