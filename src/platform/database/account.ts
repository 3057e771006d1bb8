import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process'
import path from 'node:path'

/**
 * Under which account the server runs. PostgreSQL refuses to run as root, so a program started as root hands it to
 * another account, or, where no account can reach the files, hides root from it in a user namespace.
 */
export type Account = { kind: 'self' } | { kind: 'user'; uid: number; gid: number; name: string } | { kind: 'unshare' }

/** How to start a program under an account. */
export function command(
  account: Account,
  program: string,
  args: string[],
): { program: string; args: string[]; ids: { uid?: number; gid?: number } } {
  if (account.kind === 'user') return { program, args, ids: { uid: account.uid, gid: account.gid } }
  if (account.kind === 'unshare') {
    return { program: 'unshare', args: ['--map-user=65534', '--map-group=65534', program, ...args], ids: {} }
  }
  return { program, args, ids: {} }
}

/** Runs a program to its end under an account, in the root folder and with a small environment. */
export function runAs(account: Account, program: string, args: string[], input?: string): SpawnSyncReturns<string> {
  const { program: file, args: list, ids } = command(account, program, args)
  return spawnSync(file, list, { ...ids, cwd: '/', env: environment(), encoding: 'utf8', input, maxBuffer: 1 << 24 })
}

/** What the server needs of the environment: no PG* variables, no secrets of the program. */
export function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], TZ: 'UTC', LANG: 'C' }
}

/** The accounts that may be handed the server, best first. */
export function candidates(): (Account & { kind: 'user' })[] {
  const list: (Account & { kind: 'user' })[] = []
  for (const name of ['postgres', '_postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      const [uid, gid] = [id('-u'), id('-g')]
      if (uid > 0 && gid >= 0) list.push({ kind: 'user', uid, gid, name })
    } catch {
      // no such account
    }
  }
  return list
}

/** Whether the programs in this folder run under the account: every parent folder, library and mount option counts. */
export function canRun(account: Account, bin: string): boolean {
  return runAs(account, path.join(bin, 'postgres'), ['--version']).status === 0
}

/** Whether the account can go through all parents of a folder and into it. */
export function canEnter(account: Account, folder: string): boolean {
  return runAs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]).status === 0
}
