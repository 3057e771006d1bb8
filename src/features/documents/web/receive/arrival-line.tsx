/** One file on its way in: how far it is, what it was refused for, what can be done. */
import { Link } from 'react-router'
import { words } from '../../../../kernel/words/index.js'
import { formatInstant, formatSize } from '../../../../web/format.js'
import { Button, ButtonLink } from '../../../../web/parts/button.js'
import { problemSentence } from '../../../../web/parts/problem-note.js'
import type { Problem } from '../../../../web/api.js'
import { type Arrival, remove, retry } from './queue.js'

/** What the server says of the dispatch that is there already. */
interface First {
  id: string
  number: string | null
  subject: string | null
  fileName: string
  receivedAt: string
  receivedBy: string
}

const firstOf = (problem: Problem): First | null =>
  problem.code === 'duplicate-file' || problem.code === 'duplicate-number'
    ? ((problem.detail['first'] as First | undefined) ?? null)
    : null

/** Whether the same file may be taken on another try: the line was down, the server busy. A file does not mend itself. */
const mayPass = ({ status }: Problem): boolean => status === 0 || status === 429 || status >= 500

export function ArrivalLine({ arrival, onLeave }: { arrival: Arrival; onLeave: () => void }) {
  const text = words.documents.receive
  const { key, file, phase, share, problem, id } = arrival
  return (
    <li className="arrival">
      <div className="arrival-name">
        <b>{file.name}</b> <small className="muted num">{formatSize(file.size)}</small>
        {phase === 'waiting' ? <small className="muted">{text.waiting}</small> : null}
        {phase === 'sending' ? (
          <>
            <progress value={share < 1 ? share : undefined} max={1} aria-label={text.progressOf(file.name)} />
            <small className="muted num">{share < 1 ? text.sending(Math.floor(share * 100)) : text.keeping}</small>
          </>
        ) : null}
        {phase === 'received' ? <small className="arrival-done">✓ {text.received}</small> : null}
        {problem ? <Refusal problem={problem} onLeave={onLeave} /> : null}
      </div>
      <div className="buttons">
        {phase === 'received' && id ? (
          <ButtonLink small kind="primary" to={`/van-ban/${id}`} onClick={onLeave}>
            {text.open}
          </ButtonLink>
        ) : null}
        {problem && firstOf(problem) ? (
          <Button small onClick={() => retry(key, true)}>
            {text.takeAgain}
          </Button>
        ) : null}
        {problem && mayPass(problem) ? (
          <Button small onClick={() => retry(key)}>
            {text.again}
          </Button>
        ) : null}
        {phase === 'sending' || phase === 'waiting' ? (
          <Button small kind="quiet" aria-label={text.cancelOf(file.name)} onClick={() => remove(key)}>
            {text.cancel}
          </Button>
        ) : null}
        {phase === 'refused' ? (
          <Button small kind="quiet" aria-label={text.remove(file.name)} onClick={() => remove(key)}>
            {text.drop}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

function Refusal({ problem, onLeave }: { problem: Problem; onLeave: () => void }) {
  const text = words.documents.receive
  const first = firstOf(problem)
  if (!first) {
    return (
      <small className="arrival-problem">
        {problemSentence(problem)} <span className="muted">{text.code(problem.code)}</span>
      </small>
    )
  }
  const name = [first.number, first.subject ?? first.fileName].filter(Boolean).join(' · ')
  return (
    <small className="arrival-problem">
      {problem.code === 'duplicate-file' ? text.duplicateFile : text.duplicateNumber}{' '}
      <Link to={`/van-ban/${first.id}`} onClick={onLeave}>
        {text.first(name, formatInstant(first.receivedAt), first.receivedBy)}
      </Link>
    </small>
  )
}
