/**
 * Entry of the process that opens files of unknown making, one after the other. A request is a line of JSON on stdin
 * with the bytes of the file behind it; an answer is a line of JSON on stdout, after lines that tell of headway. Limits
 * of memory and time are set by the parent (`platform/reading-room.ts`), which also decides when it was enough.
 */
import { isOutOfMemory } from './files/refusal.js'
import type { CalendarEvent } from './events.js'
import { openPaperOf, ReaderRefusal, type ReaderRefusalCode } from './open.js'
import type { Paper } from './paper.js'
import { readPaper, secrecyOf } from './read.js'
import type { Reading } from './reading.js'
import { MOST_ORDERS } from './rules/orders.js'
import type { Table } from './table.js'

export interface ChildRequest {
  /** stamp: as inspect, without the head, which costs the more the longer the text is. */
  op: 'inspect' | 'stamp' | 'read' | 'picture' | 'table' | 'events'
  /** Length of the file, which follows the line. */
  bytes: number
  /** Name that the sender gave the file; its extension must agree with the bytes. */
  fileName: string
  /** Only for `picture`: the page, counted from 1. */
  page?: number
}

/** What may be known about a file before it is stored. */
export interface Inspection {
  /** Secrecy stamp as printed, or null. */
  secrecy: string | null
  pages: number | null
  /** Empty where there is a stamp: nothing more is then read. */
  head: {
    number: string | null
    issuer: string | null
    /** ISO date. */
    date: string | null
    subject: string | null
    kind: string
  }
}

/** What an answer may hold: one of these. */
interface Answered {
  inspection?: Inspection
  paper?: Paper
  reading?: Reading
  /** PNG in base64. */
  picture?: string
  table?: Table
  events?: CalendarEvent[]
}

export type ChildAnswer =
  | ({ ok: true } & Answered)
  | { ok: false; code: ReaderRefusalCode; detail?: Record<string, string | number> }

/** Said on the way, each on a line of its own: pages recognised so far, of how many. */
export interface ChildProgress {
  progress: { done: number; of: number }
}

async function answerTo(request: ChildRequest, file: Buffer): Promise<ChildAnswer> {
  try {
    if (request.op === 'picture') {
      const { pictureOfPage } = await import('./files/page-picture.js')
      const picture = await pictureOfPage(file, request.fileName, request.page ?? 1)
      return { ok: true, picture: picture.toString('base64') }
    }
    if (request.op === 'events') {
      const { readIcs } = await import('./files/ics.js')
      return { ok: true, events: readIcs(file) }
    }
    if (request.op === 'table') {
      const { tableOf } = await import('./files/table.js')
      return { ok: true, table: await tableOf(file, request.fileName) }
    }
    const paper = await openPaperOf(file, request.fileName, {
      firstOnly: request.op !== 'read',
      progress: (done, of) => tell({ progress: { done, of } }),
    })
    const secrecy = secrecyOf(paper)
    if (request.op === 'stamp') return { ok: true, inspection: stampOnly(secrecy) }
    if (request.op === 'inspect') return { ok: true, inspection: inspect(paper, secrecy) }
    // Asked a second time here, so that no order of calls can bring a secret paper into the house.
    if (secrecy !== null) throw new ReaderRefusal('secret-document', { stamp: secrecy })
    return { ok: true, paper, reading: readOrders(paper) }
  } catch (error) {
    return failure(error)
  }
}

function readOrders(paper: Paper): Reading {
  const reading = readPaper(paper)
  if (reading.orders.length > MOST_ORDERS) throw new ReaderRefusal('too-many-orders', { limit: MOST_ORDERS })
  return reading
}

const stampOnly = (secrecy: string | null): Inspection => ({
  secrecy,
  pages: null,
  head: { number: null, issuer: null, date: null, subject: null, kind: '' },
})

function inspect(paper: Paper, secrecy: string | null): Inspection {
  // At once, so that no length of the rest can outlast the time and hide the stamp.
  if (secrecy !== null) return stampOnly(secrecy)
  const { number, issuer, date, subject, kind } = readOrders(paper)
  return {
    secrecy,
    pages: paper.pages,
    head: {
      number: number?.value ?? null,
      issuer: issuer?.value ?? null,
      date: date?.value ?? null,
      subject: subject?.value ?? null,
      kind: kind.value,
    },
  }
}

function failure(error: unknown): ChildAnswer {
  if (error instanceof ReaderRefusal) {
    return error.detail ? { ok: false, code: error.code, detail: error.detail } : { ok: false, code: error.code }
  }
  if (isOutOfMemory(error)) return { ok: false, code: 'out-of-memory' }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return { ok: false, code: 'reader-failed' }
}

function tell(progress: ChildProgress): void {
  process.stdout.write(`${JSON.stringify(progress)}\n`)
}

/** `last`: this process is not to be asked again. */
function say(answer: ChildAnswer, last = false): void {
  process.stdout.write(`${JSON.stringify(last ? { ...answer, last } : answer)}\n`, () => {
    if (last) process.exit(1)
  })
}

/** Takes questions off stdin, the next one when the one before has its answer. */
function serve(): void {
  let held: Buffer[] = []
  let size = 0
  let request: ChildRequest | null = null
  let busy = false
  const whole = (): Buffer => {
    const [first] = held
    const all = held.length === 1 && first ? first : Buffer.concat(held)
    held = [all]
    return all
  }
  const takeLine = (): ChildRequest | null => {
    const all = whole()
    const end = all.indexOf('\n')
    if (end < 0) return null
    held = [all.subarray(end + 1)]
    size -= end + 1
    return JSON.parse(all.subarray(0, end).toString('utf8')) as ChildRequest
  }
  const goOn = (): void => {
    if (busy || size === 0) return
    request ??= takeLine()
    if (!request || size < request.bytes) return
    const asked = request
    const all = whole()
    const file = Buffer.from(all.subarray(0, asked.bytes))
    held = [all.subarray(asked.bytes)]
    size -= asked.bytes
    request = null
    busy = true
    void answerTo(asked, file).then((answer) => {
      busy = false
      say(answer)
      goOn()
    })
  }
  process.stdin.on('data', (chunk: Buffer) => {
    held.push(chunk)
    size += chunk.length
    goOn()
  })
  // When the parent is gone nobody waits for the answer.
  process.stdin.on('end', () => process.exit(1))
}

// Nothing here may fetch; and the mere touch of one of these loads a whole HTTP client with its WebAssembly.
for (const name of ['fetch', 'Headers', 'Request', 'Response', 'FormData', 'WebSocket', 'EventSource']) {
  Reflect.deleteProperty(globalThis, name)
}
// Libraries print warnings; stdout carries nothing but the answer.
console.log = console.info = console.warn = console.debug = console.error
process.on('uncaughtException', (error) => say(failure(error), true))
process.on('unhandledRejection', (error) => say(failure(error), true))

serve()
