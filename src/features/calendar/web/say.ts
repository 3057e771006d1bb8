/** Days and decisions in words. */
import type { DecisionContent } from '../../../kernel/calendar.js'
import { words } from '../../../kernel/words/index.js'
import { formatDay, formatShortDay, formatWeekday } from '../../../web/format.js'

const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)

/** `thứ Năm 26/11` */
export const dayWithWeekday = (day: string): string => `${lower(formatWeekday(day))} ${formatShortDay(day)}`

export function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} và ${last}` : last
}

const FEW = 6

/** Some days named, the others counted. */
export function someDays(days: readonly string[]): string {
  if (days.length <= FEW) return joined(days.map(dayWithWeekday))
  return words.calendar.impact.andMore(days.slice(0, FEW).map(dayWithWeekday).join(', '), days.length - FEW)
}

/** `thứ Hai, thứ Ba …`, or from – to where they are next to each other. */
function weekdayNames(weekdays: readonly number[]): string {
  const names = weekdays.map((n) => lower(words.shell.weekdays[n - 1] ?? ''))
  const first = weekdays[0] ?? 1
  const range = weekdays.length > 2 && weekdays.every((n, at) => n === first + at)
  return range ? words.calendar.decisions.weekRange(names[0] ?? '', names.at(-1) ?? '') : joined(names)
}

/** What a decision says, a sentence or two. */
export function sayContent(content: DecisionContent): string {
  const say = words.calendar.decisions
  switch (content.kind) {
    case 'swap':
      return `${say.off(joined(content.off.map(dayWithWeekday)))}. ${say.on(joined(content.on.map(dayWithWeekday)))}.`
    case 'weekdays':
      return `${say.week(weekdayNames(content.weekdays), formatDay(content.from))}.`
    case 'annual':
      return `${say.yearly(formatShortDay(`2000-${content.date}`), formatDay(content.from))}.`
    default:
      return `${say.off(joined(content.days.map(dayWithWeekday)))}.`
  }
}

/** Why a day is off or worked on, as the calendar says it. */
export function sayReason(reason: string, working: boolean): string {
  if (working) return words.calendar.worksOn
  const name = words.calendar.reasons[reason] ?? reason
  return reason === 'swap' ? `nghỉ ${name}` : name
}
