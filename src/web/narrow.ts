import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(max-width: 760px)')

function listen(listener: () => void): () => void {
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** True on a phone: the width at which the rail becomes the bar at the bottom. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => query.matches)
}
