import { useRef, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { href, Problem, upload } from '../../../../web/api.js'
import { formatDay, formatInstant, formatSize } from '../../../../web/format.js'
import { Button } from '../../../../web/parts/button.js'
import { Mark, type MarkKind } from '../../../../web/parts/mark.js'
import { ProblemNote } from '../../../../web/parts/problem-note.js'
import { say } from '../../../../web/parts/toasts.js'
import { refresh, useDo } from '../../../../web/queries.js'
import { useQueryClient } from '@tanstack/react-query'
import {
  type AssignmentView,
  attachExtensionFile,
  downloadExtensionFile,
  type ExtensionView,
  takeBackExtension,
} from '../../contract.js'
import { DecideExtension } from './decide-extension.js'
import './extensions.css'
import { sayRequest } from './say.js'

const text = words.taskLife.extension

const KIND: Record<ExtensionView['state'], MarkKind> = {
  pending: 'wait',
  granted: 'done',
  granted_other: 'done',
  refused: 'back',
  taken_back: 'work',
  lapsed: 'work',
}

/** The ledger of a part: every request and decision about its date, the newest first. */
export function Extensions({ part }: { part: AssignmentView }) {
  if (part.extensions.length === 0) return null
  return (
    <section className="ledger" aria-label={text.title}>
      <h3>{text.title}</h3>
      <ol className="plain">
        {part.extensions.map((entry) => (
          <Entry key={entry.id} part={part} entry={entry} />
        ))}
      </ol>
    </section>
  )
}

function Entry({ part, entry }: { part: AssignmentView; entry: ExtensionView }) {
  const pending = entry.state === 'pending'
  const asked = entry.origin === 'asked'
  const facts = [
    entry.oldLastDay ? text.from(formatDay(entry.oldLastDay)) : '',
    entry.cause ? text[entry.cause].toLowerCase() : '',
    entry.askedLate ? text.askedLate : '',
  ]
  return (
    <li className="ledger-entry">
      <div className="submission-head">
        <div>
          <b>{asked ? sayRequest(entry).replace(/:$/, '') : text.origin[entry.origin]}</b>
          <small className="muted num"> · {facts.filter(Boolean).join(' · ')}</small>
        </div>
        <Mark kind={KIND[entry.state]}>{sayState(entry)}</Mark>
      </div>
      {entry.reason ? (
        <p className="small">
          “{entry.reason}”{' '}
          <span className="muted num">
            {entry.askedBy}, {entry.askedAt ? formatInstant(entry.askedAt) : ''}
          </span>
        </p>
      ) : null}
      {entry.file ? (
        <p className="small">
          <a href={href(downloadExtensionFile, { id: entry.id })} download>
            {entry.file.name}
          </a>{' '}
          <span className="muted num">{formatSize(entry.file.size)}</span>
        </p>
      ) : null}
      {entry.decidedAt && entry.decidedBy ? (
        <p className="small muted num">
          {entry.decisionReason ? `“${entry.decisionReason}” ` : ''}
          {entry.decidedBy}, {formatInstant(entry.decidedAt)}
        </p>
      ) : null}
      {pending ? <PendingDeeds part={part} entry={entry} /> : null}
    </li>
  )
}

/** `đồng ý đến hết 8/12/2026`; where the office kept the date, that. */
function sayState(entry: ExtensionView): string {
  const until = entry.decidedLastDay ? ` ${text.to(formatDay(entry.decidedLastDay))}` : ''
  if (entry.origin === 'asked') return `${text.state[entry.state]}${until}`
  return entry.decidedLastDay === entry.oldLastDay ? text.keptDate : until.trim()
}

function PendingDeeds({ part, entry }: { part: AssignmentView; entry: ExtensionView }) {
  const [deciding, setDeciding] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const client = useQueryClient()
  const back = useDo(takeBackExtension, { onDone: () => say(text.takenBack) })
  const attach = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setProblem(null)
    try {
      await upload(attachExtensionFile, { id: entry.id }, file, () => undefined)
      refresh(client)
    } catch (error) {
      if (error instanceof Problem) setProblem(error)
    }
  }
  const { can } = part
  if (!can.decideExtension && !can.takeBackExtension) return null
  return (
    <>
      <div className="buttons deeds">
        {can.decideExtension ? (
          <Button kind="primary" onClick={() => setDeciding(true)}>
            {text.decide}
          </Button>
        ) : null}
        {can.takeBackExtension ? (
          <>
            <input
              ref={picker}
              type="file"
              className="visually-hidden"
              tabIndex={-1}
              aria-label={text.attach}
              onChange={(event) => void attach(event.target.files?.[0])}
            />
            <Button small onClick={() => picker.current?.click()}>
              {text.attach}
            </Button>
            <Button small kind="quiet" busy={back.isPending} onClick={() => back.mutate({ id: entry.id })}>
              {text.takeBack}
            </Button>
          </>
        ) : null}
      </div>
      <ProblemNote problem={problem ?? back.error} />
      <DecideExtension
        partId={part.id}
        unit={part.organisation.shortName}
        entry={entry}
        open={deciding}
        onClose={() => setDeciding(false)}
      />
    </>
  )
}
