import { Link } from 'react-router'
import type { BasisView } from '../../features/organisations/contract.js'
import { words } from '../../kernel/words/index.js'
import { type Basis, NO_BASIS } from '../basis.js'
import { formatDay } from '../format.js'
import { useMay } from '../me.js'
import { Button } from './button.js'
import { DateField, TextField } from './fields.js'

const text = words.units

interface BasisFieldsProps {
  value: Basis
  onChange: (basis: Basis) => void
  asked: boolean
}

export function BasisFields({ value, onChange, asked }: BasisFieldsProps) {
  const set = (part: Partial<Basis>): void => onChange({ ...value, ...part })
  const lacks = (field: string): string | null => (asked && !field.trim() ? words.shell.required : null)
  return (
    <>
      <div className="field-pair">
        <TextField
          label={text.basisNumber}
          hint={text.basisNumberHint}
          value={value.number}
          maxLength={100}
          onChange={(number) => set({ number })}
          required
          error={lacks(value.number)}
        />
        <DateField
          label={text.basisDate}
          hint={words.shell.dayFormat}
          value={value.date}
          onChange={(date) => set({ date })}
          required
          error={lacks(value.date)}
        />
      </div>
      <TextField
        label={text.basisIssuer}
        value={value.issuer}
        maxLength={200}
        onChange={(issuer) => set({ issuer })}
        required
        error={lacks(value.issuer)}
      />
    </>
  )
}

interface OptionalBasisProps {
  /** Null: none is given. */
  value: Basis | null
  onChange: (basis: Basis | null) => void
  asked: boolean
}

/** A basis that may be left out. */
export function OptionalBasis({ value, onChange, asked }: OptionalBasisProps) {
  if (!value) {
    return (
      <div>
        <Button onClick={() => onChange(NO_BASIS)}>{text.addBasis}</Button>
      </div>
    )
  }
  return (
    <fieldset className="fieldset">
      <legend>{text.basis}</legend>
      <BasisFields value={value} onChange={onChange} asked={asked} />
      <div>
        <Button kind="quiet" small onClick={() => onChange(null)}>
          {text.removeBasis}
        </Button>
      </div>
    </fieldset>
  )
}

/** `128-QĐ/TU ngày 1/3/2027 của Tỉnh ủy`, with the way to it where it is registered. */
export function BasisSaid({ basis }: { basis: BasisView | null }) {
  const may = useMay()
  if (!basis) return null
  return (
    <span className="small muted">
      {text.basis}: {text.basisOf(basis.number, formatDay(basis.date), basis.issuer)}
      {basis.documentId && may('documents.read') ? (
        <>
          {' · '}
          <Link to={`/van-ban/${basis.documentId}`}>{text.openBasis}</Link>
        </>
      ) : null}
    </span>
  )
}
