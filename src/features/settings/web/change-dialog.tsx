/** The window in which one convention (or the two ends of the quiet hours) gets another value. */
import { useState } from 'react'
import { addDays } from '../../../kernel/calendar.js'
import type { Role } from '../../../kernel/actor.js'
import type { OfficeSettings, SettingName } from '../../../kernel/office-settings.js'
import { words } from '../../../kernel/words/index.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { CheckField, DateField, Field, SelectField, TextArea, TextField } from '../../../web/parts/fields.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { decideSettings, getSettings } from '../contract.js'
import { RolesField } from '../../../web/parts/roles-field.js'
import { choicesOf, editorOf, noneOf, typedOf, valueOf } from './values.js'

const text = words.settings.form

interface ChangeDialogProps {
  open: { label: string; names: SettingName[] } | null
  settings: OfficeSettings
  today: string
  onClose: () => void
}

export function ChangeDialog({ open, settings, today, onClose }: ChangeDialogProps) {
  const [only] = open?.names ?? []
  return (
    <Dialog
      open={open !== null}
      onClose={onClose}
      title={open?.label ?? ''}
      lead={only ? words.settings.items[only].what : null}
      bare
    >
      {open ? <Form names={open.names} settings={settings} today={today} onClose={onClose} /> : null}
    </Dialog>
  )
}

function Form({ names, settings, today, onClose }: Omit<ChangeDialogProps, 'open'> & { names: SettingName[] }) {
  const [typed, setTyped] = useState<Partial<Record<SettingName, string>>>(() =>
    Object.fromEntries(names.map((name) => [name, typedOf(settings[name])])),
  )
  const [when, setWhen] = useState<'now' | 'day'>('now')
  const [day, setDay] = useState('')
  const [decidedBy, setDecidedBy] = useState('')
  const [basisNumber, setBasisNumber] = useState('')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const deed = useDo(decideSettings, {
    invalidates: [getSettings],
    onDone: () => {
      say(text.done)
      onClose()
    },
  })
  const values = names.map((name) => ({ name, value: valueOf(name, typed[name] ?? '') }))
  const dayWrong = when === 'day' && day <= today
  const submit = (): void => {
    setAsked(true)
    if (deed.isPending || dayWrong || !decidedBy.trim() || values.some(({ value }) => value === undefined)) return
    deed.mutate({ changes: values, from: when === 'day' ? day : null, decidedBy, basisNumber, note })
  }
  return (
    <DeedForm action={text.action} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      {values.map(({ name, value }) => (
        <ValueField
          key={name}
          name={name}
          label={names.length > 1 ? words.settings.items[name].label : text.value}
          typed={typed[name] ?? ''}
          onChange={(next) => setTyped({ ...typed, [name]: next })}
          error={asked && value === undefined ? text.wrong : null}
        />
      ))}
      <SelectField
        label={text.from}
        value={when}
        onChange={setWhen}
        options={[
          { value: 'now', label: text.fromNow },
          { value: 'day', label: text.fromDay },
        ]}
      />
      {when === 'day' ? (
        <DateField
          label={text.day}
          value={day}
          onChange={setDay}
          min={addDays(today, 1)}
          error={asked && dayWrong ? text.dayMissing : null}
          required
        />
      ) : null}
      <TextField
        label={text.decidedBy}
        hint={text.decidedByHint}
        value={decidedBy}
        onChange={setDecidedBy}
        maxLength={200}
        required
        error={asked && !decidedBy.trim() ? words.shell.required : null}
      />
      <TextField label={text.basisNumber} value={basisNumber} onChange={setBasisNumber} maxLength={100} optional />
      <TextArea label={text.note} value={note} onChange={setNote} maxLength={1000} rows={2} optional />
    </DeedForm>
  )
}

interface ValueFieldProps {
  name: SettingName
  label: string
  typed: string
  onChange: (typed: string) => void
  error: string | null
}

function ValueField({ name, label, typed, onChange, error }: ValueFieldProps) {
  switch (editorOf(name)) {
    case 'choice':
      return <SelectField label={label} value={typed} onChange={onChange} options={choicesOf(name)} error={error} />
    case 'time':
      return (
        <Field label={label} error={error}>
          {(wiring) => (
            <input
              {...wiring}
              className="input date"
              type="time"
              value={typed}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      )
    case 'roles':
      return (
        <RolesField
          legend={text.roles}
          roles={(typed ? typed.split(', ') : []) as Role[]}
          onChange={(roles) => onChange(roles.join(', '))}
          error={error}
        />
      )
    case 'day':
      return <DateField label={label} value={typed} onChange={onChange} error={error} optional />
    case 'numbers':
      return (
        <TextField
          label={label}
          hint={text.reminderHint}
          value={typed}
          onChange={onChange}
          maxLength={60}
          error={error}
        />
      )
    case 'number':
      return <NumberField name={name} typed={typed} onChange={onChange} error={error} />
  }
}

/** What a number counts, where it is not working days. */
const NUMBERS: Partial<Record<SettingName, string>> = { extensionMost: text.times, periodFromDay: text.dayOfMonth }

function NumberField({ name, typed, onChange, error }: Omit<ValueFieldProps, 'label'>) {
  const none = noneOf(name)
  const [last, setLast] = useState(typed || '1')
  return (
    <>
      {none ? (
        <CheckField label={none} checked={typed === ''} onChange={(checked) => onChange(checked ? '' : last)} />
      ) : null}
      {none && typed === '' ? null : (
        <TextField
          label={NUMBERS[name] ?? text.days}
          value={typed}
          onChange={(next) => {
            const digits = next.replace(/\D/g, '')
            if (digits) setLast(digits)
            // An emptied box is not yet "none": that is ticked.
            onChange(none && !digits ? ' ' : digits)
          }}
          maxLength={4}
          required
          error={error}
        />
      )}
    </>
  )
}
