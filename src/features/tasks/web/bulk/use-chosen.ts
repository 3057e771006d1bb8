import { useState } from 'react'

export interface Chosen {
  /** Several rows are being chosen. */
  on: boolean
  ids: ReadonlySet<string>
  start: () => void
  stop: () => void
  toggle: (ids: readonly string[], on: boolean) => void
  set: (ids: Iterable<string>) => void
}

/** Rows that were chosen for one deed; rows that are no longer shown are chosen no longer. */
export function useChosen(shown: readonly string[]): Chosen {
  const [on, setOn] = useState(false)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const ids = new Set(shown.filter((id) => picked.has(id)))
  return {
    on,
    ids,
    start: () => setOn(true),
    stop: () => {
      setOn(false)
      setPicked(new Set())
    },
    toggle: (some, add) => {
      const next = new Set(ids)
      for (const id of some) {
        if (add) next.add(id)
        else next.delete(id)
      }
      setPicked(next)
    },
    set: (some) => setPicked(new Set(some)),
  }
}
