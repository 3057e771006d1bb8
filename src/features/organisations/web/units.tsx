import { useState } from 'react'
import { fold } from '../../../kernel/text.js'
import { words } from '../../../kernel/words/index.js'
import { AdminHead } from '../../../web/parts/admin-head.js'
import { Answer } from '../../../web/parts/answer.js'
import { Empty } from '../../../web/parts/empty.js'
import { TextField } from '../../../web/parts/fields.js'
import { useAnswer } from '../../../web/queries.js'
import { listOrganisations } from '../contract.js'
import { AddUnitDialog } from './add-unit.js'

const text = words.organisations.units

/** The organisations of the office, under the names they have today. */
export function UnitsAdmin() {
  const answer = useAnswer(listOrganisations, {})
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  return (
    <>
      <AdminHead text={text} onAdd={() => setAdding(true)} />
      <AddUnitDialog open={adding} onClose={() => setAdding(false)} />
      <Answer of={answer} lines={9}>
        {({ organisations }) => {
          if (organisations.length === 0) return <Empty>{text.none}</Empty>
          const names = new Map(organisations.map((unit) => [unit.id, unit.shortName]))
          const wanted = fold(typed.trim())
          const shown = organisations.filter((unit) =>
            fold([unit.name, unit.shortName, unit.symbol ?? ''].join(' ')).includes(wanted),
          )
          return (
            <>
              <div className="admin-filter">
                <TextField label={text.filter} type="search" value={typed} onChange={setTyped} />
              </div>
              {shown.length === 0 ? (
                <Empty>{text.noneFound}</Empty>
              ) : (
                <div className="sheet">
                  <table className="admin-table">
                    <thead>
                      <tr>
                        <th scope="col">{text.columns.name}</th>
                        <th scope="col">{text.columns.symbol}</th>
                        <th scope="col">{text.columns.kind}</th>
                        <th scope="col">{text.columns.parent}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {shown.map((unit) => (
                        <tr key={unit.id}>
                          <th scope="row">
                            {unit.name}
                            {unit.shortName === unit.name ? null : <small className="muted">{unit.shortName}</small>}
                          </th>
                          <td data-label={text.columns.symbol}>{unit.symbol}</td>
                          <td data-label={text.columns.kind}>{words.organisations.kinds[unit.kind]}</td>
                          <td data-label={text.columns.parent}>{unit.parentId ? names.get(unit.parentId) : null}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </>
          )
        }}
      </Answer>
    </>
  )
}
