import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { useMay } from '../../../web/me.js'
import { ButtonLink } from '../../../web/parts/button.js'
import { useAnswer } from '../../../web/queries.js'
import { listUnitUrging } from '../contract.js'
import './urging.css'

const text = words.urging

/** Letters to the unit that wait for its answer; nothing where there are none. For the home page. */
export function UrgingWaiting() {
  const may = useMay()
  const { data } = useAnswer(listUnitUrging, {}, { enabled: may('tasks.work') })
  const waiting = (data?.letters ?? []).filter((letter) => letter.answeredAt === null && !letter.recalled)
  if (waiting.length === 0) return null
  return (
    <section className="urging-part" aria-labelledby="don-doc-cho">
      <h2 id="don-doc-cho">{text.unit.title}</h2>
      <ul className="sheet plain">
        {waiting.map((letter) => (
          <li key={`${letter.id}-${letter.unit}`} className="urging-letter pressing">
            <div>
              <h3>
                <Link className="plain-link" to={`/don-doc/${letter.id}`}>
                  {text.page.of(letter.numberText)}
                </Link>
              </h3>
              <p className="small muted num">
                {[
                  text.unit.from(letter.issuer, formatDay(letter.dated)),
                  text.items(letter.items),
                  text.unit.answerBy(formatDay(letter.answerBy)),
                ].join(' · ')}
              </p>
            </div>
            <ButtonLink to={`/don-doc/${letter.id}`} kind="primary">
              {text.unit.answer}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
