import { useState } from 'react'
import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { type Basis, givenBasis } from '../../../web/basis.js'
import { useMe } from '../../../web/me.js'
import { BasisSaid, OptionalBasis } from '../../../web/parts/basis-fields.js'
import { Button } from '../../../web/parts/button.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { DateField, SelectField } from '../../../web/parts/fields.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import {
  addRelation,
  endRelation,
  RELATION_KINDS,
  type RelationKind,
  type RelationView,
  removeRelation,
  type UnitPage,
} from '../contract.js'
import { sayPeriod } from './say.js'

const text = words.units

const sayRelation = (relation: RelationView): string =>
  `${text.side[relation.side][relation.kind]} ${relation.other.name}`

/** In whose relations the unit stands, those of today first. */
export function Relations({ unit }: { unit: UnitPage }) {
  const [adding, setAdding] = useState(false)
  const past = unit.relations.filter(({ validTo }) => validTo !== null && validTo <= unit.today)
  const living = unit.relations.filter((relation) => !past.includes(relation))
  return (
    <section className="sheet box" aria-labelledby="relations">
      <h2 id="relations">{text.relations}</h2>
      {living.length === 0 ? <p className="muted">{text.noRelation}</p> : <Lines relations={living} unit={unit} />}
      {past.length > 0 ? (
        <details className="past">
          <summary>{text.pastRelations}</summary>
          <Lines relations={past} unit={unit} />
        </details>
      ) : null}
      {unit.can.change ? (
        <div className="buttons">
          <Button onClick={() => setAdding(true)}>{text.addRelation}</Button>
        </div>
      ) : null}
      <Dialog open={adding} onClose={() => setAdding(false)} title={text.addRelation} bare>
        <AddRelation unitId={unit.organisation.id} onClose={() => setAdding(false)} />
      </Dialog>
    </section>
  )
}

function Lines({ relations, unit }: { relations: RelationView[]; unit: UnitPage }) {
  const [ending, setEnding] = useState<RelationView | null>(null)
  const [removing, setRemoving] = useState<RelationView | null>(null)
  return (
    <>
      <ul className="plain periods">
        {relations.map((relation) => (
          <li key={`${relation.id}-${relation.side}`}>
            <div>
              <span className="muted">{text.side[relation.side][relation.kind]}</span>{' '}
              <Link className="plain-link" to={`/don-vi/${relation.other.id}`}>
                {relation.other.name}
              </Link>
              <p className="small muted num">{sayPeriod(relation)}</p>
              <BasisSaid basis={relation.basis} />
            </div>
            {unit.can.change ? (
              <div className="period-deeds">
                {relation.validTo === null ? (
                  <Button kind="quiet" small onClick={() => setEnding(relation)}>
                    {text.end}
                  </Button>
                ) : null}
                <Button kind="quiet" small onClick={() => setRemoving(relation)}>
                  {text.removeRelation}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <Dialog
        open={ending !== null}
        onClose={() => setEnding(null)}
        title={text.end}
        lead={ending ? text.endLead(sayRelation(ending)) : null}
        bare
      >
        {ending ? <EndRelation relation={ending} onClose={() => setEnding(null)} /> : null}
      </Dialog>
      <Dialog
        open={removing !== null}
        onClose={() => setRemoving(null)}
        title={text.removeTitle}
        lead={removing ? text.removeLead(sayRelation(removing)) : null}
        bare
      >
        {removing ? <RemoveRelation relation={removing} onClose={() => setRemoving(null)} /> : null}
      </Dialog>
    </>
  )
}

const KINDS = RELATION_KINDS.map((value) => ({ value, label: text.side.from[value] }))

function AddRelation({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const { today } = useMe()
  const [kind, setKind] = useState<RelationKind>('parent')
  const [otherId, setOther] = useState<string | null>(null)
  const [validFrom, setFrom] = useState(today)
  const [basis, setBasis] = useState<Basis | null>(null)
  const [asked, setAsked] = useState(false)
  const deed = useDo(addRelation, {
    onDone: () => {
      say(text.relationAdded)
      onClose()
    },
  })
  const submit = (): void => {
    setAsked(true)
    const based = basis && givenBasis(basis)
    if (!otherId || !validFrom || (basis && !based) || deed.isPending) return
    deed.mutate({ id: unitId, kind, otherId, validFrom, basis: based })
  }
  return (
    <DeedForm action={text.addRelation} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <SelectField label={text.relationKind} value={kind} onChange={setKind} options={KINDS} />
      <OrganisationPicker
        label={text.relationOther}
        value={otherId}
        onChange={(choice) => setOther(choice?.id ?? null)}
        error={asked && !otherId ? text.otherNeeded : null}
      />
      <DateField
        label={text.fromDay}
        value={validFrom}
        onChange={setFrom}
        required
        error={asked && !validFrom ? text.dayNeeded : null}
      />
      <OptionalBasis value={basis} onChange={setBasis} asked={asked} />
    </DeedForm>
  )
}

function EndRelation({ relation, onClose }: { relation: RelationView; onClose: () => void }) {
  const { today } = useMe()
  const [validTo, setTo] = useState(today)
  const deed = useDo(endRelation, {
    onDone: () => {
      say(text.endedSaid)
      onClose()
    },
  })
  const submit = (): void => {
    if (validTo && !deed.isPending) deed.mutate({ id: relation.id, validTo })
  }
  return (
    <DeedForm action={text.end} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <DateField
        label={text.endDay}
        value={validTo}
        onChange={setTo}
        required
        error={validTo ? null : text.dayNeeded}
      />
    </DeedForm>
  )
}

function RemoveRelation({ relation, onClose }: { relation: RelationView; onClose: () => void }) {
  const deed = useDo(removeRelation, {
    onDone: () => {
      say(text.removed)
      onClose()
    },
  })
  return (
    <DeedForm
      action={text.removeRelation}
      busy={deed.isPending}
      problem={deed.error}
      onSubmit={() => deed.isPending || deed.mutate({ id: relation.id })}
      onClose={onClose}
    >
      {null}
    </DeedForm>
  )
}
