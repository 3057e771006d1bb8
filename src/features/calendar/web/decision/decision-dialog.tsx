/** The window in which a decision is entered or corrected, with what it would change. */
import { useState } from 'react'
import type { DecisionKind } from '../../../../kernel/calendar.js'
import { words } from '../../../../kernel/words/index.js'
import { DeedForm } from '../../../../web/parts/deed-form.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import { SelectField, TextArea, TextField } from '../../../../web/parts/fields.js'
import { say } from '../../../../web/parts/toasts.js'
import { useDo } from '../../../../web/queries.js'
import { addDecision, changeDecision, type DecisionView } from '../../contract.js'
import { BasisFields, isWhole, type BasisDraft } from './basis-fields.js'
import { contentOf, draftOf, newDraft, proposedTitle, type DraftStart } from './draft.js'
import { DecisionFields } from './fields.js'
import { Impact } from './impact.js'

const text = words.calendar.form
const KINDS = Object.keys(words.calendar.kinds) as DecisionKind[]

interface DecisionDialogProps {
  /** What is opened: a new one that begins like this, or one that is corrected; null: closed. */
  open: DraftStart | DecisionView | null
  year: number
  today: string
  onClose: () => void
}

export function DecisionDialog({ open, year, today, onClose }: DecisionDialogProps) {
  const before = open && 'id' in open ? open : null
  return (
    <Dialog open={open !== null} onClose={onClose} title={before ? text.change : text.add} wide bare>
      {open ? (
        <Form before={before} start={'id' in open ? { year } : open} year={year} today={today} onClose={onClose} />
      ) : null}
    </Dialog>
  )
}

interface FormProps {
  before: DecisionView | null
  start: DraftStart
  year: number
  today: string
  onClose: () => void
}

/** Years around now that can be chosen from a list. */
const YEARS_BACK = 5
const YEARS_ON = 5

function Form({ before, start, year, today, onClose }: FormProps) {
  const [draft, setDraft] = useState(() => (before ? draftOf(before.content, year) : newDraft(start)))
  const [title, setTitle] = useState<string | null>(before?.title ?? null)
  const [basis, setBasis] = useState<BasisDraft>(before?.basis ?? { number: '', date: '', issuer: '' })
  const [note, setNote] = useState(before?.note ?? '')
  const [asked, setAsked] = useState(false)
  const finish = (said: string): void => {
    say(said)
    onClose()
  }
  const add = useDo(addDecision, { onDone: (_, input) => finish(text.saved(input.title)) })
  const change = useDo(changeDecision, { onDone: (_, input) => finish(text.changed(input.title)) })
  const busy = add.isPending || change.isPending

  const content = contentOf(draft)
  const name = title ?? (content ? proposedTitle(content) : '')
  const thisYear = Number(today.slice(0, 4))
  const years: [number, number] = [
    Math.min(draft.year, thisYear - YEARS_BACK),
    Math.max(draft.year, thisYear + YEARS_ON),
  ]
  const missing = (value: string): string | null => (asked && !value.trim() ? words.shell.required : null)
  const submit = (): void => {
    setAsked(true)
    if (!content || !name.trim() || !isWhole(basis) || busy) return
    const entered = { title: name, content, basis, note }
    if (before) change.mutate({ id: before.id, version: before.version, ...entered })
    else add.mutate(entered)
  }
  return (
    <DeedForm
      action={before ? text.saveChange : text.save}
      busy={busy}
      problem={add.error ?? change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        label={text.kind}
        hint={words.calendar.kindHints[draft.kind]}
        value={draft.kind}
        onChange={(kind) => setDraft({ ...draft, kind })}
        options={KINDS.map((value) => ({ value, label: words.calendar.kinds[value] }))}
      />
      <DecisionFields draft={draft} set={(next) => setDraft({ ...draft, ...next })} asked={asked} years={years} />
      <Impact content={content} replaces={before?.id ?? null} />
      <TextField
        label={text.title}
        hint={text.titleHint}
        value={name}
        onChange={setTitle}
        maxLength={200}
        required
        error={missing(name)}
      />
      <BasisFields legend={text.basis} basis={basis} onChange={setBasis} asked={asked} />
      <TextArea label={text.note} value={note} onChange={setNote} maxLength={1000} rows={2} optional />
    </DeedForm>
  )
}
