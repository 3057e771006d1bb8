import { useState } from 'react'
import { useParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay, formatInstant } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button, ButtonLink } from '../../../web/parts/button.js'
import { Mark } from '../../../web/parts/mark.js'
import { Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { getOpinion, type SlipView } from '../contract.js'
import { AnswerForm } from './answer-form.js'
import { Files } from './files.js'
import './opinions.css'
import { CloseDialog, MoveDialog } from './round-dialogs.js'
import { ANSWER, type Round, sayDue, STANDING } from './say.js'

const text = words.opinions.round

/** One round: what is asked, our answer, and for those who ask all the answers. */
export function OpinionPage() {
  const { id = '' } = useParams()
  const round = useAnswer(getOpinion, { id })
  if (!round.data) {
    return (
      <Page title={words.opinions.title}>
        <Answer of={round}>{() => null}</Answer>
      </Page>
    )
  }
  const { data } = round
  const own = data.slips.filter((slip) => slip.can.answer)
  const by = [words.opinions.by(data.organisation.name), data.sentAt && formatInstant(data.sentAt), sayDue(data)]
  return (
    <Page
      title={data.title}
      crumbs={[{ label: words.opinions.title, to: '/lay-y-kien' }, { label: words.opinions.state[data.state] }]}
      lead={[...by, data.firstDueDay && text.moved(formatDay(data.firstDueDay))].filter(Boolean).join(' · ')}
      actions={<Actions round={data} />}
    >
      <section className="sheet box">
        <h2>{text.request}</h2>
        <p className="prose">{data.request}</p>
        {data.files.length > 0 ? <Files files={data.files} /> : <p className="small muted">{text.noFiles}</p>}
      </section>
      {data.conclusion ? (
        <section className="sheet box">
          <h2>{text.conclusion}</h2>
          <p className="prose">{data.conclusion}</p>
        </section>
      ) : null}
      {own.map((slip) => (
        <AnswerForm key={slip.id} round={data} slip={slip} />
      ))}
      {data.tally || own.length === 0 ? <Answers round={data} /> : null}
    </Page>
  )
}

function Actions({ round }: { round: Round }) {
  const [asking, setAsking] = useState<'move' | 'close' | null>(null)
  const close = (): void => setAsking(null)
  return (
    <>
      {round.can.change ? (
        <ButtonLink to={`/lay-y-kien/moi?nhap=${round.id}`} kind="primary">
          {text.openDraft}
        </ButtonLink>
      ) : null}
      {round.can.move ? <Button onClick={() => setAsking('move')}>{text.move}</Button> : null}
      {round.can.close ? (
        <Button kind="primary" onClick={() => setAsking('close')}>
          {text.close}
        </Button>
      ) : null}
      {round.tally ? (
        <Button kind="quiet" onClick={() => window.print()}>
          {words.shell.print}
        </Button>
      ) : null}
      <MoveDialog round={round} open={asking === 'move'} onClose={close} />
      <CloseDialog round={round} open={asking === 'close'} onClose={close} />
    </>
  )
}

function Answers({ round }: { round: Round }) {
  const { tally } = round
  return (
    <section className="sheet box" aria-labelledby="answers">
      <h2 id="answers">{tally ? text.answers : text.own}</h2>
      {tally ? (
        <p className="opinion-tally num">
          {[
            text.tally(tally.asked),
            text.agree(tally.agree),
            text.agreeWithComments(tally.agreeWithComments),
            text.disagree(tally.disagree),
            tally.waiting > 0 ? text.waiting(tally.waiting) : null,
            tally.silent > 0 ? text.silent(tally.silent) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
          {tally.silent > 0 ? <small className="muted"> {text.silence}</small> : null}
        </p>
      ) : null}
      <ul className="plain">
        {round.slips.map((slip) => (
          <li key={slip.id} className="slip">
            <div className="slip-head">
              <b>{slip.organisation.name}</b>
              <SlipMarks slip={slip} />
            </div>
            {slip.text ? <p className="prose">{slip.text}</p> : null}
            {slip.files.length > 0 ? <Files files={slip.files} /> : null}
            {slip.answeredAt ? (
              <small className="muted num">
                {[slip.answeredBy, formatInstant(slip.answeredAt)].filter(Boolean).join(', ')}
              </small>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function SlipMarks({ slip }: { slip: SlipView }) {
  return (
    <span className="round-marks">
      {slip.answer ? <Mark kind={ANSWER[slip.answer]}>{words.opinions.answer[slip.answer]}</Mark> : null}
      {slip.standing === 'on-time' ? null : (
        <Mark kind={STANDING[slip.standing]}>{words.opinions.standing[slip.standing]}</Mark>
      )}
    </span>
  )
}
