import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect, type Server, type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { candidates, runAs, type Account } from '../../src/platform/database/account.js'
import { migrate } from '../../src/platform/database/migrate.js'
import { openDatabase, transaction, type Database } from '../../src/platform/database/open.js'
import { isAlive, waitForEnd } from '../../src/platform/database/processes.js'
import { asRoot, makeFolder, removeFolder, silent, until } from './help.js'
import { parentOf } from '../processes.js'

type Tables = { counter: { id: number; value: number } }

let dir: string
let database: Database<Tables>
const lines: string[] = []

beforeAll(async () => {
  dir = makeFolder()
  database = await openDatabase<Tables>({ dataDir: dir, log: (line) => void lines.push(line) })
  await database.pool.query('create table counter (id int primary key, value int not null)')
  await database.pool.query('insert into counter values (1, 0), (2, 0)')
})

afterAll(async () => {
  await database?.close()
  removeFolder(dir)
})

describe('values', () => {
  it('come back exact and without a time zone trap', async () => {
    const { rows } = await database.pool.query(`select 9007199254740991::int8 as big, count(*) as many,
      '2026-03-01'::date as day, '{2026-03-01,NULL}'::date[] as days, '{1,NULL}'::int8[] as bigs,
      '2026-03-01 00:30'::timestamp as local, '2026-03-01 00:30+07'::timestamptz as moment,
      1.10::numeric(10,2) as money, '{"a":[1]}'::jsonb as json, '\\x00ff'::bytea as bytes,
      current_setting('TimeZone') as zone, current_setting('application_name') as name,
      current_setting('statement_timeout') as limit from counter`)
    expect(rows[0]).toEqual({
      big: 9_007_199_254_740_991,
      many: 2,
      day: '2026-03-01',
      days: ['2026-03-01', null],
      bigs: [1, null],
      local: '2026-03-01 00:30:00',
      moment: new Date('2026-02-28T17:30:00Z'),
      money: '1.10',
      json: { a: [1] },
      bytes: Buffer.from([0, 255]),
      zone: 'UTC',
      name: 'dondoc',
      limit: '15s',
    })
  })

  it('refuse to lose digits', async () => {
    await expect(database.pool.query('select 9007199254740993::int8')).rejects.toThrow(/too large/)
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})

describe('transaction', () => {
  it('runs again after a deadlock until both are done', async () => {
    let runs = 0
    let waiting: (() => void)[] = []
    const both = async (first: number, second: number) =>
      transaction(database.kysely, async (trx) => {
        runs++
        await sql`set local deadlock_timeout = '50ms'`.execute(trx)
        await trx
          .updateTable('counter')
          .set({ value: sql`value + 1` })
          .where('id', '=', first)
          .execute()
        if (runs <= 2) {
          await new Promise<void>((done) => {
            waiting.push(done)
            if (waiting.length === 2) for (const go of waiting) go()
          })
        }
        await trx
          .updateTable('counter')
          .set({ value: sql`value + 1` })
          .where('id', '=', second)
          .execute()
      })
    await Promise.all([both(1, 2), both(2, 1)])
    waiting = []
    expect(runs).toBe(3)
    expect(await database.kysely.selectFrom('counter').selectAll().orderBy('id').execute()).toEqual([
      { id: 1, value: 2 },
      { id: 2, value: 2 },
    ])
  })

  it('gives up after five more attempts, and at once on other errors', async () => {
    let runs = 0
    const conflict = transaction(database.kysely, async (trx) => {
      runs++
      await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(trx)
    })
    await expect(conflict).rejects.toMatchObject({ code: '40001' })
    expect(runs).toBe(6)
    runs = 0
    const other = transaction(database.kysely, async () => {
      runs++
      throw new Error('no')
    })
    await expect(other).rejects.toThrow('no')
    expect(runs).toBe(1)
  })
})

describe('a server that dies', () => {
  it('is back within seconds, also for connections that were in use', async () => {
    const held = database.kysely.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
      process.kill(parentOf(rows[0]!.pid), 'SIGKILL')
      await new Promise((done) => setTimeout(done, 200))
      await sql`select 1`.execute(trx)
    })
    await expect(held).rejects.toThrow(/terminated|connection/i)
    const ms = await until(
      () =>
        database.pool.query('select 1').then(
          () => true,
          () => false,
        ),
      15_000,
    )
    console.log(`queries work again ${ms} ms after kill -9 of the server was noticed`)
    expect(lines.join('\n')).toContain('is running again')
    expect(await database.kysely.selectFrom('counter').selectAll().execute()).toHaveLength(2)
  })

  it('one backend killed is survived as well', async () => {
    const hit = database.pool.query('select pg_backend_pid() as pid, pg_sleep(5)')
    hit.catch(silent)
    await new Promise((done) => setTimeout(done, 200))
    const { rows } = await database.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()`,
    )
    process.kill(rows[0]!.pid, 'SIGKILL')
    await expect(hit).rejects.toThrow(/terminated|connection|abort/i)
    await until(
      () =>
        database.pool.query('select 1').then(
          () => true,
          () => false,
        ),
      15_000,
    )
  })
})

const system = existsSync('/usr/lib/postgresql')
  ? readdirSync('/usr/lib/postgresql')
      .map((version) => `/usr/lib/postgresql/${version}/bin`)
      .filter((bin) => existsSync(path.join(bin, 'initdb')))
  : []
if (system.length === 0) console.log('left out: DATABASE_URL against a server of this machine (there are no programs)')

describe.runIf(system.length > 0)('DATABASE_URL', () => {
  const bin = system[0]!
  const port = 20_000 + (process.pid % 20_000)
  const url = `postgresql://app@127.0.0.1:${port}/postgres`
  let data: string
  let server: ChildProcess

  beforeAll(async () => {
    data = mkdtempSync(path.join(os.tmpdir(), 'dondoc-test-system-'))
    const account: Account = asRoot ? candidates()[0]! : { kind: 'self' }
    if (account.kind === 'user') chownSync(data, account.uid, account.gid)
    const made = runAs(account, path.join(bin, 'initdb'), [
      '-D',
      data,
      '-U',
      'app',
      '--auth=trust',
      '-E',
      'UTF8',
      '--locale=C',
    ])
    if (made.status !== 0) throw new Error(made.stderr)
    server = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), '-c', `unix_socket_directories=`], {
      ...(account.kind === 'user' ? { uid: account.uid, gid: account.gid } : {}),
      cwd: '/',
      stdio: 'ignore',
    })
  })

  afterAll(async () => {
    server?.kill('SIGINT')
    if (server?.pid) await waitForEnd(server.pid, 10_000)
    rmSync(data, { recursive: true, force: true })
  })

  it('is waited for, used as it is, and left running', async () => {
    const folder = path.join(data, 'unused')
    const open = await openDatabase({ databaseUrl: url, dataDir: folder, log: silent })
    expect(open.embedded).toBe(false)
    expect(open.version).toMatch(/^\d+\.\d+/)
    expect(existsSync(folder)).toBe(false)
    const migrations = makeFolder()
    writeFileSync(path.join(migrations, '0001-a.sql'), 'create table a (id int);')
    expect(await migrate(open.pool, migrations)).toEqual(['0001-a.sql'])
    removeFolder(migrations)
    await open.close()
    expect(isAlive(server.pid!)).toBe(true)
  })

  it('refuses a wrong name at once and an unreachable server in time', async () => {
    const wrong = openDatabase({ databaseUrl: url.replace('/postgres', '/nothing'), dataDir: data, log: silent })
    await expect(wrong).rejects.toMatchObject({ code: 'database.unreachable' })
    const away = openDatabase({
      databaseUrl: 'postgresql://a@127.0.0.1:1/a',
      dataDir: data,
      log: silent,
      waitSeconds: 1,
    })
    await expect(away).rejects.toMatchObject({ code: 'database.unreachable' })
  })

  it('refuses a database that is not in UTF8', async () => {
    const open = await openDatabase({ databaseUrl: url, dataDir: data, log: silent })
    await open.pool.query(`create database latin encoding 'LATIN1' template template0`)
    await open.close()
    const latin = openDatabase({ databaseUrl: url.replace('/postgres', '/latin'), dataDir: data, log: silent })
    await expect(latin).rejects.toMatchObject({ code: 'database.encoding' })
  })

  it('fails queries in time when the line to the server goes silent, and recovers', async () => {
    const line = await silentLine(port)
    const open = await openDatabase({
      databaseUrl: url.replace(`:${port}`, `:${line.port}`),
      dataDir: data,
      log: silent,
    })
    line.hold(true)
    const begin = performance.now()
    await expect(open.kysely.transaction().execute((trx) => sql`select 1`.execute(trx))).rejects.toThrow(
      /Query read timeout/,
    )
    expect(performance.now() - begin).toBeLessThan(25_000)
    line.hold(false)
    expect((await open.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await open.close()
    line.close()
  })
})

/** A line to a port that can be made to swallow everything without closing. */
async function silentLine(port: number): Promise<{ port: number; hold(on: boolean): void; close(): void }> {
  let held = false
  const sockets: Socket[] = []
  const server: Server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    sockets.push(near, far)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (piece) => void (held || to.write(piece)))
      from.on('error', silent)
      from.on('close', () => void (held || to.destroy()))
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as { port: number }).port,
    hold: (on) => void (held = on),
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
