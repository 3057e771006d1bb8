import { useRef, useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Problem } from '../../../web/api.js'
import { dayOfInstant, formatInstant, formatNumber } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type Checkpoint, checkLog, checkpoint, listEvents, type LogCheck, makeCheckpoint } from '../contract.js'
import { sayFinding } from '../rules.js'

const text = words.log.check

/** More than this the server takes in no request; without the trail a checkpoint finds a rewrite to a thousand rows. */
const MOST = 900_000

type Checked = { at: string; by: string; ok: boolean; rows: number; compared: boolean } | null

/** The checkpoint in a file, as light as it must be to be sent. */
async function readMark(file: File): Promise<Checkpoint> {
  const content = await file.text()
  let mark: Checkpoint
  try {
    mark = checkpoint.parse(JSON.parse(content))
  } catch {
    throw new Problem(422, 'checkpoint-broken')
  }
  return content.length < MOST ? mark : { ...mark, logs: mark.logs.map((log) => ({ ...log, trail: '' })) }
}

/** Hands the checkpoint to the browser as a file. */
function save(mark: Checkpoint): void {
  const [log] = mark.logs
  if (!log) return
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(mark)}\n`], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = text.fileName(dayOfInstant(mark.madeAt), log.seq)
  link.click()
  URL.revokeObjectURL(address)
}

/** Whether the chain holds: the last check, a new one, and marks to compare with. */
export function LogState({ checked }: { checked: Checked }) {
  const file = useRef<HTMLInputElement>(null)
  const [broken, setBroken] = useState<Problem | null>(null)
  const check = useDo(checkLog, { invalidates: [listEvents] })
  const mark = useDo(makeCheckpoint, {
    invalidates: [listEvents],
    onDone: (made) => {
      save(made)
      say(made.logs.length ? text.markDone : text.noCheckpoint)
    },
  })
  const start = (input: { checkpoint?: Checkpoint }): void => {
    setBroken(null)
    check.mutate(input)
  }
  const compare = async (chosen: File): Promise<void> => {
    try {
      start({ checkpoint: await readMark(chosen) })
    } catch (error) {
      check.reset()
      setBroken(error instanceof Problem ? error : new Problem(422, 'checkpoint-broken'))
    }
  }
  return (
    <section className="sheet log-check" aria-labelledby="log-check-title">
      <h2 id="log-check-title">{text.title}</h2>
      <LastCheck checked={checked} />
      <div className="buttons">
        <Button kind="primary" busy={check.isPending} onClick={() => start({})}>
          {text.action}
        </Button>
        <Button busy={check.isPending} onClick={() => file.current?.click()}>
          {text.compare}
        </Button>
        <Button busy={mark.isPending} onClick={() => mark.mutate({})}>
          {text.mark}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={text.compare}
          onChange={({ target }) => {
            const [chosen] = target.files ?? []
            target.value = ''
            if (chosen) void compare(chosen)
          }}
        />
      </div>
      <p className="small muted">{text.markHint}</p>
      <output>
        {check.isPending ? <p className="note">{text.working}</p> : null}
        {check.data && !check.isPending ? <Outcome check={check.data} /> : null}
      </output>
      <ProblemNote problem={broken ?? check.error ?? mark.error} />
    </section>
  )
}

function LastCheck({ checked }: { checked: Checked }) {
  if (!checked) return <p>{text.never}</p>
  const { at, by, ok, rows, compared } = checked
  const when = formatInstant(at)
  return (
    <p>
      {ok ? text.sound(when, by, formatNumber(rows)) : text.broken(when, by)}{' '}
      {ok ? <span className="muted">{compared ? text.compared : text.notCompared}</span> : null}
    </p>
  )
}

function Outcome({ check }: { check: LogCheck }) {
  const rows = formatNumber(check.rows)
  if (check.findings.length === 0)
    return <p className="note good">{check.compared ? text.okCompared(rows) : text.ok(rows)}</p>
  return (
    <div className="note warn">
      <b>{text.bad}</b>
      <ul>
        {check.findings.map((finding) => {
          const sentence = sayFinding(finding)
          return <li key={sentence}>{sentence}</li>
        })}
      </ul>
      <p>{text.badNext}</p>
    </div>
  )
}
