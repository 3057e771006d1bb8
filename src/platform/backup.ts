/**
 * Backup and restore of the database together with the files, while the program runs and with no other program needed.
 *
 * A backup is a folder:
 *
 *     manifest.json          what is in it: versions, migrations, tables with row counts, every part's size and SHA-256
 *     manifest.sha256        of manifest.json, readable by sha256sum -c
 *     database/TABLE.copy.gz the table in PostgreSQL's COPY text format
 *     files/ab/ab12…         the files, as they lie in the files folder
 *
 * All tables of the schema `public` are read in one snapshot. The files are copied after it: a file is written before
 * the row that names it, under the hash of its content, and is never changed, so every file that a row of the snapshot
 * names is there (some may be there without a row, which is harmless); none is removed meanwhile (FILES_LOCK). Jobs (schema `graphile_worker`) are not kept:
 * after a restore the program asks anew for the work that its own tables show as open.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { lstat, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Client, escapeIdentifier as quoted, type Pool } from 'pg'
import { copyIn, copyOut } from './database/copy.js'
import { migrate, MIGRATION_LOCK, readSteps } from './database/migrate.js'
import { isAlive } from './database/processes.js'
import { FILES_LOCK } from './files.js'

export type BackupErrorCode =
  /** the folder to write to holds something already */
  | 'backup.target-not-empty'
  /** a part is missing, cut off or changed; `part` names it */
  | 'backup.source-broken'
  /** the database to restore into holds rows, or is at a later level than the backup */
  | 'backup.database-not-empty'
  /** the files folder to restore into holds files */
  | 'backup.files-not-empty'
  /** the backup was made by a newer program, or one with other migrations */
  | 'backup.newer'

export class BackupError extends Error {
  constructor(
    readonly code: BackupErrorCode,
    message: string,
    /** the broken part, relative to the backup's folder */
    readonly part?: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
    this.name = 'BackupError'
  }
}

/** What backup and restore need of an open database. */
export type Source = { readonly pool: Pool; readonly connectionString: string }

type Part = { path: string; size: number; sha256: string }
type Table = { name: string; columns: string[]; rows: number; part: Part }

export type Manifest = {
  format: number
  program: string
  server: string
  createdAt: string
  migrations: { name: string; sha256: string }[]
  tables: Table[]
  sequences: { name: string; value: string; called: boolean }[]
  /** paths relative to `files/` */
  files: Part[]
  /** files whose content no longer fits their name: damaged before the backup was made */
  damaged: string[]
}

const FORMAT = 1
const HERE = '.restoring'

/**
 * Writes a backup into `target`, a folder that is absent or empty. It gets its name only when everything has been
 * written and flushed, so an interrupted backup never looks like a whole one.
 *
 * @param options.now the moment that is noted in the backup
 * @param options.program version of the program
 * @returns what was written; `damaged` should alarm the administrator
 * @throws BackupError `backup.target-not-empty`; other errors (disk full, connection lost) as they come
 */
export async function backup(options: {
  database: Source
  filesDir: string
  target: string
  program: string
  now: Date
}): Promise<Manifest> {
  const target = path.resolve(options.target)
  const existing = await lstat(target).catch(() => undefined)
  if (existing && (!existing.isDirectory() || (await readdir(target)).length > 0)) {
    throw new BackupError('backup.target-not-empty', `${target} is not empty.`)
  }
  const parent = path.dirname(target)
  await mkdir(parent, { recursive: true, mode: 0o700 })
  await removeLeftovers(parent, path.basename(target))
  // a mounted disk cannot be renamed onto: there the parts are moved up at the end, the manifest last
  const mounted = existing !== undefined && (await stat(parent)).dev !== existing.dev
  const work = mounted ? path.join(target, '.part') : `${target}.part-${process.pid}`
  await mkdir(work, { mode: 0o700 })
  const guard = await connect(options.database.connectionString)
  try {
    await guard.query('select pg_advisory_lock_shared($1)', [FILES_LOCK])
    await mkdir(path.join(work, 'database'))
    const data = await saveTables(options.database.connectionString, work)
    const files = await saveFiles(options.filesDir, path.join(work, 'files'))
    const manifest: Manifest = {
      format: FORMAT,
      program: options.program,
      createdAt: options.now.toISOString(),
      ...data,
      ...files,
    }
    const text = `${JSON.stringify(manifest, null, 1)}\n`
    await writeFlushed(path.join(work, 'manifest.sha256'), `${sha256(text)}  manifest.json\n`)
    await writeFlushed(path.join(work, 'manifest.json'), text)
    await flushFolder(work)
    if (mounted) {
      for (const name of ['database', 'files', 'manifest.sha256', 'manifest.json']) {
        await rename(path.join(work, name), path.join(target, name))
      }
      await rmdir(work)
      await flushFolder(target)
    } else {
      await rename(work, target)
      await flushFolder(parent)
    }
    return manifest
  } catch (error) {
    await rm(work, { recursive: true, force: true })
    throw error
  } finally {
    await guard.end().catch(() => undefined)
  }
}

/**
 * Reads a backup's manifest and compares every part with it.
 *
 * @throws BackupError `backup.source-broken` with the part, or `backup.newer`
 */
export async function verifyBackup(source: string): Promise<Manifest> {
  const manifest = await readManifest(source)
  for (const part of manifest.tables.map((table) => table.part)) await verifyPart(source, part)
  for (const file of manifest.files) await verifyPart(source, { ...file, path: `files/${file.path}` })
  return manifest
}

/**
 * Puts a backup into an empty database and an empty files folder. Everything is verified before anything is touched;
 * the rows come in one transaction. Afterwards the database is at the backup's level: the caller migrates it onwards.
 *
 * @param options.migrationsDir the program's migrations
 * @throws BackupError with one of the codes. When restoring fails the rows are rolled back and the files removed
 */
export async function restore(options: {
  database: Source
  filesDir: string
  source: string
  migrationsDir: string
}): Promise<Manifest> {
  const { database, filesDir, source, migrationsDir } = options
  const manifest = await readManifest(source)
  const known = new Map((await readSteps(migrationsDir)).map((step) => [step.name, step.sha256]))
  for (const { name, sha256: hash } of manifest.migrations) {
    if (known.get(name) !== hash) {
      throw new BackupError(
        'backup.newer',
        `The backup has the migration ${name}, which this program lacks or has changed.`,
      )
    }
  }
  await verifyBackup(source)
  await demandEmpty(database.pool, filesDir, manifest)

  const last = manifest.migrations.at(-1)?.name
  if (last !== undefined) await migrate(database.pool, migrationsDir, { upTo: last })
  await rm(path.join(filesDir, HERE), { recursive: true, force: true })
  try {
    await loadFiles(path.join(source, 'files'), filesDir, manifest.files)
    await loadTables(database.connectionString, source, manifest, () => placeFiles(filesDir))
  } catch (error) {
    await rm(path.join(filesDir, HERE), { recursive: true, force: true })
    throw error
  }
  return manifest
}

// ---- tables ----

const TABLES = `
  select c.relname as name,
    (select coalesce(array_agg(a.attname::text order by a.attnum), '{}') from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by c.relname`

/** A connection of its own: no time limits, and the formats that the backup is written in. */
async function connect(connectionString: string): Promise<Client> {
  const client = new Client({
    connectionString,
    application_name: 'dondoc backup',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    options:
      '-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=postgres -c bytea_output=hex -c extra_float_digits=1 ' +
      '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c row_security=off',
  })
  client.on('error', () => {}) // the statement in flight fails as well
  await client.connect()
  return client
}

async function saveTables(
  connectionString: string,
  work: string,
): Promise<Pick<Manifest, 'server' | 'migrations' | 'tables' | 'sequences'>> {
  const client = await connect(connectionString)
  try {
    // never while a migration runs: wait for its end and only then take the snapshot
    for (;;) {
      await client.query('begin isolation level repeatable read read only')
      const { rows } = await client.query('select pg_try_advisory_xact_lock_shared($1) as free', [MIGRATION_LOCK])
      if ((rows[0] as { free: boolean }).free) break
      await client.query('rollback')
      await new Promise((done) => setTimeout(done, 200))
    }
    const server = await client.query<{ server_version: string }>('show server_version')
    const migrations = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration order by name',
    )
    const list = await client.query<{ name: string; columns: string[] }>(TABLES)
    const tables: Table[] = []
    for (const { name, columns } of list.rows) {
      const part = `database/${encodeURIComponent(name)}.copy.gz`
      const measure = new Measure()
      const rows = await copyOut(client, `copy public.${what(name, columns)} to stdout`, (bytes) =>
        pipeline(bytes, createGzip(), measure, createWriteStream(path.join(work, part), { mode: 0o600, flags: 'wx' })),
      )
      await flush(path.join(work, part))
      tables.push({ name, columns, rows, part: { path: part, size: measure.size, sha256: measure.digest() } })
    }
    const sequences: Manifest['sequences'] = []
    const names = await client.query<{ name: string }>(
      `select sequencename as name from pg_sequences where schemaname = 'public' order by 1`,
    )
    for (const { name } of names.rows) {
      const { rows } = await client.query<{ value: string; called: boolean }>(
        `select last_value::text as value, is_called as called from public.${quoted(name)}`,
      )
      sequences.push({ name, ...rows[0]! })
    }
    await client.query('commit')
    await flushFolder(path.join(work, 'database'))
    return { server: server.rows[0]!.server_version, migrations: migrations.rows, tables, sequences }
  } finally {
    await client.end()
  }
}

async function loadTables(
  connectionString: string,
  source: string,
  manifest: Manifest,
  beforeCommit: () => Promise<void>,
): Promise<void> {
  const client = await connect(connectionString)
  try {
    await client.query('begin')
    const { rows: present } = await client.query<{ name: string }>(TABLES)
    // foreign keys are set up again after loading, so the tables' order does not matter and circles are allowed
    const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
      `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
    )
    const { rows: triggers } = await client.query<{ table: string; name: string; state: string }>(
      `select tgrelid::regclass::text as table, tgname as name,
         case tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end as state
       from pg_trigger t join pg_class c on c.oid = tgrelid
       where c.relnamespace = 'public'::regnamespace and not tgisinternal and tgenabled <> 'D'`,
    )
    for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
    for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${quoted(name)}`)
    // rows that migrations put in are part of the backup as well
    const all = present.map(({ name }) => `public.${quoted(name)}`).join(', ')
    if (all) await client.query(`truncate ${all}`)
    for (const table of manifest.tables) {
      const bytes = createReadStream(path.join(source, table.part.path))
      const text = createGunzip()
      const piped = pipeline(bytes, text)
      piped.catch(() => {}) // the statement fails through its source
      let rows: number
      try {
        rows = await copyIn(client, `copy public.${what(table.name, table.columns)} from stdin`, text)
        await piped
      } finally {
        text.destroy()
      }
      const { rows: counted } = await client.query<{ n: string }>(
        `select count(*)::text as n from public.${quoted(table.name)}`,
      )
      if (rows !== table.rows || Number(counted[0]!.n) !== table.rows) {
        throw broken(table.part.path, `${table.rows} rows were expected in ${table.name}, ${counted[0]!.n} came`)
      }
    }
    await client.query('set constraints all immediate')
    for (const { table, name, definition } of keys) {
      await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
    }
    for (const { table, name, state } of triggers) {
      await client.query(`alter table ${table} ${state} trigger ${quoted(name)}`)
    }
    for (const { name, value, called } of manifest.sequences) {
      await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${quoted(name)}`, value, called])
    }
    await beforeCommit()
    await client.query('commit')
    await client.query('analyze').catch(() => {}) // only speed
  } finally {
    await client.end()
  }
}

function what(name: string, columns: string[]): string {
  return `${quoted(name)} (${columns.map(quoted).join(', ')})`
}

async function demandEmpty(pool: Pool, filesDir: string, manifest: Manifest): Promise<void> {
  const { rows: tables } = await pool.query<{ name: string }>(TABLES)
  for (const { name } of tables) {
    const { rowCount } = await pool.query(`select 1 from public.${quoted(name)} limit 1`)
    if (rowCount) {
      throw new BackupError('backup.database-not-empty', `The database is not empty: there are rows in ${name}.`)
    }
  }
  const { rows } = await pool.query<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`)
  if (rows[0]!.there) {
    const { rows: applied } = await pool.query<{ name: string }>('select name from migration')
    const wanted = new Set(manifest.migrations.map(({ name }) => name))
    const beyond = applied.find(({ name }) => !wanted.has(name))
    if (beyond) {
      throw new BackupError(
        'backup.database-not-empty',
        `The database already has the migration ${beyond.name}, which is later than the backup. Give an empty database.`,
      )
    }
  }
  const first = (await walk(filesDir)).find((file) => !file.startsWith(`${HERE}/`))
  if (first !== undefined) {
    throw new BackupError('backup.files-not-empty', `${filesDir} is not empty: it holds ${first}.`)
  }
}

// ---- files ----

async function saveFiles(from: string, to: string): Promise<Pick<Manifest, 'files' | 'damaged'>> {
  const files: Part[] = []
  const damaged: string[] = []
  await mkdir(to)
  for (const file of await walk(from)) {
    const part = await copyFlushed(path.join(from, file), path.join(to, file))
    files.push({ path: file, ...part })
    const name = path.basename(file)
    if (/^[0-9a-f]{64}$/.test(name) && name !== part.sha256) damaged.push(file)
  }
  await flushTree(to)
  return { files, damaged }
}

async function loadFiles(from: string, filesDir: string, files: Part[]): Promise<void> {
  const to = path.join(filesDir, HERE)
  await mkdir(to, { recursive: true, mode: 0o750 })
  for (const file of files) {
    const copied = await copyFlushed(path.join(from, file.path), path.join(to, file.path))
    if (copied.sha256 !== file.sha256) throw broken(`files/${file.path}`, 'its content changed while it was read')
  }
  await flushTree(to)
}

/** Gives the copied files their place; their folders are absent or empty there. */
async function placeFiles(filesDir: string): Promise<void> {
  const from = path.join(filesDir, HERE)
  for (const name of await readdir(from)) await rename(path.join(from, name), path.join(filesDir, name))
  await rmdir(from)
  await flushFolder(filesDir)
}

/** Paths of all files below a folder, parted by `/`; files that are still coming in (`incoming/`) are left out. */
async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.startsWith('incoming/'))
    .sort()
}

async function copyFlushed(from: string, to: string): Promise<{ size: number; sha256: string }> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o750 })
  const measure = new Measure()
  await pipeline(createReadStream(from), measure, createWriteStream(to, { mode: 0o640, flags: 'wx' }))
  await flush(to)
  return { size: measure.size, sha256: measure.digest() }
}

// ---- parts ----

async function readManifest(source: string): Promise<Manifest> {
  const name = 'manifest.json'
  let text: string
  let noted: string
  try {
    text = await readFile(path.join(source, name), 'utf8')
    noted = await readFile(path.join(source, 'manifest.sha256'), 'utf8')
  } catch (cause) {
    throw broken(name, 'it cannot be read; is this a whole backup?', cause)
  }
  if (noted.slice(0, 64) !== sha256(text)) throw broken(name, 'it was changed')
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format > FORMAT) {
    throw new BackupError('backup.newer', `The backup was made by program version ${manifest.program}, which is newer.`)
  }
  const outside = [...manifest.tables.map((table) => table.part.path), ...manifest.files.map((file) => file.path)].find(
    (file) => path.isAbsolute(file) || file.split('/').includes('..'),
  )
  if (outside !== undefined) throw broken(name, `it names ${outside}`)
  return manifest
}

async function verifyPart(source: string, part: Part): Promise<void> {
  const measure = new Measure()
  try {
    measure.resume() // counted, not kept
    await pipeline(createReadStream(path.join(source, part.path)), measure)
  } catch (cause) {
    throw broken(part.path, 'it cannot be read', cause)
  }
  if (measure.size !== part.size) throw broken(part.path, `it has ${measure.size} bytes instead of ${part.size}`)
  if (measure.digest() !== part.sha256) throw broken(part.path, 'its content was changed')
}

function broken(part: string, reason: string, cause?: unknown): BackupError {
  return new BackupError('backup.source-broken', `The backup is broken in ${part}: ${reason}.`, part, { cause })
}

/** Passes bytes on and keeps their number and hash. */
class Measure extends Transform {
  size = 0
  readonly #hash = createHash('sha256')
  override _transform(chunk: Buffer, _encoding: string, next: (error: null, chunk: Buffer) => void): void {
    this.size += chunk.length
    this.#hash.update(chunk)
    next(null, chunk)
  }
  digest(): string {
    return this.#hash.digest('hex')
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Removes what killed backups to the same target left behind. */
async function removeLeftovers(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const pid = entry.startsWith(`${name}.part-`) ? Number(entry.slice(name.length + 6)) : Number.NaN
    if (Number.isInteger(pid) && (pid === process.pid || !isAlive(pid))) {
      await rm(path.join(parent, entry), { recursive: true, force: true })
    }
  }
}

async function writeFlushed(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600, flag: 'wx', flush: true })
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function flushFolder(folder: string): Promise<void> {
  await flush(folder)
}

async function flushTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) await flushFolder(path.join(entry.parentPath, entry.name))
  }
  await flushFolder(folder)
}
