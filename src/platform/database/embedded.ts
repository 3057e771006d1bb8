import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { command, environment, runAs, type Account } from './account.js'
import { findBinaries, versionOf } from './binaries.js'
import { DatabaseError, type Log } from './errors.js'
import { takeFolder } from './lock.js'
import { give, settle, type Place } from './place.js'
import { endServer, isAlive, serverOf } from './processes.js'

export type EmbeddedOptions = {
  /** folder of the database alone; made when missing. It holds the cluster, its password and its lock */
  dataDir: string
  /** folder of PostgreSQL programs instead of the platform package; the environment's PG_BIN when absent */
  binDir?: string | undefined
  log: Log
}

export type EmbeddedServer = {
  /** for `pg`; stays the same over restarts of the server. Holds the password: never log it */
  readonly connectionString: string
  /** process id of the running postmaster; changes when the server had to be restarted */
  readonly pid: number
  /** such as `18.4` */
  readonly version: string
  /** Ends the server and waits until no process of it is left. Loses nothing that was acknowledged. */
  stop(): Promise<void>
}

const NAME = 'dondoc' // role and database
const SOCKET_PORT = 5432 // only part of the socket's file name
const SOCKET_PATH_MAX = 100 // the system's limit is 104 to 108 bytes
const READY_TIMEOUT_MS = 300_000 // replaying the log after a crash may take long
const LOG_FILES_KEPT = 8

/**
 * Starts our own PostgreSQL on a data folder, making the folder on first use, and keeps it running: a server that dies
 * is started again. The server ends with this process, also when this process is killed.
 *
 * @throws DatabaseError with one of the `database.*` codes
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = path.resolve(options.dataDir)
  const { log } = options
  if (process.platform === 'win32') {
    throw new DatabaseError('database.no-binaries', 'On Windows set DATABASE_URL to a running PostgreSQL server.')
  }
  const found = findBinaries(options.binDir ?? process.env['PG_BIN'])
  // as root another account must be able to pass through; what is inside has rights of its own
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const release = await takeFolder(dataDir)
  try {
    const place = settle(dataDir, found, log)
    const version = versionOf(place.bin)
    if (!place.fresh) {
      checkVersion(path.join(place.base, 'cluster'), version)
      await endOrphan(path.join(place.base, 'cluster'), log)
    }
    const password = place.fresh ? initialise(dataDir, place, version, log) : readPassword(dataDir, place, log)
    const server = new Server(place, version, password, log, release)
    await server.start()
    return server
  } catch (error) {
    release()
    throw error
  }
}

/** The cluster's major version must be that of the programs: PostgreSQL cannot open another one's files. */
function checkVersion(cluster: string, version: string): void {
  let data: string
  try {
    data = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
  } catch (cause) {
    throw new DatabaseError('database.folder', `${cluster} is not a PostgreSQL data folder (no PG_VERSION).`, { cause })
  }
  const major = version.split('.')[0]
  if (data !== major) {
    throw new DatabaseError(
      'database.version',
      `The data in ${cluster} were written by PostgreSQL ${data}, but the programs are PostgreSQL ${version}. ` +
        `Start with programs of PostgreSQL ${data} (PG_BIN), make a backup, and restore it into a new data folder.`,
    )
  }
}

/** A server left behind by a killed parent is ours to stop; anything else in its place is not touched. */
async function endOrphan(cluster: string, log: Log): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!isAlive(pid)) return
  const whose = serverOf(pid, cluster)
  if (whose === 'ours') {
    log(`database: stopping server ${pid} left behind by an earlier run`)
    await endServer(pid)
  } else if (whose === 'unknown') {
    throw new DatabaseError(
      'database.foreign-server',
      `Process ${pid} seems to be a PostgreSQL server on ${cluster}, but that cannot be verified. ` +
        `Stop it, or remove ${file} when you are sure that no server runs there.`,
    )
  } else {
    rmSync(file, { force: true }) // the id belongs to another program now; shared memory still guards the folder
  }
}

/** Makes the cluster under another name and renames it at the end, so that half a cluster is never opened. */
function initialise(dataDir: string, place: Place, version: string, log: Log): string {
  const { account, bin, base } = place
  const password = randomBytes(24).toString('base64url')
  const half = path.join(base, 'cluster.new')
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  const secret = path.join(base, 'cluster.secret')
  rmSync(secret, { force: true })
  writeFileSync(secret, `${password}\n`, { mode: 0o600, flag: 'wx' })
  give(account, half)
  give(account, secret)
  log(`database: making a new cluster with PostgreSQL ${version}`)
  try {
    let output = ''
    const made = ['C.UTF-8', 'en_US.UTF-8', 'C'].some((locale) => {
      const how = `-U ${NAME} --auth=scram-sha-256 -E UTF8 --data-checksums --locale-provider=icu --icu-locale=vi-VN`
      const args = ['-D', half, `--pwfile=${secret}`, `--locale=${locale}`, ...how.split(' ')]
      const run = runAs(account, path.join(bin, 'initdb'), args)
      output = `${run.error?.message ?? ''}${run.stderr}`.trim()
      return run.status === 0
    })
    if (!made) throw new DatabaseError('database.start', `The new cluster could not be made: ${output}`)
    single(account, bin, half, 'postgres', `create database ${NAME}`)
    writeSecret(path.join(dataDir, 'password'), password)
    const cluster = path.join(base, 'cluster')
    renameSync(half, cluster)
    sync(base)
    if (base !== dataDir) symlinkSync(cluster, path.join(dataDir, 'cluster'))
    sync(dataDir)
    return password
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(secret, { force: true })
  }
}

/** Runs one statement without a server; the cluster must be at rest. */
function single(account: Account, bin: string, cluster: string, database: string, statement: string): void {
  const run = runAs(account, path.join(bin, 'postgres'), ['--single', '-D', cluster, database], `${statement};\n`)
  if (run.status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(run.stderr)) {
    throw new DatabaseError('database.start', `The cluster could not be prepared: ${run.stderr.trim()}`)
  }
}

function readPassword(dataDir: string, place: Place, log: Log): string {
  const file = path.join(dataDir, 'password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  log('database: the password file is missing; setting a new password')
  const password = randomBytes(24).toString('base64url')
  const cluster = path.join(place.base, 'cluster')
  single(place.account, place.bin, cluster, 'postgres', `alter role ${NAME} password '${password}'`)
  writeSecret(file, password)
  return password
}

function writeSecret(file: string, text: string): void {
  rmSync(file, { force: true })
  const fd = openSync(file, 'wx', 0o600)
  try {
    writeFileSync(fd, text)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function sync(folder: string): void {
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Ends when its pipe closes: told to go it does nothing, else (our death) it stops the server. */
const WATCHDOG = `trap '' INT TERM HUP
read word && exit 0
kill -INT "$1"
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20
do kill -0 "$1" 2>/dev/null || exit 0; sleep 0.2; done
kill -QUIT "$1"; sleep 5; kill -KILL "$1"`

/** A server that runs, or is being brought up again. */
class Server implements EmbeddedServer {
  #child: ChildProcess | undefined
  #watchdog: ChildProcess | undefined
  #port = 0
  #stopping: Promise<void> | undefined
  #wake: (() => void) | undefined
  #pid = 0
  readonly #socket: string | undefined
  readonly #cluster: string
  readonly #tidy: NodeJS.Timeout

  constructor(
    readonly place: Place,
    readonly version: string,
    readonly password: string,
    readonly log: Log,
    readonly release: () => void,
  ) {
    this.#cluster = realpathSync(path.join(place.base, 'cluster'))
    const run = path.join(realpathSync(place.base), 'run')
    const fits = Buffer.byteLength(path.join(run, `.s.PGSQL.${SOCKET_PORT}`)) <= SOCKET_PATH_MAX
    this.#socket = fits ? run : undefined
    this.#tidy = setInterval(() => this.#removeOldLogs(), 3_600_000)
    this.#tidy.unref()
  }

  get pid(): number {
    return this.#pid
  }

  get connectionString(): string {
    return this.#socket
      ? `postgresql://${NAME}:${this.password}@localhost:${SOCKET_PORT}/${NAME}?host=${encodeURIComponent(this.#socket)}`
      : `postgresql://${NAME}:${this.password}@127.0.0.1:${this.#port}/${NAME}`
  }

  /** First start: leftovers of a killed server (its last backends) and a port taken in between are waited for. */
  async start(): Promise<void> {
    const end = performance.now() + 15_000
    for (;;) {
      if (!this.#socket) this.#port = await freePort()
      try {
        await this.#launch()
        return
      } catch (error) {
        const text = error instanceof Error ? error.message : ''
        const passing = /lock file|shared memory|in use|could not bind/.test(text) && performance.now() < end
        if (!passing) {
          clearInterval(this.#tidy)
          throw error
        }
        await new Promise((done) => setTimeout(done, 200))
      }
    }
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#end()
    return this.#stopping
  }

  async #end(): Promise<void> {
    clearInterval(this.#tidy)
    this.#wake?.()
    const child = this.#child
    if (child?.pid && child.exitCode === null && child.signalCode === null) {
      const how = await endServer(child.pid)
      if (how !== 'fast') this.log(`database: the server did not stop in time (${how})`)
    }
    this.#dismissWatchdog()
    this.release()
  }

  async #launch(): Promise<void> {
    const { account, bin, base } = this.place
    this.#removeOldLogs()
    if (this.#socket) {
      mkdirSync(this.#socket, { recursive: true, mode: 0o700 })
      give(account, this.#socket)
      for (const name of readdirSync(this.#socket)) unlinkSync(path.join(this.#socket, name))
    }
    rmSync(path.join(base, 'cluster.new'), { recursive: true, force: true })
    const settings = Object.entries(this.#settings()).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const how = command(account, path.join(bin, 'postgres'), ['-D', this.#cluster, ...settings])
    const child = spawn(how.program, how.args, {
      ...how.ids,
      cwd: '/',
      env: environment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true, // Ctrl-C in the terminal reaches us only, and we stop the server in order
    })
    let errors = ''
    child.stderr?.on('data', (piece: Buffer) => {
      errors = (errors + piece.toString()).slice(-4000)
    })
    child.on('error', (error) => {
      errors += error.message
    })
    const ended = new Promise<void>((done) => {
      child.once('close', () => done())
      child.once('error', () => done())
    })
    if (!child.pid) {
      await ended
      throw new DatabaseError('database.start', `The PostgreSQL server could not be started: ${errors.trim()}`)
    }
    const pid = child.pid
    this.#child = child
    this.#watch(pid)
    const outcome = await Promise.race([this.#ready(pid), ended.then(() => 'ended' as const)])
    if (outcome !== 'ready') {
      if (outcome === 'late') await endServer(pid)
      this.#dismissWatchdog()
      const reason = errors.trim() || this.#lastLogLines()
      throw new DatabaseError('database.start', `The PostgreSQL server did not start: ${reason}`)
    }
    this.#pid = pid
    const since = performance.now()
    child.once('close', () => {
      this.#dismissWatchdog()
      if (!this.#stopping) void this.#bringBack(pid, performance.now() - since)
    })
  }

  #settings(): Record<string, string> {
    return {
      listen_addresses: this.#socket ? '' : '127.0.0.1',
      unix_socket_directories: this.#socket ?? '',
      unix_socket_permissions: '0700',
      port: String(this.#socket ? SOCKET_PORT : this.#port),
      max_connections: '60',
      shared_buffers: '64MB',
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      restart_after_crash: 'on',
      max_wal_size: '512MB',
      jit: 'off',
      timezone: 'UTC',
      log_timezone: 'UTC',
      lc_messages: 'C',
      cluster_name: NAME,
      logging_collector: 'on',
      log_directory: 'log',
      log_filename: 'postgresql-%Y%m%d-%H%M%S.log',
      log_rotation_size: '5MB',
      log_rotation_age: '7d',
      log_line_prefix: '%m [%p] ',
      log_min_messages: 'warning',
      log_checkpoints: 'off',
      // no contents of records in the log
      log_statement: 'none',
      log_min_duration_statement: '-1',
      log_min_error_statement: 'panic',
    }
  }

  /** The server writes its state into the eighth line of its lock file. */
  async #ready(pid: number): Promise<'ready' | 'late' | 'ended'> {
    const file = path.join(this.#cluster, 'postmaster.pid')
    const end = performance.now() + READY_TIMEOUT_MS
    let next = performance.now() + 10_000
    while (performance.now() < end) {
      if (this.#child?.pid !== pid || this.#child.exitCode !== null || this.#child.signalCode !== null) return 'ended'
      try {
        const lines = readFileSync(file, 'utf8').split('\n')
        if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return 'ready'
      } catch {
        // not yet written
      }
      if (performance.now() > next) {
        this.log('database: the server is still starting (it may be recovering after a crash)')
        next += 10_000
      }
      await new Promise((done) => setTimeout(done, 10))
    }
    return 'late'
  }

  /** The server died by itself: start it again, ever more slowly, until it runs or we are told to stop. */
  async #bringBack(pid: number, ranMs: number): Promise<void> {
    this.log(`database: server ${pid} ended unexpectedly after ${Math.round(ranMs / 1000)} s; starting it again`)
    for (let pause = ranMs > 60_000 ? 0 : 100; !this.#stopping; pause = Math.min(10_000, Math.max(100, pause * 2))) {
      await new Promise<void>((done) => {
        this.#wake = done
        setTimeout(done, pause)
      })
      if (this.#stopping) return
      try {
        await this.#launch()
        this.log(`database: server ${this.#pid} is running again`)
        return
      } catch (error) {
        if (this.#stopping) return
        this.log(`database: ${error instanceof Error ? error.message : String(error)}; trying again`)
      }
    }
  }

  #watch(pid: number): void {
    const account = this.place.account.kind === 'user' ? this.place.account : ({ kind: 'self' } as const)
    const how = command(account, '/bin/sh', ['-c', WATCHDOG, 'dondoc-watchdog', String(pid)])
    const watchdog = spawn(how.program, how.args, {
      ...how.ids,
      cwd: '/',
      env: environment(),
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    })
    watchdog.on('error', (error) => this.log(`database: no watchdog: ${error.message}`))
    watchdog.stdin?.on('error', () => {})
    watchdog.unref()
    this.#watchdog = watchdog
  }

  #dismissWatchdog(): void {
    this.#watchdog?.stdin?.end('done\n')
    this.#watchdog = undefined
  }

  #logs(): string[] {
    const folder = path.join(this.#cluster, 'log')
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((name) => /^postgresql-.*\.log$/.test(name))
      .sort()
      .map((name) => path.join(folder, name))
  }

  #removeOldLogs(): void {
    for (const file of this.#logs().slice(0, -LOG_FILES_KEPT)) rmSync(file, { force: true })
  }

  #lastLogLines(): string {
    const newest = this.#logs().at(-1)
    if (!newest) return 'it left no message'
    return readFileSync(newest, 'utf8').trim().split('\n').slice(-5).join(' | ')
  }
}
