import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '../../../kernel/contract.js'
import { words } from '../../../kernel/words/index.js'
import { formatInstant } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { Empty } from '../../../web/parts/empty.js'
import { TextField } from '../../../web/parts/fields.js'
import { Mark } from '../../../web/parts/mark.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import {
  getMailAlert,
  getMailOffice,
  type LetterView,
  sendLetterAgain,
  settleLetter,
  testMailServer,
} from '../contract.js'
import './mail.css'
import { ServerForm } from './server-form.js'
import '../../../web/parts/admin.css'

const text = words.mail.office
type Office = OutputOf<typeof getMailOffice>
const LOOK_AGAIN = 20_000

/** The mail server of the office, what waits to be sent and what could not be. */
export function MailAdmin() {
  const answer = useAnswer(getMailOffice, {}, { every: LOOK_AGAIN })
  const [editing, setEditing] = useState(false)
  const [testing, setTesting] = useState(false)
  const server = answer.data?.server ?? null
  return (
    <>
      <div className="admin-head">
        <div>
          <h2>{text.title}</h2>
          <p className="muted">{text.lead}</p>
        </div>
        {answer.data ? (
          <div className="buttons">
            {server ? <Button onClick={() => setTesting(true)}>{text.test}</Button> : null}
            <Button kind={server ? 'plain' : 'primary'} onClick={() => setEditing(true)}>
              {server ? text.edit : text.setUp}
            </Button>
          </div>
        ) : null}
      </div>
      <Answer of={answer} lines={9}>
        {(data) => (
          <>
            {data.server ? (
              <Server server={data.server} data={data} />
            ) : (
              <Empty>
                {text.none} {data.loopbackOnly ? text.loopback : ''}
              </Empty>
            )}
            {data.server ? <Letters letters={data.letters} /> : null}
            <Bounced bounced={data.bounced} />
            <Dialog
              open={editing}
              onClose={() => setEditing(false)}
              title={text.form.title}
              lead={data.loopbackOnly ? text.loopback : null}
              bare
            >
              {editing ? <ServerForm server={data.server} onClose={() => setEditing(false)} /> : null}
            </Dialog>
            <Dialog open={testing} onClose={() => setTesting(false)} title={text.test} bare>
              {testing ? <TestForm onClose={() => setTesting(false)} /> : null}
            </Dialog>
          </>
        )}
      </Answer>
    </>
  )
}

function Server({ server, data }: { server: NonNullable<Office['server']>; data: Office }) {
  const state = !server.active ? 'off' : server.trouble ? 'trouble' : 'on'
  return (
    <section className="sheet admin-box" aria-label={text.server}>
      <p>
        <Mark kind={state === 'on' ? 'done' : state === 'off' ? 'stand' : 'late'}>{text.state[state]}</Mark>{' '}
        <span className="num">
          {text.waiting(data.waiting)} {text.sentToday(data.sentToday)}
        </span>
      </p>
      {server.active && server.trouble ? (
        <div className="note problem" role="alert">
          <p>
            {text.troubles[server.trouble.code]} {text.since(formatInstant(server.trouble.since))}{' '}
            {server.trouble.nextTryAt ? text.next(formatInstant(server.trouble.nextTryAt)) : ''}
          </p>
          {server.trouble.said ? <p className="small">{text.said(server.trouble.said)}</p> : null}
        </div>
      ) : null}
      <dl className="facts">
        <dt>{text.server}</dt>
        <dd>
          {server.host}:{server.port}, {text.form.securities[server.security]}
        </dd>
        <dt>{text.account}</dt>
        <dd>{server.login ?? text.noAccount}</dd>
        <dt>{text.sender}</dt>
        <dd>
          {server.senderName} &lt;{server.sender}&gt;
        </dd>
        <dt>{text.address}</dt>
        <dd>{server.baseUrl}</dd>
      </dl>
    </section>
  )
}

const AGAIN = { invalidates: [getMailOffice, getMailAlert] }

function Letters({ letters }: { letters: LetterView[] }) {
  const list = text.list
  const again = useDo(sendLetterAgain, { ...AGAIN, onDone: () => say(list.againDone) })
  const settle = useDo(settleLetter, { ...AGAIN, onDone: () => say(list.settled) })
  return (
    <section className="admin-part">
      <h3>{list.title}</h3>
      <ProblemNote problem={again.error ?? settle.error} />
      {letters.length === 0 ? (
        <Empty>{list.none}</Empty>
      ) : (
        <div className="sheet">
          <table className="admin-table">
            <thead>
              <tr>
                <th scope="col">{list.to}</th>
                <th scope="col">{list.kind}</th>
                <th scope="col">{list.state}</th>
              </tr>
            </thead>
            <tbody>
              {letters.map((letter) => (
                <tr key={letter.id}>
                  <th scope="row">
                    {letter.title}
                    <small className="muted">{letter.login}</small>
                  </th>
                  <td data-label={list.kind}>
                    {list.kinds[letter.kind]}
                    <small className="muted num">{formatInstant(letter.madeAt)}</small>
                  </td>
                  <td>
                    <Mark kind={letter.state === 'failed' ? 'late' : letter.state === 'unsure' ? 'soon' : 'wait'}>
                      {list.states[letter.state]}
                    </Mark>
                    {letter.attempts > 0 ? <small className="muted">{list.tries(letter.attempts)}</small> : null}
                    {letter.said ? <small className="muted">{text.said(letter.said)}</small> : null}
                    {letter.state === 'failed' || letter.state === 'unsure' ? (
                      <div className="buttons">
                        <Button
                          kind="quiet"
                          small
                          aria-label={`${list.again}: ${letter.title}`}
                          busy={again.isPending && again.variables.id === letter.id}
                          onClick={() => again.mutate({ id: letter.id })}
                        >
                          {list.again}
                        </Button>
                        <Button
                          kind="quiet"
                          small
                          aria-label={`${list.settle}: ${letter.title}`}
                          busy={settle.isPending && settle.variables.id === letter.id}
                          onClick={() => settle.mutate({ id: letter.id })}
                        >
                          {list.settle}
                        </Button>
                      </div>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Bounced({ bounced }: { bounced: Office['bounced'] }) {
  if (bounced.length === 0) return null
  return (
    <section className="admin-part">
      <h3>{text.bounced.title}</h3>
      <p className="muted">{text.bounced.lead}</p>
      <ul className="sheet plain">
        {bounced.map((one) => (
          <li key={one.accountId} className="group-row">
            <div>
              <Link to={`/quan-tri/tai-khoan/${one.accountId}`}>{one.title}</Link>{' '}
              <span className="muted">{one.login}</span>
              <p className="small muted num">
                {formatInstant(one.at)}. {one.said ? text.said(one.said) : ''}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function TestForm({ onClose }: { onClose: () => void }) {
  const [to, setTo] = useState('')
  const [asked, setAsked] = useState(false)
  const test = useDo(testMailServer, AGAIN)
  const wrong = !/^[^\s@]+@[^\s@]+$/.test(to.trim())
  const said = test.data
  const sentence = said && { ...text.troubles, ...text.results }[said.result]
  return (
    <DeedForm
      action={text.test}
      busy={test.isPending}
      problem={test.error}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (!wrong && !test.isPending) test.mutate({ to: to.trim() })
      }}
    >
      <TextField
        label={text.testTo}
        value={to}
        onChange={setTo}
        maxLength={254}
        autoComplete="email"
        autoCapitalize="none"
        required
        error={asked && wrong ? words.mail.own.addressWrong : null}
      />
      {said && !test.isPending ? (
        <div className={said.result === 'accepted' ? 'note' : 'note problem'} role="alert">
          <p>{sentence}</p>
          {said.said ? <p className="small">{text.said(said.said)}</p> : null}
        </div>
      ) : null}
    </DeedForm>
  )
}
