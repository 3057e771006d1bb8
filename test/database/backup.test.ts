import { createHash } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backup, restore, verifyBackup, type Manifest, type Source } from '../../src/platform/backup.js'
import { migrate } from '../../src/platform/database/migrate.js'
import { openDatabase, type Database } from '../../src/platform/database/open.js'
import { makeFolder, removeFolder, silent } from './help.js'

const now = new Date('2026-03-01T00:00:00Z')
const program = '1.2.3'

const FIRST = `
create table unit (tenant int, id int, parent int, head int, name text not null, primary key (tenant, id),
  foreign key (tenant, parent) references unit (tenant, id));
create table person (id int primary key, tenant int, unit int, foreign key (tenant, unit) references unit (tenant, id));
alter table unit add constraint unit_head foreign key (head) references person (id) deferrable initially deferred;
create type colour as enum ('đỏ', 'xanh');
create table "Kỳ lạ /.." (id bigint generated always as identity primary key, "cột ""1""" text, n numeric, f float8,
  at timestamptz, day date, span interval, raw bytea, doc jsonb, plain json, words text[], grid int[][], c colour,
  range tstzrange, ok boolean, key uuid, net inet, big numeric(40, 10),
  search tsvector generated always as (to_tsvector('simple', coalesce("cột ""1""", ''))) stored);
create table record (id int primary key, text text);
create function sealed() returns trigger language plpgsql as $$ begin raise exception 'append only'; end $$;
create trigger record_sealed before update or delete on record for each row execute function sealed();
create trigger record_whole before truncate on record for each statement execute function sealed();
create function twice() returns trigger language plpgsql as $$ begin new.text := new.text || new.text; return new; end $$;
create trigger record_twice before insert on record for each row execute function twice();
create table empty_one (id int);
insert into record values (0, 'x');
`

let dir: string
let database: Database<unknown>
let steps: string
let files: string
let saved: string
let manifest: Manifest
let number = 0

beforeAll(async () => {
  dir = makeFolder()
  steps = path.join(dir, 'steps')
  mkdirSync(steps)
  writeFileSync(path.join(steps, '0001-first.sql'), FIRST)
  database = await openDatabase({ dataDir: path.join(dir, 'db'), log: silent })
  await migrate(database, steps)
  await fill(database)
  files = path.join(dir, 'files')
  for (const text of ['một', 'hai', '']) keep(files, text)
  mkdirSync(path.join(files, 'incoming'))
  writeFileSync(path.join(files, 'incoming', 'half'), 'half a fi')
  saved = path.join(dir, 'backups', 'first')
  manifest = await backup({ database, filesDir: files, target: saved, program, now })
})

afterAll(async () => {
  await database?.close()
  removeFolder(path.join(dir, 'db'))
  removeFolder(dir)
})

function keep(folder: string, text: string): string {
  const hash = createHash('sha256').update(text).digest('hex')
  mkdirSync(path.join(folder, hash.slice(0, 2)), { recursive: true })
  writeFileSync(path.join(folder, hash.slice(0, 2), hash), text)
  return `${hash.slice(0, 2)}/${hash}`
}

async function fill({ pool }: Source): Promise<void> {
  await pool.query('begin; set constraints all deferred; commit')
  await pool.query(`insert into unit values (1, 1, null, null, 'gốc'), (1, 2, 1, null, 'con'), (1, 3, 2, null, 'cháu')`)
  await pool.query(`insert into person values (7, 1, 3)`)
  await pool.query(`update unit set head = 7`) // a circle of foreign keys
  const odd = [
    'dòng\u2028mới\u2029 tab\t ngược\\ \\N \\. "nháy" \'đơn\' \r\n \u0001 \u007f \ufeff 👩‍👩‍👧‍👦 Nguyễn',
    'x\u0300e\u0301 NFD giữ nguyên',
    '',
    'Đ'.repeat(1_000_000),
    '\\.',
  ]
  for (const text of odd) {
    await pool.query(
      `insert into "Kỳ lạ /.." ("cột ""1""", n, f, at, day, span, raw, doc, plain, words, grid, c, range, ok, key, net, big)
       values ($1, 'NaN', '-Infinity', '2026-02-28 23:59:59.123456+07', 'infinity', '1 mon -3 days 04:05:06.000007', $2,
         $3, $4, $5, '{{1,2},{3,NULL}}', 'đỏ', '[2026-01-01,infinity)', true, gen_random_uuid(), '10.0.0.0/8',
         123456789012345678901234567890.0123456789)`,
      [
        text,
        Buffer.from(Array.from({ length: 256 }, (_, i) => i)),
        JSON.stringify({ a: { b: [1, null, 'ừ', { c: 1e300 }] }, text: text.slice(0, 100) }),
        '{"b": 1,  "b": 2, "n": 1.10}',
        ['a,b', 'c"d', '{}', 'NULL', text.slice(0, 50)],
      ],
    )
  }
  await pool.query(
    `insert into "Kỳ lạ /.." (n, f, at) values ('Infinity', 'NaN', 'infinity'), (1.100, 0.1::float8 + 0.2, '-infinity'),
       (null, '-0', '0044-03-15 00:00:00+00 BC')`,
  )
  await pool.query(`insert into record select i, 'r' from generate_series(1, 20000) i`)
}

/** Everything that a database holds, as one text. */
async function contents({ pool }: Source): Promise<string> {
  const { rows } = await pool.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'
     order by 1`,
  )
  const all: string[] = []
  for (const { relname } of rows as { relname: string }[]) {
    const { rows: lines } = await pool.query(`select t::text from "${relname}" t order by 1`)
    all.push(relname, ...(lines as { t: string }[]).map(({ t }) => t))
  }
  const { rows: last } = await pool.query(`select nextval('"Kỳ lạ /.._id_seq"') > count(*) as beyond from "Kỳ lạ /.."`)
  return [...all, JSON.stringify(last)].join('\n')
}

/** Another database of the same server. */
async function another(): Promise<Database<unknown>> {
  const name = `other_${++number}`
  await database.pool.query(`create database ${name}`)
  const url = database.connectionString.replace('/dondoc?', `/${name}?`)
  return openDatabase({ databaseUrl: url, dataDir: dir, log: silent })
}

async function restored(
  source: string,
  change: (other: Database<unknown>, filesDir: string) => Promise<void> = async () => {},
) {
  const other = await another()
  const filesDir = path.join(dir, `files-${number}`)
  try {
    await change(other, filesDir)
    await restore({ database: other, filesDir, source, migrationsDir: steps })
    return { contents: await contents(other), filesDir, triggers: await triggers(other), keys: await keys(other) }
  } finally {
    await other.close()
  }
}

async function triggers({ pool }: Source): Promise<unknown> {
  return (await pool.query('select tgname, tgenabled from pg_trigger where not tgisinternal order by 1')).rows
}

async function keys({ pool }: Source): Promise<unknown> {
  return (
    await pool.query(`select conname, pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1`)
  ).rows
}

/** A copy of the backup, damaged. */
function copy(damage: (folder: string) => void): string {
  const folder = path.join(dir, 'backups', `copy-${++number}`)
  cpSync(saved, folder, { recursive: true })
  damage(folder)
  return folder
}

describe('backup and restore', () => {
  it('brings back every value, file, constraint and trigger', async () => {
    const before = await contents(database)
    const after = await restored(saved)
    expect(after.contents === before).toBe(true) // not toEqual: the difference of two megabytes helps nobody
    expect(after.triggers).toEqual(await triggers(database))
    expect(after.keys).toEqual(await keys(database))
    const kept = readdirSync(after.filesDir, { recursive: true }) as string[]
    expect(kept.filter((name) => name.length > 60)).toHaveLength(3)
    expect(readFileSync(path.join(after.filesDir, keep(files, 'một')), 'utf8')).toBe('một')
  })

  it('says what it holds', async () => {
    expect(manifest).toMatchObject({ format: 1, program, createdAt: now.toISOString(), damaged: [] })
    expect(manifest.migrations.map(({ name }) => name)).toEqual(['0001-first.sql'])
    expect(manifest.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['Kỳ lạ /..', 8],
      ['empty_one', 0],
      ['person', 1],
      ['record', 20_001],
      ['unit', 3],
    ])
    expect(manifest.tables[0]?.columns).not.toContain('search')
    expect(manifest.files).toHaveLength(3)
    expect(await verifyBackup(saved)).toEqual(manifest)
  })

  it('is one moment of the database while others write', async () => {
    const writer = new Client({ connectionString: database.connectionString })
    await writer.connect()
    const stop = new AbortController()
    let n = 100_000
    const writing = (async () => {
      while (!stop.signal.aborted) {
        n++
        await writer.query('begin')
        await writer.query('insert into person values ($1, 1, 1)', [n])
        await writer.query(`insert into record values ($1, 'r')`, [n])
        await writer.query('commit')
      }
    })()
    const target = path.join(dir, 'backups', 'busy')
    const busy = await backup({ database, filesDir: files, target, program, now })
    stop.abort()
    await writing
    await writer.query('delete from person where id > 100000')
    await writer.end()
    const rows = Object.fromEntries(busy.tables.map((table) => [table.name, table.rows]))
    expect(rows['record']! - 20_001).toBe(rows['person']! - 1)
    await verifyBackup(target)
  })

  it('reports a stored file that no longer fits its name', async () => {
    const folder = path.join(dir, 'rotten')
    const name = keep(folder, 'nguyên vẹn')
    writeFileSync(path.join(folder, name), 'nguyên vẸn')
    const rotten = await backup({
      database,
      filesDir: folder,
      target: path.join(dir, 'backups', 'rotten'),
      program,
      now,
    })
    expect(rotten.damaged).toEqual([name])
  })

  it('migrates onwards after restoring into a newer program', async () => {
    writeFileSync(path.join(steps, '0002-second.sql'), `alter table unit add column note text not null default 'mới';`)
    try {
      const other = await another()
      await restore({
        database: other,
        filesDir: path.join(dir, `files-${number}`),
        source: saved,
        migrationsDir: steps,
      })
      expect(await migrate(other, steps)).toEqual(['0002-second.sql'])
      expect((await other.pool.query('select distinct note from unit')).rows).toEqual([{ note: 'mới' }])
      await other.close()
    } finally {
      rmSync(path.join(steps, '0002-second.sql'))
    }
  })
})

describe('refusals', () => {
  it('does not write into a folder that holds something', async () => {
    const again = backup({ database, filesDir: files, target: saved, program, now })
    await expect(again).rejects.toMatchObject({ code: 'backup.target-not-empty' })
    const target = path.join(dir, 'backups', 'made')
    mkdirSync(target)
    await backup({ database, filesDir: files, target, program, now })
    expect(existsSync(path.join(target, 'manifest.json'))).toBe(true)
  })

  it('leaves nothing that looks like a backup when it fails', async () => {
    const target = path.join(dir, 'backups', 'failed')
    mkdirSync(path.join(dir, 'unreadable'))
    writeFileSync(path.join(dir, 'unreadable', 'plain'), '')
    const failing = backup({ database, filesDir: path.join(dir, 'unreadable', 'plain'), target, program, now })
    await expect(failing).rejects.toThrow(/ENOTDIR/)
    expect(readdirSync(path.join(dir, 'backups')).filter((name) => name.startsWith('failed'))).toEqual([])
  })

  it.each([
    ['a changed byte', 'database/record.copy.gz', (file: string) => flip(file)],
    ['a part cut off', 'database/unit.copy.gz', (file: string) => truncateSync(file, 20)],
    ['a part that grew', 'database/person.copy.gz', (file: string) => appendFileSync(file, 'x')],
    ['a missing part', 'database/empty_one.copy.gz', (file: string) => rmSync(file)],
    ['a changed manifest', 'manifest.json', (file: string) => flip(file)],
    ['a missing manifest', 'manifest.json', (file: string) => rmSync(file)],
  ])('names the broken part: %s', async (_, part, damage) => {
    const other = await another()
    const source = copy((folder) => damage(path.join(folder, part)))
    const filesDir = path.join(dir, `files-${number}`)
    const refused = restore({ database: other, filesDir, source, migrationsDir: steps })
    await expect(refused).rejects.toMatchObject({ code: 'backup.source-broken', part })
    expect((await other.pool.query(`select 1 from pg_class where relname = 'unit'`)).rowCount).toBe(0)
    expect(existsSync(filesDir)).toBe(false)
    await other.close()
  })

  it('names a broken file', async () => {
    const name = keep(path.join(dir, 'unused'), 'hai')
    const refused = restored(copy((folder) => flip(path.join(folder, 'files', name))))
    await expect(refused).rejects.toMatchObject({ code: 'backup.source-broken', part: `files/${name}` })
  })

  it('does not mix with rows or files that are there', async () => {
    const rows = restored(
      saved,
      async ({ pool }) => void (await pool.query('create table x (); insert into x default values')),
    )
    await expect(rows).rejects.toMatchObject({ code: 'backup.database-not-empty' })
    const there = restored(saved, async (_, filesDir) => void keep(filesDir, 'đã có'))
    await expect(there).rejects.toMatchObject({ code: 'backup.files-not-empty' })
  })

  it('needs a program that knows the backup', async () => {
    const newer = copy((folder) => edit(folder, (text) => text.replace('"format": 1', '"format": 2')))
    await expect(restored(newer)).rejects.toMatchObject({ code: 'backup.newer' })
    const migrated = copy((folder) => edit(folder, (text) => text.replace('0001-first.sql', '0099-later.sql')))
    await expect(restored(migrated)).rejects.toMatchObject({ code: 'backup.newer' })
  })

  it('rolls everything back when a count does not fit', async () => {
    const wrong = copy((folder) => edit(folder, (text) => text.replace('"rows": 20001', '"rows": 20002')))
    const other = await another()
    const filesDir = path.join(dir, `files-${number}`)
    const refused = restore({ database: other, filesDir, source: wrong, migrationsDir: steps })
    await expect(refused).rejects.toMatchObject({ code: 'backup.source-broken', part: 'database/record.copy.gz' })
    expect((await other.pool.query('select 1 from unit')).rowCount).toBe(0)
    expect(readdirSync(filesDir)).toEqual([])
    await other.close()
  })
})

function flip(file: string): void {
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = bytes[at]! ^ 1
  writeFileSync(file, bytes)
}

/** Changes the manifest with its hash made to fit. */
function edit(folder: string, change: (text: string) => string): void {
  const file = path.join(folder, 'manifest.json')
  const text = change(readFileSync(file, 'utf8'))
  writeFileSync(file, text)
  writeFileSync(
    path.join(folder, 'manifest.sha256'),
    `${createHash('sha256').update(text).digest('hex')}  manifest.json\n`,
  )
}
