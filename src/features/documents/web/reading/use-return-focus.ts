/** When an editor in a place opens, focus goes into it; when it closes, to the first button that is left there. */
import { type RefObject, useEffect, useRef } from 'react'

export function useReturnFocus(editing: boolean): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null)
  const before = useRef(editing)
  useEffect(() => {
    if (before.current === editing) return
    before.current = editing
    const lost = document.activeElement === document.body || place.current?.contains(document.activeElement)
    if (!lost && !editing) return
    const inside = editing ? '.row-editor input, .row-editor textarea, .pick:not(.missing-body) input' : 'button'
    place.current?.querySelector<HTMLElement>(inside)?.focus()
  }, [editing])
  return place
}
