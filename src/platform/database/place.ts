import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { canEnter, candidates, canRun, runAs, type Account } from './account.js'
import { commonPlaces, copyBinaries, linkLibraries, removeOldCopies, type Binaries } from './binaries.js'
import { DatabaseError, type Log } from './errors.js'

/** Everything that is settled before the server starts. */
export type Place = {
  account: Account
  bin: string
  /** folder that holds the cluster and the socket; the data folder itself wherever possible */
  base: string
  /** the cluster is made anew */
  fresh: boolean
}

/** Data that the account could not reach below the data folder lie here; never in a folder that a reboot empties. */
const ELSEWHERE = '/var/lib/dondoc'

const HIDDEN: Account = { kind: 'unshare' }

/**
 * Settles under which account, with which programs and in which folder the server runs.
 *
 * Not root: as it is. Root with an existing cluster: the account that owns it (one of root's is handed over where that
 * serves). Root and nothing there yet: `postgres`
 * or `nobody`, with programs and data in place; else with programs copied; else, when only root can reach the data, in
 * a user namespace (`unshare`), where the server has no privileges but root's files; else, where the system allows no
 * namespaces, with the data under /var/lib/dondoc and a link in the data folder; else a refusal.
 *
 * @throws DatabaseError `database.no-binaries`, `database.no-account` or `database.folder`
 */
export function settle(dataDir: string, found: Binaries, log: Log): Place {
  const root = process.getuid?.() === 0
  const cluster = path.join(dataDir, 'cluster')
  const fresh = !present(cluster)
  const base = fresh ? dataDir : path.dirname(realpathSync(cluster))
  if (!root) {
    const account: Account = { kind: 'self' }
    const bin = usable(account, found, [path.join(dataDir, 'bin')])
    if (!bin) {
      throw new DatabaseError(
        'database.no-binaries',
        `The PostgreSQL programs in ${found.bin} do not run: ${why(found)}`,
      )
    }
    return { account, bin, base, fresh }
  }
  const places = [path.join(dataDir, 'bin'), ...commonPlaces()]
  if ((statSync(dataDir).mode & 0o011) !== 0o011) chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o011)
  if (!fresh) {
    const { uid, gid } = statSync(cluster)
    const accounts: Account[] = uid > 0 ? [{ kind: 'user', uid, gid, name: `uid ${uid}` }] : [...candidates(), HIDDEN]
    for (const account of accounts) {
      if (!canEnter(account, base)) continue
      const bin = usable(account, found, places)
      if (!bin) continue
      if (uid === 0 && account.kind === 'user') {
        log(`database: handing ${base} from root to ${account.name}`)
        giveAll(account, realpathSync(cluster))
      }
      return { account, bin, base, fresh }
    }
    throw noAccount(dataDir, found)
  }
  for (const account of candidates()) {
    if (!canEnter(account, dataDir)) continue
    const bin = usable(account, found, places)
    if (bin) return { account, bin, base, fresh }
  }
  // from here on no account can reach the data: rather keep them in place than put them where nobody looks for them
  const bin = usable(HIDDEN, found, [])
  if (bin) {
    log(`database: no other account can reach ${dataDir}; the server runs in a user namespace`)
    return { account: HIDDEN, bin, base, fresh }
  }
  for (const account of candidates()) {
    const copy = usable(account, found, commonPlaces())
    const elsewhere = copy && otherBase(dataDir, account)
    if (copy && elsewhere) {
      log(`database: the account ${account.name} cannot reach ${dataDir}; the data are kept in ${elsewhere}`)
      return { account, bin: copy, base: elsewhere, fresh }
    }
  }
  throw noAccount(dataDir, found)
}

/** Hands a folder made by us to the account. */
export function give(account: Account, folder: string): void {
  if (account.kind === 'user') chownSync(folder, account.uid, account.gid)
}

function giveAll(account: Account & { kind: 'user' }, cluster: string): void {
  const run = spawnSync('chown', ['-R', '-h', `${account.uid}:${account.gid}`, cluster], { encoding: 'utf8' })
  if (run.status !== 0) throw new DatabaseError('database.folder', `${cluster} cannot be handed over: ${run.stderr}`)
}

function present(cluster: string): boolean {
  const stat = lstatSync(cluster, { throwIfNoEntry: false })
  if (!stat) return false
  if (stat.isSymbolicLink() && !existsSync(cluster)) {
    const target = readlinkSync(cluster)
    throw new DatabaseError(
      'database.folder',
      `The data are expected in ${target} (named by ${cluster}), which is missing.`,
    )
  }
  return true
}

function usable(account: Account, found: Binaries, places: string[]): string | undefined {
  if (!found.root) return canRun(account, found.bin) ? found.bin : undefined
  linkLibraries(found.root)
  if (canRun(account, found.bin)) return found.bin
  const copy = copyBinaries(found.root, places, (bin) => canRun(account, bin))
  if (copy && places[0]) removeOldCopies(places[0], copy.bin)
  return copy?.bin
}

function otherBase(dataDir: string, account: Account): string | undefined {
  try {
    mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 })
    if (!canEnter(account, ELSEWHERE)) return undefined
    const mark = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 8)
    const base = mkdtempSync(path.join(ELSEWHERE, `data-${mark}-`))
    chmodSync(base, 0o711)
    return base
  } catch {
    return undefined
  }
}

function why(found: Binaries): string {
  const run = runAs({ kind: 'self' }, path.join(found.bin, 'postgres'), ['--version'])
  return (run.error?.message ?? run.stderr).trim()
}

function noAccount(dataDir: string, found: Binaries): DatabaseError {
  return new DatabaseError(
    'database.no-account',
    `PostgreSQL does not run as root, and no other account can reach both ${found.bin} and ${dataDir}. ` +
      'Start the program as an ordinary user, or install it and its data outside a private home folder ' +
      '(for example in /opt and /var/lib), or set DATABASE_URL to a running server.',
  )
}
