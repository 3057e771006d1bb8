import { type CSSProperties, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatLongDay } from '../../../web/format.js'
import { AdminHead } from '../../../web/parts/admin-head.js'
import { Answer } from '../../../web/parts/answer.js'
import { ButtonLink } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { DateField, TextField } from '../../../web/parts/fields.js'
import { useAnswer } from '../../../web/queries.js'
import { listOrganisations, type OrganisationView } from '../contract.js'
import { AddUnitDialog } from './add-unit.js'
import { branchesOf, linesOf, pathOf, unitsFound } from './tree.js'
import './units.css'
import '../../../web/parts/admin.css'

const text = words.organisations.units
const more = words.units

/** With more units than this the tree opens folded. */
const READ_AT_ONCE = 120
/** Lines that are drawn of what was found. */
const MOST_FOUND = 200

/** The tree of organisations, as it is today or was on a day. */
export function UnitsAdmin() {
  const [on, setOn] = useState('')
  const answer = useAnswer(listOrganisations, on ? { on } : {}, { keep: true })
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  return (
    <>
      <AdminHead
        text={text}
        onAdd={() => setAdding(true)}
        beside={<ButtonLink to="/quan-tri/don-vi/nhap">{words.unitImport.open}</ButtonLink>}
      />
      <AddUnitDialog open={adding} onClose={() => setAdding(false)} />
      <div className="admin-filters">
        <TextField label={text.filter} type="search" value={typed} onChange={setTyped} />
        <DateField label={more.on} hint={more.onHint} value={on} onChange={setOn} />
      </div>
      <Answer of={answer} lines={9}>
        {({ organisations }) => {
          if (organisations.length === 0) return <Empty>{on ? more.noneOn : text.none}</Empty>
          return (
            <>
              <p className="small muted units-count" aria-live="polite">
                {[on && more.onDay(formatLongDay(on)), more.count(organisations.length)].filter(Boolean).join(' ')}
              </p>
              {typed.trim() ? (
                <Found units={organisations} typed={typed} />
              ) : (
                // Another day is another tree: what is folded begins anew.
                <Tree key={on} units={organisations} />
              )}
            </>
          )
        }}
      </Answer>
    </>
  )
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col">{text.columns.name}</th>
        <th scope="col">{text.columns.symbol}</th>
        <th scope="col">{text.columns.kind}</th>
      </tr>
    </thead>
  )
}

function UnitCells({ unit }: { unit: OrganisationView }) {
  return (
    <>
      <td data-label={text.columns.symbol}>{unit.symbol}</td>
      <td data-label={text.columns.kind}>{words.organisations.kinds[unit.kind]}</td>
    </>
  )
}

function Tree({ units }: { units: OrganisationView[] }) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(
    units.length > READ_AT_ONCE ? branchesOf(units) : new Set<string>(),
  )
  const lines = useMemo(() => linesOf(units, folded), [units, folded])
  const turn = (id: string): void => {
    const next = new Set(folded)
    if (!next.delete(id)) next.add(id)
    setFolded(next)
  }
  return (
    <div className="sheet">
      <table className="admin-table unit-tree">
        <Head />
        <tbody>
          {lines.map(({ unit, depth, children }) => (
            <tr key={unit.id} style={{ '--depth': Math.min(depth, 6) } as CSSProperties}>
              <th scope="row">
                <div className="tree-line">
                  {children > 0 ? (
                    <button
                      type="button"
                      className="tree-turn"
                      aria-expanded={!folded.has(unit.id)}
                      aria-label={folded.has(unit.id) ? more.open(unit.name) : more.fold(unit.name)}
                      onClick={() => turn(unit.id)}
                    />
                  ) : (
                    <span className="tree-leaf" aria-hidden="true" />
                  )}
                  <span>
                    <Link className="plain-link" to={`/don-vi/${unit.id}`}>
                      {unit.name}
                    </Link>
                    {children > 0 && folded.has(unit.id) ? (
                      <small className="muted num">{more.count(children)}</small>
                    ) : null}
                  </span>
                </div>
              </th>
              <UnitCells unit={unit} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Found({ units, typed }: { units: OrganisationView[]; typed: string }) {
  const byId = useMemo(() => new Map(units.map((unit) => [unit.id, unit])), [units])
  const found = unitsFound(units, typed)
  if (found.length === 0) return <Empty>{text.noneFound}</Empty>
  return (
    <>
      <div className="sheet">
        <table className="admin-table">
          <Head />
          <tbody>
            {found.slice(0, MOST_FOUND).map((unit) => (
              <tr key={unit.id}>
                <th scope="row">
                  <Link className="plain-link" to={`/don-vi/${unit.id}`}>
                    {unit.name}
                  </Link>
                  <small className="muted">{pathOf(unit, byId).join(' › ')}</small>
                </th>
                <UnitCells unit={unit} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length > MOST_FOUND ? <p className="muted">{more.moreFound(found.length - MOST_FOUND)}</p> : null}
    </>
  )
}
