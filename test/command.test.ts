/** The command line as people use it: reading a file without database or server, backup and restore into an empty place. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { getDocument } from '../src/features/documents/contract.js'
import { acknowledge, getMyWork } from '../src/features/tasks/contract.js'
import { newSetupToken } from '../src/features/identity/index.js'
import { newId } from '../src/kernel/ids.js'
import { packageRoot } from '../src/platform/config.js'
import { databaseUrl } from './global-setup.js'
import { openOffice, sample, type Office } from './office.js'

const root = packageRoot()
const dir = mkdtempSync(path.join(os.tmpdir(), 'dondoc-command-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const dondoc = (
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(root, 'dist/server/cli.js'), ...args],
      { env: { PATH: process.env.PATH ?? '', ...env }, cwd: dir },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

describe('dondoc read', () => {
  it('prints one JSON object in the form of a reading, and nothing else', async () => {
    const { code, out, err } = await dondoc(['read', path.join(root, 'samples/612-cv-tu.docx'), '--json'])
    expect([code, err]).toEqual([0, ''])
    const truth = JSON.parse(sample('612-cv-tu.reading.json').toString()) as {
      number: string
      tasks: { action: string }[]
    }
    const read = JSON.parse(out) as typeof truth
    expect(read.number).toBe(truth.number)
    expect(read.tasks.map((task) => task.action)).toEqual(truth.tasks.map((task) => task.action))
    expect(out.trim().split('\n')).toHaveLength(1)
  })
  it('prints a table for people', async () => {
    const { code, out } = await dondoc(['read', path.join(root, 'samples/87-kh-tu.docx')])
    expect(code).toBe(0)
    for (const words of ['87-KH/TU', 'Chủ trì', 'Nhiệm vụ: 12', 'Văn bản còn bỏ ngỏ']) expect(out).toContain(words)
  })
  it('says what is wrong with a file, and with the command', async () => {
    const empty = path.join(dir, 'empty.docx')
    writeFileSync(empty, '')
    expect(await dondoc(['read', empty])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('[file-empty]') as string,
    })
    expect((await dondoc(['read', path.join(dir, 'none.docx')])).err).toContain('Không có tệp')
    expect((await dondoc(['dance'])).err).toContain('Không có lệnh')
    expect((await dondoc(['help'])).out).toContain('dondoc read')
  })
})

describe('the event log', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice()
    await office.issue(await office.as('van-thu'), await office.firstDocument())
  })
  afterAll(() => office.close())

  it('is checked, marked, and found out when it was forged or put back to an older state', async () => {
    const place = { DATABASE_URL: office.config.databaseUrl as string, DONDOC_DATA: office.config.dataDir }
    const sound = await dondoc(['verify'], place)
    expect(sound).toMatchObject({ code: 0, err: '' })
    expect(sound.out).toMatch(/✓ Văn phòng luyện tập Lam Khê: \d+ dòng, liền mạch đến dòng số \d+ \(/)
    expect(sound.out).toContain('Chưa đối chiếu với mốc nào')
    const older = path.join(dir, 'older')
    expect((await dondoc(['backup', older], place)).code).toBe(0)

    // the office goes on working
    const unit = await office.as('ubnd')
    const row = (await unit.do(getMyWork, {})).bands.find(({ code }) => code === 'to-acknowledge')?.rows[0]
    await unit.do(acknowledge, { id: row?.id as string, version: row?.version as number })
    const mark = path.join(dir, 'mark.json')
    const marked = await dondoc(['checkpoint', mark], place)
    expect(marked).toMatchObject({ code: 0, err: '' })
    expect(statSync(mark).size).toBeLessThan(2000)
    expect((await dondoc(['checkpoint', mark], place)).err).toContain('Mốc cũ không bị ghi đè')
    const json = await dondoc(['verify', '--checkpoint', mark, '--json'], place)
    expect(JSON.parse(json.out)).toMatchObject({ ok: true, compared: true, logs: [{ findings: [], compared: true }] })
    writeFileSync(path.join(dir, 'no-mark.json'), '{"format": "dondoc checkpoint 1"}')
    expect((await dondoc(['verify', '--checkpoint', path.join(dir, 'no-mark.json')], place)).err).toContain(
      'không phải là mốc kiểm tra',
    )

    // an older backup: whole in itself, and shorter than the mark; then it goes on in its own way
    const name = `older_${Date.now()}`
    const admin = new pg.Client({ connectionString: inject('serverUrl') })
    await admin.connect()
    await admin.query(`create database ${name}`)
    try {
      const back = { DATABASE_URL: databaseUrl(inject('serverUrl'), name), DONDOC_DATA: path.join(dir, 'back') }
      expect((await dondoc(['restore', older], back)).code).toBe(0)
      expect(await dondoc(['verify'], back)).toMatchObject({ code: 0, err: '' })
      expect(await dondoc(['verify', '--checkpoint', mark], back)).toMatchObject({
        code: 1,
        err: expect.stringMatching(/Đuôi sổ bị cắt: thiếu các dòng từ số (\d+) đến số (\d+)/) as string,
      })
      const copy = new pg.Client({ connectionString: back.DATABASE_URL })
      await copy.connect()
      await copy.query(
        `insert into event (tenant_id, id, at, operation) select id, $1, now(), 'acknowledge' from tenant`,
        [newId()],
      )
      const { rows } = await copy.query<{ seq: number }>('select max(seq)::int as seq from event_chain')
      const forked = await dondoc(['verify', '--checkpoint', mark, '--json'], back)
      expect(JSON.parse(forked.out)).toMatchObject({ logs: [{ findings: [{ kind: 'forked', seq: rows[0]?.seq }] }] })

      await copy.query(`alter table event disable trigger all`)
      await copy.query(`update event set account_id = null where id = (select event_id from event_chain where seq = 7)`)
      const changed = await dondoc(['verify'], back)
      expect(changed.code).toBe(1)
      expect(changed.err).toMatch(
        /Dòng số 7 \(.+, việc “.+”\) đã bị sửa sau khi ghi\. Dòng liền trước còn đúng là dòng số 6/,
      )
      const refused = await dondoc(['checkpoint', path.join(dir, 'none.json')], back)
      expect([refused.code, existsSync(path.join(dir, 'none.json'))]).toEqual([1, false])
      await copy.end()
    } finally {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    }
  })
})

describe('backup and restore', () => {
  let office: Office
  let documentId: string
  beforeAll(async () => {
    office = await openOffice()
    documentId = await office.firstDocument()
    await office.issue(await office.as('van-thu'), documentId)
    await newSetupToken(office.house.db, new Date())
  })
  afterAll(() => office.close())

  it('bring database and files together into an empty place, while the office is open', async () => {
    const target = path.join(dir, 'backup')
    const env = { DATABASE_URL: office.config.databaseUrl as string, DONDOC_DATA: office.config.dataDir }
    const made = await dondoc(['backup', target], env)
    expect(made).toMatchObject({ code: 0, err: '' })
    expect((await dondoc(['backup', target], env)).code).toBe(1)

    const name = `restored_${Date.now()}`
    const admin = new pg.Client({ connectionString: inject('serverUrl') })
    await admin.connect()
    await admin.query(`create database ${name}`)
    try {
      const place = { DATABASE_URL: databaseUrl(inject('serverUrl'), name), DONDOC_DATA: path.join(dir, 'restored') }
      expect(await dondoc(['restore', target], place)).toMatchObject({ code: 0, err: '' })
      const copy = new pg.Client({ connectionString: place.DATABASE_URL })
      await copy.connect()
      const original = new pg.Client({ connectionString: env.DATABASE_URL })
      await original.connect()
      for (const table of [
        'organisation',
        'account',
        'document',
        'reading_order',
        'task',
        'assignment',
        'event',
        'event_chain',
        'event_chain_head',
        'stored_file',
      ]) {
        const sum = `select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`
        expect((await copy.query(sum)).rows, table).toEqual((await original.query(sum)).rows)
      }
      // what was signed out or used up since the backup does not open again
      const entrances =
        'select (select count(*)::int from session) as sessions, count(*)::int as links from setup_link where used_at is null'
      expect((await original.query(entrances)).rows).toEqual([{ sessions: expect.any(Number), links: 1 }])
      expect((await original.query('select from session')).rows.length).toBeGreaterThan(0)
      expect((await copy.query(entrances)).rows).toEqual([{ sessions: 0, links: 0 }])
      await copy.end()
      await original.end()
      const { sha256 } = await (await office.as('van-thu')).do(getDocument, { id: documentId })
      expect(
        readFileSync(path.join(dir, 'restored/files', sha256.slice(0, 2), sha256)).equals(sample('612-cv-tu.docx')),
      ).toBe(true)
      expect((await dondoc(['restore', target], place)).code).toBe(1)
    } finally {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    }
  })

  it('refuse a backup in which one byte has changed, before anything is touched', async () => {
    const target = path.join(dir, 'backup')
    const part = path.join(
      target,
      'database',
      readdirSync(path.join(target, 'database')).find((file) => /task/.test(file)) as string,
    )
    const bytes = readFileSync(part)
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] as number) ^ 1
    writeFileSync(part, bytes)
    const place = path.join(dir, 'nowhere')
    const { code, err } = await dondoc(['restore', target], {
      DATABASE_URL: databaseUrl(inject('serverUrl'), 'postgres'),
      DONDOC_DATA: place,
    })
    expect(code).toBe(1)
    expect(err.length).toBeGreaterThan(10)
    expect(existsSync(path.join(place, 'files'))).toBe(false)
  })
})
