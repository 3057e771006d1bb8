/** The periods of a task that comes again, as a row from which one is chosen; the newest first. */
import { words } from '../../../../kernel/words/index.js'
import { capital } from '../../../../kernel/text.js'
import { formatShortDay } from '../../../../web/format.js'
import { classes } from '../../../../web/parts/classes.js'
import { StateMark } from '../../../../web/parts/mark.js'
import type { AssignmentView, OccurrenceView } from '../../contract.js'
import { periodLabel } from './period-label.js'
import './time.css'

const text = words.taskTime.periods

/** Periods of which the reader sees a part, the newest first. */
export function periodsOf(parts: readonly AssignmentView[]): OccurrenceView[] {
  const found = new Map(parts.flatMap(({ period }) => (period ? [[period.id, period] as const] : [])))
  return [...found.values()].sort((a, b) => b.from.localeCompare(a.from))
}

/** The period that is shown first: that of the part that was asked for, the oldest that needs the reader, else the newest. */
export function firstShown(
  parts: readonly AssignmentView[],
  wanted: string | null,
  concerns: (part: AssignmentView) => boolean,
): string | null {
  const periods = periodsOf(parts)
  const asked = parts.find((part) => part.id === wanted)?.period?.id
  const needed = periods.findLast(({ id }) => parts.some((part) => part.period?.id === id && concerns(part)))
  return asked ?? needed?.id ?? periods[0]?.id ?? null
}

interface PeriodsProps {
  parts: AssignmentView[]
  chosen: string
  onChoose: (periodId: string) => void
}

export function Periods({ parts, chosen, onChoose }: PeriodsProps) {
  const periods = periodsOf(parts)
  return (
    <section className="sheet box" aria-labelledby="periods">
      <h2 id="periods">{text.title}</h2>
      <p className="small muted">{text.lead}</p>
      <div className="period-row" role="radiogroup" aria-labelledby="periods">
        {periods.map((period) => (
          <label key={period.id} className={classes('period', period.id === chosen && 'chosen')}>
            <input
              type="radio"
              name="period"
              className="visually-hidden"
              checked={period.id === chosen}
              onChange={() => onChoose(period.id)}
            />
            <b>{capital(periodLabel(period))}</b>
            <small className="muted num">{text.due(formatShortDay(period.lastDay))}</small>
            <Standing parts={parts.filter((part) => part.period?.id === period.id && part.under === null)} />
          </label>
        ))}
      </div>
    </section>
  )
}

/** How one unit stands in a period, or how many of them are done. */
function Standing({ parts }: { parts: AssignmentView[] }) {
  const [only] = parts
  if (only && parts.length === 1)
    return <StateMark state={only.state} time={only.time} submittedAt={only.submittedAt} />
  const done = parts.filter((part) => part.state === 'accepted').length
  return <small className="num">{text.done(done, parts.length)}</small>
}
