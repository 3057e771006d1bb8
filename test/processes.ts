/** What runs on this machine, for tests that look whether something was left behind. Asks nothing but the system: a bare machine has no `ps`. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { commandLine, isAlive } from '../src/platform/database/processes.js'

const linux = process.platform === 'linux'

/** Ids of the living processes whose command line fits. */
export function processesWhere(fits: (command: string) => boolean): number[] {
  const ids = linux
    ? readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    : execFileSync('ps', ['-axo', 'pid='], { encoding: 'utf8' }).split('\n')
  return ids.map(Number).filter((pid) => pid > 0 && isAlive(pid) && fits(commandLine(pid) ?? ''))
}

/** The parent of a process; NaN where it has just ended. */
export function parentOf(pid: number): number {
  if (linux && existsSync(`/proc/${pid}/status`))
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  if (linux) return NaN
  return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }))
}
