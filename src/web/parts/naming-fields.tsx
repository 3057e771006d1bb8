import type { z } from 'zod'
import { organisationKind, organisationSystem } from '../../features/organisations/contract.js'
import { words } from '../../kernel/words/index.js'
import type { Naming } from '../naming.js'
import { SelectField, TextArea, TextField } from './fields.js'

const text = words.organisations.units
const more = words.units

interface NamingFieldsProps {
  value: Naming
  onChange: (naming: Naming) => void
  /** The button was pressed: what is lacking is said. */
  asked: boolean
}

export function NamingFields({ value, onChange, asked }: NamingFieldsProps) {
  const set = (part: Partial<Naming>): void => onChange({ ...value, ...part })
  return (
    <>
      <TextField
        label={text.name}
        hint={text.nameHint}
        value={value.name}
        maxLength={200}
        onChange={(name) => set({ name })}
        required
        error={asked && !value.name.trim() ? words.shell.required : null}
      />
      <TextField
        label={text.shortName}
        hint={text.shortNameHint}
        value={value.shortName}
        maxLength={80}
        onChange={(shortName) => set({ shortName })}
        required
        error={asked && !value.shortName.trim() ? words.shell.required : null}
      />
      <div className="field-pair">
        <TextField
          label={text.symbol}
          hint={text.symbolHint}
          optional
          value={value.symbol}
          maxLength={40}
          onChange={(symbol) => set({ symbol })}
        />
        <TextField
          label={more.identifier}
          hint={more.identifierHint}
          optional
          value={value.identifier}
          maxLength={128}
          onChange={(identifier) => set({ identifier })}
        />
      </div>
      <TextArea
        label={more.aliases}
        hint={more.aliasesHint}
        optional
        rows={2}
        value={value.aliases}
        maxLength={2000}
        onChange={(aliases) => set({ aliases })}
      />
    </>
  )
}

export type Kind = z.infer<typeof organisationKind>
export type System = z.infer<typeof organisationSystem>

const KINDS = organisationKind.options.map((value) => ({ value, label: words.organisations.kinds[value] }))
const SYSTEMS = organisationSystem.options.map((value) => ({ value, label: words.organisations.systems[value] }))

interface KindFieldsProps {
  kind: Kind
  system: System
  onKind: (kind: Kind) => void
  onSystem: (system: System) => void
}

export function KindFields({ kind, system, onKind, onSystem }: KindFieldsProps) {
  return (
    <div className="field-pair">
      <SelectField label={text.kind} value={kind} onChange={onKind} options={KINDS} />
      <SelectField label={text.system} value={system} onChange={onSystem} options={SYSTEMS} />
    </div>
  )
}
