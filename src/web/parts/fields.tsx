import { type HTMLInputAutoCompleteAttribute, type ReactNode, type Ref, useId } from 'react'
import { words } from '../../kernel/words/index.js'
import { formatLongDay } from '../format.js'
import { classes } from './classes.js'
import './fields.css'

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  required?: boolean
  /** Marks fields that may stay empty with "không bắt buộc". */
  optional?: boolean
  className?: string
}

interface Wiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** A label, a control, what helps to fill it in and what is wrong with it. */
export function Field(props: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const { label, hint, error, optional, className, children } = props
  const id = useId()
  const describedBy = classes(hint ? `${id}-hint` : null, error ? `${id}-error` : null) || undefined
  return (
    <div className={classes('field', className)}>
      <label htmlFor={id} className="field-label">
        {label}
        {optional ? <span className="field-optional"> ({words.shell.optional})</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      ) : null}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password' | 'search' | 'url'
  name?: string
  maxLength?: number
  placeholder?: string
  autoComplete?: HTMLInputAutoCompleteAttribute
  autoCapitalize?: 'none'
  inputMode?: 'decimal' | 'numeric'
  readOnly?: boolean
  inputRef?: Ref<HTMLInputElement>
  onBlur?: () => void
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', required, inputRef, label, hint, error, optional, className, ...rest } = props
  return (
    <Field label={label} hint={hint} error={error} optional={optional} className={className}>
      {(wiring) => (
        <input
          {...wiring}
          {...rest}
          ref={inputRef}
          className="input"
          type={type}
          aria-required={required || undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface TextAreaProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  rows?: number
  maxLength?: number
  placeholder?: string
  areaRef?: Ref<HTMLTextAreaElement>
  onBlur?: () => void
}

export function TextArea(props: TextAreaProps) {
  const { value, onChange, rows = 4, required, areaRef, label, hint, error, optional, className, ...rest } = props
  return (
    <Field label={label} hint={hint} error={error} optional={optional} className={className}>
      {(wiring) => (
        <textarea
          {...wiring}
          {...rest}
          ref={areaRef}
          className="input area"
          rows={rows}
          aria-required={required || undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface DateFieldProps extends FieldProps {
  /** ISO day, or '' where none is chosen. */
  value: string
  onChange: (day: string) => void
  min?: string
  max?: string
}

/** The browser's own control, with the day said beside it as offices write it, whatever the browser's language. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, min, max, required, label, hint, error, optional, className } = props
  return (
    <Field label={label} hint={hint} error={error} optional={optional} className={className}>
      {(wiring) => (
        <div className="date-row">
          <input
            {...wiring}
            className="input date"
            type="date"
            aria-required={required || undefined}
            value={value}
            min={min}
            max={max}
            onChange={(event) => onChange(event.target.value)}
          />
          <span className="small muted num" aria-live="polite">
            {value ? formatLongDay(value) : words.shell.dayFormat}
          </span>
        </div>
      )}
    </Field>
  )
}

interface SelectFieldProps<V extends string> extends FieldProps {
  value: V
  onChange: (value: V) => void
  options: { value: V; label: string }[]
}

export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { value, onChange, options, label, hint, error, optional, className } = props
  return (
    <Field label={label} hint={hint} error={error} optional={optional} className={className}>
      {(wiring) => (
        <select
          {...wiring}
          className="input select"
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen) onChange(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface CheckFieldProps {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
}

export function CheckField({ label, hint, checked, onChange }: CheckFieldProps) {
  const id = useId()
  return (
    <label className="check" htmlFor={id}>
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint ? <small className="check-hint">{hint}</small> : null}
      </span>
    </label>
  )
}
