import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay, formatInstant } from '../../../web/format.js'
import { useMay } from '../../../web/me.js'
import { href } from '../../../web/api.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Mark } from '../../../web/parts/mark.js'
import { Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import {
  type AddresseeView,
  downloadUrgingLetter,
  getUrgingLetter,
  type LetterView,
  showUrgingPage,
} from '../contract.js'
import { AnswerDialog } from './answer-dialog.js'
import { DraftForm } from './draft-form.js'
import { DiscardDialog, RecallDialog } from './end-dialogs.js'
import { SendDialog } from './send-dialog.js'
import { SignedFile } from './signed-file.js'
import './urging.css'

const text = words.urging

/** One urging letter: a draft to edit beside its pages; a sent one with the answers of the units. */
export function UrgingLetterPage() {
  const { id = '' } = useParams()
  const letter = useAnswer(getUrgingLetter, { id })
  const may = useMay()
  const [dirty, setDirty] = useState(false)
  const { data } = letter
  const title = data && data.state !== 'draft' && data.dated ? text.page.of(data.numberText) : text.page.draft
  return (
    <Page
      title={data ? title : text.lettersTitle}
      crumbs={may('boards.read') ? [{ label: text.title, to: '/don-doc' }] : undefined}
      lead={data ? <Lead letter={data} /> : undefined}
      actions={data ? <Deeds letter={data} dirty={dirty} /> : undefined}
    >
      <Answer of={letter} lines={9}>
        {(shown) => (
          <div className="letter-two">
            <div>
              {shown.can.edit ? (
                <DraftForm key={shown.id} letter={shown} onDirty={setDirty} />
              ) : (
                <Sent letter={shown} />
              )}
            </div>
            <Preview letter={shown} />
          </div>
        )}
      </Answer>
    </Page>
  )
}

function Lead({ letter }: { letter: LetterView }) {
  const parts = [letter.issuer.name, letter.dated ? formatDay(letter.dated) : '', letter.subject]
  return <>{parts.filter(Boolean).join(' · ')}</>
}

type Asking = 'send' | 'discard' | 'recall' | 'answer'

/** What is typed and not saved is not in the letter: it is saved before the letter goes out. */
function Deeds({ letter, dirty }: { letter: LetterView; dirty: boolean }) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = (): void => setAsking(null)
  const { can } = letter
  return (
    <>
      {can.answer ? (
        <Button kind="primary" onClick={() => setAsking('answer')}>
          {text.page.answer}
        </Button>
      ) : null}
      {can.send ? (
        <Button
          kind="primary"
          disabled={dirty}
          title={dirty ? text.page.saveFirst : undefined}
          onClick={() => setAsking('send')}
        >
          {text.page.send}
        </Button>
      ) : null}
      <a className="button plain" href={href(downloadUrgingLetter, { id: letter.id, form: 'docx' })}>
        {text.page.docx}
      </a>
      <a className="button plain" href={href(downloadUrgingLetter, { id: letter.id, form: 'pdf' })}>
        {text.page.pdf}
      </a>
      {can.discard ? (
        <Button kind="quiet" onClick={() => setAsking('discard')}>
          {text.page.discard}
        </Button>
      ) : null}
      {can.recall ? (
        <Button kind="quiet" onClick={() => setAsking('recall')}>
          {text.page.recall}
        </Button>
      ) : null}
      <SendDialog letter={letter} open={asking === 'send'} onClose={close} />
      <DiscardDialog letter={letter} open={asking === 'discard'} onClose={close} />
      <RecallDialog letter={letter} open={asking === 'recall'} onClose={close} />
      <AnswerDialog letter={letter} open={asking === 'answer'} onClose={close} />
    </>
  )
}

/** The pages as they look; their words stand beside them. */
function Preview({ letter }: { letter: LetterView }) {
  return (
    <section className="letter-pages" aria-labelledby="xem-truoc">
      <h2 id="xem-truoc">{letter.can.edit ? text.page.preview : text.page.paper}</h2>
      {Array.from({ length: letter.pages }, (_, at) => (
        <img
          key={`${letter.version}-${at}`}
          src={href(showUrgingPage, { id: letter.id, page: at + 1, version: letter.version })}
          alt={`${text.page.page(at + 1, letter.pages)}. ${text.page.pageText}`}
          width={1190}
          height={1684}
          loading="lazy"
        />
      ))}
    </section>
  )
}

function Sent({ letter }: { letter: LetterView }) {
  return (
    <>
      {letter.endedReason ? <p className="note warn">{text.page.recalledBecause(letter.endedReason)}</p> : null}
      <section className="sheet letter-box" aria-labelledby="tra-loi">
        <h2 id="tra-loi">{text.page.answersTitle}</h2>
        {letter.addressees.map((unit) => (
          <Addressee key={unit.organisationId} unit={unit} letter={letter} />
        ))}
      </section>
      <SignedFile letter={letter} />
    </>
  )
}

function Addressee({ unit, letter }: { unit: AddresseeView; letter: LetterView }) {
  return (
    <div className="letter-unit">
      <h3>{unit.name}</h3>
      {unit.answer ? (
        <>
          <Mark kind="done">{text.page.answeredAt(formatInstant(unit.answer.at), unit.answer.by)}</Mark>
          <p className="letter-answer">{unit.answer.text}</p>
          {unit.answer.number ? (
            <p className="small muted num">
              {[unit.answer.number, unit.answer.day ? formatDay(unit.answer.day) : ''].filter(Boolean).join(', ')}
            </p>
          ) : null}
        </>
      ) : letter.state === 'sent' ? (
        <Mark kind="wait">{text.page.waits(formatDay(letter.answerBy))}</Mark>
      ) : null}
      <h4 className="small">{text.page.owed}</h4>
      <ul className="letter-items">
        {unit.items.map((item) => (
          <li key={item.assignmentId}>
            <Link to={`/nhiem-vu/${item.taskId}?phan=${item.assignmentId}`}>{item.title}</Link>
            <small className="muted num">{[item.source, item.deadline, item.standing].join(' · ')}</small>
          </li>
        ))}
      </ul>
    </div>
  )
}
