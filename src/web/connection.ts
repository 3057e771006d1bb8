/** Whether the server answers. Every answer and every failure to reach it is told here. */
import { useSyncExternalStore } from 'react'

let lost = false
const listeners = new Set<() => void>()

function set(value: boolean): void {
  if (lost === value) return
  lost = value
  for (const listener of listeners) listener()
}

export const connectionLost = (): void => set(true)
export const connectionFound = (): void => set(false)

export function onConnection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const isConnectionLost = (): boolean => lost

export function useConnectionLost(): boolean {
  return useSyncExternalStore(onConnection, isConnectionLost)
}

/** Between two attempts to reach the server, in milliseconds. */
const AGAIN = 3000

/** Ends when the server answers somebody again, at the latest when it is time to try once more. */
export function untilConnected(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      leave()
      resolve()
    }
    const timer = setTimeout(done, AGAIN)
    const leave = onConnection(() => isConnectionLost() || done())
  })
}
