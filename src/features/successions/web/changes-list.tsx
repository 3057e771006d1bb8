import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { ButtonLink } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { Mark } from '../../../web/parts/mark.js'
import { useAnswer } from '../../../web/queries.js'
import { sayChange } from '../../../web/say-succession.js'
import { listSuccessions, type SuccessionRow } from '../contract.js'
import '../../../web/parts/admin.css'

const text = words.successions

/** All changes of the organisations, in the administration. */
export function ChangesAdmin() {
  const answer = useAnswer(listSuccessions, {})
  return (
    <>
      <div className="admin-head">
        <div>
          <h2>{text.title}</h2>
          <p className="muted">{text.lead}</p>
        </div>
        <ButtonLink kind="primary" to="/quan-tri/thay-doi/moi">
          {text.add}
        </ButtonLink>
      </div>
      <Answer of={answer}>
        {({ successions }) =>
          successions.length === 0 ? (
            <Empty>{text.none}</Empty>
          ) : (
            <ul className="sheet plain">
              {successions.map((change) => (
                <ChangeLine key={change.id} change={change} />
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  )
}

export function ChangeLine({ change }: { change: SuccessionRow }) {
  const { basis } = change
  return (
    <li className="group-row">
      <div>
        <Link className="plain-link" to={`/thay-doi/${change.id}`}>
          {sayChange(change)}
        </Link>
        <p className="small muted num">
          {text.kind[change.kind]} · {text.from(formatDay(change.effective))} ·{' '}
          {words.units.basisOf(basis.number, formatDay(basis.date), basis.issuer)}
        </p>
      </div>
      <Standing change={change} />
    </li>
  )
}

function Standing({ change }: { change: SuccessionRow }) {
  if (change.planned) return <Mark kind="work">{text.planned}</Mark>
  if (change.openHandovers > 0) return <Mark kind="wait">{text.openShort}</Mark>
  return <Mark kind="done">{text.holds}</Mark>
}
