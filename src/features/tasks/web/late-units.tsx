import { useState } from 'react'
import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { dayOfInstant, formatDay, formatNumber } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Mark } from '../../../web/parts/mark.js'
import { useAnswer } from '../../../web/queries.js'
import { type LateUnit, listLateUnits } from '../contract.js'
import './unit-tasks.css'

const text = words.unitTasks.late
const SHOWN = 10

/** Which units have late work, the most first; each opens its list. */
export function LateUnits() {
  const answer = useAnswer(listLateUnits, {})
  return (
    <section className="sheet late-units" aria-labelledby="late-units-title">
      <h2 id="late-units-title">{text.title}</h2>
      <Answer of={answer} lines={3}>
        {({ units, late, lateAsOrdered }) => (
          <>
            {units.length === 0 ? <p>{text.none}</p> : <Units units={units} late={late} />}
            {lateAsOrdered > late ? (
              <p className="small muted num">
                {text.asOrdered(formatNumber(lateAsOrdered), formatNumber(lateAsOrdered - late))}
              </p>
            ) : null}
          </>
        )}
      </Answer>
    </section>
  )
}

function Units({ units, late }: { units: LateUnit[]; late: number }) {
  const [all, setAll] = useState(false)
  const { columns } = text
  return (
    <>
      <p className="muted">{text.sum(formatNumber(late), formatNumber(units.length))}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.unit}</th>
            <th scope="col">{columns.late}</th>
            <th scope="col">{columns.since}</th>
          </tr>
        </thead>
        <tbody>
          {(all ? units : units.slice(0, SHOWN)).map((unit) => (
            <tr key={unit.id}>
              <th scope="row">
                <Link className="plain-link" to={`/viec?don-vi=${unit.id}&han=qua-han`}>
                  {unit.name}
                </Link>
              </th>
              <td className="num">
                <Mark kind="late">{formatNumber(unit.late)}</Mark>
                {unit.lateAsOrdered > unit.late ? (
                  <small className="muted"> {text.ofOrdered(formatNumber(unit.lateAsOrdered))}</small>
                ) : null}
              </td>
              <td className="num">{formatDay(dayOfInstant(unit.since))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {units.length > SHOWN && !all ? (
        <Button kind="quiet" small onClick={() => setAll(true)}>
          {text.all(formatNumber(units.length))}
        </Button>
      ) : null}
    </>
  )
}
