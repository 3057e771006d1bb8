import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { newId } from '../../../kernel/ids.js'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import { Dialog, DialogForm } from '../../../web/parts/dialog.js'
import { SelectField, TextField } from '../../../web/parts/fields.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { EVIDENCE_KINDS, type EvidenceKind, setExpected, type TaskView } from '../contract.js'

const text = words.evidence.expected
const MOST = 12
const KINDS = EVIDENCE_KINDS.map((value) => ({ value, label: words.evidence.kind[value] }))

interface Row {
  id: string
  kind: EvidenceKind
  label: string
  unit: string
}

interface ExpectedDialogProps {
  task: TaskView
  open: boolean
  onClose: () => void
}

export function ExpectedDialog(props: ExpectedDialogProps) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={text.dialog} lead={text.lead} wide bare>
      <ExpectedForm {...props} />
    </Dialog>
  )
}

/** A task that names a product most often asks for just that: it is proposed, and nothing is saved by opening the window. */
function firstRows({ expected, product }: TaskView): Row[] {
  if (expected.length) return expected.map((one) => ({ ...one, unit: one.unit ?? '' }))
  return [{ id: newId(), kind: 'document', label: product ?? '', unit: '' }]
}

function ExpectedForm({ task, onClose }: ExpectedDialogProps) {
  const [rows, setRows] = useState(() => firstRows(task))
  const [asked, setAsked] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const known = new Set(task.expected.map((one) => one.id))
  const save = useDo(setExpected, {
    onDone: () => {
      say(text.saved)
      onClose()
    },
  })
  const change = (id: string, some: Partial<Row>): void =>
    setRows((all) => all.map((row) => (row.id === id ? { ...row, ...some } : row)))
  const add = (): void => {
    const id = newId()
    flushSync(() => setRows((all) => [...all, { id, kind: 'document', label: '', unit: '' }]))
    list.current?.querySelector<HTMLElement>(`[data-row="${id}"] select`)?.focus()
  }
  const submit = (): void => {
    setAsked(true)
    if (save.isPending || rows.some((row) => !row.label.trim())) return
    save.mutate({ id: task.id, expected: rows })
  }
  return (
    <DialogForm
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" kind="primary" busy={save.isPending}>
            {text.save}
          </Button>
        </>
      }
    >
      <div ref={list} className="ev-rows">
        {rows.length === 0 ? <p className="muted">{text.empty}</p> : null}
        {rows.map((row, at) => (
          <fieldset key={row.id} data-row={row.id} className="ev-row">
            <legend>{text.row(at + 1)}</legend>
            {known.has(row.id) ? (
              <p className="field">
                <span className="field-label">{text.kind}</span>
                <span>{words.evidence.kind[row.kind]}</span>
              </p>
            ) : (
              <SelectField
                label={text.kind}
                value={row.kind}
                options={KINDS}
                onChange={(kind) => change(row.id, { kind })}
              />
            )}
            {row.kind === 'figure' ? (
              <TextField
                label={text.unit}
                hint={text.unitHint}
                optional
                value={row.unit}
                maxLength={60}
                onChange={(unit) => change(row.id, { unit })}
              />
            ) : (
              <span />
            )}
            <TextField
              label={text.label}
              hint={text.labelHint}
              className="ev-wide"
              value={row.label}
              maxLength={300}
              onChange={(label) => change(row.id, { label })}
              error={asked && !row.label.trim() ? text.labelNeeded : null}
            />
            <Button small kind="quiet" onClick={() => setRows((all) => all.filter((one) => one.id !== row.id))}>
              {text.drop}
            </Button>
          </fieldset>
        ))}
      </div>
      <div className="buttons">
        <Button disabled={rows.length >= MOST} onClick={add}>
          {text.add}
        </Button>
      </div>
      <ProblemNote problem={save.error} />
    </DialogForm>
  )
}
