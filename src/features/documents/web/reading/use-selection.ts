/** The passage that is selected in the paper with mouse, finger or caret, and where on the screen it ends. */
import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { SpanView } from '../../contract.js'
import { selectedSpan } from '../paper/selection.js'

export interface Selected {
  span: SpanView
  /** End of the selection in the window. */
  x: number
  y: number
}

const QUIET = 120

export function useSelectedPassage(
  root: RefObject<HTMLElement | null>,
  text: string,
  enabled: boolean,
): { selected: Selected | null; clear: () => void } {
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => {
    if (!enabled) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      const selection = document.getSelection()
      const span = root.current ? selectedSpan(root.current, text, selection) : null
      const lines = span && selection ? selection.getRangeAt(0).getClientRects() : null
      const last = lines?.[lines.length - 1]
      setSelected(span && last ? { span, x: last.right, y: last.bottom } : null)
    }
    const soon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(look, QUIET)
    }
    document.addEventListener('selectionchange', soon)
    window.addEventListener('scroll', soon, true)
    window.addEventListener('resize', soon)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', soon)
      window.removeEventListener('scroll', soon, true)
      window.removeEventListener('resize', soon)
      setSelected(null)
    }
  }, [root, text, enabled])
  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges()
    setSelected(null)
  }, [])
  return { selected, clear }
}
