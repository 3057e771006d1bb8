import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { CheckField, TextField } from '../../../web/parts/fields.js'

export const SHORTEST = 10

interface PasswordFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  autoComplete: 'current-password' | 'new-password'
  hint?: string
  error?: string | null
}

/** A password that may be looked at while it is typed. */
export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <div>
      <TextField {...props} type={shown ? 'text' : 'password'} required maxLength={200} autoCapitalize="none" />
      <CheckField label={words.identity.signIn.show} checked={shown} onChange={setShown} />
    </div>
  )
}
