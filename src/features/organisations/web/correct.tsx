import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { type Basis, givenBasis } from '../../../web/basis.js'
import { givenNaming, namingOf } from '../../../web/naming.js'
import { OptionalBasis } from '../../../web/parts/basis-fields.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { KindFields, NamingFields } from '../../../web/parts/naming-fields.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { correctKind, correctName, type NamePeriodView, type OrganisationView } from '../contract.js'

const text = words.units

interface CorrectNameProps {
  unitId: string
  /** Null: the window is shut. */
  name: NamePeriodView | null
  onClose: () => void
}

/** Slips of the pen in a name; a change of name is entered as what it is. */
export function CorrectNameDialog({ unitId, name, onClose }: CorrectNameProps) {
  return (
    <Dialog open={name !== null} onClose={onClose} title={text.correct} lead={text.correctLead} wide bare>
      {name ? <CorrectName unitId={unitId} name={name} onClose={onClose} /> : null}
    </Dialog>
  )
}

function CorrectName({ unitId, name, onClose }: CorrectNameProps & { name: NamePeriodView }) {
  const [naming, setNaming] = useState(namingOf(name))
  const [basis, setBasis] = useState<Basis | null>(name.basis)
  const [asked, setAsked] = useState(false)
  const deed = useDo(correctName, {
    onDone: () => {
      say(text.corrected)
      onClose()
    },
  })
  const submit = (): void => {
    setAsked(true)
    const named = givenNaming(naming)
    const based = basis && givenBasis(basis)
    if (!named || (basis && !based) || deed.isPending) return
    deed.mutate({ id: unitId, validFrom: name.validFrom, ...named, basis: based })
  }
  return (
    <DeedForm action={text.save} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <NamingFields value={naming} onChange={setNaming} asked={asked} />
      <OptionalBasis value={basis} onChange={setBasis} asked={asked} />
    </DeedForm>
  )
}

interface CorrectKindProps {
  unit: OrganisationView
  open: boolean
  onClose: () => void
}

export function CorrectKindDialog({ unit, open, onClose }: CorrectKindProps) {
  return (
    <Dialog open={open} onClose={onClose} title={text.correctKind} bare>
      <CorrectKind unit={unit} onClose={onClose} />
    </Dialog>
  )
}

function CorrectKind({ unit, onClose }: Omit<CorrectKindProps, 'open'>) {
  const [kind, setKind] = useState(unit.kind)
  const [system, setSystem] = useState(unit.system)
  const deed = useDo(correctKind, {
    onDone: () => {
      say(text.corrected)
      onClose()
    },
  })
  const submit = (): void => {
    if (!deed.isPending) deed.mutate({ id: unit.id, kind, system })
  }
  return (
    <DeedForm action={text.save} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <KindFields kind={kind} system={system} onKind={setKind} onSystem={setSystem} />
    </DeedForm>
  )
}
