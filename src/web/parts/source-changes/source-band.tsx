import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../format.js'
import { useMay } from '../../me.js'
import { ButtonLink } from '../button.js'
import { Mark } from '../mark.js'
import { useAnswer } from '../../queries.js'
import { listSourceChanges } from '../../../features/source-changes/contract.js'

const text = words.sourceChanges

/** Dispatches that were changed and wait for the assigner, on the home page. Nothing where there is none. */
export function SourceBand() {
  const may = useMay()
  const decides = may('tasks.direct')
  const { data } = useAnswer(listSourceChanges, {}, { enabled: decides })
  const changes = data?.changes ?? []
  if (!decides || changes.length === 0) return null
  return (
    <section className="band" aria-labelledby="band-source">
      <header>
        <h2 id="band-source">{text.band}</h2>
        <b className="num">{changes.length}</b>
      </header>
      <ul className="sheet plain">
        {changes.map((change) => (
          <li key={change.id} className="row">
            <div>
              <h3>
                {text.paper(change.document)} {text.mark[change.kind]}
              </h3>
              <p className="small muted num">
                {[text.paper(change.by), change.by.issuer, formatDay(change.recordedAt.slice(0, 10))]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <div>
              <Mark kind="soon">{text.bandOpen(change.open, change.parts)}</Mark>
            </div>
            <div className="row-step">
              <ButtonLink to={`/van-ban-thay-doi/${change.id}`} kind="primary">
                {text.toDecide}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
