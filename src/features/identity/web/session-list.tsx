import { words } from '../../../kernel/words/index.js'
import { formatDay, formatInstant, formatNear, formatTime, dayOfInstant } from '../../../web/format.js'
import { useMe } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Mark } from '../../../web/parts/mark.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import {
  endOtherSessions,
  endOwnSession,
  endSession,
  endSessions,
  listOwnSessions,
  listSessions,
  type SessionView,
} from '../contract.js'
import './account-page.css'

const text = words.account.sessions
const ended = (): void => void say(text.ended)
const endedMany = ({ ended: n }: { ended: number }): void => void say(text.endedMany(n))

/** Where the account of the person before the screen is signed in. */
export function OwnSessions() {
  const answer = useAnswer(listOwnSessions, {})
  const end = useDo(endOwnSession, { invalidates: [listOwnSessions], onDone: ended })
  const others = useDo(endOtherSessions, { invalidates: [listOwnSessions], onDone: endedMany })
  return (
    <section className="sheet box" aria-labelledby="phien">
      <h2 id="phien">{text.title}</h2>
      <p className="muted">{text.lead}</p>
      <Answer of={answer} lines={3}>
        {({ sessions }) => (
          <>
            <SessionRows
              sessions={sessions}
              ending={end.isPending ? end.variables.sessionId : null}
              onEnd={(sessionId) => end.mutate({ sessionId })}
            />
            {sessions.length > 1 ? (
              <Button busy={others.isPending} onClick={() => others.mutate({})}>
                {text.endOthers}
              </Button>
            ) : null}
          </>
        )}
      </Answer>
      <ProblemNote problem={end.error ?? others.error} />
    </section>
  )
}

/** The same of another account, for its administrator. */
export function AccountSessions({ id }: { id: string }) {
  const answer = useAnswer(listSessions, { id })
  const end = useDo(endSession, { invalidates: [listSessions], onDone: ended })
  const all = useDo(endSessions, { invalidates: [listSessions], onDone: endedMany })
  return (
    <section className="sheet box" aria-labelledby="phien">
      <h2 id="phien">{text.title}</h2>
      <p className="muted">{text.leadOther}</p>
      <Answer of={answer} lines={3}>
        {({ sessions }) => (
          <>
            <SessionRows
              sessions={sessions}
              ending={end.isPending ? end.variables.sessionId : null}
              onEnd={(sessionId) => end.mutate({ id, sessionId })}
            />
            {sessions.length > 0 ? (
              <Button busy={all.isPending} onClick={() => all.mutate({ id })}>
                {text.endAll}
              </Button>
            ) : null}
          </>
        )}
      </Answer>
      <ProblemNote problem={end.error ?? all.error} />
    </section>
  )
}

interface SessionRowsProps {
  sessions: SessionView[]
  ending: string | null
  onEnd: (sessionId: string) => void
}

function SessionRows({ sessions, ending, onEnd }: SessionRowsProps) {
  const { today } = useMe()
  if (sessions.length === 0) return <p>{text.none}</p>
  const when = (instant: string): string =>
    dayOfInstant(instant) === today
      ? `${formatTime(instant)} ${words.shell.today}`
      : `${formatTime(instant)}, ${formatNear(instant, today)}`
  return (
    <ul className="plain entries">
      {sessions.map((session) => {
        const device = text.device(session.browser, session.system)
        return (
          <li key={session.id}>
            <div>
              <b>{device}</b> {session.current ? <Mark kind="done">{text.current}</Mark> : null}
              <p className="small muted num">
                {text.from(session.address)} ·{' '}
                {text.since(formatDay(dayOfInstant(session.since)), text.ways[session.way])} ·{' '}
                <time dateTime={session.seenAt}>{text.seen(when(session.seenAt))}</time>
              </p>
            </div>
            {session.current ? null : (
              <Button
                small
                kind="quiet"
                aria-label={text.endOf(device, formatInstant(session.since))}
                busy={ending === session.id}
                onClick={() => onEnd(session.id)}
              >
                {text.end}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
