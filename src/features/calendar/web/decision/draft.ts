/** A decision while it is being filled in, and the content that it amounts to. */
import { addDays, type DecisionContent, type DecisionKind } from '../../../../kernel/calendar.js'
import { DECIDED_HOLIDAYS, tetOf, type DecidedHoliday, type HolidayCode } from '../../../../kernel/holidays.js'
import { words } from '../../../../kernel/words/index.js'
import { formatDay, formatShortDay } from '../../../../web/format.js'

export interface Pair {
  off: string
  on: string
}

/** Days are '' while none is chosen. */
export interface Draft {
  kind: DecisionKind
  holiday: DecidedHoliday
  year: number
  /** First of the days of Tết. */
  first: string
  /** Quốc khánh: 1/9 and 2/9, or 2/9 and 3/9. */
  second: 'before' | 'after'
  pairs: Pair[]
  days: string[]
  compensated: HolidayCode
  from: string
  weekdays: number[]
  date: string
}

export interface DraftStart {
  kind?: DecisionKind
  holiday?: DecidedHoliday
  year: number
}

export function newDraft({ kind = 'holiday', holiday = 'tet', year }: DraftStart): Draft {
  return {
    kind,
    holiday,
    year,
    first: addDays(tetOf(year), -1),
    second: 'before',
    pairs: [{ off: '', on: '' }],
    days: [''],
    compensated: 'new-year',
    from: '',
    weekdays: [1, 2, 3, 4, 5],
    date: '',
  }
}

/** The draft that amounts to a content, for correcting it. */
export function draftOf(content: DecisionContent, year: number): Draft {
  const draft = newDraft({ kind: content.kind, year: 'year' in content ? content.year : year })
  switch (content.kind) {
    case 'holiday': {
      const days = content.days.toSorted()
      return {
        ...draft,
        holiday: content.holiday,
        first: content.holiday === 'tet' ? (days[0] ?? '') : draft.first,
        second: days.includes(`${content.year}-09-03`) ? 'after' : 'before',
      }
    }
    case 'compensation':
      return { ...draft, compensated: content.holiday, days: [...content.days] }
    case 'swap':
      return { ...draft, pairs: content.off.map((off, at) => ({ off, on: content.on[at] ?? '' })) }
    case 'office':
      return { ...draft, days: [...content.days] }
    case 'weekdays':
      return { ...draft, from: content.from, weekdays: [...content.weekdays] }
    case 'annual':
      return { ...draft, from: content.from, date: `${content.from.slice(0, 4)}-${content.date}` }
  }
}

/** Chosen and finished: a year that is still being typed is no day yet. */
export const isChosen = (day: string): boolean => day.length === 10 && day >= '1901' && day < '2200'

export const tetDays = (first: string): string[] =>
  Array.from({ length: DECIDED_HOLIDAYS.tet }, (_, at) => addDays(first, at))

function holidayDays({ holiday, year, first, second }: Draft): string[] {
  if (holiday === 'tet') return isChosen(first) ? tetDays(first) : []
  return second === 'before' ? [`${year}-09-01`, `${year}-09-02`] : [`${year}-09-02`, `${year}-09-03`]
}

/** What the draft says; null while a day is still to be chosen. */
export function contentOf(draft: Draft): DecisionContent | null {
  const { kind, year } = draft
  switch (kind) {
    case 'holiday': {
      const days = holidayDays(draft)
      return days.length ? { kind, holiday: draft.holiday, year, days } : null
    }
    case 'compensation':
      return draft.days.every(isChosen) ? { kind, holiday: draft.compensated, year, days: draft.days } : null
    case 'swap':
      return draft.pairs.every(({ off, on }) => isChosen(off) && isChosen(on))
        ? { kind, off: draft.pairs.map(({ off }) => off), on: draft.pairs.map(({ on }) => on) }
        : null
    case 'office':
      return draft.days.every(isChosen) ? { kind, days: draft.days } : null
    case 'weekdays':
      return isChosen(draft.from) && draft.weekdays.length ? { kind, from: draft.from, weekdays: draft.weekdays } : null
    case 'annual':
      return isChosen(draft.from) && isChosen(draft.date) ? { kind, from: draft.from, date: draft.date.slice(5) } : null
  }
}

/** A name for the decision, as long as nobody has given it another. */
export function proposedTitle(content: DecisionContent): string {
  const say = words.calendar.form.titles
  switch (content.kind) {
    case 'holiday':
      return say[content.holiday](content.year)
    case 'compensation':
      return say.compensation(words.calendar.reasons[content.holiday] ?? '', content.year)
    case 'swap':
      return say.swap(formatDay(content.off.toSorted()[0] ?? ''))
    case 'office':
      return say.office(formatDay(content.days.toSorted()[0] ?? ''))
    case 'weekdays':
      return say.weekdays(formatDay(content.from))
    case 'annual':
      return say.annual(formatShortDay(`2000-${content.date}`))
  }
}
