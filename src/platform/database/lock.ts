import { randomBytes } from 'node:crypto'
import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { DatabaseError } from './errors.js'
import { isAlive, startMark } from './processes.js'

/** Seconds between two signs of life (the lock file's time is set), for those who cannot see our process id. */
const HEARTBEAT_SECONDS = 5
/** How long a starter watches the lock of another machine or container before it counts as left behind. */
const WATCH_SECONDS = 12

type Owner = { pid: number; started: string | undefined; scope: string; boot: string; host: string }

function attempt(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}

/** Names the set of processes in which a process id means something: one boot of one machine or container. */
function here(): Pick<Owner, 'scope' | 'boot' | 'host'> {
  return {
    scope: attempt(() => readlinkSync('/proc/self/ns/pid')),
    boot: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    host: hostname(),
  }
}

/** `yes` and `no` are certain; `perhaps` is a lock from another machine or container that only time can decide. */
function holds(owner: Owner): 'yes' | 'no' | 'perhaps' {
  const now = here()
  if (owner.boot === now.boot && owner.scope === now.scope && owner.host === now.host) {
    return isAlive(owner.pid) && owner.started === startMark(owner.pid) ? 'yes' : 'no'
  }
  if (owner.host === now.host && owner.boot !== now.boot) return 'no'
  return 'perhaps'
}

/**
 * Takes the data folder for this process, so that two programs never use one folder. The lock is a file that names
 * its holder (process id and start time); a holder that is gone is recognised and its lock taken over. PostgreSQL's
 * own lock on the cluster stands behind it.
 *
 * @returns a function that gives the lock back
 * @throws DatabaseError `database.in-use` when a living program holds the folder
 */
export async function takeFolder(folder: string): Promise<() => void> {
  const file = path.join(folder, 'owner.json')
  const mine = path.join(folder, `owner.${process.pid}.${randomBytes(4).toString('hex')}`)
  const owner: Owner = { pid: process.pid, started: startMark(process.pid), ...here() }
  writeFileSync(mine, JSON.stringify(owner), { mode: 0o600 })
  try {
    for (;;) {
      try {
        linkSync(mine, file) // atomic: exactly one of several programs succeeds
        break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      await removeIfStale(file, folder)
    }
  } finally {
    unlinkSync(mine)
  }
  const inode = statSync(file).ino
  const beat = setInterval(() => {
    try {
      const now = (performance.timeOrigin + performance.now()) / 1000
      utimesSync(file, now, now)
    } catch {
      // the folder may be away for a moment; PostgreSQL's own lock still stands
    }
  }, HEARTBEAT_SECONDS * 1000)
  beat.unref()
  return () => {
    clearInterval(beat)
    try {
      if (statSync(file).ino === inode) unlinkSync(file)
    } catch {
      // already gone
    }
  }
}

async function removeIfStale(file: string, folder: string): Promise<void> {
  const before = look(file)
  if (!before) return // given back meanwhile
  const verdict = before.owner ? holds(before.owner) : 'no'
  if (verdict === 'perhaps') await new Promise((done) => setTimeout(done, WATCH_SECONDS * 1000))
  const after = verdict === 'perhaps' ? look(file) : before
  if (!after || after.inode !== before.inode) return
  if (verdict === 'yes' || after.time !== before.time) {
    const where = verdict === 'yes' ? '' : ` on ${before.owner?.host}`
    throw new DatabaseError(
      'database.in-use',
      `The data folder ${folder} is in use by process ${before.owner?.pid}${where}. ` +
        'Stop that program first, or name another folder.',
    )
  }
  // move it aside and make sure that it was the dead one: another starter may have taken over in between
  const aside = `${file}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (statSync(aside).ino !== before.inode) {
    try {
      linkSync(aside, file)
    } catch {
      // taken by a third meanwhile; PostgreSQL's own lock decides between them
    }
  }
  unlinkSync(aside)
}

/** The lock as it stands; an unreadable one (cut off by a full disk) has no owner. */
function look(file: string): { inode: number; time: number; owner: Owner | undefined } | undefined {
  try {
    const { ino, mtimeMs } = statSync(file)
    const text = readFileSync(file, 'utf8')
    try {
      return { inode: ino, time: mtimeMs, owner: JSON.parse(text) as Owner }
    } catch {
      return { inode: ino, time: mtimeMs, owner: undefined }
    }
  } catch {
    return undefined
  }
}
