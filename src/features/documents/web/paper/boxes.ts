/** Where ranges of the text lie on the pictures of the pages. */
import type { BlockView, PaperView, SpanView } from '../../contract.js'
import { firstEndingAfter, type Mark, type MarkKind } from './segments.js'

/** A part of one line on its page, as shares of the page's width and height. */
export interface PageBox {
  page: number
  left: number
  top: number
  width: number
  height: number
}

/**
 * The boxes of a range, one a line. Of a line that is only partly meant the part is reckoned by its characters: a little
 * off where letters are narrow or wide, never on another line.
 */
export function boxesOf(paper: PaperView, span: SpanView): PageBox[] {
  const boxes: PageBox[] = []
  for (let i = firstEndingAfter(paper.blocks, span.start); i < paper.blocks.length; i++) {
    const block = paper.blocks[i] as BlockView
    if (block.start >= span.end) break
    if (!block.box || block.page === undefined) continue
    const [left, top, right, bottom] = block.box
    const share = (at: number): number =>
      Math.min(1, Math.max(0, (at - block.start) / Math.max(1, block.end - block.start)))
    const from = share(span.start)
    boxes.push({
      page: block.page,
      left: left + from * (right - left),
      top,
      width: (share(span.end) - from) * (right - left),
      height: bottom - top,
    })
  }
  return boxes
}

export interface MarkBox extends PageBox {
  kind: MarkKind
  orderId: string | null
  /** Where the mark begins in the text. */
  start: number
  /** The first line of its mark. */
  first: boolean
}

/** The boxes of all marks by page. Marks of one kind that begin and end alike are drawn once. */
export function boxesByPage(paper: PaperView, marks: readonly Mark[]): Map<number, MarkBox[]> {
  const byPage = new Map<number, MarkBox[]>()
  const seen = new Set<string>()
  for (const { start, end, kind, orderId } of marks) {
    const key = `${kind} ${start} ${end}`
    if (seen.has(key)) continue
    seen.add(key)
    for (const [nth, box] of boxesOf(paper, { start, end }).entries()) {
      const list = byPage.get(box.page) ?? []
      byPage.set(box.page, list)
      list.push({ ...box, kind, orderId, start, first: nth === 0 })
    }
  }
  return byPage
}
