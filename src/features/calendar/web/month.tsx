/** One month: its days in weeks, and under them in words what is special about some of them. */
import { addDays, weekday } from '../../../kernel/calendar.js'
import { words } from '../../../kernel/words/index.js'
import { formatShortDay } from '../../../web/format.js'
import { classes } from '../../../web/parts/classes.js'
import type { CalendarDayView, DecisionView } from '../contract.js'
import { sayReason } from './say.js'

const text = words.calendar

interface MonthProps {
  year: number
  /** 1 … 12 */
  month: number
  days: ReadonlyMap<string, CalendarDayView>
  decisions: ReadonlyMap<string, DecisionView>
  workingDays: number
  today: string
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The days of a month in weeks that begin on Monday; null before the first and after the last. */
function weeksOf(year: number, month: number): (string | null)[][] {
  const first = `${year}-${two(month)}-01`
  const cells: (string | null)[] = Array.from({ length: weekday(first) - 1 }, () => null)
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) cells.push(day)
  while (cells.length % 7) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, at) => cells.slice(at * 7, at * 7 + 7))
}

/** How a day looks: by law, by a decision, by the week, or worked on although it is a weekly day off. */
function lookOf(about: CalendarDayView | undefined): string {
  if (!about) return ''
  if (about.working) return 'on'
  if (about.reason === 'weekend') return 'weekend'
  const holiday = !about.reason.endsWith('-made-up') && about.reason !== 'swap' && about.reason !== 'office'
  return holiday ? 'holiday' : 'decided'
}

interface Note {
  days: string[]
  text: string
  look: string
  unverified: boolean
}

/** What is special in the month, days next to each other with the same reason in one line. */
function notesOf(month: string, { days, decisions }: MonthProps): Note[] {
  const notes: Note[] = []
  for (const about of days.values()) {
    if (!about.day.startsWith(month) || about.reason === 'weekend') continue
    const title = about.decisionId ? decisions.get(about.decisionId)?.title : undefined
    const own = about.reason === 'office' || about.reason === 'annual'
    const said = own && title ? title : sayReason(about.reason, about.working)
    const last = notes.at(-1)
    const goesOn =
      last?.text === said && last.unverified === about.unverified && addDays(last.days.at(-1) ?? '', 1) === about.day
    if (goesOn) last.days.push(about.day)
    else notes.push({ days: [about.day], text: said, look: lookOf(about), unverified: about.unverified })
  }
  return notes
}

function span(days: readonly string[]): string {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  return first === last ? formatShortDay(first) : `${Number(first.slice(8))}–${formatShortDay(last)}`
}

export function Month(props: MonthProps) {
  const { year, month, days, workingDays, today } = props
  const name = text.month(month)
  return (
    <section className="sheet month">
      <div className="month-head">
        <h3>{name}</h3>
        <span className="small muted num">{text.workingDays(workingDays)}</span>
      </div>
      <table className="month-table num">
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            {text.weekdaysShort.map((short, at) => (
              <th key={short} scope="col" abbr={words.shell.weekdays[at]}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, at) =>
                day ? (
                  <Day key={day} day={day} about={days.get(day)} today={today} />
                ) : (
                  <td key={`${at}`} aria-hidden="true" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="plain month-notes small">
        {notesOf(`${year}-${two(month)}`, props).map((note) => (
          <li key={note.days[0]}>
            <b className={classes('num', 'note-days', note.look)}>{span(note.days)}</b>
            <span>
              {note.text}
              {note.unverified ? <em className="unverified"> · {text.unverified}</em> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Day({ day, about, today }: { day: string; about: CalendarDayView | undefined; today: string }) {
  const now = day === today
  return (
    <td
      className={classes(lookOf(about), about?.unverified && 'unsure', now && 'now') || undefined}
      aria-current={now ? 'date' : undefined}
    >
      {Number(day.slice(8))}
      {about ? <span className="visually-hidden">, {sayReason(about.reason, about.working)}</span> : null}
    </td>
  )
}
