import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { ButtonLink } from '../../../web/parts/button.js'
import { Mark } from '../../../web/parts/mark.js'
import { useAnswer } from '../../../web/queries.js'
import { listMyHandovers } from '../../successions/contract.js'

const text = words.successions.handover

/** Hand-over lists of the account's units: what waits for it first. Nothing where there is none. */
export function HandoverBand() {
  const { data } = useAnswer(listMyHandovers, {})
  const lists = (data?.handovers ?? []).toSorted((a, b) => b.waitsFor.length - a.waitsFor.length)
  if (lists.length === 0) return null
  return (
    <section className="band" aria-labelledby="band-handover">
      <header>
        <h2 id="band-handover">{text.band}</h2>
        <b className="num">{lists.length}</b>
      </header>
      <ul className="sheet plain">
        {lists.map((list) => (
          <li key={list.id} className="row">
            <div>
              <h3>{text.between(list.from.name, list.to.name)}</h3>
              <p className="small muted num">
                {words.successions.page.parts(list.parts)} · {words.successions.from(formatDay(list.effective))}
              </p>
            </div>
            <div>
              {list.waitsFor.length > 0 ? (
                <Mark kind="soon">{text.bandWaits}</Mark>
              ) : (
                <Mark kind="wait">{text.bandOther}</Mark>
              )}
            </div>
            <div className="row-step">
              <ButtonLink to={`/ban-giao/${list.id}`} kind={list.waitsFor.length > 0 ? 'primary' : 'plain'}>
                {list.waitsFor.length > 0 ? text.toConfirm : text.open}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
