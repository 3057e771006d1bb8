import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'

const linux = process.platform === 'linux'

/** True while a process with this id exists and is not a zombie. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return !isZombie(pid)
}

function isZombie(pid: number): boolean {
  if (!linux) return false
  try {
    return statFields(pid)[0] === 'Z'
  } catch {
    return true
  }
}

/** The fields of /proc/PID/stat after the command name, which may itself hold spaces and brackets. */
function statFields(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return undefined
  }
}

/** A mark that differs between two processes that had the same id; undefined when it cannot be read. */
export function startMark(pid: number): string | undefined {
  if (!linux) return ps(pid, 'lstart')
  try {
    return statFields(pid)[19]
  } catch {
    return undefined
  }
}

/** The command line as one string, arguments parted by spaces; undefined when it cannot be read. */
export function commandLine(pid: number): string | undefined {
  if (!linux) return ps(pid, 'command')
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return undefined
  }
}

/** The working folder of a process, where the system tells it. */
export function workingFolder(pid: number): string | undefined {
  if (!linux) return undefined
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/**
 * Whether the process is the PostgreSQL server of this cluster folder: `ours`; certainly something else: `other`
 * (the id was used again after a crash or a reboot); or a PostgreSQL of which no more can be told: `unknown`.
 */
export function serverOf(pid: number, cluster: string): 'ours' | 'other' | 'unknown' {
  const command = commandLine(pid)
  if (command === undefined) return 'unknown'
  if (!/postgres|postmaster/.test(command)) return 'other'
  const folder = realpathSync(cluster)
  // a postmaster works inside its data folder and is started with -D FOLDER
  const cwd = workingFolder(pid)
  if (cwd !== undefined) return cwd === folder ? 'ours' : 'other'
  if (command.includes(`-D ${folder}`) || command.includes(`-D ${cluster}`)) return 'ours'
  return 'unknown'
}

/** Waits until the process has ended; false when it is still there after `ms` milliseconds. */
export async function waitForEnd(pid: number, ms: number): Promise<boolean> {
  const end = performance.now() + ms
  while (isAlive(pid)) {
    if (performance.now() > end) return false
    await new Promise((done) => setTimeout(done, 10))
  }
  return true
}

/** Sends a signal and ignores a process that has already gone. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * Ends a PostgreSQL server: fast shutdown (connections are cut, data flushed), then immediate, then kill.
 * None of the three loses an acknowledged transaction. Returns how it ended.
 */
export async function endServer(pid: number, fastMs = 10_000): Promise<'fast' | 'immediate' | 'killed'> {
  signal(pid, 'SIGINT')
  if (await waitForEnd(pid, fastMs)) return 'fast'
  signal(pid, 'SIGQUIT')
  if (await waitForEnd(pid, 5_000)) return 'immediate'
  signal(pid, 'SIGKILL')
  await waitForEnd(pid, 5_000)
  return 'killed'
}
