/** What a file was found to hold: the decisions that would be entered, and what becomes of every row. */
import type { OutputOf } from '../../../../kernel/contract.js'
import { errorSentence } from '../../../../kernel/words/vi/errors.js'
import { words } from '../../../../kernel/words/index.js'
import { formatDay } from '../../../../web/format.js'
import { Mark, type MarkKind } from '../../../../web/parts/mark.js'
import type { ImportedRowView, previewCalendarFile } from '../../contract.js'
import { Changes } from '../decision/impact.js'
import { proposedTitle } from '../decision/draft.js'
import { sayContent } from '../say.js'
import '../../../../web/parts/admin.css'

const text = words.calendar.import
const SIGN: Record<ImportedRowView['outcome'], MarkKind> = { known: 'work', off: 'done', on: 'done', problem: 'late' }

export function Found({ found }: { found: OutputOf<typeof previewCalendarFile> }) {
  const { fileName, rows, decisions, impact } = found
  const count = (outcome: ImportedRowView['outcome']): number => rows.filter((row) => row.outcome === outcome).length
  return (
    <>
      <output className="num found-count">
        <b>{text.read(fileName)}</b>
        <br />
        {text.counts(decisions.length, count('known'), count('problem'))}
      </output>
      {decisions.length > 0 ? (
        <section>
          <h3>{text.decisions}</h3>
          <ul className="num found-decisions">
            {decisions.map((one) => (
              <li key={JSON.stringify(one.content)}>
                <b>{one.title || proposedTitle(one.content)}</b>. {sayContent(one.content)}
                {one.basis ? (
                  <span className="small muted">
                    {' '}
                    {words.calendar.decisions.basis(one.basis.number, formatDay(one.basis.date), one.basis.issuer)}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
          <div className="note impact">
            <Changes impact={impact} />
          </div>
        </section>
      ) : null}
      <details open={count('problem') > 0}>
        <summary>{text.rows}</summary>
        <table className="admin-table found-rows">
          <thead>
            <tr>
              {Object.values(text.columns).map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...rows].sort(problemsFirst).map((row) => (
              <tr key={`${row.line} ${row.day}`}>
                <th scope="row" className="num">
                  <span className="line-word">{text.columns.line} </span>
                  {row.line}
                </th>
                <td className="num">{row.day ? formatDay(row.day) : null}</td>
                <td>{row.text}</td>
                <td>
                  <Mark kind={SIGN[row.outcome]}>{text.outcomes[row.outcome]}</Mark>
                  {row.problem ? <small>{errorSentence(row.problem.code, row.problem.detail)}</small> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

const problemsFirst = (a: ImportedRowView, b: ImportedRowView): number =>
  Number(b.outcome === 'problem') - Number(a.outcome === 'problem') || a.line - b.line
