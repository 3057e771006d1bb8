/**
 * The room in which files of unknown making are opened: each in a process of its own that has a ceiling of memory and
 * time, may read nothing but its program and that one file, may write nothing and start nothing. Whatever happens in
 * there, this process goes on and the caller gets an answer or a `ReaderRefusal`.
 *
 * What is not shut: the network. The permission model of Node 20 does not cover sockets; the readers themselves open
 * none, and an office that wants more runs the service without a route to the outside.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ChildAnswer, ChildProgress, ChildRequest, Inspection } from '../reader/child.js'
import { ReaderRefusal } from '../reader/open.js'
import type { Paper } from '../reader/paper.js'
import type { Reading } from '../reader/reading.js'

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
  /** Another program in place of the reader's own. */
  program?: string
}

export interface ReadingRoom {
  /** Looks at a file without giving away its text: is it a kind that can be read, is it secret, what is its head. */
  inspect(path: string, fileName: string, signal?: AbortSignal): Promise<Inspection>
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
  /** Ends what is being read and refuses what waits. */
  close(): Promise<void>
}

export type Progress = (done: number, of: number) => void

/** Pages for which a child may ask for more time; what the reader itself recognises in one file is less. */
const MOST_PAGES = 200
const ANSWER_BYTES = 64 * 1024 * 1024
const COMPLAINT_BYTES = 64 * 1024
const NO_WASM_CAGE = '--disable-wasm-trap-handler'

/** Opens a reading room. It costs nothing until the first file. */
export function openReadingRoom(options: ReadingRoomOptions = {}): ReadingRoom {
  const seats = options.seats ?? 2
  const limits: Limits = {
    memoryKilobytes: options.memoryKilobytes ?? 2_000_000,
    heapMegabytes: options.heapMegabytes ?? 512,
  }
  const report = options.report ?? (() => {})
  const seconds = {
    inspect: options.inspectSeconds ?? 20,
    read: options.readSeconds ?? 60,
    picture: options.inspectSeconds ?? 20,
  }
  const pageSeconds = options.pageSeconds ?? 60
  const lines = { inspect: newLine(), read: newLine(), picture: newLine() }
  const running = new Set<Promise<unknown>>()
  const closing = new AbortController()
  let program: Program | undefined

  async function ask(
    request: ChildRequest,
    signal: AbortSignal | undefined,
    progress: Progress = () => {},
  ): Promise<ChildAnswer & { ok: true }> {
    const line = lines[request.op]
    const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
    stop.throwIfAborted()
    // A seat is handed straight to the next in line, so that nobody who comes in between takes it.
    if (line.taken >= seats) await turn(line.waiting, stop)
    else line.taken += 1
    try {
      stop.throwIfAborted()
      program ??= programOf(options.program)
      const run = runChild(
        program,
        { ...request, path: resolve(request.path) },
        limits,
        { seconds: seconds[request.op], pageSeconds },
        stop,
        progress,
        report,
      )
      running.add(run)
      const answer = await run.finally(() => running.delete(run))
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
      const { inspection } = await ask({ op: 'inspect', path, fileName }, signal)
      if (!inspection) throw new ReaderRefusal('reader-failed')
      return inspection
    },
    async read(path, fileName, signal, progress) {
      const { paper, reading } = await ask({ op: 'read', path, fileName }, signal, progress)
      if (!paper || !reading) throw new ReaderRefusal('reader-failed')
      return { paper, reading }
    },
    async picture(path, fileName, page, signal) {
      const { picture } = await ask({ op: 'picture', path, fileName, page }, signal)
      if (!picture) throw new ReaderRefusal('reader-failed')
      return Buffer.from(picture, 'base64')
    },
    async close() {
      closing.abort(new Error('the reading room is closed'))
      await Promise.allSettled(running)
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

interface Limits {
  memoryKilobytes: number
  heapMegabytes: number
}

interface Time {
  seconds: number
  /** More of it for each page that the child says it has recognised. */
  pageSeconds: number
}

interface Program {
  /** Arguments of node up to and with the program, without the file to be read. */
  args: string[]
  /** False where the program cannot run under the permission model. */
  confined: boolean
}

/**
 * The build where this runs from the build, and also where this runs from its sources and a build is there. Otherwise
 * the sources through tsx, which starts processes and threads of its own and hence runs without the permission model:
 * for work on the program only.
 */
function programOf(given: string | undefined): Program {
  const here = fileURLToPath(import.meta.url)
  const fromSources = here.endsWith('.ts')
  const root = resolve(dirname(here), '..', '..')
  const built =
    given ?? (fromSources ? join(root, 'dist/server/reader/child.js') : join(dirname(here), '../reader/child.js'))
  if (existsSync(built)) {
    const program = realpathSync(built)
    return { args: [...permissions(program), program], confined: true }
  }
  const source = join(root, 'src/reader/child.ts')
  if (given === undefined && fromSources && existsSync(source)) {
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
    return { args: ['--import', tsx, source], confined: false }
  }
  throw new Error(`the program of the reading room is missing: ${built} is not there; run the build`)
}

/** What the child may read: its own code, the packages it uses, the `package.json` files on the way. */
function permissions(program: string): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const flag =
    major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13)
      ? '--permission'
      : '--experimental-permission'
  const require = createRequire(import.meta.url)
  const allowed = new Set([join(dirname(program), '..') + sep + '*'])
  // The folder of packages by the name it is looked up under, and where links lead.
  for (const name of ['yauzl', 'saxes', 'pdfjs-dist/package.json', '@hyzyla/pdfium', 'fast-png']) {
    const path = realpathSync(require.resolve(name))
    const packages = `${sep}node_modules${sep}`
    allowed.add(path.slice(0, path.lastIndexOf(packages) + packages.length) + '*')
    for (const folder of require.resolve.paths(name) ?? []) if (existsSync(folder)) allowed.add(folder + sep + '*')
  }
  for (let folder = dirname(program); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest)) allowed.add(manifest)
  }
  return [flag, '--no-warnings', ...[...allowed].map((path) => `--allow-fs-read=${path}`)]
}

/** Starts the child, asks it, and turns every way in which it can end into an answer. */
function runChild(
  program: Program,
  request: ChildRequest,
  limits: Limits,
  time: Time,
  stop: AbortSignal,
  progress: Progress,
  report: (complaint: string) => void,
): Promise<ChildAnswer> {
  return new Promise((give, fail) => {
    const args = [`--max-old-space-size=${limits.heapMegabytes}`]
    // WebAssembly otherwise reserves ten gigabytes of addresses for each memory, which the ceiling forbids.
    if (process.allowedNodeEnvironmentFlags.has(NO_WASM_CAGE)) args.push(NO_WASM_CAGE)
    if (program.confined) args.push(`--allow-fs-read=${existing(request.path)}`)
    args.push(...program.args)
    // The kernel's count of time cannot be raised on the way: it is set for the longest scan, the timer for what is left.
    const child = startLimited(args, limits, time.seconds + MOST_PAGES * time.pageSeconds)
    const began = process.hrtime.bigint()
    let outcome: ChildAnswer | undefined
    let stopped = false
    let answer: Buffer[] = []
    let answerBytes = 0
    let pages = -1
    let given = time.seconds
    let complaint = ''
    let peak = 0
    const gauge = setInterval(() => (peak = peakOf(child.pid) ?? peak), 50)

    const end = (): void => killGroup(child)
    const outOfTime = (): void => {
      outcome = { ok: false, code: 'out-of-time', detail: { seconds: given } }
      end()
    }
    let timer = setTimeout(outOfTime, given * 1000)
    const takeProgress = (): void => {
      for (;;) {
        const told = progressIn(answer[0])
        if (!told) return
        answer[0] = answer[0]!.subarray(told.bytes)
        // Only real headway buys time, and only so much of it.
        if (told.done <= pages || told.done > told.of || told.of > MOST_PAGES) continue
        pages = told.done
        clearTimeout(timer)
        given = time.pageSeconds
        timer = setTimeout(outOfTime, given * 1000)
        progress(told.done, told.of)
      }
    }
    const leave = (): void => {
      stopped = true
      end()
    }
    stop.addEventListener('abort', leave, { once: true })
    if (stop.aborted) leave()

    child.stdout!.on('data', (chunk: Buffer) => {
      answerBytes += chunk.length
      if (answerBytes <= ANSWER_BYTES) {
        // What is said on the way is short and comes first; joined to what is left of the piece before.
        if (answer.length === 1 && answer[0]!.length < PROGRESS_BYTES) answer = [Buffer.concat([answer[0]!, chunk])]
        else answer.push(chunk)
        if (answer.length === 1) takeProgress()
      } else {
        outcome = { ok: false, code: 'too-large', detail: { what: 'answer', limit: ANSWER_BYTES } }
        answer = []
        end()
      }
    })
    child.stderr!.on('data', (chunk: Buffer) => {
      if (complaint.length < COMPLAINT_BYTES) complaint += chunk.toString('utf8')
    })
    // A child that dies before it has read the question closes the pipe; its end is reported below.
    child.stdin!.on('error', () => {})
    child.stdin!.write(`${JSON.stringify(request)}\n`)

    const finish = (code: number | null, signal: NodeJS.Signals | null): void => {
      clearTimeout(timer)
      clearInterval(gauge)
      stop.removeEventListener('abort', leave)
      child.stdin!.destroy()
      if (complaint) report(complaint)
      if (stopped) return fail(stop.reason as Error)
      const lived = Number(process.hrtime.bigint() - began) / 1e9
      give(
        outcome ??
          parsed(Buffer.concat(answer)) ?? {
            ok: false,
            ...causeOf(code, signal, complaint, lived, given, peak >= STARVED * limits.memoryKilobytes),
          },
      )
    }
    child.once('error', () => finish(null, null))
    child.once('close', finish)
  })
}

/** Where the file really is: a link would be followed by the permission model only to its own path. */
function existing(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/**
 * Starts node in a process group of its own. With a shell at hand the kernel counts address space and processor time,
 * which also stops memory outside the JavaScript heap (buffers, WebAssembly) and loops that hear no signal. Windows has
 * neither; there the heap ceiling and the timer remain.
 */
function startLimited(args: string[], limits: Limits, seconds: number): ChildProcess {
  const options = {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: quietEnvironment(),
    stdio: 'pipe',
    detached: process.platform !== 'win32',
    windowsHide: true,
  } as const
  const shell = '/bin/sh'
  if (process.platform === 'win32' || !existsSync(shell)) return spawn(process.execPath, args, options)
  // The soft limit of time ends the child by a signal that names the cause, the hard one in any case. Systems that do
  // not count address space (macOS) say so and go on with the rest.
  const script = 'ulimit -v "$1" 2>/dev/null; ulimit -S -t "$2"; ulimit -H -t "$3"; ulimit -c 0; shift 3; exec "$@"'
  const time = Math.max(1, Math.ceil(seconds))
  const words = [limits.memoryKilobytes, time, time + 2].map(String)
  return spawn(shell, ['-c', script, 'sh', ...words, process.execPath, ...args], options)
}

function quietEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { PATH: process.env['PATH'] ?? ['/usr/local/bin', '/usr/bin', '/bin'].join(delimiter) }
  for (const name of ['TZ', 'LANG']) if (process.env[name] !== undefined) env[name] = process.env[name]
  return env
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}

const PROGRESS_BYTES = 200

/** What is said on the way, where the output begins with a whole line of it, and the length of that line. */
function progressIn(output: Buffer | undefined): { done: number; of: number; bytes: number } | null {
  const end = output?.subarray(0, PROGRESS_BYTES).indexOf('\n') ?? -1
  if (!output || end < 0) return null
  try {
    const { progress } = JSON.parse(output.subarray(0, end).toString('utf8')) as Partial<ChildProgress>
    if (!progress || !Number.isInteger(progress.done) || !Number.isInteger(progress.of)) return null
    return { done: progress.done, of: progress.of, bytes: end + 1 }
  } catch {
    return null
  }
}

function parsed(answer: Buffer): ChildAnswer | undefined {
  const end = answer.indexOf('\n')
  if (end < 0) return undefined
  try {
    return JSON.parse(answer.subarray(0, end).toString('utf8')) as ChildAnswer
  } catch {
    return undefined
  }
}

/** Share of its ceiling at which a child that died is taken to have died for want of memory. */
const STARVED = 0.9

/** Largest address space of a process so far, in kB; undefined when it is gone or the system has no /proc. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    return Number(/^VmPeak:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) || undefined
  } catch {
    return undefined
  }
}

/** Why a child ended without an answer. */
function causeOf(
  code: number | null,
  signal: NodeJS.Signals | null,
  complaint: string,
  lived: number,
  seconds: number,
  starved: boolean,
): { code: 'out-of-time' | 'out-of-memory' | 'reader-failed'; detail: Record<string, string | number> } {
  const exit = { exit: signal ?? code ?? 'not started' }
  if (signal === 'SIGXCPU') return { code: 'out-of-time', detail: exit }
  if (/out of memory|allocation failed|Cannot allocate|ENOMEM|bad_alloc/i.test(complaint)) {
    return { code: 'out-of-memory', detail: exit }
  }
  // Killed, but not by us: by the hard limit of time, or by the kernel for want of memory.
  if (signal === 'SIGKILL') return { code: lived >= seconds ? 'out-of-time' : 'out-of-memory', detail: exit }
  // Refused memory ends V8 and WebAssembly in several ways, SIGSEGV among them; a crash of another cause looks the same.
  if (starved || signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134)
    return { code: 'out-of-memory', detail: exit }
  return { code: 'reader-failed', detail: exit }
}
