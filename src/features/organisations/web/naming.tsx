import { words } from '../../../kernel/words/index.js'
import { TextArea, TextField } from '../../../web/parts/fields.js'

const text = words.organisations.units
const more = words.units

/** What is said of a unit for a time, as it is typed. */
export interface Naming {
  name: string
  shortName: string
  symbol: string
  identifier: string
  /** One a line. */
  aliases: string
}

export const NO_NAMING: Naming = { name: '', shortName: '', symbol: '', identifier: '', aliases: '' }

export const namingOf = (name: {
  name: string
  shortName: string
  symbol: string | null
  identifier: string | null
  aliases: string[]
}): Naming => ({
  ...name,
  symbol: name.symbol ?? '',
  identifier: name.identifier ?? '',
  aliases: name.aliases.join('\n'),
})

/** The same as an operation takes it; null while a name is lacking. */
export function givenNaming(naming: Naming): {
  name: string
  shortName: string
  symbol: string | null
  identifier: string | null
  aliases: string[]
} | null {
  const name = naming.name.trim()
  const shortName = naming.shortName.trim()
  if (!name || !shortName) return null
  const aliases = naming.aliases.split('\n').flatMap((line) => line.trim() || [])
  return {
    name,
    shortName,
    symbol: naming.symbol.trim() || null,
    identifier: naming.identifier.trim() || null,
    aliases,
  }
}

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
