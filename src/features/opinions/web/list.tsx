import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { useMay } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { ButtonLink } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { Mark } from '../../../web/parts/mark.js'
import { Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { listOpinions, type RoundRow } from '../contract.js'
import './opinions.css'
import { sayDue, STANDING } from './say.js'

const text = words.opinions

/** What waits for an answer of ours, and what we have asked. */
export function OpinionsPage() {
  const rounds = useAnswer(listOpinions, {})
  const may = useMay()
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <ButtonLink to="/lay-y-kien/moi" kind="primary">
          {text.new}
        </ButtonLink>
      }
    >
      <Answer of={rounds}>
        {({ toAnswer, asked }) => (
          <>
            <section className="rounds" aria-labelledby="to-answer">
              <h2 id="to-answer">{text.toAnswer}</h2>
              {toAnswer.length > 0 ? <Rounds of={toAnswer} own /> : <Empty>{text.toAnswerNone}</Empty>}
            </section>
            <section className="rounds" aria-labelledby="asked">
              <h2 id="asked">{may('boards.read') ? text.askedOffice : text.asked}</h2>
              {asked.length > 0 ? <Rounds of={asked} /> : <Empty>{text.askedNone}</Empty>}
            </section>
          </>
        )}
      </Answer>
    </Page>
  )
}

function Rounds({ of, own = false }: { of: RoundRow[]; own?: boolean }) {
  return (
    <ul className="sheet plain">
      {of.map((round) => (
        <li key={round.id} className="round-row">
          <div>
            <h3>
              <Link
                className="plain-link"
                to={round.state === 'draft' ? `/lay-y-kien/moi?nhap=${round.id}` : `/lay-y-kien/${round.id}`}
              >
                {round.title}
              </Link>
            </h3>
            <p className="small muted num">
              {text.by(round.organisation.name)} · {sayDue(round)}
            </p>
          </div>
          <div className="round-marks">
            {own && round.own ? (
              <Mark kind={STANDING[round.own]}>{text.standing[round.own]}</Mark>
            ) : (
              <Standing of={round} />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Standing({ of }: { of: RoundRow }) {
  if (of.state === 'draft' || !of.tally) return <Mark kind="work">{text.state[of.state]}</Mark>
  const { asked, waiting, silent } = of.tally
  return (
    <>
      {silent > 0 ? <Mark kind="late">{text.silent(silent)}</Mark> : null}
      <Mark kind={waiting + silent === 0 ? 'done' : 'wait'}>{text.answered(asked - waiting - silent, asked)}</Mark>
      {of.state === 'closed' ? <Mark kind="work">{text.state.closed}</Mark> : null}
    </>
  )
}
