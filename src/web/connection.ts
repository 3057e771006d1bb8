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
