/** The outline of a body: every paragraph with its place in the numbering, and the paragraph it stands under. */
import { cut, type Paragraph, type Piece } from './lines.js'
import { markerWithLabel, type Marker, type MarkerStyle } from './numbering.js'
import { roleOf } from './role-words.js'

export interface Item {
  paragraph: Paragraph
  /** Text behind the marker. */
  body: Piece
  style: MarkerStyle | 'plain'
  label: string
  /** Labels of its ancestors and its own, joined with dots. */
  path: string
  parent: Item | null
  children: Item[]
}

/** Order of the styles where a document uses several: a lower one may stand under a higher one. */
const RANK: Record<MarkerStyle, number> = {
  part: 0,
  capital: 1,
  roman: 2,
  article: 3,
  number: 4,
  decimal: 5,
  paren: 6,
  letter: 6,
  ordinal: 7,
  dash: 8,
  plus: 9,
}

/** Styles that end when a paragraph without numbering follows. */
const ENDED_BY_PLAIN = new Set<Item['style']>(['paren', 'letter', 'ordinal', 'dash', 'plus', 'plain'])

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10 }

/** "C." and "D." are letters, "V." and "X." numbers, unless the series says otherwise. */
function settleStyle(marker: Marker, stack: Item[]): MarkerStyle {
  if (marker.style !== 'roman' || marker.label.length !== 1) return marker.style
  const letters = stack.find((item) => item.style === 'capital')
  const romans = stack.find((item) => item.style === 'roman')
  if (romans || !letters) return 'roman'
  const follows = letters.label.charCodeAt(0) + 1 === marker.label.charCodeAt(0)
  return follows && (ROMAN[marker.label] ?? 0) > 1 ? 'capital' : 'roman'
}

/** Takes off the stack what cannot hold an item of this style. */
function popFor(stack: Item[], style: MarkerStyle): void {
  const same = stack.findIndex((item) => item.style === style)
  if (same >= 0) {
    stack.length = same
    return
  }
  while (stack.length > 0) {
    const top = stack.at(-1)!
    if (top.style === 'plain') {
      if (RANK[style] >= RANK.paren) return
      stack.pop()
    } else if (RANK[top.style] >= RANK[style]) stack.pop()
    else return
  }
}

/** The label as it goes into the path: "1.2" under "1" replaces it, Roman and letters are added. */
function pathOf(parent: Item | null, style: MarkerStyle, label: string): string {
  if (label === '') return parent?.path ?? ''
  if (style !== 'decimal') return parent?.path ? `${parent.path}.${label}` : label
  let above = parent
  while (above && (above.style === 'number' || above.style === 'decimal')) above = above.parent
  return above?.path ? `${above.path}.${label}` : label
}

/** True for a paragraph that speaks to the whole document again and so stands at the root. */
const SPEAKS_TO_ALL =
  /^(?:Đề nghị|Yêu cầu|Căn cứ|Trong quá trình|Trên đây|Nhận được|Giao|Để |Nhằm |Với |Đây là|Quá trình|Thông báo|Công văn này|Văn bản này|Chỉ thị này|Kế hoạch này|Hướng dẫn này|Quyết định này|Kết quả |Kết thúc |Định kỳ |Báo cáo kết quả|Hằng (?:tuần|tháng|quý)|Hàng (?:tuần|tháng|quý)|[\p{Lu}][^,.;:]{3,90} (?:yêu cầu|đề nghị|thông báo|trân trọng|giao|kính đề nghị) )/u

/** Where a paragraph without numbering hangs: under the nearest numbered item above lists. */
function popForPlain(stack: Item[], paragraph: Paragraph, closing: boolean): void {
  while (stack.length > 0 && ENDED_BY_PLAIN.has(stack.at(-1)!.style)) stack.pop()
  if (closing && SPEAKS_TO_ALL.test(paragraph.text)) stack.length = 0
}

/** A plain paragraph that opens a list: "Nội dung phối hợp:". */
const opensList = (text: string): boolean => text.endsWith(':')

function makeItem(paragraph: Paragraph, marker: Marker | null, style: Item['style'], parent: Item | null): Item {
  const label = marker?.label ?? ''
  return {
    paragraph,
    body: cut(paragraph, marker?.length ?? 0),
    style,
    label,
    path: style === 'plain' ? (parent?.path ?? '') : pathOf(parent, style, label),
    parent,
    children: [],
  }
}

/** "b) Cơ quan phối hợp" with nothing behind it: the next paragraph names the bodies. */
function waitsForNames(item: Item | undefined, paragraph: Paragraph): boolean {
  if (!item || item.style === 'plain' || paragraph.text.length > 300) return false
  return roleOf(item.body)?.value.text === ''
}

/** The items of a body, in reading order; table cells are left out, annexes begin anew. */
export function outlineOf(paragraphs: Paragraph[], restarts: ReadonlySet<Paragraph>): Item[] {
  const items: Item[] = []
  let stack: Item[] = []
  const markers = paragraphs.map((paragraph) => markerWithLabel(paragraph.text, paragraph.label))
  const lastNumbered = markers.findLastIndex((marker) => marker !== null)
  for (const [i, paragraph] of paragraphs.entries()) {
    if (restarts.has(paragraph)) stack = []
    const marker = markers[i]!
    const style = marker ? settleStyle(marker, stack) : 'plain'
    if (style === 'plain' && waitsForNames(items.at(-1), paragraph)) stack.length = stack.indexOf(items.at(-1)!) + 1
    else if (style === 'plain') popForPlain(stack, paragraph, i > lastNumbered)
    else popFor(stack, style)
    const parent = stack.at(-1) ?? null
    const item = makeItem(paragraph, marker, style, parent)
    parent?.children.push(item)
    items.push(item)
    if (style !== 'plain' || opensList(paragraph.text)) stack.push(item)
  }
  return items
}
