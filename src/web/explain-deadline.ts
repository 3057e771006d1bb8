/** Why the last day of a deadline is what it is: by which wording, read by whom. */
import { type DeadlineWords, type DeadlineRule } from '../kernel/deadline.js'
import { eventOf, type Term } from '../kernel/term.js'
import { wordingOf } from '../kernel/wordings.js'
import { words } from '../kernel/words/index.js'
import { formatDay } from './format.js'

const say = words.deadlines

export interface Explained {
  rule: DeadlineRule
  lastDay: string | null
  period: { from: string; until: string; lastDay: string } | null
}

/** Who read "trước ngày": the words, the office by its convention, a person. */
export type ReadBy = 'words' | 'office' | 'person'

/** `5 ngày làm việc` */
const lengthOf = ({ count, unit }: Term): string =>
  count === null || unit === null ? '' : count === 0 ? say.sameDay : `${count} ${say.unit[unit]}`

function beforeSaid(deadline: DeadlineWords, by: ReadBy, rule: DeadlineRule): string {
  const day = formatDay(deadline.date ?? '')
  const isIn = rule === 'included-day'
  if (by === 'person') return say.before[isIn ? 'person-in' : 'person-out'](day)
  if (isIn) return say.before.office(day)
  return by === 'office' ? say.before['office-out'](day) : say.before.words(day)
}

/** One or two sentences; '' where there is nothing to explain. */
export function explainDeadline(deadline: DeadlineWords, computed: Explained, by: ReadBy = 'words'): string {
  const { term } = deadline
  const event = term?.event ?? (deadline.text || say.event.none)
  // what slept until its event and has a day now
  if (deadline.bound === 'relative' && computed.lastDay && eventOf(term) === 'awaited') return say.event.counted(event)
  switch (wordingOf(deadline)) {
    case 'before':
      return beforeSaid(deadline, by, computed.rule)
    case 'before-time':
      return say.time
    case 'by':
    case 'on':
    case 'range':
      return say.included(formatDay(deadline.date ?? ''))
    case 'period-end':
      return say.periodEnd(formatDay(deadline.date ?? ''))
    case 'from':
      return say.from
    case 'vague':
      return say.vague
    case 'standing':
      return say.standing
    case 'term':
    case 'working-term':
      return eventOf(term) === 'signed' ? say.term.signed(lengthOf(term!)) : say.term.received(lengthOf(term!))
    case 'hours':
      return eventOf(term) === 'awaited' ? say.event.hours(lengthOf(term!), event) : say.term.received(lengthOf(term!))
    case 'vague-event':
      return say.vagueEvent
    case 'after-event':
      return say.event.after(event)
    case 'term-after-event':
      return say.event.term(lengthOf(term!), event)
    case 'before-event':
      return say.event.before(lengthOf(term!), event)
    case 'named-day-of-period':
      return withFirst(namedSaid(deadline, computed), computed)
    case 'end-of-period':
      return withFirst(say.period.end, computed)
  }
}

function namedSaid(deadline: DeadlineWords, { period }: Explained): string {
  if (!deadline.every?.before) return say.period.named
  const isIn = deadline.inclusive === true || (period !== null && 'named' in period && period.named === period.lastDay)
  return isIn ? say.period.namedBefore.in : say.period.namedBefore.out
}

function withFirst(said: string, { period }: Explained): string {
  if (!period) return said
  const first = say.period.first(formatDay(period.from), formatDay(period.until), formatDay(period.lastDay))
  return `${said} ${first}`
}
