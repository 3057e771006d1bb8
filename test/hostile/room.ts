/** A reading room for hostile files, which also watches that no child grows beyond the ceiling and that the room lives on. */
import { afterAll, beforeAll, expect } from 'vitest'
import { openReadingRoom, type ReadingRoom } from '../../src/platform/reading-room.js'
import { docx, folder, p, watchChildren } from './make.js'

const MEMORY_KILOBYTES = 2_000_000

export interface HostileRoom {
  room: () => ReadingRoom
  files: ReturnType<typeof folder>
  /** The code of the refusal, or "read: …". On the way: no child grew beyond the ceiling, and a good letter is read afterwards. */
  refusal: (name: string, data: Buffer | string) => Promise<string>
}

/** Opens a room before the tests of this file and closes it after them. */
export function hostileRoom(): HostileRoom {
  const files = folder()
  let room: ReadingRoom
  beforeAll(() => {
    room = openReadingRoom({ memoryKilobytes: MEMORY_KILOBYTES })
  })
  afterAll(async () => {
    await room.close()
    files.remove()
  })

  async function outcome(name: string, data: Buffer | string): Promise<string> {
    const path = files.put(name, data)
    const watch = watchChildren()
    try {
      const { paper } = await room.read(path, name)
      return `read: ${paper.text.slice(0, 60)}`
    } catch (error) {
      return String((error as { code?: unknown }).code ?? error)
    } finally {
      const peak = watch.stop()
      if (peak !== null) expect(peak).toBeLessThan(MEMORY_KILOBYTES)
    }
  }

  async function lives(): Promise<void> {
    const path = files.put('good.docx', docx({ body: p('Kính gửi: Ủy ban Nhân dân thành phố') }))
    const { paper } = await room.read(path, 'good.docx')
    expect(paper.text).toBe('Kính gửi: Ủy ban Nhân dân thành phố')
  }

  return {
    room: () => room,
    files,
    async refusal(name, data) {
      const code = await outcome(name, data)
      await lives()
      return code
    },
  }
}
