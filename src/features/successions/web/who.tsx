import { useEffect } from 'react'
import { getOrganisation } from '../../organisations/contract.js'
import { newId } from '../../../kernel/ids.js'
import { words } from '../../../kernel/words/index.js'
import { NO_NAMING, namingOf } from '../../../web/naming.js'
import { Button } from '../../../web/parts/button.js'
import { CheckField } from '../../../web/parts/fields.js'
import { KindFields, NamingFields } from '../../../web/parts/naming-fields.js'
import { OrganisationPicker, OrganisationsPicker } from '../../../web/parts/organisation-picker.js'
import { useAnswer } from '../../../web/queries.js'
import type { ChangeDraft, SuccessorDraft } from './draft.js'

const form = words.successions.form

interface WhoProps {
  draft: ChangeDraft
  set: (part: Partial<ChangeDraft>) => void
  /** The button was pressed: what is lacking is said. */
  asked: boolean
}

/** Who was before, and who goes on. */
export function Who({ draft, set, asked }: WhoProps) {
  const { kind } = draft
  return (
    <>
      {kind === 'merge' ? (
        <OrganisationsPicker
          label={form.predecessor.merge}
          value={draft.predecessors}
          onChange={(choices) => set({ predecessors: choices.map((choice) => choice.id) })}
          error={asked && draft.predecessors.length === 0 ? form.predecessorNeeded : null}
        />
      ) : (
        <OrganisationPicker
          label={kind === 'dissolve' ? form.predecessor.dissolve : form.predecessor.one}
          value={draft.predecessors[0] ?? null}
          onChange={(choice) => set({ predecessors: choice ? [choice.id] : [] })}
          error={asked && draft.predecessors.length === 0 ? form.predecessorNeeded : null}
        />
      )}
      {kind === 'rename' ? <Rename draft={draft} set={set} asked={asked} /> : null}
      {kind === 'transfer' ? (
        <OrganisationPicker
          label={form.newParent}
          hint={form.newParentHint}
          value={draft.parentId}
          onChange={(choice) => set({ parentId: choice?.id ?? null })}
        />
      ) : null}
      {kind === 'dissolve' ? (
        <OrganisationsPicker
          label={form.takers}
          hint={form.takersHint}
          value={draft.takers}
          onChange={(choices) => set({ takers: choices.map((choice) => choice.id) })}
        />
      ) : null}
      {kind === 'split' ? (
        <CheckField
          label={form.continues}
          hint={form.continuesHint}
          checked={draft.continues}
          onChange={(continues) => set({ continues })}
        />
      ) : null}
      {kind === 'merge' || kind === 'split' ? <Successors draft={draft} set={set} asked={asked} /> : null}
    </>
  )
}

/** The name of today is what the new one is written over. */
function Rename({ draft, set, asked }: WhoProps) {
  const [unitId] = draft.predecessors
  const unit = useAnswer(getOrganisation, { id: unitId ?? '' }, { enabled: unitId !== undefined })
  const name = unit.data?.names.find((one) => one.validFrom <= (unit.data?.today ?? ''))
  const from = name && unitId ? `${unitId} ${name.validFrom}` : null
  // Filled in when the unit is chosen; what is typed after that is the person's own.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => set({ rename: name ? namingOf(name) : NO_NAMING }), [from])
  if (!unitId) return null
  return (
    <fieldset className="fieldset">
      <legend>{form.newName}</legend>
      <NamingFields value={draft.rename} onChange={(rename) => set({ rename })} asked={asked} />
    </fieldset>
  )
}

const newSuccessor = (): SuccessorDraft => ({
  newId: newId(),
  isNew: true,
  existingId: null,
  naming: NO_NAMING,
  kind: 'board',
  system: 'party',
  parentId: null,
})

function Successors({ draft, set, asked }: WhoProps) {
  const least = draft.kind === 'split' && !draft.continues ? 2 : 1
  const { successors } = draft
  // As many as there must be stand there from the beginning.
  useEffect(() => {
    if (successors.length < least)
      set({ successors: [...successors, ...Array.from({ length: least - successors.length }, newSuccessor)] })
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [successors.length, least])
  const change = (at: number, part: Partial<SuccessorDraft>): void =>
    set({ successors: successors.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
    <>
      {draft.kind === 'split' && !draft.continues ? <p className="field-hint">{form.main}</p> : null}
      {successors.map((one, at) => (
        <Successor
          key={one.newId}
          value={one}
          label={draft.kind === 'merge' ? form.successor : form.successorOf(at + 1)}
          asked={asked}
          onChange={(part) => change(at, part)}
          onRemove={
            successors.length > least
              ? () => set({ successors: successors.filter((each) => each.newId !== one.newId) })
              : null
          }
          removeLabel={form.removeSuccessor(at + 1)}
        />
      ))}
      {draft.kind === 'split' ? (
        <div>
          <Button onClick={() => set({ successors: [...successors, newSuccessor()] })}>{form.addSuccessor}</Button>
        </div>
      ) : null}
    </>
  )
}

interface SuccessorProps {
  value: SuccessorDraft
  label: string
  asked: boolean
  onChange: (part: Partial<SuccessorDraft>) => void
  onRemove: (() => void) | null
  removeLabel: string
}

function Successor({ value, label, asked, onChange, onRemove, removeLabel }: SuccessorProps) {
  return (
    <fieldset className="fieldset">
      <legend>{label}</legend>
      <div className="choice-row" role="radiogroup" aria-label={form.newOrOld}>
        {[
          { isNew: true, said: form.isNew },
          { isNew: false, said: form.isOld },
        ].map(({ isNew, said }) => (
          <label key={said} className="choice">
            <input
              type="radio"
              name={`successor-${value.newId}`}
              checked={value.isNew === isNew}
              onChange={() => onChange({ isNew })}
            />
            {said}
          </label>
        ))}
      </div>
      {value.isNew ? (
        <>
          <NamingFields value={value.naming} onChange={(naming) => onChange({ naming })} asked={asked} />
          <KindFields
            kind={value.kind}
            system={value.system}
            onKind={(kind) => onChange({ kind })}
            onSystem={(system) => onChange({ system })}
          />
          <OrganisationPicker
            label={`${words.organisations.units.parent} (${words.shell.optional})`}
            value={value.parentId}
            onChange={(choice) => onChange({ parentId: choice?.id ?? null })}
          />
        </>
      ) : (
        <OrganisationPicker
          label={form.chooseOld}
          value={value.existingId}
          onChange={(choice) => onChange({ existingId: choice?.id ?? null })}
          error={asked && !value.existingId ? form.predecessorNeeded : null}
        />
      )}
      {onRemove ? (
        <div>
          <Button kind="quiet" small aria-label={removeLabel} onClick={onRemove}>
            {removeLabel}
          </Button>
        </div>
      ) : null}
    </fieldset>
  )
}
