import { useRef, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { upload } from '../../../../web/api.js'
import { formatDay, formatLongDay } from '../../../../web/format.js'
import { Button } from '../../../../web/parts/button.js'
import { ChoiceField } from '../../../../web/parts/choice-field.js'
import { Dialog, DialogForm } from '../../../../web/parts/dialog.js'
import { DateField, TextArea, TextField } from '../../../../web/parts/fields.js'
import { ProblemNote } from '../../../../web/parts/problem-note.js'
import { say } from '../../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../../web/queries.js'
import { askExtension, type AssignmentView, attachExtensionFile, type CAUSES, countNewDay } from '../../contract.js'
import { DayNote } from './day-note.js'

const text = words.taskLife.extension
type Cause = (typeof CAUSES)[number]

interface AskProps {
  part: AssignmentView
  open: boolean
  onClose: () => void
}

/** Xin gia hạn: how long, why, and with which paper. The day that it would give is shown before it is sent. */
export function AskExtension({ part, open, onClose }: AskProps) {
  const day = part.deadline.lastDay ?? ''
  const lead = part.time.code === 'late' ? text.leadLate(formatDay(day)) : text.lead(formatDay(day))
  return (
    <Dialog open={open} onClose={onClose} title={text.ask} lead={lead} bare>
      <AskForm part={part} onClose={onClose} />
    </Dialog>
  )
}

function AskForm({ part, onClose }: Omit<AskProps, 'open'>) {
  const [how, setHow] = useState<'days' | 'date'>('days')
  const [days, setDays] = useState('')
  const [day, setDay] = useState('')
  const [cause, setCause] = useState<Cause>('objective')
  const [reason, setReason] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [asked, setAsked] = useState(false)
  const picker = useRef<HTMLInputElement>(null)

  const count = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0
  const daysRight = count >= 1 && count <= 250
  const missing = !reason.trim() || (how === 'days' ? !daysRight : !day)
  const ask = useDo(askExtension, {
    onDone: async ({ extensionId }) => {
      if (file) {
        // The request stands whatever becomes of the paper: it can be added to it afterwards.
        await upload(attachExtensionFile, { id: extensionId }, file, () => undefined).catch(() => say(text.fileFailed))
      }
      say(text.sent)
      onClose()
    },
  })
  const send = (): void => {
    setAsked(true)
    if (missing || ask.isPending) return
    const until = how === 'days' ? { workingDays: count } : { lastDay: day }
    ask.mutate({ id: part.id, version: part.version, cause, reason: reason.trim(), ...until })
  }
  return (
    <DialogForm
      onSubmit={send}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" kind="primary" busy={ask.isPending}>
            {text.send}
          </Button>
        </>
      }
    >
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
        <>
          <TextField
            label={text.days}
            value={days}
            maxLength={3}
            inputMode="numeric"
            required
            onChange={setDays}
            error={asked && !daysRight ? text.daysBad : null}
          />
          {daysRight ? <Counted partId={part.id} days={count} /> : null}
        </>
      ) : (
        <>
          <DateField
            label={text.date}
            value={day}
            required
            onChange={setDay}
            error={asked && !day ? text.dateNeeded : null}
          />
          <DayNote partId={part.id} day={day} />
        </>
      )}
      <ChoiceField
        label={text.cause}
        value={cause}
        onChange={setCause}
        options={[
          { value: 'objective', label: text.objective },
          { value: 'subjective', label: text.subjective },
        ]}
      />
      <TextArea
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        maxLength={2000}
        required
        onChange={setReason}
        error={asked && !reason.trim() ? text.reasonNeeded : null}
      />
      <div className="field">
        <span className="field-label">
          {text.file} <span className="field-optional">({words.shell.optional})</span>
        </span>
        <div className="buttons">
          <input
            ref={picker}
            type="file"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={text.chooseFile}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
          <Button onClick={() => picker.current?.click()}>{text.chooseFile}</Button>
          {file ? <span className="small ev-name">{file.name}</span> : null}
        </div>
      </div>
      <ProblemNote problem={ask.error} />
    </DialogForm>
  )
}

/** The day that so many working days would give. */
function Counted({ partId, days }: { partId: string; days: number }) {
  const counted = useAnswer(countNewDay, { id: partId, workingDays: days }, { keep: true })
  return counted.data ? (
    <p className="small num" aria-live="polite">
      {text.result(formatLongDay(counted.data.lastDay))}
    </p>
  ) : null
}
