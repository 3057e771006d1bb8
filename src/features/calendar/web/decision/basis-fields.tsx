/** The document that a decision rests on. */
import { words } from '../../../../kernel/words/index.js'
import { DateField, TextField } from '../../../../web/parts/fields.js'
import { isChosen } from './draft.js'

const text = words.calendar.form

export interface BasisDraft {
  number: string
  date: string
  issuer: string
}

export const isWhole = (basis: BasisDraft): boolean =>
  basis.number.trim() !== '' && isChosen(basis.date) && basis.issuer.trim() !== ''

interface BasisFieldsProps {
  legend: string
  basis: BasisDraft
  onChange: (basis: BasisDraft) => void
  asked: boolean
}

export function BasisFields({ legend, basis, onChange, asked }: BasisFieldsProps) {
  const missing = (value: string): string | null => (asked && !value.trim() ? words.shell.required : null)
  return (
    <fieldset className="roles basis">
      <legend>{legend}</legend>
      <div className="field-pair">
        <TextField
          label={text.number}
          hint={text.numberHint}
          value={basis.number}
          onChange={(number) => onChange({ ...basis, number })}
          maxLength={100}
          required
          error={missing(basis.number)}
        />
        <DateField
          label={text.basisDate}
          hint={text.basisDateHint}
          value={basis.date}
          onChange={(date) => onChange({ ...basis, date })}
          required
          error={asked && !isChosen(basis.date) ? text.dayMissing : null}
        />
      </div>
      <TextField
        label={text.issuer}
        hint={text.issuerHint}
        value={basis.issuer}
        onChange={(issuer) => onChange({ ...basis, issuer })}
        maxLength={200}
        required
        error={missing(basis.issuer)}
      />
    </fieldset>
  )
}
