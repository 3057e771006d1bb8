/** The program in which files are opened: where it lies, what it may touch, the ceilings it is started under, how it ends. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NO_WASM_CAGE = '--disable-wasm-trap-handler'

export interface Limits {
  /** Ceiling of the address space. */
  memoryKilobytes: number
  /** Ceiling of the JavaScript heap within that. */
  heapMegabytes: number
  /** Ceiling of processor time, in seconds. */
  seconds: number
}

export interface Program {
  /** Arguments of node up to and with the program. */
  args: string[]
}

/**
 * The build where this runs from the build, and also where this runs from its sources and a build is there. Otherwise
 * the sources through tsx, which starts processes and threads of its own and hence runs without the permission model:
 * for work on the program only.
 */
export function programOf(given: string | undefined): Program {
  const here = fileURLToPath(import.meta.url)
  const fromSources = here.endsWith('.ts')
  const root = resolve(dirname(here), '..', '..')
  const built =
    given ?? (fromSources ? join(root, 'dist/server/reader/child.js') : join(dirname(here), '../reader/child.js'))
  if (existsSync(built)) {
    const program = realpathSync(built)
    return { args: [...permissions(program), program] }
  }
  const source = join(root, 'src/reader/child.ts')
  if (given === undefined && fromSources && existsSync(source)) {
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
    return { args: ['--import', tsx, source] }
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

/** Starts the program under its ceilings. */
export function startProgram(program: Program, limits: Limits): ChildProcess {
  const args = [`--max-old-space-size=${limits.heapMegabytes}`]
  // WebAssembly otherwise reserves ten gigabytes of addresses for each memory, which the ceiling forbids.
  if (process.allowedNodeEnvironmentFlags.has(NO_WASM_CAGE)) args.push(NO_WASM_CAGE)
  return startLimited([...args, ...program.args], limits)
}

let way: string[] | undefined

/**
 * What is put before a command so that it starts in a network of its own, with nothing in it: not even this machine can
 * be reached from there. Empty where the system does not let this account make one (other systems than Linux, containers
 * and distributions that forbid it). Tried once.
 */
export function withoutNetwork(): readonly string[] {
  way ??= WAYS.find(([program, ...flags]) => spawnSync(program!, [...flags, 'true'], TRIAL).status === 0) ?? []
  return way
}

const TRIAL = { stdio: 'ignore', timeout: 5000 } as const
const UNSHARE = '/usr/bin/unshare'
/** As any account, in a user namespace of its own; as root, straight away. */
const WAYS =
  process.platform === 'linux'
    ? [
        [UNSHARE, '--user', '--net'],
        [UNSHARE, '--net'],
      ]
    : []

/**
 * Starts node in a process group of its own. With a shell at hand the kernel counts address space and processor time,
 * which also stops memory outside the JavaScript heap (buffers, WebAssembly) and loops that hear no signal. Windows has
 * neither; there the heap ceiling and the timer remain.
 */
function startLimited(args: string[], limits: Limits): ChildProcess {
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
  const time = Math.max(1, Math.ceil(limits.seconds))
  const words = [limits.memoryKilobytes, time, time + 2].map(String)
  return spawn(shell, ['-c', script, 'sh', ...words, ...withoutNetwork(), process.execPath, ...args], options)
}

function quietEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { PATH: process.env['PATH'] ?? ['/usr/local/bin', '/usr/bin', '/bin'].join(delimiter) }
  for (const name of ['TZ', 'LANG']) if (process.env[name] !== undefined) env[name] = process.env[name]
  return env
}

/** Ends the process and whatever it started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}

/** Share of its ceiling at which a child that died is taken to have died for want of memory. */
export const STARVED = 0.9

/** Largest address space of a process so far, in kB; undefined when it is gone or the system has no /proc. */
export function peakOf(pid: number | undefined): number | undefined {
  try {
    return Number(/^VmPeak:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) || undefined
  } catch {
    return undefined
  }
}

/** Why a child ended without an answer. */
export function causeOf(
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
