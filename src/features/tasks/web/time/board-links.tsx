/** On the board of a dispatch: which tasks follow which, what presses first. */
import { Link } from 'react-router'
import { words } from '../../../../kernel/words/index.js'
import { useAnswer } from '../../../../web/queries.js'
import { getBoardLinks } from '../../contract.js'
import { isPressing, saySlack } from './slack.js'
import './time.css'

const text = words.taskTime.board

export function BoardLinks({ documentId }: { documentId: string }) {
  const { data } = useAnswer(getBoardLinks, { id: documentId })
  const links = (data?.links ?? []).flatMap(({ before, after, slack }) => {
    const said = saySlack(slack, before.number, after.number)
    return said ? [{ before, after, said, pressing: isPressing(slack) }] : []
  })
  if (links.length === 0) return null
  const pressing = links.filter((link) => link.pressing)
  const rest = links.filter((link) => !link.pressing)
  return (
    <section className="sheet box board-links" aria-labelledby="board-links">
      <h2 id="board-links">{text.title}</h2>
      <List links={pressing} />
      {rest.length > 0 ? (
        <details>
          <summary className="small">{text.more(rest.length)}</summary>
          <List links={rest} />
        </details>
      ) : null}
    </section>
  )
}

interface Shown {
  before: { id: string }
  after: { id: string; title: string }
  said: string
  pressing: boolean
}

function List({ links }: { links: Shown[] }) {
  if (links.length === 0) return null
  return (
    <ul className="plain linked">
      {links.map(({ before, after, said, pressing }) => (
        <li key={`${before.id} ${after.id}`}>
          <p className={pressing ? 'careful' : undefined}>{said}</p>
          <p className="small">
            <Link to={`/nhiem-vu/${after.id}`}>{after.title}</Link>
          </p>
        </li>
      ))}
    </ul>
  )
}
