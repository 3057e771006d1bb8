import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listDocuments } from '../../../features/documents/contract.js'
import { getBoard } from '../../../features/tasks/contract.js'
import { CLOSED } from '../../../features/tasks/rules.js'
import { newId } from '../../../kernel/ids.js'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../button.js'
import { ChoiceField } from '../choice-field.js'
import { DeedForm } from '../deed-form.js'
import { Dialog } from '../dialog.js'
import { CheckField, DateField, TextArea, TextField } from '../fields.js'
import { say } from '../toasts.js'
import { useAnswer, useDo } from '../../queries.js'
import { CHANGE_KINDS, listSourceChanges, recordSourceChange } from '../../../features/source-changes/contract.js'
import './source-changes.css'

const text = words.sourceChanges
const form = text.record
type Kind = (typeof CHANGE_KINDS)[number]

/** Records that an issued dispatch was amended, replaced or recalled; shown to those who may. */
export function RecordChange({ documentId }: { documentId: string }) {
  const [open, setOpen] = useState(false)
  const { data } = useAnswer(listSourceChanges, { documentId })
  const board = useAnswer(getBoard, { id: documentId }, { enabled: open })
  if (!data?.can.record) return null
  const cells = board.data?.units.flatMap((unit) => unit.cells) ?? []
  const unfinished = cells.filter((cell) => !CLOSED.includes(cell.state)).length
  return (
    <>
      <Button onClick={() => setOpen(true)}>{form.deed}</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={form.title}
        lead={board.data ? form.lead(unfinished) : undefined}
        bare
      >
        <RecordForm
          documentId={documentId}
          tasks={(board.data?.tasks ?? []).map((task) => ({ id: task.id, label: `${task.number}. ${task.title}` }))}
          onClose={() => setOpen(false)}
        />
      </Dialog>
    </>
  )
}

interface FormProps {
  documentId: string
  tasks: { id: string; label: string }[]
  onClose: () => void
}

function RecordForm({ documentId, tasks, onClose }: FormProps) {
  const navigate = useNavigate()
  const [changeId] = useState(newId)
  const [kind, setKind] = useState<Kind>('amended')
  const [where, setWhere] = useState<'register' | 'typed'>('register')
  const [by, setBy] = useState<{ id: string; label: string } | null>(null)
  const [number, setNumber] = useState('')
  const [date, setDate] = useState('')
  const [issuer, setIssuer] = useState('')
  const [scope, setScope] = useState<'all' | 'some'>('all')
  const [some, setSome] = useState<ReadonlySet<string>>(new Set())
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const narrowed = kind !== 'recalled' && scope === 'some'
  const missing = (where === 'register' ? !by : !number.trim() || !date) || (narrowed && some.size === 0)
  const deed = useDo(recordSourceChange, {
    onDone: ({ suspended }) => {
      say(form.done(suspended))
      onClose()
      if (suspended > 0) void navigate(`/van-ban-thay-doi/${changeId}`)
    },
  })
  const send = (): void => {
    setAsked(true)
    if (missing || deed.isPending) return
    const paper =
      where === 'register' ? { byDocumentId: by?.id ?? null } : { byNumber: number, byDate: date, byIssuer: issuer }
    deed.mutate({ id: documentId, changeId, kind, note, taskIds: narrowed ? [...some] : null, ...paper })
  }
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(some)
    if (on) next.add(id)
    else next.delete(id)
    setSome(next)
  }
  return (
    <DeedForm action={form.action} busy={deed.isPending} problem={deed.error} onSubmit={send} onClose={onClose}>
      <ChoiceField
        label={form.kind}
        value={kind}
        onChange={setKind}
        options={CHANGE_KINDS.map((value) => ({ value, label: text.kind[value], hint: text.kindHint[value] }))}
      />
      <ChoiceField
        label={form.by}
        value={where}
        onChange={setWhere}
        options={[
          { value: 'register', label: form.inRegister },
          { value: 'typed', label: form.typed },
        ]}
      />
      {where === 'register' ? (
        <PaperPicker not={documentId} value={by} onChange={setBy} error={asked && !by ? form.choose : null} />
      ) : (
        <>
          <TextField
            label={form.number}
            value={number}
            maxLength={60}
            required
            onChange={setNumber}
            error={asked && !number.trim() ? form.numberNeeded : null}
          />
          <DateField
            label={form.date}
            value={date}
            required
            onChange={setDate}
            error={asked && !date ? form.dateNeeded : null}
          />
          <TextField label={form.issuer} optional value={issuer} maxLength={200} onChange={setIssuer} />
        </>
      )}
      {kind === 'recalled' ? null : (
        <ChoiceField
          label={form.scope}
          value={scope}
          onChange={setScope}
          options={[
            { value: 'all', label: form.all },
            { value: 'some', label: form.some },
          ]}
        />
      )}
      {narrowed ? (
        <div className="source-tasks">
          {tasks.map((task) => (
            <CheckField
              key={task.id}
              label={task.label}
              checked={some.has(task.id)}
              onChange={(on) => toggle(task.id, on)}
            />
          ))}
          {asked && some.size === 0 ? (
            <p className="field-error" role="alert">
              {form.scopeNeeded}
            </p>
          ) : null}
        </div>
      ) : null}
      <TextArea label={form.note} optional rows={2} value={note} maxLength={2000} onChange={setNote} />
    </DeedForm>
  )
}

interface PickerProps {
  not: string
  value: { id: string; label: string } | null
  onChange: (value: { id: string; label: string } | null) => void
  error: string | null
}

const SHOWN = 8

/** A dispatch of the register, found by its words. */
function PaperPicker({ not, value, onChange, error }: PickerProps) {
  const [q, setQ] = useState('')
  const found = useAnswer(listDocuments, { q: q.trim() || undefined, limit: SHOWN + 1 }, { keep: true })
  const rows = (found.data?.documents ?? []).filter((row) => row.id !== not).slice(0, SHOWN)
  return (
    <>
      <TextField label={form.search} hint={form.searchHint} type="search" value={q} maxLength={200} onChange={setQ} />
      {found.data && rows.length === 0 ? <p className="small muted">{form.none}</p> : null}
      {rows.length > 0 || value ? (
        <ChoiceField
          label={form.chosen}
          value={value?.id ?? ''}
          onChange={(id) => {
            const row = rows.find((one) => one.id === id)
            if (row) onChange({ id, label: text.paper(row) })
          }}
          options={[
            ...(value && !rows.some((row) => row.id === value.id) ? [{ value: value.id, label: value.label }] : []),
            ...rows.map((row) => ({ value: row.id, label: text.paper(row), hint: row.subject ?? row.fileName })),
          ]}
        />
      ) : null}
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </>
  )
}
