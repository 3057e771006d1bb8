import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Pool, QueryConfig } from 'pg'
import { DatabaseError } from './errors.js'

/** Number of the advisory lock held while migrating; any number that all processes of this program share. */
export const MIGRATION_LOCK = 0x646f6e646f63

type Step = { name: string; text: string; sha256: string }

/**
 * Brings the database to the level of the program: runs every file `NNNN-name.sql` of the folder that has not been
 * applied yet, in order, each in its own transaction together with its row in the table `migration`. Several processes
 * may call it at the same time. An interrupted run leaves whole steps only and is continued by the next one.
 *
 * @param upTo name of the last file to apply; all when absent
 * @returns the names applied now
 * @throws DatabaseError `migration.changed`, `migration.newer`, `migration.order` or `migration.failed`
 */
export async function migrate(
  database: Pool | { pool: Pool },
  folder: string,
  options: { upTo?: string } = {},
): Promise<string[]> {
  const pool = 'pool' in database ? database.pool : database
  const all = await readSteps(folder)
  const end = options.upTo === undefined ? all.length : all.findIndex((step) => step.name === options.upTo) + 1
  if (end === 0 && options.upTo !== undefined) {
    throw new DatabaseError('migration.newer', `This program does not know the migration ${options.upTo}.`)
  }
  const done: string[] = []
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    for (;;) {
      // the lock lives as long as the transaction, so it also works behind a connection pooler
      await client.query('begin; set local statement_timeout = 0; set local lock_timeout = 0')
      await client.query({
        text: 'select pg_advisory_xact_lock($1)',
        values: [MIGRATION_LOCK],
        query_timeout: 3_600_000,
      } as QueryConfig)
      await client.query(`create table if not exists migration (
        name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
      const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
      const step = nextStep(all, rows, end)
      if (!step) break
      try {
        await client.query({ text: step.text, query_timeout: 3_600_000 } as QueryConfig)
        await client.query('insert into migration (name, sha256) values ($1, $2)', [step.name, step.sha256])
        await client.query('commit')
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause)
        throw new DatabaseError('migration.failed', `The migration ${step.name} failed: ${reason}`, { cause })
      }
      done.push(step.name)
    }
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => (broken = lost))
    throw error
  } finally {
    client.release(broken)
  }
}

/** The files of a migrations folder in order, with the hash that is kept of each. */
export async function readSteps(folder: string): Promise<Step[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const steps: Step[] = []
  for (const name of names) {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name)) {
      throw new DatabaseError('migration.order', `${name} is not named NNNN-name.sql.`)
    }
    if (steps.at(-1)?.name.slice(0, 4) === name.slice(0, 4)) {
      throw new DatabaseError('migration.order', `${steps.at(-1)?.name} and ${name} have the same number.`)
    }
    const text = (await readFile(path.join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
    steps.push({ name, text, sha256: createHash('sha256').update(text).digest('hex') })
  }
  return steps
}

function nextStep(all: Step[], applied: { name: string; sha256: string }[], end: number): Step | undefined {
  const known = new Map(all.map((step) => [step.name, step]))
  for (const { name, sha256 } of applied) {
    const step = known.get(name)
    if (!step) {
      throw new DatabaseError(
        'migration.newer',
        `The database has the migration ${name}, which this program lacks. Use the newer program.`,
      )
    }
    if (step.sha256 !== sha256) {
      throw new DatabaseError('migration.changed', `The migration ${name} was edited after it had been applied.`)
    }
  }
  const names = new Set(applied.map((row) => row.name))
  const last =
    applied
      .map((row) => row.name)
      .sort()
      .at(-1) ?? ''
  const step = all.slice(0, end).find(({ name }) => !names.has(name))
  if (step && step.name < last) {
    throw new DatabaseError(
      'migration.order',
      `The migration ${step.name} comes before ${last}, which was applied already.`,
    )
  }
  return step
}
