/**
 * The files on their way in, one after the other. They live outside the pages: who walks on while a file is being sent
 * finds it received.
 */
import { useSyncExternalStore } from 'react'
import { newId } from '../../../../kernel/ids.js'
import { words } from '../../../../kernel/words/index.js'
import { Problem, upload } from '../../../../web/api.js'
import { say as toast } from '../../../../web/parts/toasts.js'
import { receiveDocument } from '../../contract.js'

export interface Arrival {
  key: string
  file: File
  phase: 'waiting' | 'sending' | 'received' | 'refused'
  /** How much has gone out, 0…1; at 1 the server looks at the file. */
  share: number
  /** Taken although the register has it already. */
  again: boolean
  problem: Problem | null
  /** The dispatch in the register, once received. */
  id: string | null
}

let arrivals: readonly Arrival[] = []
const listeners = new Set<() => void>()
const stops = new Map<string, AbortController>()
/** True while the window of the files is open: what happens is then seen, and not said a second time. */
let watched = false

function set(next: readonly Arrival[]): void {
  arrivals = next
  for (const listener of listeners) listener()
}
const change = (key: string, some: Partial<Arrival>): void =>
  set(arrivals.map((one) => (one.key === key ? { ...one, ...some } : one)))

async function send(one: Arrival): Promise<void> {
  const stop = new AbortController()
  stops.set(one.key, stop)
  change(one.key, { phase: 'sending', share: 0, problem: null })
  try {
    const { id } = await upload(
      receiveDocument,
      { again: String(one.again) },
      one.file,
      (share) => change(one.key, { share }),
      stop.signal,
    )
    change(one.key, { phase: 'received', id })
    if (!watched) toast(words.documents.receive.announceReceived(one.file.name))
  } catch (error) {
    if (!(error instanceof Problem)) return
    change(one.key, { phase: 'refused', problem: error })
    if (!watched) toast(words.documents.receive.announceRefused(one.file.name))
  } finally {
    stops.delete(one.key)
    next()
  }
}

function next(): void {
  if (stops.size > 0) return
  const waiting = arrivals.find((one) => one.phase === 'waiting')
  if (waiting) void send(waiting)
}

/** Puts files at the end of the line. */
export function take(files: Iterable<File>): void {
  const fresh = [...files].map((file): Arrival => {
    return { key: newId(), file, phase: 'waiting', share: 0, again: false, problem: null, id: null }
  })
  set([...arrivals, ...fresh])
  next()
}

/** Sends a refused file once more; with `again` also one that the register has. */
export function retry(key: string, again = false): void {
  change(key, { phase: 'waiting', again, problem: null })
  next()
}

/** Takes a file out of the line, breaking off its sending. */
export function remove(key: string): void {
  set(arrivals.filter((one) => one.key !== key))
  stops.get(key)?.abort()
}

/** Says whether the files are being watched; who stops watching leaves only what is not yet settled. */
export function watch(on: boolean): void {
  watched = on
  if (!on) set(arrivals.filter((one) => one.phase !== 'received'))
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useArrivals = (): readonly Arrival[] => useSyncExternalStore(subscribe, () => arrivals)
