/** The house's one timer: a turn every so often, never two at a time. What a turn does must do no harm when done twice. */
import type { Log } from './log.js'

/** Runs `work` every `everyMs`, the first time after one such pause. `stop` waits for a turn that is under way. */
export function startTicker(everyMs: number, work: () => Promise<void>, log: Log): { stop(): Promise<void> } {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= work()
      .catch((error: unknown) => log.error('a turn failed, the next one tries again', { error }))
      .finally(() => {
        running = null
      })
  }, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
