/** The commands about the event log: is it whole, and a mark of it that is kept elsewhere. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { checkpoint, readLogs, sayFinding, sayRow, type Checkpoint, type LogState } from './features/audit/index.js'
import { words } from './kernel/words/index.js'
import { systemClock } from './platform/clock.js'
import { snapshot, type Database } from './platform/database/open.js'
import type { Schema } from './platform/database/schema.js'

type Open = () => Promise<Database<Schema>>

const tell = words.log.command
const out = (text: string): void => void process.stdout.write(text)
const fail = (text: string): 1 => {
  process.stderr.write(text)
  return 1
}

/** The value behind an option; null where it is not given. */
function optionOf(args: string[], name: string): string | null {
  const at = args.indexOf(name)
  return at < 0 ? null : (args[at + 1] ?? '')
}

/** The older checkpoint that was named, null for none; undefined (and said) where it can not be used. */
function olderCheckpoint(args: string[]): Checkpoint | null | undefined {
  const file = optionOf(args, '--checkpoint')
  if (file === null) return null
  if (!existsSync(file)) return void fail(words.command.noFile(file))
  try {
    return checkpoint.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return void fail(tell.badCheckpoint(file))
  }
}

async function readAllLogs(open: Open, against: Checkpoint | null): Promise<LogState[]> {
  const database = await open()
  try {
    return await snapshot(database.kysely, (db) => readLogs(db, against))
  } finally {
    await database.close()
  }
}

/** What was read of each office's log, for people; wrong rows go to standard error as well as to the answer's code. */
function tellLogs(states: LogState[]): boolean {
  for (const { office, rows, last, hash, findings, compared } of states) {
    if (findings.length)
      fail(`${tell.broken(office)}\n${findings.map((finding) => `  ${sayFinding(finding)}\n`).join('')}`)
    else if (!last) out(`${tell.empty(office)}\n`)
    else {
      out(`${tell.sound(office, rows.toLocaleString('vi-VN'), sayRow(last))}\n`)
      if (hash) out(`${tell.hash(inGroups(hash))}\n`)
      if (compared) out(`${tell.compared}\n`)
    }
  }
  if (states.length === 0) out(tell.noOffice)
  return states.every(({ findings }) => findings.length === 0)
}

/** Groups of eight, to be compared by eye with a printed one. */
const inGroups = (hash: string): string => hash.replaceAll(/.{8}(?=.)/g, '$& ')

/** `dondoc verify`: 0 where every office's log is whole, else 1 with the rows that are wrong. */
export async function verifyCommand(args: string[], open: Open): Promise<number> {
  const against = olderCheckpoint(args)
  if (against === undefined) return 1
  const states = await readAllLogs(open, against)
  const sound = states.every(({ findings }) => findings.length === 0)
  if (args.includes('--json')) {
    const logs = states.map(({ checkpoint: _made, findings, ...state }) => ({
      ...state,
      findings: findings.map((finding) => ({ ...finding, sentence: sayFinding(finding) })),
    }))
    out(`${JSON.stringify({ ok: sound, compared: against !== null, logs })}\n`)
    return sound ? 0 : 1
  }
  tellLogs(states)
  if (!against && states.length) out(tell.notCompared)
  return sound ? 0 : 1
}

/** `dondoc checkpoint FILE`: reads all logs, and writes what they are now; never over an older file, never of a broken log. */
export async function checkpointCommand(args: string[], open: Open): Promise<number> {
  const older = optionOf(args, '--checkpoint')
  const file = args.find((arg) => !arg.startsWith('--') && arg !== older)
  if (!file) return fail(tell.fileNeeded)
  if (existsSync(file)) return fail(tell.exists(file))
  const against = olderCheckpoint(args)
  if (against === undefined) return 1
  const states = await readAllLogs(open, against)
  if (!tellLogs(states)) return fail(tell.notMade)
  const made: Checkpoint = {
    format: 'dondoc checkpoint 1',
    madeAt: systemClock().toISOString(),
    logs: states.flatMap((state) => state.checkpoint ?? []),
  }
  writeFileSync(file, `${JSON.stringify(made)}\n`, { flag: 'wx', mode: 0o600 })
  out(tell.made(file))
  return 0
}
