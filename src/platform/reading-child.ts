/**
 * One process that opens files, one after the other. The bytes are handed to it; it can read no file but its own
 * program. Whatever a file makes of it, the question about that file gets an answer.
 */
import type { ChildProcess } from 'node:child_process'
import { createReadStream } from 'node:fs'
import type { ChildAnswer, ChildProgress, ChildRequest } from '../reader/child.js'
import { causeOf, killGroup, type Limits, peakOf, type Program, STARVED, startProgram } from './reading-program.js'

export type Progress = (done: number, of: number) => void

/** A file to be opened, and what may be spent on it. */
export interface Errand {
  request: ChildRequest
  /** Where the bytes are. */
  path: string
  seconds: number
  /** Time for each page that is recognised from a picture, counted from the page before. */
  pageSeconds: number
  stop: AbortSignal
  progress: Progress
}

/** Pages for which a child may ask for more time; what the reader itself recognises in one file is less. */
export const MOST_PAGES = 200
const ANSWER_BYTES = 64 * 1024 * 1024
const COMPLAINT_BYTES = 64 * 1024
/** Files that one process opens in its life. */
const FILES = 50
/** Share of its ceiling of memory from which a process is not asked again. */
const FULL = 0.8
const NEWLINE = 0x0a

export class ReaderChild {
  readonly #process: ChildProcess
  readonly #limits: Limits
  readonly #gone: Promise<void>
  #files = 0
  #fit = true
  #peak = 0

  constructor(program: Program, limits: Limits, report: (complaint: string) => void) {
    this.#limits = limits
    this.#process = startProgram(program, limits)
    let complained = 0
    this.#process.stderr!.on('data', (chunk: Buffer) => {
      if (complained >= COMPLAINT_BYTES) return
      complained += chunk.length
      report(chunk.toString('utf8'))
    })
    // A child that dies before it has read the question closes the pipe; its end is reported by its `close`.
    this.#process.stdin!.on('error', () => {})
    this.#gone = new Promise((resolve) => {
      const gone = (): void => {
        this.#fit = false
        resolve()
      }
      this.#process.once('error', gone)
      this.#process.once('close', gone)
    })
  }

  /** Whether it may be asked about another file: alive, without a failure so far, not too old and not too large. */
  get fit(): boolean {
    return this.#fit && this.#files < FILES && this.#peak < FULL * this.#limits.memoryKilobytes
  }

  /** True before the first file: what goes wrong then is the file's own doing. */
  get fresh(): boolean {
    return this.#files === 0
  }

  /** Asks about one file; one question at a time. Fails only where the errand was called off. */
  async ask(errand: Errand): Promise<ChildAnswer & { died?: boolean }> {
    this.#files += 1
    const { stop } = errand
    stop.throwIfAborted()
    const question = new Question(this.#process, errand)
    const leave = (): void => this.#kill()
    stop.addEventListener('abort', leave, { once: true })
    const gauge = setInterval(() => this.#look(), 50)
    try {
      const answer = await question.answer
      this.#look()
      if ('fallen' in answer) {
        this.#kill()
        await this.#gone
        stop.throwIfAborted()
        return { ...(answer.fallen ?? this.#cause(question)), died: true }
      }
      if (answer.last || !answer.ok) this.#fit = false
      return answer
    } finally {
      clearInterval(gauge)
      stop.removeEventListener('abort', leave)
      question.end()
    }
  }

  /** Ends the process and waits until it is gone. */
  end(): Promise<void> {
    this.#kill()
    return this.#gone
  }

  #kill(): void {
    this.#fit = false
    killGroup(this.#process)
  }

  #look(): void {
    this.#peak = peakOf(this.#process.pid) ?? this.#peak
  }

  #cause(question: Question): ChildAnswer {
    const { exitCode, signalCode } = this.#process
    const starved = this.#peak >= STARVED * this.#limits.memoryKilobytes
    const { complaint, lived, given } = question
    return { ok: false, ...causeOf(exitCode, signalCode, complaint, lived, given, starved) }
  }
}

/** What is heard of the child between a question and its answer. `fallen`: it gave none; null where its end tells why. */
type Heard = (ChildAnswer & { last?: boolean }) | { fallen: ChildAnswer | null }

class Question {
  readonly answer: Promise<Heard>
  complaint = ''
  /** Seconds that were allowed for the step that is under way. */
  given: number
  readonly #began = performance.now()
  readonly #process: ChildProcess
  readonly #errand: Errand
  #settle!: (heard: Heard) => void
  #timer: NodeJS.Timeout
  #pieces: Buffer[] = []
  #bytes = 0
  #pages = -1

  constructor(process: ChildProcess, errand: Errand) {
    this.#process = process
    this.#errand = errand
    this.given = errand.seconds
    this.answer = new Promise((resolve) => (this.#settle = resolve))
    this.#timer = this.#newTimer()
    process.stdout!.on('data', this.#onData)
    process.stderr!.on('data', this.#onComplaint)
    process.once('close', this.#onClose)
    process.once('error', this.#onClose)
    if (process.exitCode !== null || process.signalCode !== null) this.#onClose()
    process.stdin!.write(`${JSON.stringify(errand.request)}\n`)
    const bytes = createReadStream(errand.path)
    bytes.on('error', () => this.#settle({ fallen: { ok: false, code: 'reader-failed', detail: { exit: 'no file' } } }))
    bytes.pipe(process.stdin!, { end: false })
    void this.answer.then(() => bytes.destroy())
  }

  get lived(): number {
    return (performance.now() - this.#began) / 1000
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#process.stdout!.off('data', this.#onData)
    this.#process.stderr!.off('data', this.#onComplaint)
    this.#process.off('close', this.#onClose)
    this.#process.off('error', this.#onClose)
  }

  #newTimer(): NodeJS.Timeout {
    const { given } = this
    return setTimeout(
      () => this.#settle({ fallen: { ok: false, code: 'out-of-time', detail: { seconds: given } } }),
      given * 1000,
    )
  }

  readonly #onClose = (): void => this.#settle({ fallen: null })

  readonly #onComplaint = (chunk: Buffer): void => {
    if (this.complaint.length < COMPLAINT_BYTES) this.complaint += chunk.toString('utf8')
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#bytes += chunk.length
    if (this.#bytes > ANSWER_BYTES) {
      this.#pieces = []
      this.#settle({ fallen: { ok: false, code: 'too-large', detail: { what: 'answer', limit: ANSWER_BYTES } } })
      return
    }
    let rest = chunk
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      this.#hear(Buffer.concat([...this.#pieces, rest.subarray(0, end)]))
      this.#pieces = []
      rest = rest.subarray(end + 1)
    }
    this.#pieces.push(rest)
  }

  /** A whole line: headway, or the answer. */
  #hear(line: Buffer): void {
    let said: Partial<ChildProgress> & ChildAnswer
    try {
      said = JSON.parse(line.toString('utf8')) as typeof said
    } catch {
      this.#settle({ fallen: { ok: false, code: 'reader-failed', detail: { exit: 'nonsense' } } })
      return
    }
    if (said.progress) this.#takeHeadway(said.progress)
    else this.#settle(said)
  }

  /** Only real headway buys time, and only so much of it. */
  #takeHeadway({ done, of }: ChildProgress['progress']): void {
    if (!Number.isInteger(done) || !Number.isInteger(of) || done <= this.#pages || done > of || of > MOST_PAGES) return
    this.#pages = done
    clearTimeout(this.#timer)
    this.given = this.#errand.pageSeconds
    this.#timer = this.#newTimer()
    this.#errand.progress(done, of)
  }
}
