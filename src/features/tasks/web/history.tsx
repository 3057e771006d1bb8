import { words } from '../../../kernel/words/index.js'
import { formatInstant } from '../../../web/format.js'
import type { HistoryEntry } from '../contract.js'
import './history.css'

const sentences: Record<string, string> = words.tasks.event
const RED = new Set(['returnResult', 'dispute', 'withdraw'])

/** What happened to the task, the newest first, as the server's record has it. */
export function History({ entries }: { entries: HistoryEntry[] }) {
  return (
    <section className="sheet box">
      <h2>{words.tasks.page.history}</h2>
      {entries.length === 0 ? <p className="muted">{words.tasks.page.noHistory}</p> : null}
      <ol className="plain log">
        {[...entries]
          .sort((a, b) => b.at.localeCompare(a.at))
          .map((entry) => (
            <li key={entry.id} className={RED.has(entry.operation) ? 'red' : undefined}>
              <b>{sentences[entry.operation] ?? entry.operation}</b>
              {' · '}
              {entry.by}
              {entry.organisation ? `, ${entry.organisation}` : ''}
              {entry.unit && entry.unit !== entry.organisation ? <span className="muted"> → {entry.unit}</span> : null}
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
