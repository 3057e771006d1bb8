import { ROLES, type Role } from '../../kernel/actor.js'
import { words } from '../../kernel/words/index.js'
import { CheckField } from './fields.js'

interface RolesFieldProps {
  legend: string
  roles: Role[]
  onChange: (roles: Role[]) => void
  error: string | null
}

/** The roles of an account, each with what it may do. */
export function RolesField({ legend, roles, onChange, error }: RolesFieldProps) {
  return (
    <fieldset className="roles">
      <legend>{legend}</legend>
      {ROLES.map((role) => (
        <CheckField
          key={role}
          label={words.identity.roles[role]}
          hint={words.identity.doors.does[role]}
          checked={roles.includes(role)}
          onChange={(on) => onChange(on ? [...roles, role] : roles.filter((one) => one !== role))}
        />
      ))}
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
