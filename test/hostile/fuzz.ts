/** Many damaged files through a reading room: what becomes of each, how long the slowest takes, how much a process holds. */
import { errors } from '../../src/kernel/words/vi/errors.js'
import { openReadingRoom } from '../../src/platform/reading-room.js'
import { folder, watchChildren } from './make.js'
import { damaged } from './mutate.js'

export interface Fuzzed {
  files: number
  /** How many were read, and how many refused under each code. */
  outcomes: Record<string, number>
  /** Damaged files that the reader itself fell over, or that were refused without a sentence for people. */
  fallen: number[]
  slowestMs: number
  /** The most processor time that a file took, where files are read one after the other and the system tells it. */
  dearestMs: number | null
  /** Most resident memory of a child, in kB; null where the system does not tell. */
  peakKilobytes: number | null
}

/** Reads the damaged files of the numbers `first` to `first + count - 1`, as many at a time as are asked for. */
export async function fuzz(first: number, count: number, atATime = 2): Promise<Fuzzed> {
  const files = folder()
  const room = openReadingRoom()
  const watch = watchChildren()
  const outcomes: Record<string, number> = {}
  const fallen: number[] = []
  let slowestMs = 0
  let dearestMs: number | null = null
  let next = first
  const work = async (): Promise<void> => {
    for (let seed = next++; seed < first + count; seed = next++) {
      const { name, bytes } = damaged(seed)
      const path = files.put(`${seed}-${name}`, bytes)
      const before = atATime === 1 ? watch.processorMs() : null
      const began = performance.now()
      const outcome = await room.read(path, name).then(
        () => 'read',
        (error: { code?: string }) => error.code ?? 'no code',
      )
      slowestMs = Math.max(slowestMs, performance.now() - began)
      if (before !== null) dearestMs = Math.max(dearestMs ?? 0, watch.processorMs()! - before)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      if (outcome !== 'read' && (outcome === 'reader-failed' || !(outcome in errors))) fallen.push(seed)
    }
  }
  try {
    await Promise.all(Array.from({ length: atATime }, work))
  } finally {
    await room.close()
    files.remove()
  }
  return { files: count, outcomes, fallen, slowestMs, dearestMs, peakKilobytes: watch.stop() }
}
