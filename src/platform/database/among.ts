/** `column = any(values)`: one statement however many values there are, so that it is parsed and planned once. */
import { sql, type RawBuilder } from 'kysely'

/** @param values ids (uuid) */
export const among = (column: string, values: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} = any(${[...values]}::uuid[])`
