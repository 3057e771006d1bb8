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

/**
 * Settles under which account, with which programs and in which folder the server runs.
 *
 * Not root: as it is. Root with an existing cluster: the account that owns it. Root and nothing there yet: `postgres`
 * or `nobody`, with programs and data in place; else with programs copied; else with the data under /var/lib/dondoc
 * and a link in the data folder; else in a user namespace (`unshare`); else a refusal.
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
    const owner = statSync(cluster)
    const accounts: Account[] =
      owner.uid === 0
        ? [{ kind: 'unshare' }]
        : [{ kind: 'user', uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` }]
    for (const account of accounts) {
      const bin = usable(account, found, places)
      if (bin && canEnter(account, realpathSync(cluster))) return { account, bin, base, fresh }
    }
    throw noAccount(dataDir, found)
  }
  let runnable = false
  for (const account of candidates()) {
    const bin = usable(account, found, places)
    if (!bin) continue
    runnable = true
    if (canEnter(account, dataDir)) return { account, bin, base, fresh }
  }
  if (runnable) {
    for (const account of candidates()) {
      const bin = usable(account, found, places)
      const elsewhere = bin && otherBase(dataDir, account)
      if (bin && elsewhere) {
        log(`database: the account ${account.name} cannot reach ${dataDir}; the data are kept in ${elsewhere}`)
        return { account, bin, base: elsewhere, fresh }
      }
    }
  }
  const account: Account = { kind: 'unshare' }
  const bin = usable(account, found, [])
  if (bin) return { account, bin, base, fresh }
  throw noAccount(dataDir, found)
}

/** Hands a folder made by us to the account. */
export function give(account: Account, folder: string): void {
  if (account.kind === 'user') chownSync(folder, account.uid, account.gid)
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
  if (copy) for (const place of places.slice(0, 1)) removeOldCopies(place, copy.bin)
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
