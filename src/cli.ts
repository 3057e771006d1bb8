/** The command line: the same services as the server. Results go to standard output, everything else to standard error. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { operations } from './app.js'
import { checkpointCommand, verifyCommand } from './cli-log.js'
import { closeEntrances } from './features/identity/index.js'
import { databaseDir, filesDir, openStores } from './house.js'
import { errorSentence } from './kernel/words/vi/errors.js'
import { words } from './kernel/words/index.js'
import { systemClock } from './platform/clock.js'
import { backup, BackupError, restore } from './platform/backup.js'
import { committedFile } from './platform/committed-file.js'
import { ConfigError, readConfig, type Config } from './platform/config.js'
import { DatabaseError } from './platform/database/errors.js'
import { openDatabase, type Database } from './platform/database/open.js'
import type { Schema } from './platform/database/schema.js'
import { openApi } from './platform/http/openapi.js'
import { stderrLog } from './platform/log.js'
import { openReadingRoom } from './platform/reading-room.js'
import { runningDatabase } from './platform/running.js'
import { programVersion } from './platform/version.js'
import { ReaderRefusal } from './reader/open.js'
import { toForm } from './reader/reading-form.js'
import { readingTable } from './reading-table.js'

const say = words.command
const log = stderrLog(true)
const out = (text: string): void => void process.stdout.write(text)
const fail = (text: string): number => {
  process.stderr.write(text)
  return 1
}

async function read(args: string[]): Promise<number> {
  const file = args.find((arg) => !arg.startsWith('--'))
  if (!file) return fail(say.fileNeeded)
  if (!existsSync(file)) return fail(say.noFile(file))
  const room = openReadingRoom()
  try {
    const name = path.basename(file)
    const { reading } = await room.read(path.resolve(file), name)
    out(
      args.includes('--json')
        ? `${JSON.stringify(toForm(path.parse(name).name, name, reading))}\n`
        : `${readingTable(reading)}\n`,
    )
    return 0
  } catch (error) {
    if (error instanceof ReaderRefusal) return fail(`${errorSentence(error.code, error.detail)} [${error.code}]\n`)
    throw error
  } finally {
    await room.close()
  }
}

/** The office's database: the one of the program that runs on this data now, else opened here. */
async function openBesides(config: Config): Promise<Database<Schema>> {
  try {
    return await openStores(config, log)
  } catch (error) {
    const running =
      error instanceof DatabaseError && error.code === 'database.in-use' ? runningDatabase(config.dataDir) : null
    if (!running) throw error
    return openDatabase<Schema>({ databaseUrl: running, dataDir: databaseDir(config), log: (line) => log.info(line) })
  }
}

async function saveBackup(args: string[], config: Config): Promise<number> {
  const [folder] = args
  if (!folder) return fail(say.folderNeeded('backup'))
  const database = await openBesides(config)
  try {
    const made = await backup({
      database,
      filesDir: filesDir(config),
      target: path.resolve(folder),
      program: programVersion(config.root),
      now: systemClock(),
    })
    out(
      say.backedUp(
        path.resolve(folder),
        made.tables.reduce((sum, table) => sum + table.rows, 0),
        made.files.length,
      ),
    )
    return made.damaged.length ? fail(say.damaged(made.damaged)) : 0
  } finally {
    await database.close()
  }
}

async function loadBackup(args: string[], config: Config): Promise<number> {
  const [folder] = args
  if (!folder) return fail(say.folderNeeded('restore'))
  if (!existsSync(folder)) return fail(say.noFile(folder))
  const database = await openDatabase<Schema>({
    databaseUrl: config.databaseUrl ?? undefined,
    dataDir: databaseDir(config),
    log: (line) => log.info(line),
  })
  try {
    const loaded = await restore({
      database,
      filesDir: filesDir(config),
      source: path.resolve(folder),
      migrationsDir: path.join(config.root, 'migrations'),
    })
    await closeEntrances(database.kysely, systemClock())
    out(
      say.restored(
        loaded.tables.reduce((sum, table) => sum + table.rows, 0),
        loaded.files.length,
      ),
    )
    return 0
  } finally {
    await database.close()
  }
}

function openapi(args: string[], config: Config): number {
  const text = `${JSON.stringify(openApi(operations, programVersion(config.root)), null, 1)}\n`
  const file = path.join(config.root, 'docs', 'openapi.json')
  if (args.includes('--write')) committedFile(file, text, 'write')
  else if (args.includes('--check')) return committedFile(file, text, 'check') ? 0 : fail(say.openapiStale)
  else out(text)
  return 0
}

async function main([command = 'help', ...args]: string[]): Promise<number | null> {
  switch (command) {
    case 'read':
      return read(args)
    case 'backup':
      return saveBackup(args, readConfig(process.env))
    case 'restore':
      return loadBackup(args, readConfig(process.env))
    case 'verify':
      return verifyCommand(args, () => openBesides(readConfig(process.env)))
    case 'checkpoint':
      return checkpointCommand(args, () => openBesides(readConfig(process.env)))
    case 'openapi':
      return openapi(args, readConfig(process.env))
    case 'start':
      await import('./main.js')
      return null
    case 'help':
    case '--help':
    case '-h':
      out(say.help)
      return 0
    default:
      return fail(say.unknown(command))
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    if (code !== null) process.exit(code)
  },
  (error: unknown) => {
    const known = error instanceof ConfigError || error instanceof DatabaseError || error instanceof BackupError
    process.stderr.write(known ? `${error.message}\n` : `${(error as Error).stack ?? String(error)}\n`)
    process.exit(1)
  },
)
