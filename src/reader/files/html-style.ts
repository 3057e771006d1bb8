/** What an element does to the text in it, by its name, its attributes and its own style; style sheets are not read. */
import type { Block } from '../paper.js'

export interface HtmlFace {
  bold: boolean
  italic: boolean
  caps: boolean
  font: string | undefined
  align: Block['align']
  /** White space is printed as it stands. */
  pre: boolean
  link: boolean
  /** Not printed, or no part of the text: programs, menus, forms. */
  hidden: boolean
}

export type Attributes = Record<string, string>

export const PLAIN: HtmlFace = {
  bold: false,
  italic: false,
  caps: false,
  font: undefined,
  align: undefined,
  pre: false,
  link: false,
  hidden: false,
}

const HIDDEN = new Set(
  'head script style noscript template nav aside button select option textarea input svg math iframe object applet video audio canvas dialog datalist del'.split(
    ' ',
  ),
)
const BOLD = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const ITALIC = new Set(['i', 'em', 'cite', 'address'])
const ALIGNS: Record<string, Block['align']> = {
  left: 'left',
  start: 'left',
  center: 'center',
  middle: 'center',
  right: 'right',
  end: 'right',
  justify: 'justify',
}
/** Marks of footnotes, as Word and LibreOffice write them. */
const NOTE = /^#(?:_ftn|_edn|sdfootnote|sdendnote)/
const LONGEST_STYLE = 2000

/** The face inside an element. */
export function faceWithin(outer: HtmlFace, name: string, attributes: Attributes): HtmlFace {
  const face: HtmlFace = { ...outer }
  if (HIDDEN.has(name) || attributes.hidden !== undefined) face.hidden = true
  if (BOLD.has(name)) face.bold = true
  if (ITALIC.has(name)) face.italic = true
  if (name === 'pre') face.pre = true
  if (name === 'center' || name === 'caption') face.align = 'center'
  if (name === 'a') {
    face.link = attributes.href !== undefined
    if (NOTE.test(attributes.href ?? '')) face.hidden = true
  }
  if (name === 'font' && attributes.face) face.font = firstFont(attributes.face)
  if (name === 'table') face.align = undefined
  else face.align = ALIGNS[attributes.align?.toLowerCase() ?? ''] ?? face.align
  applyStyle(face, attributes.style)
  return face
}

function applyStyle(face: HtmlFace, style: string | undefined): void {
  if (!style) return
  for (const part of style.slice(0, LONGEST_STYLE).split(';')) {
    const colon = part.indexOf(':')
    const property = part.slice(0, Math.max(0, colon)).trim().toLowerCase()
    const value = part.slice(colon + 1).trim()
    const lower = value.toLowerCase()
    if (property === 'font-weight') face.bold = lower.startsWith('bold') || Number(lower) >= 600
    else if (property === 'font-style') face.italic = lower.startsWith('italic') || lower.startsWith('oblique')
    else if (property === 'text-align') face.align = ALIGNS[lower] ?? face.align
    else if (property === 'text-transform') face.caps = lower.startsWith('uppercase')
    else if (property === 'font-family') face.font = firstFont(value)
    else if (property === 'white-space') face.pre = lower.startsWith('pre')
    else if (property === 'display' ? lower === 'none' : property === 'visibility' && lower === 'hidden')
      face.hidden = true
    else if (property === 'mso-hide' && lower === 'all') face.hidden = true
  }
}

const firstFont = (list: string): string =>
  list
    .split(',')[0]!
    .trim()
    .replace(/^["']|["']$/g, '')
