import { type FormEvent, useEffect, useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import { CheckField, DateField, SelectField, TextArea, TextField } from '../../../web/parts/fields.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { editUrgingLetter, type LetterView, type PROFILE_CODES } from '../contract.js'

const text = words.urging.page

type Profile = (typeof PROFILE_CODES)[number]

const fieldsOf = (letter: LetterView) => ({
  issuerId: letter.issuer.id,
  profile: letter.profile,
  superior: letter.superior ?? '',
  symbol: letter.symbol,
  place: letter.place,
  subject: letter.subject,
  opening: letter.opening,
  closing: letter.closing,
  answerBy: letter.answerBy,
  authority: letter.signer.authority ?? '',
  post: letter.signer.post,
  name: letter.signer.name ?? '',
  copies: letter.copies.join('\n'),
  filed: letter.filed,
  parts: letter.addressees.flatMap((unit) => unit.items.map((item) => item.assignmentId)).sort(),
})
type Fields = ReturnType<typeof fieldsOf>

const same = (one: Fields, other: Fields): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Everything in a draft that a person decides. */
export function DraftForm({ letter, onDirty }: { letter: LetterView; onDirty: (dirty: boolean) => void }) {
  const [typed, setTyped] = useState<Fields>(() => fieldsOf(letter))
  const set =
    <K extends keyof Fields>(name: K) =>
    (value: Fields[K]): void =>
      setTyped({ ...typed, [name]: value })
  const dirty = !same(typed, fieldsOf(letter))
  useEffect(() => onDirty(dirty), [dirty, onDirty])
  const edit = useDo(editUrgingLetter, { onDone: () => say(text.saved) })
  const { draft } = letter
  if (!draft) return null
  const profile = draft.profiles.find((each) => each.code === typed.profile)
  const noParts = typed.parts.length === 0
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (edit.isPending || noParts) return
    const { authority, post, name, parts, copies, profile: chosen, issuerId, ...rest } = typed
    const moved = issuerId !== letter.issuer.id
    edit.mutate({
      id: letter.id,
      version: letter.version,
      ...rest,
      issuerId,
      // Another issuer may follow other rules: the usual layout of that one.
      ...(moved ? {} : { profile: chosen }),
      signer: { authority, post, name },
      copies: copies
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
      assignmentIds: parts,
    })
  }
  return (
    <form className="letter-form" onSubmit={save} noValidate>
      <Parts letter={letter} chosen={typed.parts} onChange={set('parts')} />
      {noParts ? (
        <p className="field-error" role="alert">
          {text.partsNeeded}
        </p>
      ) : null}
      <section className="sheet letter-box" aria-labelledby="loi-van">
        <h2 id="loi-van">{text.words}</h2>
        <TextField label={text.subject} value={typed.subject} onChange={set('subject')} maxLength={300} required />
        <TextArea label={text.opening} value={typed.opening} onChange={set('opening')} maxLength={4000} required />
        <TextArea
          label={text.closing}
          value={typed.closing}
          onChange={set('closing')}
          maxLength={2000}
          rows={3}
          required
        />
        {typed.opening !== draft.proposed.opening || typed.closing !== draft.proposed.closing ? (
          <Button kind="quiet" small onClick={() => setTyped({ ...typed, ...draft.proposed })}>
            {text.useProposed}
          </Button>
        ) : null}
        <DateField
          label={text.answerBy}
          value={typed.answerBy}
          onChange={set('answerBy')}
          min={letter.today}
          required
        />
      </section>
      <section className="sheet letter-box" aria-labelledby="the-thuc">
        <h2 id="the-thuc">{text.form}</h2>
        <SelectField
          label={text.issuer}
          value={typed.issuerId}
          onChange={set('issuerId')}
          options={draft.issuers.map((issuer) => ({ value: issuer.id, label: issuer.name }))}
        />
        {typed.issuerId === letter.issuer.id ? (
          <SelectField<Profile>
            label={text.profile}
            hint={profile && !profile.reviewed ? text.notReviewedHint : undefined}
            value={typed.profile}
            onChange={set('profile')}
            options={draft.profiles.map((each) => ({
              value: each.code,
              label: each.reviewed ? each.source : `${each.source} (${text.notReviewed})`,
            }))}
          />
        ) : null}
        <TextField label={text.superior} value={typed.superior} onChange={set('superior')} maxLength={200} optional />
        <TextField
          label={text.symbol}
          hint={text.symbolHint}
          value={typed.symbol}
          onChange={set('symbol')}
          maxLength={40}
          required
        />
        <TextField
          label={text.place}
          hint={text.placeHint}
          value={typed.place}
          onChange={set('place')}
          maxLength={60}
          required
        />
      </section>
      <section className="sheet letter-box" aria-labelledby="nguoi-ky">
        <h2 id="nguoi-ky">{text.signer}</h2>
        <TextField
          label={text.authority}
          hint={text.authorityHint}
          value={typed.authority}
          onChange={set('authority')}
          maxLength={120}
          optional
        />
        <TextField label={text.post} value={typed.post} onChange={set('post')} maxLength={120} required />
        <TextField
          label={text.name}
          hint={text.nameHint}
          value={typed.name}
          onChange={set('name')}
          maxLength={120}
          optional
        />
        <TextArea label={text.copies} hint={text.copiesHint} value={typed.copies} onChange={set('copies')} rows={3} />
        <TextField
          label={text.filed}
          hint={text.filedHint}
          value={typed.filed}
          onChange={set('filed')}
          maxLength={200}
          required
        />
      </section>
      <div className="letter-save">
        <ProblemNote problem={edit.error} />
        {dirty ? (
          <output className="small muted">
            {text.unsaved} {text.saveFirst}
          </output>
        ) : null}
        <Button type="submit" kind={dirty ? 'primary' : 'plain'} busy={edit.isPending} disabled={noParts}>
          {text.save}
        </Button>
      </div>
    </form>
  )
}

interface PartsProps {
  letter: LetterView
  chosen: string[]
  onChange: (parts: string[]) => void
}

/** What each addressee owes; what is unticked is not named. */
function Parts({ letter, chosen, onChange }: PartsProps) {
  const toggle = (id: string, on: boolean): void =>
    onChange((on ? [...chosen, id] : chosen.filter((each) => each !== id)).sort())
  return (
    <section className="sheet letter-box" aria-labelledby="viec-neu">
      <h2 id="viec-neu">{text.parts}</h2>
      {letter.addressees.map((unit) => {
        const others = (letter.draft?.others ?? []).filter((part) => part.organisationId === unit.organisationId)
        return (
          <fieldset key={unit.organisationId} className="letter-choose">
            <legend>{unit.name}</legend>
            {[...unit.items, ...others].map((part) => (
              <CheckField
                key={part.assignmentId}
                label={part.title}
                hint={[part.source, part.deadline, part.open ? part.standing : text.partDone].join(' · ')}
                checked={chosen.includes(part.assignmentId)}
                onChange={(on) => toggle(part.assignmentId, on)}
              />
            ))}
          </fieldset>
        )
      })}
    </section>
  )
}
