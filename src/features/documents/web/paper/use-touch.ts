/** A click on a run of the drawn text, or on a number in the margin: the position of the text where that begins. */
import { type RefObject, useEffect } from 'react'

export function useTouch(articleRef: RefObject<HTMLElement | null>, onTouch: (position: number) => void): void {
  useEffect(() => {
    const article = articleRef.current
    if (!article) return
    const touch = (event: Event): void => {
      if (document.getSelection()?.isCollapsed === false) return
      const target = event.target instanceof Element ? event.target.closest('[data-goes], [data-start]') : null
      const position = target?.getAttribute('data-goes') ?? target?.getAttribute('data-start')
      if (position) onTouch(Number(position))
    }
    article.addEventListener('click', touch)
    return () => article.removeEventListener('click', touch)
  }, [articleRef, onTouch])
}
