import { type ReactNode, useId } from 'react'
import './fields.css'

interface ChoiceFieldProps<V extends string> {
  label: ReactNode
  value: V
  onChange: (value: V) => void
  options: { value: V; label: ReactNode; hint?: ReactNode }[]
}

/** A question with few answers, all in sight. */
export function ChoiceField<V extends string>({ label, value, onChange, options }: ChoiceFieldProps<V>) {
  const name = useId()
  return (
    <fieldset className="choices">
      <legend className="field-label">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="check">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint ? <small className="check-hint">{option.hint}</small> : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
