import pg from 'pg'
import ts from 'typescript'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { packageRoot } from '../src/platform/config.js'
import { databaseUrl, TEMPLATE } from './global-setup.js'

interface Column {
  table: string
  column: string
  type: string
  nullable: boolean
}

/** Tables and columns of schema.ts, read from its own text. */
function declared(): Column[] {
  const file = path.join(packageRoot(), 'src/platform/database/schema.ts')
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const interfaces = new Map<string, ts.InterfaceDeclaration>()
  source.forEachChild((node) => {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node)
  })
  const fields = (node: ts.InterfaceDeclaration): [string, string][] =>
    node.members.filter(ts.isPropertySignature).map((member) => [member.name.getText(), member.type?.getText() ?? ''])
  return fields(interfaces.get('Schema') as ts.InterfaceDeclaration).flatMap(([table, type]) =>
    fields(interfaces.get(type) as ts.InterfaceDeclaration).map(([column, columnType]) => ({
      table,
      column,
      type: columnType,
      nullable: /\| null\b|^NullableJson/.test(columnType),
    })),
  )
}

const fits: Record<string, RegExp> = {
  uuid: /^string/,
  text: /^string|^PartState|^'|^\| '|^Generated<string>|^Generated<'/,
  'text[]': /^Generated<string\[\]>/,
  'uuid[]': /^string\[\]/,
  jsonb: /Json/i,
  boolean: /^boolean|^Generated<boolean>/,
  integer: /^number|^Generated<number>/,
  bigint: /^number/,
  real: /^number/,
  numeric: /^string/,
  'double precision': /^number/,
  date: /^string/,
  'timestamp with time zone': /^Date/,
  bytea: /^Buffer/,
  tsvector: /^Made/,
}

describe('schema.ts', () => {
  it('says what the database says', async () => {
    const client = new pg.Client({ connectionString: databaseUrl(inject('serverUrl'), TEMPLATE) })
    await client.connect()
    const { rows } = await client.query<{ table: string; column: string; type: string; nullable: boolean }>(`
      select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, not a.attnotnull as nullable
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migration' and a.attnum > 0 and not a.attisdropped`)
    await client.end()
    const mine = declared()
    const name = (one: { table: string; column: string }): string => `${one.table}.${one.column}`
    expect(mine.map(name).sort()).toEqual(rows.map(name).sort())
    for (const row of rows) {
      const column = mine.find((one) => name(one) === name(row))
      expect(fits[row.type], row.type).toBeDefined()
      expect(column?.type, name(row)).toMatch(fits[row.type] as RegExp)
      if (row.type !== 'tsvector') expect([name(row), column?.nullable], name(row)).toEqual([name(row), row.nullable])
    }
  })

  it('refuses to change or delete an event', async () => {
    const client = new pg.Client({ connectionString: databaseUrl(inject('serverUrl'), TEMPLATE) })
    await client.connect()
    for (const statement of [
      "update event set operation = 'x'",
      'delete from event',
      'truncate event, event_chain',
      'update event_chain set seq = 1',
      'delete from event_chain',
      'truncate event_chain',
    ])
      await expect(client.query(statement), statement).rejects.toThrow('append-only')
    await client.end()
  })

  it('puts the tenant first in every key and unique constraint', async () => {
    const client = new pg.Client({ connectionString: databaseUrl(inject('serverUrl'), TEMPLATE) })
    await client.connect()
    const { rows } = await client.query<{ table: string; first: string }>(`
      select c.relname as table, a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where n.nspname = 'public' and i.indisunique and c.relname not in ('migration', 'tenant', 'sign_in_directory', 'setup_link', 'sign_in_failure', 'passkey_challenge')`)
    await client.end()
    expect(rows.length).toBeGreaterThan(15)
    expect(rows.filter((row) => row.first !== 'tenant_id')).toEqual([])
  })
})
