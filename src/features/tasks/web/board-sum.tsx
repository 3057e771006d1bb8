import { words } from '../../../kernel/words/index.js'
import { formatNumber } from '../../../web/format.js'
import type { Board } from './board-data.js'

const text = words.tasks.board

/** The figures of a board, and the same as a bar. */
export function BoardSum({ counts }: { counts: Board['counts'] }) {
  const { doneOnTime, doneOnTimeAsOrdered, doneLate, working, soon, late, toReview, standing } = counts
  const done = doneOnTime + doneLate
  const all = Math.max(1, done + toReview + working + soon + late + standing)
  const share = (n: number): string => `${formatNumber((n / done) * 100)}%`
  const head = text.tasksParts(counts.tasks, counts.parts)
  const figures: { n: number; label: string; tone?: string; always?: boolean }[] = [
    { n: head.n, label: head.text, always: true },
    { n: doneOnTime, label: text.doneOnTime, tone: 'done', always: true },
    { n: doneLate, label: text.doneLate, tone: 'soon' },
    { n: working, label: text.working, always: true },
    { n: toReview, label: text.toReviewCount, tone: 'wait' },
    { n: standing, label: words.taskLife.board.standing },
    { n: soon, label: text.soon, tone: 'soon', always: true },
    { n: late, label: text.lateCount, tone: 'now', always: true },
  ]
  const width = (n: number): { width: string } => ({ width: `${(n / all) * 100}%` })
  return (
    <div className="sheet sum num">
      {figures
        .filter((figure) => figure.always || figure.n > 0)
        .map((figure) => (
          <div key={figure.label} className={figure.n > 0 ? figure.tone : undefined}>
            <b>{figure.n}</b>
            {figure.label}
          </div>
        ))}
      <div className="sum-bar">
        {counts.lateAsOrdered > late ? (
          <span className="small muted">{words.taskLife.board.lateAsOrdered(counts.lateAsOrdered)} </span>
        ) : null}
        {done > 0 ? (
          <span className="small muted">
            {doneOnTime === doneOnTimeAsOrdered
              ? text.share(share(doneOnTime))
              : words.taskLife.board.share(share(doneOnTime), share(doneOnTimeAsOrdered))}
          </span>
        ) : null}
        <div className="stack" aria-hidden="true">
          <i className="done" style={width(done)} />
          <i className="work" style={width(working + toReview)} />
          <i className="soon" style={width(soon)} />
          <i className="late" style={width(late)} />
        </div>
      </div>
    </div>
  )
}
