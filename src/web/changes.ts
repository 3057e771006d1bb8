/** The server says that something has changed; what is on the screen is asked for again. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

const QUIET = 150
const AGAIN = 5000

/** A hidden page holds no connection open: browsers allow few of them. It catches up when it is seen again. */
export function useChanges(): void {
  const client = useQueryClient()
  useEffect(() => {
    let source: EventSource | null = null
    let quiet: ReturnType<typeof setTimeout> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let missed = false

    const catchUp = (): void => {
      clearTimeout(quiet)
      quiet = setTimeout(() => void client.invalidateQueries({ type: 'active' }), QUIET)
    }
    const close = (): void => {
      clearTimeout(again)
      source?.close()
      source = null
    }
    const open = (): void => {
      close()
      const mine = new EventSource('/api/changes')
      source = mine
      mine.addEventListener('change', catchUp)
      mine.addEventListener('open', () => {
        if (missed) catchUp()
        missed = false
      })
      mine.addEventListener('error', () => {
        missed = true
        if (mine.readyState === EventSource.CLOSED && source === mine) again = setTimeout(open, AGAIN)
      })
    }
    const onVisible = (): void => {
      if (document.visibilityState === 'hidden') {
        missed = true
        close()
      } else if (!source) open()
    }

    if (document.visibilityState === 'visible') open()
    else missed = true
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      clearTimeout(quiet)
      close()
    }
  }, [client])
}
