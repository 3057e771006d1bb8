/** What a unit is called, as it is typed and as an operation takes it. */

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
