import { useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { Problem } from '../../../../web/api.js'
import { formatDay } from '../../../../web/format.js'
import { Button } from '../../../../web/parts/button.js'
import { ChoiceField } from '../../../../web/parts/choice-field.js'
import { Dialog, DialogForm } from '../../../../web/parts/dialog.js'
import { DateField, TextArea, TextField } from '../../../../web/parts/fields.js'
import { Loading } from '../../../../web/parts/loading.js'
import { Mark, sayState } from '../../../../web/parts/mark.js'
import { ProblemNote, problemSentence } from '../../../../web/parts/problem-note.js'
import { say } from '../../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../../web/queries.js'
import { type BulkDeed, type BulkRow, doBulk, previewBulk } from '../../contract.js'

const text = words.bulk

interface BulkProps {
  deed: BulkDeed
  ids: string[]
  onClose: () => void
  /** Those with which it was not done stay chosen. */
  onDone: (left: string[]) => void
}

/** One deed with many parts: what will happen with each is shown before it is done. */
export function BulkDialog(props: BulkProps) {
  const { deed, onClose } = props
  return (
    <Dialog open onClose={onClose} title={text.title[deed]} lead={text.lead[deed]} wide bare>
      <BulkForm {...props} />
    </Dialog>
  )
}

const sentence = (code: string, detail: Record<string, unknown>): string =>
  problemSentence(new Problem(409, code, '', detail))

interface Failed {
  row: BulkRow
  why: string
}

function BulkForm({ deed, ids, onClose, onDone }: BulkProps) {
  const [how, setHow] = useState<'days' | 'date'>('days')
  const [days, setDays] = useState('3')
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [failed, setFailed] = useState<Failed[] | null>(null)
  const count = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0
  const daysRight = count >= 1 && count <= 250
  const extends_ = deed === 'extend'
  const ready = !extends_ || (how === 'days' ? daysRight : day !== '')
  const given = {
    deed,
    workingDays: extends_ && how === 'days' && daysRight ? count : null,
    lastDay: extends_ && how === 'date' && day ? day : null,
  }
  const preview = useAnswer(previewBulk, { ...given, ids }, { enabled: ready, keep: true, staleTime: 0 })
  const rows = preview.data?.rows ?? []
  const can = rows.filter((row) => row.code === null)
  const cannot = rows.filter((row) => row.code !== null)
  const back = useDo(doBulk, {
    onDone: ({ results }) => say(text.done.undo(results.filter((result) => result.code === null).length)),
  })
  const does = useDo(doBulk, {
    onDone: ({ results }) => {
      const done = results.filter((result) => result.code === null)
      const undoable = done.map(({ id, version }) => ({ id, version: version ?? 0 }))
      if (done.length > 0)
        say(
          text.done[deed](done.length),
          deed === 'acknowledge' ? { undo: () => back.mutate({ deed: 'undo', rows: undoable }) } : {},
        )
      const not = results.flatMap(({ id, code, detail }) => {
        const row = can.find((one) => one.id === id)
        return code !== null && row ? [{ row, why: sentence(code, detail) }] : []
      })
      if (not.length > 0) setFailed(not)
      else onDone(cannot.map((row) => row.id))
    },
  })
  const missing = !ready || (deed === 'withdraw' && !reason.trim())
  const send = (): void => {
    setAsked(true)
    if (missing || does.isPending || can.length === 0) return
    does.mutate({ ...given, reason: reason.trim(), rows: can.map(({ id, version }) => ({ id, version })) })
  }
  if (failed) {
    return (
      <DialogForm
        onSubmit={() => onDone([...failed.map(({ row }) => row.id), ...cannot.map((row) => row.id)])}
        footer={
          <Button type="submit" kind="primary">
            {words.shell.close}
          </Button>
        }
      >
        <div className="note problem" role="alert">
          <p>{text.notDone(failed.length)}</p>
        </div>
        <ul className="plain bulk-rows">
          {failed.map(({ row, why }) => (
            <Line key={row.id} row={row} why={why} />
          ))}
        </ul>
      </DialogForm>
    )
  }
  return (
    <DialogForm
      onSubmit={send}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button
            type="submit"
            kind={deed === 'withdraw' ? 'now' : 'primary'}
            busy={does.isPending || preview.isFetching}
            disabled={preview.data !== undefined && can.length === 0}
          >
            {text.action[deed](can.length)}
          </Button>
        </>
      }
    >
      {extends_ ? (
        <>
          <ChoiceField
            label={text.how}
            value={how}
            onChange={setHow}
            options={[
              { value: 'days', label: text.byDays },
              { value: 'date', label: text.byDate },
            ]}
          />
          {how === 'days' ? (
            <TextField
              label={text.days}
              value={days}
              maxLength={3}
              inputMode="numeric"
              required
              onChange={setDays}
              error={!daysRight && (asked || days !== '') ? text.daysBad : null}
            />
          ) : (
            <DateField
              label={text.date}
              value={day}
              required
              onChange={setDay}
              error={asked && !day ? text.dateNeeded : null}
            />
          )}
        </>
      ) : null}
      {deed === 'withdraw' || extends_ ? (
        <TextArea
          label={deed === 'withdraw' ? text.reason : text.note}
          optional={extends_}
          required={!extends_}
          rows={3}
          value={reason}
          maxLength={2000}
          onChange={setReason}
          error={asked && deed === 'withdraw' && !reason.trim() ? text.reasonNeeded : null}
        />
      ) : null}
      <section aria-label={text.preview} aria-busy={preview.isFetching}>
        {!ready ? null : preview.data === undefined ? (
          preview.error ? (
            <ProblemNote problem={preview.error} onRetry={() => void preview.refetch()} />
          ) : (
            <Loading lines={4} />
          )
        ) : (
          <Preview can={can} cannot={cannot} />
        )}
      </section>
      <ProblemNote problem={does.error} />
    </DialogForm>
  )
}

function Preview({ can, cannot }: { can: BulkRow[]; cannot: BulkRow[] }) {
  return (
    <>
      {can.length === 0 ? <p className="note warn">{text.none}</p> : null}
      {can.length > 0 ? (
        <>
          <h3 className="num">{text.willDo(can.length)}</h3>
          <ul className="plain bulk-rows">
            {can.map((row) => (
              <Line key={row.id} row={row} why={null} />
            ))}
          </ul>
        </>
      ) : null}
      {cannot.length > 0 ? (
        <>
          <h3 className="num">{text.willNot(cannot.length)}</h3>
          <ul className="plain bulk-rows">
            {cannot.map((row) => (
              <Line key={row.id} row={row} why={sentence(row.code ?? '', row.detail)} />
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

function Line({ row, why }: { row: BulkRow; why: string | null }) {
  const state = sayState(row.state)
  const facts = [
    row.role === 'cooperating' ? words.tasks.role.cooperating : '',
    row.newDay ? text.newDay(formatDay(row.newDay)) : row.lastDay ? text.lastDay(formatDay(row.lastDay)) : '',
  ]
  return (
    <li>
      <div>
        <b>{row.unit}</b> <span className="bulk-title">{row.title}</span>
        <p className="small muted num">{facts.filter(Boolean).join(' · ')}</p>
        {why ? <p className="small bulk-why">{why}</p> : null}
      </div>
      <Mark kind={state.kind}>{state.word}</Mark>
    </li>
  )
}
