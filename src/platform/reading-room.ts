/**
 * The room in which files of unknown making are opened: in processes that have a ceiling of memory and time, are handed
 * the bytes of one file after the other, may read nothing but their program, may write nothing and start nothing.
 * Whatever happens in there, this process goes on and the caller gets an answer or a `ReaderRefusal`.
 *
 * A process that has opened a file well is kept for the next for a while: it is warm, and opens a letter in a tenth of
 * the time. One that fell, grew or refused is not used again; and a file over which a used process falls is opened once
 * more in a new one, so that no file pays for what was opened before it.
 *
 * The network is shut by the system where it lets us (`withoutNetwork`): the permission model of Node 20 does not cover
 * sockets. Elsewhere it is open, though the readers themselves open none.
 */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ChildAnswer, ChildRequest, Inspection } from '../reader/child.js'
import type { CalendarEvent } from '../reader/events.js'
import { MAX_FILE_BYTES, ReaderRefusal } from '../reader/open.js'
import type { Paper } from '../reader/paper.js'
import type { Reading } from '../reader/reading.js'
import type { Table } from '../reader/table.js'
import { type Errand, MOST_PAGES, type Progress, ReaderChild } from './reading-child.js'
import { type Limits, type Program, programOf } from './reading-program.js'

export type { Inspection }

export interface ReadingRoomOptions {
  /** Files read at the same time, and as many looked at; the others wait in line. A long scan keeps nobody at the door. */
  seats?: number
  inspectSeconds?: number
  readSeconds?: number
  /** Time for each page that is recognised from a picture, counted from the page before. */
  pageSeconds?: number
  /** Ceiling of the address space of one process. What it really holds stays well below. */
  memoryKilobytes?: number
  /** Ceiling of the JavaScript heap within that. */
  heapMegabytes?: number
  /** Told what a child wrote on its error output, for the log. It may name parts of the file. */
  report?: (complaint: string) => void
  /** How long a process without work is kept. */
  idleSeconds?: number
  /** Another program in place of the reader's own. */
  program?: string
}

export interface ReadingRoom {
  /** Looks at a file without giving away its text: is it a kind that can be read, is it secret, what is its head. */
  inspect(path: string, fileName: string, signal?: AbortSignal): Promise<Inspection>
  /** Looks at a file for its stamp of secrecy alone: as printed, or null. */
  stampOf(path: string, fileName: string, signal?: AbortSignal): Promise<string | null>
  /** Reads a file. Refuses one that carries a stamp of secrecy. */
  read(
    path: string,
    fileName: string,
    signal?: AbortSignal,
    /** Told how many pages of a scan are recognised, of how many. */
    progress?: Progress,
  ): Promise<{ paper: Paper; reading: Reading }>
  /** Draws one page, counted from 1, as a PNG. The file was read before and carried no stamp then. */
  picture(path: string, fileName: string, page: number, signal?: AbortSignal): Promise<Buffer>
  /** The rows of a spreadsheet (.xlsx, .csv); refuses with codes of their own what is none. */
  table(path: string, fileName: string, signal?: AbortSignal): Promise<Table>
  /** The events of a calendar file (.ics); refuses with codes of their own what is none. */
  events(path: string, fileName: string, signal?: AbortSignal): Promise<CalendarEvent[]>
  /** Ends what is being read and refuses what waits. */
  close(): Promise<void>
}

export type { Progress }

/** How long a process without work is kept. */
const IDLE_SECONDS = 20

/** Opens a reading room. It costs nothing until the first file. */
/** In which line a question waits. */
const WAY = {
  inspect: 'inspect',
  stamp: 'inspect',
  read: 'read',
  picture: 'picture',
  table: 'table',
  events: 'table',
} as const

export function openReadingRoom(options: ReadingRoomOptions = {}): ReadingRoom {
  const seats = options.seats ?? 2
  const seconds = {
    inspect: options.inspectSeconds ?? 20,
    read: options.readSeconds ?? 60,
    picture: options.inspectSeconds ?? 20,
    table: options.inspectSeconds ?? 20,
  }
  const pageSeconds = options.pageSeconds ?? 60
  const limits: Limits = {
    memoryKilobytes: options.memoryKilobytes ?? 2_000_000,
    heapMegabytes: options.heapMegabytes ?? 512,
    // The kernel's count of time cannot be raised on the way: it is set for the longest scan, a timer for what is left.
    seconds: Math.max(seconds.inspect, seconds.read) + MOST_PAGES * pageSeconds,
  }
  const report = options.report ?? (() => {})
  const lines = { inspect: newLine(), read: newLine(), picture: newLine(), table: newLine() }
  const running = new Set<Promise<unknown>>()
  const idle = newRest(seats, (options.idleSeconds ?? IDLE_SECONDS) * 1000)
  const closing = new AbortController()
  let program: Program | undefined

  function childFor(): ReaderChild {
    program ??= programOf(options.program)
    return idle.take() ?? new ReaderChild(program, limits, report)
  }

  async function run(errand: Errand): Promise<ChildAnswer> {
    for (;;) {
      const child = childFor()
      const used = !child.fresh
      const answer = await child.ask(errand)
      if (child.fit) idle.give(child)
      else void child.end()
      const fell = answer.died === true && !answer.ok && answer.code !== 'out-of-time'
      if (!fell || !used) return answer
    }
  }

  async function ask(
    request: Omit<ChildRequest, 'bytes'>,
    given: string,
    signal: AbortSignal | undefined,
    progress: Progress = () => {},
  ): Promise<ChildAnswer & { ok: true }> {
    const way = WAY[request.op]
    const line = lines[way]
    const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
    stop.throwIfAborted()
    const path = resolve(given)
    // A seat is handed straight to the next in line, so that nobody who comes in between takes it.
    if (line.taken >= seats) await turn(line.waiting, stop)
    else line.taken += 1
    try {
      stop.throwIfAborted()
      const { size } = await stat(path).catch(() => ({ size: null }))
      if (size === null) throw new ReaderRefusal('reader-failed')
      if (size > MAX_FILE_BYTES) throw new ReaderRefusal('too-large', { what: 'file', limit: MAX_FILE_BYTES })
      const going = run({
        request: { ...request, bytes: size },
        path,
        seconds: seconds[way],
        pageSeconds,
        stop,
        progress,
      })
      running.add(going)
      const answer = await going.finally(() => running.delete(going))
      if (!answer.ok) throw new ReaderRefusal(answer.code, answer.detail)
      return answer
    } finally {
      const next = line.waiting.shift()
      if (next) next()
      else line.taken -= 1
    }
  }

  return {
    async inspect(path, fileName, signal) {
      const { inspection } = await ask({ op: 'inspect', fileName }, path, signal)
      if (!inspection) throw new ReaderRefusal('reader-failed')
      return inspection
    },
    async stampOf(path, fileName, signal) {
      const { inspection } = await ask({ op: 'stamp', fileName }, path, signal)
      if (!inspection) throw new ReaderRefusal('reader-failed')
      return inspection.secrecy
    },
    async read(path, fileName, signal, progress) {
      const { paper, reading } = await ask({ op: 'read', fileName }, path, signal, progress)
      if (!paper || !reading) throw new ReaderRefusal('reader-failed')
      return { paper, reading }
    },
    async picture(path, fileName, page, signal) {
      const { picture } = await ask({ op: 'picture', fileName, page }, path, signal)
      if (!picture) throw new ReaderRefusal('reader-failed')
      return Buffer.from(picture, 'base64')
    },
    async table(path, fileName, signal) {
      const { table } = await ask({ op: 'table', fileName }, path, signal)
      if (!table) throw new ReaderRefusal('reader-failed')
      return table
    },
    async events(path, fileName, signal) {
      const { events } = await ask({ op: 'events', fileName }, path, signal)
      if (!events) throw new ReaderRefusal('reader-failed')
      return events
    },
    async close() {
      closing.abort(new Error('the reading room is closed'))
      await Promise.allSettled(running)
      await idle.end()
    },
  }
}

interface Rest {
  /** The one that worked last, if one is there that is still fit. */
  take(): ReaderChild | undefined
  give(child: ReaderChild): void
  end(): Promise<void>
}

/** Processes without work; each is ended after a while, and the oldest where there are too many. */
function newRest(most: number, milliseconds: number): Rest {
  const resting: { child: ReaderChild; timer: NodeJS.Timeout }[] = []
  const ending = new Set<Promise<void>>()
  const endOf = (child: ReaderChild): void => {
    const end = child.end().finally(() => ending.delete(end))
    ending.add(end)
  }
  return {
    take() {
      for (let last = resting.pop(); last; last = resting.pop()) {
        clearTimeout(last.timer)
        if (last.child.fit) return last.child
        endOf(last.child)
      }
      return undefined
    },
    give(child) {
      const timer = setTimeout(() => {
        const at = resting.findIndex((one) => one.child === child)
        if (at >= 0) resting.splice(at, 1)
        endOf(child)
      }, milliseconds)
      resting.push({ child, timer })
      const oldest = resting.length > most ? resting.shift() : undefined
      if (!oldest) return
      clearTimeout(oldest.timer)
      endOf(oldest.child)
    },
    async end() {
      for (const { child, timer } of resting.splice(0)) {
        clearTimeout(timer)
        endOf(child)
      }
      await Promise.all(ending)
    },
  }
}

interface WaitingLine {
  taken: number
  waiting: (() => void)[]
}

const newLine = (): WaitingLine => ({ taken: 0, waiting: [] })

/** Waits until a seat is given up, or the caller. */
function turn(waiting: (() => void)[], stop: AbortSignal): Promise<void> {
  return new Promise((give, fail) => {
    const leave = (): void => {
      waiting.splice(waiting.indexOf(called), 1)
      fail(stop.reason as Error)
    }
    const called = (): void => {
      stop.removeEventListener('abort', leave)
      give()
    }
    stop.addEventListener('abort', leave, { once: true })
    waiting.push(called)
  })
}
