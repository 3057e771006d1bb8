import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../src/platform/database/migrate.js'
import { openDatabase, type Database } from '../../src/platform/database/open.js'
import { makeFolder, removeFolder, silent } from './help.js'

let dir: string
let steps: string
let database: Database<unknown>

beforeAll(async () => {
  dir = makeFolder()
  database = await openDatabase({ dataDir: dir, log: silent })
})

afterAll(async () => {
  await database?.close()
  removeFolder(dir)
})

beforeEach(async () => {
  await database.pool.query('drop schema public cascade; create schema public')
  steps = path.join(dir, 'steps')
  rmSync(steps, { recursive: true, force: true })
  mkdirSync(steps)
  step('0001-first.sql', 'create table a (id int); insert into a values (1);')
  step(
    '0002-second.sql',
    `create function two() returns int language sql as $$ select 2; $$; insert into a values (2);`,
  )
})

function step(name: string, text: string): void {
  writeFileSync(path.join(steps, name), text)
}

async function ids(): Promise<number[]> {
  return (await database.pool.query<{ id: number }>('select id from a order by id')).rows.map(({ id }) => id)
}

describe('migrate', () => {
  it('applies every file once', async () => {
    expect(await migrate(database, steps)).toEqual(['0001-first.sql', '0002-second.sql'])
    expect(await migrate(database.pool, steps)).toEqual([])
    step('0003-third.sql', 'insert into a values (3);')
    expect(await migrate(database, steps)).toEqual(['0003-third.sql'])
    expect(await ids()).toEqual([1, 2, 3])
  })

  it('applies every file once also when several programs start together', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => migrate(database, steps)))
    expect(all.flat().sort()).toEqual(['0001-first.sql', '0002-second.sql'])
    expect(await ids()).toEqual([1, 2])
  })

  it('stops where it is told', async () => {
    expect(await migrate(database, steps, { upTo: '0001-first.sql' })).toEqual(['0001-first.sql'])
    expect(await migrate(database, steps)).toEqual(['0002-second.sql'])
    await expect(migrate(database, steps, { upTo: '0009-x.sql' })).rejects.toMatchObject({ code: 'migration.newer' })
  })

  it('keeps nothing of a file that fails, and goes on when it is mended', async () => {
    step('0003-third.sql', 'insert into a values (3); insert into nowhere values (1);')
    await expect(migrate(database, steps)).rejects.toMatchObject({ code: 'migration.failed' })
    expect(await ids()).toEqual([1, 2])
    step('0003-third.sql', 'insert into a values (3);')
    expect(await migrate(database, steps)).toEqual(['0003-third.sql'])
  })

  it('refuses an edited file, but not other line ends', async () => {
    step('0003-third.sql', 'insert into a\nvalues (3);\n')
    await migrate(database, steps)
    step('0003-third.sql', 'insert into a\r\nvalues (3);\r\n')
    expect(await migrate(database, steps)).toEqual([])
    appendFileSync(path.join(steps, '0001-first.sql'), ' ')
    await expect(migrate(database, steps)).rejects.toMatchObject({ code: 'migration.changed' })
  })

  it('refuses a database of a newer program, and files out of order', async () => {
    await migrate(database, steps)
    step('0000-late.sql', 'select 1;')
    await expect(migrate(database, steps)).rejects.toMatchObject({ code: 'migration.order' })
    rmSync(path.join(steps, '0000-late.sql'))
    rmSync(path.join(steps, '0002-second.sql'))
    await expect(migrate(database, steps)).rejects.toMatchObject({ code: 'migration.newer' })
    step('0001-again.sql', 'select 1;')
    await expect(migrate(database, steps)).rejects.toMatchObject({ code: 'migration.order' })
  })
})
