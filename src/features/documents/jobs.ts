/** Reading a dispatch: in the limited child process, outside any transaction; then saved in one. */
import { dayOf } from '../../kernel/calendar.js'
import { searchText } from '../../kernel/text.js'
import type { Db, JobPayloads, OpenContext } from '../../platform/context.js'
import type { addJob } from '../../platform/jobs.js'
import type { FileStore } from '../../platform/files.js'
import type { Log } from '../../platform/log.js'
import type { ReadingRoom } from '../../platform/reading-room.js'
import { ReaderRefusal } from '../../reader/open.js'
import type { Paper } from '../../reader/paper.js'
import type { Reading } from '../../reader/reading.js'
import { type SecondReader, withQuotations } from '../../reader/second-reader.js'
import { recordAs } from '../audit/index.js'
import { eraseContent } from '../files/index.js'
import { proposeBodies } from '../organisations/index.js'
import { headOf, openPointsOf, ordersOf } from './proposal.js'
import { numberKey, readingKey } from './rules.js'
import * as store from './store.js'

export interface ReadingHouse {
  db: Db
  files: FileStore
  reader: ReadingRoom
  /** Null where none is configured. */
  secondReader: SecondReader | null
  log: Log
  now(): Date
  inTransaction<T>(work: (db: Db, touch: OpenContext['touch']) => Promise<T>): Promise<T>
}

const NOTHING_READ = {
  number: null,
  number_key: null,
  issuer: null,
  issued_on: null,
  subject: null,
  search_text: '',
}

/** A tsvector holds 1 MB; words beyond this many characters of a very long document are not searched. */
const SEARCHED = 300_000

/**
 * Asks for the reading of every dispatch that still waits for it: of those whose job was lost, as after a restore
 * (a backup holds no jobs), or was given up while the database was away. Asking twice is one job.
 */
export async function askForReadings(db: Db, ask: typeof addJob): Promise<void> {
  for (const { tenant_id: tenantId, id: documentId } of await store.selectReceived(db))
    await ask(db, 'read-document', { tenantId, documentId }, readingKey(documentId))
}

/**
 * Runs at least once for every received dispatch; running it twice leaves the same rows. A failure that is none of the
 * file's is thrown, to be tried again; after the last attempt the clerk is told, and may ask for another reading.
 */
export async function readDocument(
  house: ReadingHouse,
  { tenantId, documentId }: JobPayloads['read-document'],
  attempt: { last: boolean },
): Promise<void> {
  const row = await store.selectDocument(house.db, tenantId, documentId)
  if (!row || row.state !== 'received') return
  try {
    const { paper, reading: byRules } = await house.reader.read(house.files.pathOf(row.sha256), row.file_name)
    const reading = await secondReading(house, paper, byRules)
    await house.inTransaction((db, touch) =>
      saveReading({ db, touch, now: house.now() }, tenantId, documentId, paper, reading),
    )
  } catch (error) {
    const refused = error instanceof ReaderRefusal
    if (refused || attempt.last) {
      const code = refused ? error.code : 'reader-failed'
      await house.inTransaction(async (db, touch) => {
        const saved = await saveFailure({ db, touch, now: house.now() }, tenantId, documentId, code)
        // A stamp on a page that was not looked at when the file came in: neither it nor what was read of it stays.
        if (saved && code === 'secret-document') {
          await store.updateDocument(db, tenantId, documentId, NOTHING_READ)
          await eraseContent(db, house.files, row.sha256)
        }
      })
    }
    if (!refused) throw error
  }
}

async function saveFailure(
  ctx: Pick<OpenContext, 'db' | 'now' | 'touch'>,
  tenantId: string,
  documentId: string,
  code: string,
): Promise<boolean> {
  const locked = await store.lockDocument(ctx.db, tenantId, documentId)
  if (locked?.state !== 'received') return false
  await store.updateDocument(ctx.db, tenantId, documentId, { state: 'unreadable', problem: code })
  await recordAs(ctx, tenantId, null, [{ operation: 'readingFailed', documentId, data: { code } }])
  return true
}

const SECOND_READER_MS = 120_000

/** What a second reader adds, where there is one. It is an offer: that it fails or is slow costs nothing but the offer. */
async function secondReading(house: ReadingHouse, paper: Paper, reading: Reading): Promise<Reading> {
  if (!house.secondReader) return reading
  try {
    const quotations = await house.secondReader.propose(paper, AbortSignal.timeout(SECOND_READER_MS))
    return withQuotations(paper, reading, quotations)
  } catch (error) {
    house.log.warn('second reader', { error })
    return reading
  }
}

async function saveReading(
  ctx: Pick<OpenContext, 'db' | 'now' | 'touch'>,
  tenantId: string,
  documentId: string,
  paper: Paper,
  reading: Reading,
): Promise<void> {
  const locked = await store.lockDocument(ctx.db, tenantId, documentId)
  if (locked?.state !== 'received') return
  const names = reading.orders.flatMap((order) => [...order.assignees, ...order.cooperating].map((body) => body.value))
  const matches = await proposeBodies(ctx.db, tenantId, dayOf(ctx.now), [...new Set(names)])
  const orders = ordersOf(reading, (name) => matches.get(name) ?? null, paper)
  const head = headOf(reading, paper)
  const { fields } = head
  await store.deleteOrders(ctx.db, tenantId, documentId)
  await store.updateDocument(ctx.db, tenantId, documentId, {
    state: 'read',
    problem: null,
    head: JSON.stringify(head),
    head_corrected: [],
    paper: JSON.stringify(paper),
    open_points: JSON.stringify(openPointsOf(reading, orders)),
    system: fields.system,
    kind: fields.kind,
    number: fields.number,
    number_key: numberKey(fields.number, fields.issuer),
    issuer: fields.issuer,
    issued_on: fields.date,
    subject: fields.subject,
    urgency: fields.urgency,
    search_text: searchText(
      `${fields.number ?? ''} ${fields.subject ?? ''} ${fields.issuer ?? ''} ${paper.text}`,
    ).slice(0, SEARCHED),
  })
  await store.bumpVersion(ctx.db, tenantId, documentId)
  await store.insertOrders(
    ctx.db,
    orders.map((order) => ({
      tenant_id: tenantId,
      id: order.id,
      document_id: documentId,
      position: order.position,
      path: order.path,
      title: order.title,
      title_source: 'machine',
      action: order.action,
      action_span: JSON.stringify(order.actionSpan),
      action_source: 'machine',
      sentence: JSON.stringify(order.sentence),
      leads: JSON.stringify(order.leads),
      cooperating: JSON.stringify(order.cooperating),
      deadline: order.deadline && JSON.stringify(order.deadline),
      report_to: order.reportTo && JSON.stringify(order.reportTo),
      conditional: order.conditional,
      rule: order.rule,
      sure: order.sure,
      rests: JSON.stringify(order.rests),
      state: 'proposed',
    })),
  )
  await recordAs(ctx, tenantId, null, [
    { operation: 'readDocument', documentId, data: { orders: orders.length, open: reading.open.length } },
  ])
}
