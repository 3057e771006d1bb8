import { spawnSync } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { candidates, runAs } from '../../src/platform/database/account.js'
import { copyBinaries, findBinaries, versionOf } from '../../src/platform/database/binaries.js'
import { startEmbedded, type EmbeddedServer } from '../../src/platform/database/embedded.js'
import { settle } from '../../src/platform/database/place.js'
import { isAlive } from '../../src/platform/database/processes.js'
import { asRoot, makeFolder, removeFolder, serversIn, silent, startHolder, until } from './help.js'
import { processesWhere } from '../processes.js'

const folders: string[] = []
const servers: EmbeddedServer[] = []
const pids: number[] = []

function folder(): string {
  const made = makeFolder()
  folders.push(made)
  return made
}

async function start(dataDir: string, more: { binDir?: string; lines?: string[] } = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, binDir: more.binDir, log: (line) => void more.lines?.push(line) })
  servers.push(server)
  return server
}

async function ask(server: EmbeddedServer, text: string): Promise<Record<string, unknown>> {
  const client = new Client({ connectionString: server.connectionString })
  client.on('error', silent)
  await client.connect()
  try {
    const results = [await client.query(text)].flat()
    return (results.at(-1)?.rows?.[0] ?? {}) as Record<string, unknown>
  } finally {
    await client.end()
  }
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
  for (const pid of pids.splice(0)) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  for (const made of folders.splice(0)) removeFolder(made)
})

describe('start and stop', () => {
  it('makes a cluster on first start, keeps the data, and leaves no process', async () => {
    const dir = folder()
    const first = await start(dir)
    expect(first.version).toMatch(/^1[5-9]|2\d/)
    await ask(first, `create table kept (word text); insert into kept values ('còn')`)
    await first.stop()
    expect(serversIn(dir)).toEqual([])
    expect(existsSync(path.join(dir, 'owner.json'))).toBe(false)

    const begin = performance.now()
    const second = await start(dir)
    expect(performance.now() - begin).toBeLessThan(5_000)
    expect(await ask(second, 'select word from kept')).toEqual({ word: 'còn' })
  })

  it('is set up for safety, Vietnamese order and UTC', async () => {
    const server = await start(folder())
    const names = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'data_checksums',
      'jit',
      'TimeZone',
      'log_statement',
    ]
    const values = await ask(server, `select ${names.map((n) => `current_setting('${n}') as "${n}"`).join(', ')}`)
    expect(values).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      jit: 'off',
      TimeZone: 'UTC',
      log_statement: 'none',
    })
    const order = await ask(
      server,
      `select string_agg(w, ' ' order by w) as words from unnest('{Đi,Da,Zu,Ăn,Tỷ,An,Ânh,Đà,Ty,Dung,Tý}'::text[]) w`,
    )
    expect(order).toEqual({ words: 'An Ăn Ânh Da Dung Đà Đi Ty Tỷ Tý Zu' })
  })

  it('asks for the password, and listens on nothing but its socket', async () => {
    const dir = folder()
    const server = await start(dir)
    expect(statSync(path.join(dir, 'password')).mode & 0o777).toBe(0o600)
    const wrong = new Client({ connectionString: server.connectionString.replace(/:[^:@/]+@/, ':wrong@') })
    await expect(wrong.connect()).rejects.toMatchObject({ code: '28P01' })
    expect(await ask(server, `select current_setting('listen_addresses') as on`)).toEqual({ on: '' })
  })

  it('uses 127.0.0.1 where the path is too long for a socket', async () => {
    const dir = path.join(folder(), 'x'.repeat(90))
    mkdirSync(dir, { mode: 0o711 })
    const server = await start(dir)
    expect(server.connectionString).toMatch(/@127\.0\.0\.1:\d+\//)
    expect(await ask(server, 'select host(inet_server_addr()) as address')).toEqual({ address: '127.0.0.1' })
  })

  it('sets a new password when the file is lost', async () => {
    const dir = folder()
    await (await start(dir)).stop()
    rmSync(path.join(dir, 'password'))
    expect(await ask(await start(dir), 'select 1 as one')).toEqual({ one: 1 })
  })

  it('does not take half a cluster for a whole one', async () => {
    const dir = folder()
    mkdirSync(path.join(dir, 'cluster.new'))
    writeFileSync(path.join(dir, 'cluster.new', 'PG_VERSION'), '18\n')
    expect(await ask(await start(dir), 'select 1 as one')).toEqual({ one: 1 })
  })
})

describe('refusals', () => {
  it('refuses a second program on the same folder, in this process and another', async () => {
    const dir = folder()
    const server = await start(dir)
    await expect(start(dir)).rejects.toMatchObject({ code: 'database.in-use' })
    const other = await startHolder(dir)
    expect(other.line).toBe('database.in-use')
    expect(await ask(server, 'select 1 as one')).toEqual({ one: 1 })
  })

  it('lets exactly one of several programs that start together have the folder', async () => {
    const dir = folder()
    const all = await Promise.all([startHolder(dir), startHolder(dir), startHolder(dir)])
    const lines = all.map(({ line }) => line)
    for (const { child } of all) child.kill('SIGTERM')
    expect(lines.filter((line) => line.startsWith('pid '))).toHaveLength(1)
    expect(lines.filter((line) => line === 'database.in-use')).toHaveLength(2)
    await until(() => serversIn(dir).length === 0, 10_000)
  })

  it('names both versions when the data are of another one', async () => {
    const dir = folder()
    await (await start(dir)).stop()
    writeFileSync(path.join(dir, 'cluster', 'PG_VERSION'), '17\n')
    const failure = await start(dir).catch((error: Error & { code: string }) => error)
    expect(failure).toMatchObject({ code: 'database.version' })
    expect((failure as Error).message).toMatch(/PostgreSQL 17.*PostgreSQL 18\.\d/)
    expect(existsSync(path.join(dir, 'owner.json'))).toBe(false)
  })

  it('says what is missing when there are no programs', async () => {
    await expect(start(folder(), { binDir: '/nonexistent' })).rejects.toMatchObject({ code: 'database.no-binaries' })
  })

  it('names the missing folder when the data were moved away', async () => {
    const dir = folder()
    await (await start(dir)).stop()
    renameSync(path.join(dir, 'cluster', 'PG_VERSION'), path.join(dir, 'cluster', 'PG_VERSION.away'))
    await expect(start(dir)).rejects.toMatchObject({ code: 'database.folder' })
  })
})

describe('being killed', () => {
  it('leaves no server behind when the program is killed', async () => {
    const dir = folder()
    const times: number[] = []
    for (let i = 0; i < 3; i++) {
      const { child, line } = await startHolder(dir)
      const pid = Number(line.slice(4))
      pids.push(pid)
      expect(isAlive(pid)).toBe(true)
      child.kill('SIGKILL')
      times.push(await until(() => serversIn(dir).length === 0, 5_000))
    }
    console.log(`server gone after kill -9 of the program: ${times.join(', ')} ms`)
  })

  it('finds and stops a server that was left behind all the same', async () => {
    const dir = folder()
    const { child, line } = await startHolder(dir)
    const pid = Number(line.slice(4))
    pids.push(pid)
    // the watchdog first, then the program: nothing is left to stop the server
    const watchdogs = processesWhere((command) => command.includes('dondoc-watchdog') && command.endsWith(` ${pid}`))
    expect(watchdogs).toHaveLength(1)
    for (const watchdog of watchdogs) process.kill(watchdog, 'SIGKILL')
    child.kill('SIGKILL')
    await new Promise((done) => setTimeout(done, 300))
    expect(isAlive(pid)).toBe(true)
    const lines: string[] = []
    const server = await start(dir, { lines })
    expect(isAlive(pid)).toBe(false)
    expect(lines.join('\n')).toContain(`stopping server ${pid}`)
    expect(await ask(server, 'select 1 as one')).toEqual({ one: 1 })
  })

  it('takes a lock file for stale whose process id now belongs to another program', async () => {
    const dir = folder()
    await (await start(dir)).stop()
    const file = path.join(dir, 'cluster', 'postmaster.pid')
    writeFileSync(file, `${process.pid}\n${path.join(dir, 'cluster')}\n1\n5432\n`)
    const owner = { pid: process.pid, started: '1', scope: '', boot: '', host: os.hostname() }
    writeFileSync(path.join(dir, 'owner.json'), JSON.stringify(owner))
    expect(await ask(await start(dir), 'select 1 as one')).toEqual({ one: 1 })
  })

  it('starts the server again when it dies, and the address stays', async () => {
    const dir = folder()
    const lines: string[] = []
    const server = await start(dir, { lines })
    const { connectionString, pid } = server
    for (let i = 0; i < 3; i++) {
      const before = server.pid
      process.kill(before, 'SIGKILL')
      await until(() => server.pid !== before && isAlive(server.pid), 15_000)
    }
    expect(server.pid).not.toBe(pid)
    expect(server.connectionString).toBe(connectionString)
    expect(await ask(server, 'select 1 as one')).toEqual({ one: 1 })
    expect(lines.filter((line) => line.includes('ended unexpectedly'))).toHaveLength(3)
    await server.stop()
    expect(serversIn(dir)).toEqual([])
  })
})

describe('programs that cannot be written', () => {
  it('copies them beside the data when the library links cannot be made', async () => {
    const dir = folder()
    // a place that is no folder, then one that serves
    const { root } = findBinaries()
    const shared = path.join(folder(), 'native')
    cpSync(root!, shared, { recursive: true, filter: (file) => !statLink(file) })
    writeFileSync(path.join(dir, 'plain'), '')
    expect(() => versionOf(path.join(shared, 'bin'))).toThrow(/libicu|shared/)
    const copy = copyBinaries(shared, [path.join(dir, 'plain', 'x'), path.join(dir, 'bin')], () => true)
    expect(copy?.bin.startsWith(path.join(dir, 'bin'))).toBe(true)
    expect(versionOf(copy!.bin)).toMatch(/^18\./)
    expect(await ask(await start(dir, { binDir: copy!.bin }), 'select 1 as one')).toEqual({ one: 1 })
  })
})

const canUnshare = asRoot && runAs({ kind: 'unshare' }, '/bin/true', []).status === 0
if (asRoot && !canUnshare) console.log('left out: the user namespace (this system does not allow it)')
if (!asRoot) console.log('left out: the tests of handing the server to another account (they need root)')

describe.runIf(asRoot)('as root', () => {
  it('hands the server to another account', async () => {
    const dir = folder()
    const server = await start(dir)
    const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1])
    expect(uid).toBeGreaterThan(0)
    expect(statSync(path.join(dir, 'cluster')).uid).toBe(uid)
    expect(realpathSync(path.join(dir, 'cluster'))).toBe(path.join(realpathSync(dir), 'cluster'))
  })

  it('runs also where no other account can reach the data folder', async () => {
    const dir = folder()
    const closed = path.join(dir, 'home')
    mkdirSync(closed, { mode: 0o700 })
    const dataDir = path.join(closed, 'data')
    const lines: string[] = []
    const first = await start(dataDir, { lines })
    await ask(first, `create table kept (word text); insert into kept values ('còn')`)
    await first.stop()
    expect(serversIn(dataDir)).toEqual([])
    expect(lines.join('\n')).toContain(canUnshare ? 'user namespace' : 'are kept in')
    const second = await start(dataDir)
    expect(await ask(second, 'select word from kept')).toEqual({ word: 'còn' })
    const { pid } = second
    process.kill(pid, 'SIGKILL')
    await until(() => second.pid !== pid && isAlive(second.pid), 15_000)
    await second.stop()
    folders.unshift(dataDir) // removed first: it knows where its data are
  })

  it.runIf(canUnshare)(
    'hands data of root over when they were moved to where another account can reach them',
    async () => {
      const closed = path.join(folder(), 'home')
      mkdirSync(closed, { mode: 0o700 })
      const first = await start(path.join(closed, 'data'))
      await ask(first, `create table kept (word text); insert into kept values ('còn')`)
      await first.stop()
      expect(statSync(path.join(closed, 'data', 'cluster')).uid).toBe(0)
      const open = folder()
      for (const name of ['cluster', 'password']) renameSync(path.join(closed, 'data', name), path.join(open, name))
      expect(await ask(await start(open), 'select word from kept')).toEqual({ word: 'còn' })
      expect(statSync(path.join(open, 'cluster')).uid).toBeGreaterThan(0)
    },
  )

  it('copies the programs where the account cannot reach them', async () => {
    const dir = folder()
    const closed = closedPrograms()
    const place = settle(dir, { bin: path.join(closed, 'bin'), root: closed }, silent)
    expect(place.account.kind).toBe('user')
    expect(place.base).toBe(dir)
    expect(place.bin.startsWith(path.join(dir, 'bin'))).toBe(true)
    expect(settle(dir, { bin: path.join(closed, 'bin'), root: closed }, silent).bin).toBe(place.bin)
  })

  it('is not needed: an ordinary user starts it from an installation that belongs to another', async ({ skip }) => {
    const dir = folder()
    const { uid, gid } = candidates().at(-1)!
    skip(!reaches({ uid, gid }), 'no other account can reach this installation')
    chownSync(dir, uid, gid)
    const { child, line } = await startHolder(dir, { uid, gid })
    expect(line).toMatch(/^pid \d+$/)
    pids.push(Number(line.slice(4)))
    expect(statSync(path.join(dir, 'cluster')).uid).toBe(uid)
    expect(statSync(dir).mode & 0o777).toBe(0o711)
    child.kill('SIGTERM')
    await until(() => serversIn(dir).length === 0, 10_000)
    // the program that held the folder gives it back after its server has gone
    await until(() => child.exitCode !== null || child.signalCode !== null, 10_000)
    // later started as root, it goes back to the account that owns the data
    const server = await start(dir)
    expect(Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1])).toBe(uid)
  })
})

/** A copy of the programs in a folder that only root can enter. */
function closedPrograms(): string {
  const closed = path.join(folder(), 'home')
  mkdirSync(closed, { mode: 0o700 })
  const to = path.join(closed, 'native')
  cpSync(findBinaries().root!, to, { recursive: true, filter: (file) => !statLink(file) })
  return to
}

function statLink(file: string): boolean {
  return existsSync(file) && realpathSync(file) !== path.join(realpathSync(path.dirname(file)), path.basename(file))
}

/** Whether an account can read the sources from which this test runs: a clone in root's own folder is closed to others. */
function reaches(ids: { uid: number; gid: number }): boolean {
  const script = fileURLToPath(new URL('holder.ts', import.meta.url))
  const look = `require('node:fs').accessSync(${JSON.stringify(script)})`
  return spawnSync(process.execPath, ['-e', look], { ...ids, cwd: '/' }).status === 0
}
