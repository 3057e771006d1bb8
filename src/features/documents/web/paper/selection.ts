/** What is selected with the mouse or the caret in the drawn paper, as a range of the paper's text. */
import type { SpanView } from '../../contract.js'

/** The range without blanks at its ends and in either direction, or null where nothing but blanks is left. */
export function trimmed(text: string, from: number, to: number): SpanView | null {
  let start = Math.max(0, Math.min(from, to))
  let end = Math.min(text.length, Math.max(from, to))
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return end > start ? { start, end } : null
}

/** Index of the first of `length` items in order for which `after` holds; `length` where there is none. */
export function firstAfter(length: number, after: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (after(middle)) high = middle
    else low = middle + 1
  }
  return low
}

const SEGMENT = '[data-start]'
const startOf = (element: Element): number => Number(element.getAttribute('data-start'))

/** Position in the paper's text of a place in the page. Between two runs it is where the next one begins. */
function positionOf(root: Element, node: Node, offset: number, textLength: number): number {
  if (node.nodeType === Node.TEXT_NODE) {
    const segment = node.parentElement?.closest(SEGMENT)
    if (segment && root.contains(segment)) return startOf(segment) + offset
  }
  const place = document.createRange()
  place.setStart(node, offset)
  const segments = root.querySelectorAll(SEGMENT)
  const next = firstAfter(segments.length, (index) => place.comparePoint(segments[index] as Element, 0) >= 0)
  const segment = segments[next]
  return segment ? startOf(segment) : textLength
}

/** The range that is selected inside `root`, or null: nothing selected, or somewhere else. */
export function selectedSpan(root: Element, text: string, selection: Selection | null): SpanView | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(root)) return null
  const inside = (node: Node): boolean => root.contains(node)
  const from = inside(range.startContainer) ? positionOf(root, range.startContainer, range.startOffset, text.length) : 0
  const to = inside(range.endContainer)
    ? positionOf(root, range.endContainer, range.endOffset, text.length)
    : text.length
  return trimmed(text, from, to)
}
