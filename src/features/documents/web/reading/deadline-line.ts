/** A deadline in words: the last day, how much time there really is, and why it was read like this. */
import { addDays, workCalendar } from '../../../../kernel/calendar.js'
import { words } from '../../../../kernel/words/index.js'
import { explainDeadline } from '../../../../web/explain-deadline.js'
import { formatDay, formatLongDay, formatShortDay } from '../../../../web/format.js'
import type { ComputedView, OrderDeadlineView } from '../../contract.js'

/** `thứ Năm, 3/12/2026`, in the middle of a sentence. */
export function longDay(day: string): string {
  const text = formatLongDay(day)
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

export function dayOffReason(code: string): string {
  const reasons = words.documents.deadline.offReasons
  const known = reasons[code] ?? (code.endsWith('made-up') ? reasons['made-up'] : reasons['other'])
  return known ?? ''
}

/** Up to three working days are named one by one, where the usual calendar agrees with the server's count. */
const FEW = 3

function fewDays(from: string, lastDay: string, count: number): string | null {
  if (count < 1 || count > FEW) return null
  const calendar = workCalendar()
  const days: string[] = []
  for (let day = addDays(from, 1); day <= lastDay && days.length <= FEW; day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) days.push(day)
  }
  return days.length === count ? joined(days) : null
}

/** `27 và 28/3`, `31/3 và 1/4` */
function joined(days: string[]): string {
  const oneMonth = new Set(days.map((day) => day.slice(0, 7))).size === 1
  const said = days.map((day, index) =>
    oneMonth && index < days.length - 1 ? String(Number(day.slice(8))) : formatShortDay(day),
  )
  const last = said.pop() ?? ''
  return said.length > 0 ? `${said.join(', ')} và ${last}` : last
}

/** How many working days there are, as a sentence; null where that cannot be said. */
export function timeGiven(computed: ComputedView, issuedOn: string | null): string | null {
  const say = words.documents.deadline
  const { lastDay, workingDays } = computed
  if (lastDay === null || workingDays === null) return null
  if (workingDays <= 0) return `${say.daysNone}.`
  const few = issuedOn ? fewDays(issuedOn, lastDay, workingDays) : null
  return few ? `${say.daysFew(workingDays, few)}.` : `${say.days(workingDays)}.`
}

/** Why the last day is what it is. */
export const whyLastDay = (deadline: OrderDeadlineView, computed: ComputedView): string =>
  explainDeadline(deadline, computed, computed.readBy)

/** The other way in which "trước ngày X" may be read, or null where there is only one. */
export function otherReading(
  deadline: OrderDeadlineView,
  computed: ComputedView,
): { label: string; inclusive: boolean } | null {
  if (deadline.bound !== 'before' || !deadline.date || deadline.time) return null
  const inclusive = computed.rule === 'included-day'
  const say = words.documents.deadline.readOtherTo
  const day = formatDay(deadline.date)
  return { label: inclusive ? say.exclude(day) : say.include(day), inclusive: !inclusive }
}
