/** Files that wait for a submission. */
/** Files that wait for one submission: as many as it takes. */
export const MOST_WAITING = 30
/** After this long a file that waits may belong to a draft that was lost, with its window. */
const LOST_AFTER = 24 * 3_600_000

/** Of the files that wait (the oldest first) those that must go to make room for one more; null where none may. */
export function makeRoom<T extends { added_at: Date }>(waiting: T[], now: Date): T[] | null {
  const over = waiting.slice(0, Math.max(0, waiting.length + 1 - MOST_WAITING))
  return over.every((file) => now.getTime() - file.added_at.getTime() >= LOST_AFTER) ? over : null
}
