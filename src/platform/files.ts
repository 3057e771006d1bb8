/**
 * Files on disk, kept under their SHA-256: `files/ab/abcdef…`. A file is written to `files/incoming/`, flushed, and only then
 * given its name, so that a name never stands for half a file. A file without a row is harmless; a row never lacks its file:
 * whoever keeps a file holds FILES_LOCK shared until the row is committed, a backup until it has its files, and whoever
 * removes one holds it alone.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { link, mkdir, open, readdir, rm, stat, statfs, unlink } from 'node:fs/promises'
import path from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refused } from '../kernel/errors.js'
import { systemClock } from './clock.js'

/** An advisory lock of the database. */
export const FILES_LOCK = 7_306_002

/** Room that files leave on the disk for the database and its log, in bytes. */
const FLOOR = 1_000_000_000

/** A file that came in and has no name yet; `discard` it, or `keep` it. */
export interface IncomingFile {
  path: string
  sha256: string
  size: number
}

export class FileTooLarge extends Error {
  override name = 'FileTooLarge'
  constructor(readonly limit: number) {
    super(`file is larger than ${limit} bytes`)
  }
}

export interface FileStore {
  dir: string
  /** @throws Refused 507 `disk-full` where a file of so many bytes would leave too little room for everything else */
  demandRoom(bytes: number): Promise<void>
  /** Writes a stream to disk, at most `limit` bytes. Throws FileTooLarge, or the stream's error; leaves nothing behind then. */
  receive(stream: Readable, limit: number): Promise<IncomingFile>
  /** Gives an incoming file its name. The same content twice is one file. */
  keep(file: IncomingFile): Promise<void>
  discard(file: IncomingFile): Promise<void>
  /** Removes a file that was kept, for good; the caller sees to it that no row names it any more, nor will (FILES_LOCK). */
  erase(sha256: string): Promise<void>
  pathOf(sha256: string): string
  /** @throws Refused 500 `file-lost` where the disk does not have it */
  read(sha256: string): Promise<Readable>
  close(): Promise<void>
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Longer than any file takes to come in and be looked at. */
const LEFT_BEHIND = 15 * 60_000

/**
 * Removes what came in and was neither kept nor discarded because the program was killed: it may be a document that
 * would have been refused, of which nothing must stay. What is younger may be another program's, on the same folder.
 */
async function removeLeftBehind(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const file = path.join(incoming, name)
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }))
    if (systemClock().getTime() - mtimeMs > LEFT_BEHIND) await rm(file, { force: true })
  }
}

export async function openFileStore(dir: string, floor = FLOOR): Promise<FileStore> {
  const incoming = path.join(dir, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o750 })
  await removeLeftBehind(incoming)
  const tidy = setInterval(() => void removeLeftBehind(incoming).catch(() => undefined), LEFT_BEHIND)
  tidy.unref()
  const pathOf = (sha256: string): string => path.join(dir, sha256.slice(0, 2), sha256)

  return {
    dir,
    pathOf,
    async demandRoom(bytes) {
      const { bavail, bsize } = await statfs(incoming)
      if (bavail * bsize < floor + bytes) throw new Refused('disk-full', 507)
    },
    async receive(stream, limit) {
      const target = path.join(incoming, randomUUID())
      const hash = createHash('sha256')
      let size = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, next) {
          size += chunk.length
          if (size > limit) return next(new FileTooLarge(limit))
          hash.update(chunk)
          next(null, chunk)
        },
      })
      try {
        await pipeline(stream, measure, createWriteStream(target, { mode: 0o640 }))
        await flush(target)
      } catch (error) {
        await rm(target, { force: true })
        throw error
      }
      return { path: target, sha256: hash.digest('hex'), size }
    },
    async keep(file) {
      const target = pathOf(file.sha256)
      await mkdir(path.dirname(target), { recursive: true, mode: 0o750 })
      try {
        await link(file.path, target)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      await flush(path.dirname(target))
      await unlink(file.path).catch(() => undefined)
      await stat(target)
    },
    async discard(file) {
      await rm(file.path, { force: true })
    },
    async erase(sha256) {
      const target = pathOf(sha256)
      await rm(target, { force: true })
      await flush(path.dirname(target))
    },
    async read(sha256) {
      const lost = (error: NodeJS.ErrnoException): never => {
        throw error.code === 'ENOENT' ? new Refused('file-lost', 500, { sha256 }) : error
      }
      const handle = await open(pathOf(sha256), 'r').catch(lost)
      return handle.createReadStream()
    },
    close() {
      clearInterval(tidy)
      return Promise.resolve()
    },
  }
}
