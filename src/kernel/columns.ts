/** Columns of a list that an office brings (.xlsx, .csv), and which of them is what. Pure; the rows come from the reading room. */
import { isDay } from './calendar.js'
import { searchWords } from './text.js'

/** For each field the column in which it stands, counted from 0; null where it has none. */
export type Mapping<F extends string> = Record<F, number | null>

const key = (text: string): string => searchWords(text).join(' ')

/**
 * Proposes a column for each field by the words of the header: a name that fits whole comes before one that the header only
 * begins with or holds, and a column is proposed once. `names` are written as people write them; marks and case play no part.
 */
export function proposeColumns<F extends string>(
  header: readonly string[],
  names: Record<F, readonly string[]>,
): Mapping<F> {
  const fields = Object.keys(names) as F[]
  const keys = header.map(key)
  const mapping = Object.fromEntries(fields.map((field) => [field, null])) as Mapping<F>
  const taken = new Set<number>()
  const fits: ((column: string, name: string) => boolean)[] = [
    (column, name) => column === name,
    (column, name) => column.startsWith(`${name} `),
    (column, name) => ` ${column} `.includes(` ${name} `),
  ]
  for (const fit of fits)
    for (const field of fields) {
      if (mapping[field] !== null) continue
      const wanted = names[field].map(key)
      const at = keys.findIndex((column, n) => !taken.has(n) && wanted.some((name) => fit(column, name)))
      if (at < 0) continue
      mapping[field] = at
      taken.add(at)
    }
  return mapping
}

/** A day as lists write it: `2026-11-25` (with or without a time), `25/11/2026`, `5-1-2026`; null for what is none. */
export function dayOfCell(cell: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[ T]\d{1,2}:\d{2}.{0,10})?$/.exec(cell)?.[1]
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? []
  const said = iso ?? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(said) ? said : null
}
