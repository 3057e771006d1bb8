/** Opens the house in order (database, files, reading room, jobs, door) and closes it in the opposite one. */
import path from 'node:path'
import { operations } from './app.js'
import { officeSource } from './features/calendar/index.js'
import { askForReadings, readDocument } from './features/documents/index.js'
import { removeFile } from './features/files/index.js'
import { authenticate } from './features/identity/index.js'
import { post, postAll, sendMail, type MailHouse } from './features/mail/index.js'
import { askForNotices, sweepAll, tell, type ReminderHouse } from './features/reminders/index.js'
import { openDuePeriods } from './features/tasks/index.js'
import { carryDue, type SuccessionHouse } from './features/successions/index.js'
import { announce, callDue, callWebhooks, type WebhookHouse } from './features/webhooks/index.js'
import { systemClock, type Clock } from './platform/clock.js'
import type { Config } from './platform/config.js'
import { NO_VISIT } from './platform/context.js'
import { migrate } from './platform/database/migrate.js'
import { openDatabase, type Database } from './platform/database/open.js'
import type { Schema } from './platform/database/schema.js'
import { openFileStore, type FileStore } from './platform/files.js'
import { ChangeFeed } from './platform/http/changes.js'
import type { HttpHouse } from './platform/http/http-house.js'
import { buildServer, type HttpServer } from './platform/http/server.js'
import { addJob, startJobs } from './platform/jobs.js'
import { openLine } from './platform/line.js'
import type { Log } from './platform/log.js'
import { openModel } from './platform/model.js'
import { openOffices } from './platform/offices.js'
import type { CallPolicy } from './platform/outbound/guard.js'
import { openCaller } from './platform/outbound/call.js'
import { openOidc } from './platform/outbound/oidc.js'
import type { Outside } from './platform/outbound/outside.js'
import { openSmtp } from './platform/outbound/smtp.js'
import { openPagePictures } from './platform/page-pictures.js'
import { relyingPartyOf } from './platform/passkeys.js'
import { openReadingRoom, type ReadingRoom } from './platform/reading-room.js'
import { openSeals } from './platform/seals.js'
import { startTicker } from './platform/ticker.js'
import { inTransaction } from './platform/transaction.js'
import { openTypesetter } from './platform/typesetting.js'
import { practiceClock } from './practice-clock.js'

/** One uploaded file: more than any dispatch, less than what would trouble a small office's disk. */
const UPLOAD_LIMIT = 50_000_000

/**
 * As many files are looked at at a time as the reading room has seats for it, one of one account: whoever sends files that
 * take long keeps nobody else waiting. A person chooses at most 30 pieces of evidence at once.
 */
const DOOR = { seats: 2, seatsOfOne: 1, places: 200, placesOfOne: 32 }

export interface House extends HttpHouse {
  database: Database<Schema>
  server: HttpServer
  reader: ReadingRoom
  files: FileStore
  /** What reminders work with; tests take turns by hand. */
  reminders: ReminderHouse
  mail: MailHouse
  webhooks: WebhookHouse
  /** What is due by time alone: done every so often while the house is open. */
  turn(): Promise<void>
  close(): Promise<void>
}

export const databaseDir = (config: Config): string => path.join(config.dataDir, 'database')
export const filesDir = (config: Config): string => path.join(config.dataDir, 'files')
/** What can be made again from the files; in no backup. */
const picturesDir = (config: Config): string => path.join(config.dataDir, 'derived', 'pages')

/** The practice office reaches no other machine: at most this one, where its operator says so. */
const callPolicy = (config: Config): CallPolicy =>
  config.mode === 'office' ? 'public' : config.loopbackWebhooks ? 'loopback' : 'none'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** Where a program that only this machine reaches is opened; behind TLS, or on other interfaces, the operator has to say it. */
function nearOrigin(config: Config, server: HttpServer | null): string | null {
  if (config.secureCookies || !LOOPBACK.has(config.host)) return null
  const address = server?.server.address()
  return `http://localhost:${typeof address === 'object' && address ? address.port : config.port}`
}

/** The database, open and migrated; what the command line needs without the door. */
export async function openStores(config: Config, log: Log): Promise<Database<Schema>> {
  const database = await openDatabase<Schema>({
    databaseUrl: config.databaseUrl ?? undefined,
    dataDir: databaseDir(config),
    log: (line) => log.info(line),
  })
  try {
    await migrate(database.pool, path.join(config.root, 'migrations'))
  } catch (error) {
    await database.close()
    throw error
  }
  return database
}

export async function openHouse(
  config: Config,
  log: Log,
  options: { clock?: Clock; webDir?: string | null; beatMs?: number; turnMs?: number } = {},
): Promise<House> {
  const database = await openStores(config, log)
  const closers: (() => Promise<unknown>)[] = [() => database.close()]
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse())
      await closer().catch((error: unknown) => log.error('closing', { error }))
  }
  try {
    const clock = options.clock ?? (config.mode === 'practice' ? await practiceClock(database.kysely) : systemClock)
    const files = await openFileStore(filesDir(config))
    closers.push(() => files.close())
    const reader = openReadingRoom()
    closers.push(() => reader.close())
    const pictures = await openPagePictures(picturesDir(config), files, reader)
    const db = database.kysely
    const offices = openOffices(officeSource)
    const reminders: ReminderHouse = {
      db,
      now: clock,
      ask: addJob,
      inTransaction: (work) => inTransaction({ db }, true, work),
      officeOf: async (tenantId) => {
        const office = await offices.now(db, tenantId)
        return { calendar: office.calendar, settings: office.settingsAt(clock()) }
      },
    }
    const outside: Outside = {
      seals: openSeals(config.dataDir, config.sealKey),
      smtp: openSmtp(config.trust),
      caller: openCaller(callPolicy(config), config.trust),
      oidc: config.oidc && openOidc(config.oidc, config.trust),
    }
    const mail: MailHouse = { ...reminders, outside }
    const webhooks: WebhookHouse = { ...reminders, outside }
    const secondReader = config.secondReader && openModel(config.secondReader)
    const jobs = await startJobs(
      database.pool,
      {
        'read-document': (payload, attempt) =>
          readDocument(
            {
              db,
              files,
              reader,
              secondReader,
              log,
              now: clock,
              inTransaction: (work) => inTransaction({ db }, true, work),
            },
            payload,
            attempt,
          ),
        'remove-file': (payload) =>
          removeFile({ files, inTransaction: (work) => inTransaction({ db }, true, work) }, payload),
        tell: async (payload) => {
          await tell(reminders, payload)
          await post(mail, payload.tenantId)
          await announce(webhooks, payload)
        },
        'send-mail': (payload) => sendMail(mail, payload),
        'call-webhooks': (payload) => callWebhooks(webhooks, payload),
      },
      log,
    )
    closers.push(() => jobs.stop())
    await askForReadings(db, addJob)
    await askForNotices(db, addJob)
    const typesetter = openTypesetter()
    const successions: SuccessionHouse = {
      db,
      now: clock,
      inTransaction: (work) => inTransaction({ db }, true, work),
      contextOf: async (on, touch, tenantId, accountId) => {
        const office = await offices.now(on, tenantId)
        const now = clock()
        return {
          db: on,
          now,
          actor: { tenantId, accountId, title: '', organisationId: '', grants: [] },
          calendar: office.calendar,
          settings: office.settingsAt(now),
          files,
          reader,
          typesetter,
          seals: outside.seals,
          settingsOf: () => Promise.resolve(office.settingsAt(now)),
          relyingParty: null,
          mode: config.mode,
          enqueue: (name, payload, key) => addJob(on, name, payload, key),
          touch,
          visit: NO_VISIT,
        }
      },
    }
    const turn = async (): Promise<void> => {
      await carryDue(successions)
      await openDuePeriods(successions)
      await sweepAll(reminders)
      await postAll(mail)
      await callDue(webhooks)
    }
    if (options.turnMs) {
      const ticker = startTicker(options.turnMs, turn, log)
      closers.push(() => ticker.stop())
    }
    let listening: HttpServer | null = null
    const http: HttpHouse = {
      db,
      clock,
      offices,
      files,
      reader,
      typesetter,
      pictures,
      outside,
      mode: config.mode,
      secureCookies: config.secureCookies,
      relyingParty: () => relyingPartyOf(config.origin ?? nearOrigin(config, listening)),
      uploadLimit: UPLOAD_LIMIT,
      door: openLine(DOOR),
      log,
      addJob,
      authenticate,
    }
    const feed = new ChangeFeed(
      database.connectionString,
      log,
      (token) => authenticate(db, token, clock(), false),
      options.beatMs,
    )
    await feed.open()
    closers.push(() => feed.close())
    const server = await buildServer(http, operations, feed, options.webDir ?? null)
    listening = server
    closers.push(() => server.close())
    return { ...http, database, server, reminders, mail, webhooks, turn, close }
  } catch (error) {
    await close()
    throw error
  }
}
