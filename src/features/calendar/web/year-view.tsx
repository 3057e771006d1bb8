import { words } from '../../../kernel/words/index.js'
import { formatLongDay } from '../../../web/format.js'
import type { OutputOf } from '../../../kernel/contract.js'
import type { getCalendar } from '../contract.js'
import { Month } from './month.js'

const text = words.calendar

type Year = OutputOf<typeof getCalendar>

const LEGEND = ['weekend', 'holiday', 'decision', 'on', 'unverified'] as const
const LOOK = { weekend: 'weekend', holiday: 'holiday', decision: 'decided', on: 'on', unverified: 'holiday unsure' }

/** The year as it hangs on a wall: twelve months, each with its special days in words. */
export function YearView({ data }: { data: Year }) {
  const days = new Map(data.days.map((one) => [one.day, one]))
  const decisions = new Map(data.decisions.map((one) => [one.id, one]))
  const low = (day: string): string => formatLongDay(day).replace(/^T/, 't').replace(/^C/, 'c')
  return (
    <>
      <p className="small muted">
        {text.lunar(low(data.lunar.tet), low(data.lunar.hungKings))}{' '}
        {text.workingDaysOfYear(data.workingDays.reduce((sum, n) => sum + n, 0))}
      </p>
      <ul className="plain legend small" aria-label={text.legend.title}>
        {LEGEND.map((code) => (
          <li key={code}>
            <i className={`swatch num ${LOOK[code]}`} aria-hidden="true">
              {code === 'on' ? '7' : '2'}
            </i>
            {text.legend[code]}
          </li>
        ))}
      </ul>
      <div className="months">
        {data.workingDays.map((workingDays, at) => (
          <Month
            key={at}
            year={data.year}
            month={at + 1}
            days={days}
            decisions={decisions}
            workingDays={workingDays}
            today={data.today}
          />
        ))}
      </div>
      {data.days.some((one) => one.unverified) ? <p className="small muted">{text.unverifiedLong(data.year)}</p> : null}
    </>
  )
}
