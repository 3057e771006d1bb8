/**
 * Pictures of pages, drawn in the reading room when they are first asked for and kept on disk as files that can be made
 * again: outside the stored files, in no backup, and the ones not looked at for longest make room when there are too many.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { systemClock, type Clock } from './clock.js'
import type { FileStore } from './files.js'
import type { ReadingRoom } from './reading-room.js'

/** A page, counted from 1, of a file that is stored, or of one that was made for this answer. */
export type PageWanted = { fileName: string; page: number } & ({ sha256: string } | { bytes: Buffer })

export interface PagePictures {
  /** The page as a PNG. Throws `ReaderRefusal` where it can not be drawn. */
  pictureOf(wanted: PageWanted): Promise<Buffer>
}

/** Bytes that are kept: some two thousand pages. */
const MOST_BYTES = 400_000_000
/** What is left after room was made, so that it is not made with every page. */
const AFTER_CLEANING = 0.8
/** Part of every name: pictures drawn in another way are drawn again. */
const VERSION = 'v1'

export async function openPagePictures(
  dir: string,
  files: Pick<FileStore, 'pathOf'>,
  room: Pick<ReadingRoom, 'picture'>,
  mostBytes = MOST_BYTES,
  clock: Clock = systemClock,
): Promise<PagePictures> {
  await mkdir(dir, { recursive: true, mode: 0o750 })
  const drawing = new Map<string, Promise<Buffer>>()
  let bytes = (await listed(dir)).reduce((sum, file) => sum + file.size, 0)

  async function keep(name: string, picture: Buffer): Promise<void> {
    const fresh = path.join(dir, `${randomUUID()}.new`)
    await writeFile(fresh, picture, { mode: 0o640 })
    await rename(fresh, path.join(dir, name))
    bytes += picture.length
    if (bytes > mostBytes) bytes = await makeRoom(dir, mostBytes * AFTER_CLEANING)
  }

  async function draw(name: string, { fileName, page, ...file }: PageWanted): Promise<Buffer> {
    const target = path.join(dir, name)
    const kept = await readFile(target).catch(() => null)
    if (kept) {
      await utimes(target, clock(), clock()).catch(() => undefined)
      return kept
    }
    const picture =
      'bytes' in file
        ? await drawBytes(file.bytes, fileName, page)
        : await room.picture(files.pathOf(file.sha256), fileName, page)
    // A full disk costs a second drawing, not the answer.
    await keep(name, picture).catch(() => undefined)
    return picture
  }

  /** The reading room is handed files, not bytes. */
  async function drawBytes(bytes: Buffer, fileName: string, page: number): Promise<Buffer> {
    const made = path.join(dir, `${randomUUID()}.made`)
    try {
      await writeFile(made, bytes, { mode: 0o640 })
      return await room.picture(made, fileName, page)
    } finally {
      await rm(made, { force: true })
    }
  }

  return {
    pictureOf(wanted) {
      const sha256 = 'bytes' in wanted ? createHash('sha256').update(wanted.bytes).digest('hex') : wanted.sha256
      const name = `${sha256}-${wanted.page}-${VERSION}.png`
      const running = drawing.get(name) ?? draw(name, wanted).finally(() => drawing.delete(name))
      drawing.set(name, running)
      return running
    },
  }
}

async function listed(dir: string): Promise<{ path: string; size: number; used: number }[]> {
  const all = await Promise.all(
    (await readdir(dir)).map(async (name) => {
      const file = path.join(dir, name)
      const found = await stat(file).catch(() => null)
      return found ? [{ path: file, size: found.size, used: found.mtimeMs }] : []
    }),
  )
  return all.flat()
}

/** Takes away what was not looked at for longest, until no more than `most` bytes are left; answers what is left. */
async function makeRoom(dir: string, most: number): Promise<number> {
  const files = (await listed(dir)).sort((a, b) => a.used - b.used)
  let left = files.reduce((sum, file) => sum + file.size, 0)
  for (const file of files) {
    if (left <= most) break
    await rm(file.path, { force: true })
    left -= file.size
  }
  return left
}
