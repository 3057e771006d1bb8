import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { ChoiceField } from '../../../web/parts/choice-field.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { DateField, SelectField, TextArea } from '../../../web/parts/fields.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type ChangedPartView, type Decision, decideSourceChange, type SourceChangeView } from '../contract.js'

const text = words.sourceChanges.decide
const OWN = 'own'

interface DecideProps {
  view: SourceChangeView
  parts: ChangedPartView[]
  open: boolean
  onClose: () => void
  /** Why parts were not decided, by part. */
  onAnswered: (failed: Map<string, string>) => void
}

/** One answer for one part, or for many. */
export function DecideDialog({ view, parts, open, onClose, onAnswered }: DecideProps) {
  return (
    <Dialog open={open} onClose={onClose} title={text.title(parts.length)} lead={leadOf(parts)} bare>
      <DecideForm view={view} parts={parts} onClose={onClose} onAnswered={onAnswered} />
    </Dialog>
  )
}

const NAMED = 3
function leadOf(parts: ChangedPartView[]): string {
  const names = parts.slice(0, NAMED).map((part) => `${part.title} (${part.unit.name})`)
  return `${names.join('; ')}${parts.length > NAMED ? `; ${words.tasks.home.more(parts.length - NAMED)}` : ''}`
}

function DecideForm({ view, parts, onClose, onAnswered }: Omit<DecideProps, 'open'>) {
  const [decision, setDecision] = useState<Decision>('keep')
  const fitting = view.newTasks.filter((task) => parts.every((part) => part.candidates.includes(task.id)))
  const dated = view.newTasks.filter((task) => task.lastDay !== null && task.lastDay >= view.today)
  const proposed = fitting.find((task) => dated.includes(task))
  const [from, setFrom] = useState<string>(proposed?.id ?? OWN)
  const standing = parts.length === 1 ? (parts[0]?.afterStanding ?? null) : null
  const [day, setDay] = useState(standing && standing >= view.today ? standing : '')
  const [task, setTask] = useState(fitting[0]?.id ?? '')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const gone = parts.filter((part) => part.lastDay !== null && part.lastDay < view.today).length
  const deed = useDo(decideSourceChange, {
    onDone: ({ results }) => {
      const failed = new Map(results.flatMap(({ id, code }) => (code === null ? [] : [[id, code] as const])))
      if (failed.size < results.length) say(text.done(results.length - failed.size))
      onAnswered(failed)
      onClose()
    },
  })
  const ownDay = decision === 'redate' && from === OWN
  const missing = (ownDay && !day) || (decision === 'replace' && !task) || (decision === 'withdraw' && !reason.trim())
  const send = (): void => {
    setAsked(true)
    if (missing || deed.isPending) return
    deed.mutate({
      id: view.change.id,
      parts: parts.map((part) => ({ id: part.assignmentId, version: part.version })),
      decision,
      lastDay: ownDay ? day : null,
      taskId: decision === 'replace' ? task : decision === 'redate' && from !== OWN ? from : null,
      reason: reason.trim(),
    })
  }
  return (
    <DeedForm
      action={text.action(parts.length)}
      busy={deed.isPending}
      problem={deed.error}
      onSubmit={send}
      onClose={onClose}
    >
      <ChoiceField
        label={text.question}
        value={decision}
        onChange={setDecision}
        options={[
          { value: 'keep', label: text.keep, hint: gone > 0 ? text.keepGone(gone) : undefined },
          { value: 'redate', label: text.redate, hint: text.redateHint },
          ...(view.newTasks.length > 0
            ? [{ value: 'replace' as const, label: text.replace, hint: text.replaceHint }]
            : []),
          { value: 'withdraw', label: text.withdraw },
        ]}
      />
      {decision === 'redate' && dated.length > 0 ? (
        <SelectField
          label={text.byTask}
          value={from}
          onChange={setFrom}
          options={[
            { value: OWN, label: text.ownDay },
            ...dated.map((one) => ({
              value: one.id,
              label: text.ofTask(one.number, formatDay(one.lastDay ?? '')),
            })),
          ]}
        />
      ) : null}
      {ownDay ? (
        <DateField
          label={text.day}
          hint={standing ? text.proposed(formatDay(standing)) : undefined}
          value={day}
          min={view.today}
          required
          onChange={setDay}
          error={asked && !day ? text.dayNeeded : null}
        />
      ) : null}
      {decision === 'replace' ? (
        <SelectField
          label={text.task}
          value={task}
          onChange={setTask}
          error={asked && !task ? text.taskNeeded : null}
          options={[
            ...(task ? [] : [{ value: '', label: text.taskNeeded }]),
            ...(fitting.length > 0 ? fitting : view.newTasks).map((one) => ({
              value: one.id,
              label: text.taskLine(one.number, one.title),
            })),
          ]}
        />
      ) : null}
      <TextArea
        label={decision === 'withdraw' ? text.reason : text.note}
        optional={decision !== 'withdraw'}
        required={decision === 'withdraw'}
        rows={3}
        value={reason}
        maxLength={2000}
        onChange={setReason}
        error={asked && decision === 'withdraw' && !reason.trim() ? text.reasonNeeded : null}
      />
    </DeedForm>
  )
}
