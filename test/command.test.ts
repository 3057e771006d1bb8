/** The command line as people use it: reading a file without database or server, backup and restore into an empty place. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { getDocument } from '../src/features/documents/contract.js'
import { newSetupToken } from '../src/features/identity/index.js'
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
