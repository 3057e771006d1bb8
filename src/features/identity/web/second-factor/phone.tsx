import { useMemo } from 'react'
import { renderSVG } from 'uqr'
import { words } from '../../../../kernel/words/index.js'
import { TextField } from '../../../../web/parts/fields.js'
import './second-factor.css'

const text = words.secondFactor.steps

interface PhoneProps {
  begun: { secret: string; uri: string }
  code: string
  onCode: (code: string) => void
  error: string | null
}

/** What the phone is shown, and the first code that it shows back. The picture is drawn here: the secret goes nowhere. */
export function Phone({ begun, code, onCode, error }: PhoneProps) {
  const picture = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(renderSVG(begun.uri, { border: 2, ecc: 'M' }))}`,
    [begun.uri],
  )
  return (
    <>
      <p>{text.app}</p>
      <img className="qr" src={picture} alt={text.picture} width={208} height={208} />
      <p className="on-phone small">
        <a href={begun.uri}>{text.onPhone}</a>
      </p>
      <details>
        <summary className="small">{text.byHand}</summary>
        <p>
          <span className="field-label">{text.key}</span>
          <code className="key">{(begun.secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
        </p>
      </details>
      <CodeField label={text.code} value={code} onChange={onCode} error={error} />
    </>
  )
}

interface CodeFieldProps {
  label: string
  value: string
  onChange: (code: string) => void
  error: string | null
  /** Letters may be typed too. */
  letters?: boolean
}

export function CodeField({ label, value, onChange, error, letters }: CodeFieldProps) {
  return (
    <TextField
      label={label}
      name="one-time-code"
      value={value}
      onChange={onChange}
      autoComplete="one-time-code"
      autoCapitalize="none"
      maxLength={letters ? 40 : 10}
      {...(letters ? {} : { inputMode: 'numeric' as const })}
      required
      error={error}
      className={letters ? 'code-long' : 'code'}
    />
  )
}

/** Six digits were typed, with whatever between them. */
export const isPhoneCode = (typed: string): boolean => typed.replace(/\D/g, '').length === 6
