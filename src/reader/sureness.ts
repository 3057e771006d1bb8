/**
 * What each part of an order rests on: of the signs of a field the first that holds, the telling ones before the usual.
 * The table says how often values with that sign were right.
 */
import type { Paper, Range } from './paper.js'
import type { Found, OrderPart, ReadDeadline, ReadOrder, Rests } from './reading.js'
import { bodyHeadAt } from './rules/bodies.js'
import { tokensOf } from './rules/tokens.js'
import { verbAt } from './rules/verbs.js'
import { measured, type Why } from './sureness-table.js'

/** A value and where it stands, before it is known how sure it is. */
export type Place<T> = Pick<Found<T>, 'value' | 'span'>

/** An order before its parts are weighed. */
export interface Unweighed extends Pick<ReadOrder, 'path' | 'conditional' | 'sentence' | 'rule'> {
  action: Place<string>
  assignees: Place<string>[]
  cooperating: Place<string>[]
  deadline: Place<ReadDeadline> | null
  reportTo: Place<string> | null
}

/** An order with what its signs are read from. */
interface Seen {
  order: Unweighed
  /** Words of its sentence. */
  sentence: string
  /** It stands in the same paragraph behind another order. */
  behind: boolean
}

type Sign<F extends OrderPart> = readonly [why: Why<F>, holds: (seen: Seen) => boolean]

const within = (inner: Range | null | undefined, outer: Range): boolean =>
  inner != null && inner.start >= outer.start && inner.end <= outer.end

/** Longest sentence that is looked through. */
const LONGEST = 4000
/** Longest text between two orders of one sentence: ", đồng thời", a clause that is no order. */
const BETWEEN = 40
/** Orders of fewer words than this were often a remark. */
const FEW = 8
/** Where a name before a colon has ended. */
const NAME_ENDS = 120

const inTable: Sign<'order'>[1] = ({ order }) => order.rule === 'table-row'
const isShort: Sign<'order'>[1] = ({ order }) => tokensOf(order.action.value).length < FEW
const hasParts: Sign<'order'>[1] = ({ order }) => order.action.value.includes(';')

/** "đã", "sẽ", "là": the clause says how things are; "chậm nhất là" and its kin say a time. */
const TELLS = /(?<!\p{L})(?:đã|sẽ|(?<!(?:nhất|chậm|muộn|cuối|hạn|chót|tức) )là)(?!\p{L})/u

const isHere = ({ order }: Seen): boolean => within(order.assignees[0]?.span, order.sentence)
/** The clause names a body, and yet a line elsewhere says who is to act. */
const namesItsOwn = ({ rule }: Unweighed): boolean => rule === 'named-body' || rule === 'directive'

const ORDER: readonly Sign<'order'>[] = [
  ['table-row', inTable],
  ['nobody-named', ({ order }) => order.assignees.length === 0],
  ['other-than-sentence', (seen) => namesItsOwn(seen.order) && !isHere(seen)],
  ['few-words', isShort],
  ['two-parts', hasParts],
  [
    'name-and-colon',
    ({ order, sentence }) => order.rule === 'named-body' && sentence.slice(0, NAME_ENDS).includes(':'),
  ],
  ['tells-of-facts', ({ sentence }) => TELLS.test(sentence)],
  ['dated', ({ order }) => within(order.deadline?.span, order.sentence)],
  ['behind-another', ({ order, behind }) => behind && order.rule !== 'numbered-item'],
  ['directive', ({ order }) => order.rule === 'directive'],
  ['named-body', ({ order }) => order.rule === 'named-body'],
  ['list-item', ({ order }) => order.rule === 'list-item'],
  ['paragraph-under-heading', ({ order }) => order.rule === 'paragraph-under-heading'],
  ['closing-report', ({ order }) => order.rule === 'closing-report'],
  ['numbered-item', () => true],
]

/** A name that is more or less than one: a single word, or words that no name holds, a verb among them. */
function isOdd(name: string): boolean {
  const tokens = tokensOf(name)
  if (tokens.length === 1 || / (?:là|có|được|khi|nếu|để) /u.test(name)) return true
  return tokens.some((_token, i) => i > 0 && verbAt(tokens, i) > 0 && bodyHeadAt(tokens, i) === 0)
}

const isSeveral = ({ order }: Seen): boolean => order.assignees.length > 1
/** "các sở, ngành", "Sở A và đơn vị liên quan": a list that is kept as one name. */
const isGroup = ({ order }: Seen): boolean => order.assignees.some(({ value }) => /[,;]| và /u.test(value))

const ASSIGNEES: readonly Sign<'assignees'>[] = [
  ['nobody-named', ({ order }) => order.assignees.length === 0],
  ['table-column', inTable],
  ['odd-name', ({ order }) => order.assignees.some(({ value }) => isOdd(value))],
  ['list-of-roles', ({ order }) => (order.assignees[0]?.span?.start ?? -1) >= order.sentence.end],
  ['several-names', isSeveral],
  ['group-in-sentence', (seen) => isGroup(seen) && isHere(seen)],
  ['group-from-above', isGroup],
  ['one-in-sentence', isHere],
  ['one-from-above', () => true],
]

const COOPERATING: readonly Sign<'cooperating'>[] = [
  ['table-column', inTable],
  ['from-elsewhere', ({ order }) => !within(order.cooperating[0]?.span, order.sentence)],
  ['several', ({ order }) => order.cooperating.length > 1],
  ['one', () => true],
]

/** Words that speak of a time, however it is meant. */
const TIME =
  /(?<![\p{L}\d])(?:trước (?:ngày|\d|khi|tháng)|hạn (?:cuối|chót)|chậm nhất|muộn nhất|hết (?:ngày|tháng|quý|năm)|đến (?:ngày|hết)|ngày \d|tháng \d|quý [IV1-4]|(?:trong|cuối|đầu) năm|năm \d{4}|định kỳ|(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)|(?:lần|cuộc|kỳ|buổi) ?\/ ?(?:ngày|tuần|tháng|quý|năm)|trong vòng|\d+ (?:ngày|giờ|tuần|tháng)|kể từ|ngay (?:sau|khi)|kế tiếp|thường xuyên|\d{1,2}\/\d{1,2}(?!\d)|\d{1,2}h|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)/giu
/** "Quyết định số … ngày …": the date of a document, and no time of the order. */
const CITED =
  /(?:số [^\s,;]{1,20}[/-][^\s,;]{1,30}|nghị quyết|quyết định|kế hoạch|chỉ thị|luật)[^,;]{0,60}?,? ngày \d{1,2}[/ ][^,; ]{1,12}(?: tháng \d{1,2} năm \d{4})?/giu

const timesIn = ({ sentence }: Seen): number => sentence.replace(CITED, ' ').match(TIME)?.length ?? 0
const isBound = (...bounds: string[]): Sign<'deadline'>[1] => {
  const set = new Set(bounds)
  return ({ order }) => set.has(order.deadline?.value.bound ?? '')
}

const DEADLINE: readonly Sign<'deadline'>[] = [
  ['none-beside-time-words', (seen) => seen.order.deadline === null && timesIn(seen) > 0],
  ['none', ({ order }) => order.deadline === null],
  ['table-column', inTable],
  ['another-line', ({ order }) => !within(order.deadline?.span, order.sentence)],
  ['two-parts', hasParts],
  ['several-times', (seen) => timesIn(seen) > 2],
  ['range', isBound('range', 'from')],
  ['event', isBound('relative')],
  ['recurring', isBound('recurring')],
  ['single-day', isBound('on')],
  ['last-day', () => true],
]

/** "gửi … về Sở A": words of sending, and whoever they go to. */
const SENDS = /(?<!\p{L})(?:báo cáo|gửi|trình|nộp|tham mưu)(?: [^\s,;]+){0,6}? (?:(?:về|cho|lên|với|đến) )?\p{Lu}/u

const REPORT_TO: readonly Sign<'report_to'>[] = [
  ['none-beside-sending', ({ order, sentence }) => order.reportTo === null && SENDS.test(sentence)],
  ['none', ({ order }) => order.reportTo === null],
  ['body-behind-cue', () => true],
]

function weigh<F extends OrderPart>(field: F, signs: readonly Sign<F>[], seen: Seen): { sure: number; why: string } {
  const [why] = signs.find(([, holds]) => holds(seen))!
  return measured(field, why)
}

/** What the parts of an order rest on; `before` is the order that was read before it. */
function restsOf(order: Unweighed, before: Unweighed | undefined, paper: Pick<Paper, 'text'>): Rests {
  const { sentence } = order
  const between = before ? paper.text.slice(before.sentence.end, Math.max(before.sentence.end, sentence.start)) : '\n'
  const seen: Seen = {
    order,
    sentence: paper.text.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST)),
    behind:
      before !== undefined &&
      sentence.start >= before.sentence.end &&
      between.length < BETWEEN &&
      !between.includes('\n'),
  }
  return {
    order: weigh('order', ORDER, seen),
    assignees: weigh('assignees', ASSIGNEES, seen),
    ...(order.cooperating.length > 0 ? { cooperating: weigh('cooperating', COOPERATING, seen) } : {}),
    deadline: weigh('deadline', DEADLINE, seen),
    report_to: weigh('report_to', REPORT_TO, seen),
  }
}

const round = (share: number): number => Math.round(share * 100) / 100

/** The orders with what they rest on. A value is right only where the order is one, so it takes in how sure that is. */
export function weighed(orders: readonly Unweighed[], paper: Pick<Paper, 'text'>): ReadOrder[] {
  return orders.map((order, i) => {
    const rests = restsOf(order, orders[i - 1], paper)
    const valued = <T>(place: Place<T>, { sure, why }: { sure: number; why: string }): Found<T> => ({
      ...place,
      sure: round(rests.order.sure * sure),
      why,
    })
    return {
      ...order,
      action: { ...order.action, ...rests.order },
      assignees: order.assignees.map((body) => valued(body, rests.assignees)),
      cooperating: order.cooperating.map((body) => valued(body, rests.cooperating!)),
      deadline: order.deadline && valued(order.deadline, rests.deadline),
      reportTo: order.reportTo && valued(order.reportTo, rests.report_to),
      rests,
    }
  })
}
