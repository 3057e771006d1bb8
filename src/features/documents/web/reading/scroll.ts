/** Brings a lit place of the paper into view, and leaves it alone where it is in view already. */

/** Further away than this many screens it jumps: what lies between has not been laid out. */
const FAR = 2
const CLEAR = 72

const isCalm = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

export function bringIntoView(element: Element, pane: Element): void {
  const scrolls = pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY !== 'visible'
  const box = scrolls
    ? pane.getBoundingClientRect()
    : { top: 0, bottom: window.innerHeight, height: window.innerHeight }
  const place = element.getBoundingClientRect()
  if (place.top >= box.top + CLEAR && place.bottom <= box.bottom - CLEAR) return
  const far = place.bottom < box.top - FAR * box.height || place.top > box.bottom + FAR * box.height
  const block = place.height > box.height - 2 * CLEAR ? 'start' : 'center'
  element.scrollIntoView({ block, behavior: far || isCalm() ? 'instant' : 'smooth' })
  if (far) requestAnimationFrame(() => element.scrollIntoView({ block, behavior: 'instant' }))
}
