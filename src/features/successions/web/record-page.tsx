import { useMemo, useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { newId } from '../../../kernel/ids.js'
import { words } from '../../../kernel/words/index.js'
import { useMay } from '../../../web/me.js'
import { BasisFields } from '../../../web/parts/basis-fields.js'
import { Button } from '../../../web/parts/button.js'
import { DateField, TextArea } from '../../../web/parts/fields.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { CHANGE_KINDS, type ChangeKind, previewChange, recordSuccession } from '../contract.js'
import { basisOf, type ChangeDraft, decided, givenOf, newDraft } from './draft.js'
import { Preview } from './preview.js'
import './successions.css'
import { Who } from './who.js'

const text = words.successions
const form = text.form

/** A guided form: what, who, why, and what will come of it before anything is written. */
export function RecordPage() {
  const may = useMay()
  const [search] = useSearchParams()
  const unit = search.get('don-vi')
  const [draft, setDraft] = useState(() => newDraft('merge', unit ? [unit] : []))
  const [asked, setAsked] = useState(false)
  const [id] = useState(newId)
  const navigate = useNavigate()
  const set = (part: Partial<ChangeDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const preview = usePreview(draft)
  const deed = useDo(recordSuccession, {
    onDone: async () => {
      say(form.recorded)
      await navigate(`/thay-doi/${id}`)
    },
  })
  if (!may('organisations.change')) return <Navigate to="/" replace />
  const full = preview.data ? decided(draft, preview.data) : null
  const basis = basisOf(draft)
  const submit = (): void => {
    setAsked(true)
    if (full && basis && !deed.isPending) deed.mutate({ ...full, id, basis, note: draft.note })
  }
  return (
    <Page
      title={form.title}
      lead={form.lead}
      crumbs={[
        { label: words.organisations.admin, to: '/quan-tri' },
        { label: text.tab, to: '/quan-tri/thay-doi' },
      ]}
    >
      <form
        className="change-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <What
          kind={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind, successors: [], parts: {}, functions: [] })}
        />
        <section className="sheet box form-part" aria-labelledby="who">
          <h2 id="who">{form.who}</h2>
          <Who draft={draft} set={set} asked={asked} />
        </section>
        <section className="sheet box form-part" aria-labelledby="why">
          <h2 id="why">{form.why}</h2>
          <DateField
            label={form.effective}
            hint={form.effectiveHint}
            value={draft.effective}
            onChange={(effective) => set({ effective })}
            required
            error={asked && !draft.effective ? words.units.dayNeeded : null}
          />
          <BasisFields value={draft.basis} onChange={(next) => set({ basis: next })} asked={asked} />
          <TextArea
            label={form.note}
            optional
            rows={2}
            value={draft.note}
            maxLength={2000}
            onChange={(note) => set({ note })}
          />
        </section>
        <section className="sheet box form-part" aria-labelledby="then">
          <h2 id="then">{form.outcome}</h2>
          {preview.data ? (
            <Preview draft={draft} seen={preview.data} set={set} asked={asked} />
          ) : (
            <p className="muted">{form.toFill}</p>
          )}
          <ProblemNote problem={preview.error} />
        </section>
        <div className="form-end">
          <ProblemNote problem={deed.error} />
          {asked && (!full || !basis) ? (
            <p className="field-error" role="alert">
              {form.fix}
            </p>
          ) : null}
          <Button type="submit" kind="primary" busy={deed.isPending}>
            {form.record}
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** What the change would do, asked for as soon as it can be said, with the decisions that were made so far. */
function usePreview(draft: ChangeDraft) {
  const given = givenOf(draft)
  const first = useAnswer(previewChange, given ?? EMPTY, { enabled: given !== null, keep: true, staleTime: 0 })
  const full = useMemo(() => (first.data && given ? decided(draft, first.data) : null), [draft, first.data, given])
  // With every decision in it the same question tells whether it can be entered.
  const second = useAnswer(previewChange, full ?? EMPTY, { enabled: full !== null, keep: true, staleTime: 0 })
  if (!given) return { data: undefined, error: null }
  return { data: full && second.data ? second.data : first.data, error: first.error ?? second.error }
}

const EMPTY = { kind: 'rename' as const, effective: '1900-01-01', predecessors: [] }

function What({ kind, onChange }: { kind: ChangeKind; onChange: (kind: ChangeKind) => void }) {
  return (
    <fieldset className="sheet box form-part kinds">
      <legend>
        <h2>{form.what}</h2>
      </legend>
      {CHANGE_KINDS.map((one) => (
        <label key={one} className="kind-choice">
          <input type="radio" name="kind" value={one} checked={one === kind} onChange={() => onChange(one)} />
          <b>{text.kind[one]}</b>
          <small className="muted">{text.about[one]}</small>
        </label>
      ))}
    </fieldset>
  )
}
