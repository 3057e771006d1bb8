import { words } from '../../../kernel/words/index.js'
import { formatDay, formatInstant } from '../../../web/format.js'
import type { HistoryEntry } from '../contract.js'
import './history.css'

const text = words.tasks.page
const sentences: Record<string, string> = {
  ...words.tasks.event,
  ...words.taskLife.event,
  ...words.taskTime.event,
  ...words.sourceChanges.event,
  setOwnDay: words.cooperating.event,
  remindPart: words.bulk.event,
}
const RED = new Set(['returnResult', 'dispute', 'withdraw', 'cancelPart', 'reopenPart', 'refuseExtension'])
const NAMED = 3

interface Told {
  entry: HistoryEntry
  units: string[]
}

/** The newest first; what was done to many units in one go is told once. */
function tell(entries: HistoryEntry[]): Told[] {
  const told: Told[] = []
  for (const entry of [...entries].sort((a, b) => b.at.localeCompare(a.at))) {
    const unit = entry.unit && entry.unit !== entry.organisation ? [entry.unit] : []
    const last = told.at(-1)
    const together =
      last?.entry.operation === entry.operation && last.entry.by === entry.by && last.entry.at === entry.at
    if (together) last.units.push(...unit)
    else told.push({ entry, units: unit })
  }
  return told
}

/** What happened to the task, as the server's record has it. */
export function History({ entries }: { entries: HistoryEntry[] }) {
  return (
    <section className="sheet box">
      <h2>{text.history}</h2>
      {entries.length === 0 ? <p className="muted">{text.noHistory}</p> : null}
      <ol className="plain log">
        {tell(entries).map(({ entry, units }) => (
          <li key={entry.id} className={RED.has(entry.operation) ? 'red' : undefined}>
            <b>{sentences[entry.operation] ?? entry.operation}</b>
            {entry.lastDay ? words.taskLife.eventUntil(formatDay(entry.lastDay)) : ''}
            {' · '}
            {entry.by || words.log.program}
            {entry.organisation ? `, ${entry.organisation}` : ''}
            {units.length > 0 ? (
              <span className="muted">
                {' '}
                → {units.length > NAMED ? text.unitsTogether(units.length) : units.join(', ')}
              </span>
            ) : null}
            {entry.reason ? <p className="log-reason">“{entry.reason}”</p> : null}
            <time className="num" dateTime={entry.at}>
              {formatInstant(entry.at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}
