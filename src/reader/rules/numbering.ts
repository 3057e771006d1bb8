/** The printed numbering at the start of a paragraph (NĐ 30/2020: phần, chương, mục, điều, khoản, điểm; party: I-, 1-, a-). */

export type MarkerStyle =
  | 'part'
  | 'capital'
  | 'roman'
  | 'article'
  | 'number'
  | 'decimal'
  | 'paren'
  | 'letter'
  | 'ordinal'
  | 'dash'
  | 'plus'

export interface Marker {
  style: MarkerStyle
  /** What goes into a path: "1", "1.2", "a", "II"; "" for dashes. */
  label: string
  /** Characters of the paragraph that the marker and the blanks after it take. */
  length: number
}

interface Pattern {
  style: MarkerStyle
  pattern: RegExp
}

const PATTERNS: Pattern[] = [
  {
    style: 'part',
    pattern:
      /^(?:Phần|PHẦN|Chương|CHƯƠNG) (?:(?:thứ|THỨ) (?=\p{L}{2,4}(?!\p{L})))?([IVXLC]{1,6}|\d{1,2}|(?<=(?:thứ|THỨ) )\p{L}{2,4})(?![\p{L}\d])[.:\s–-]*/u,
  },
  { style: 'article', pattern: /^(?:Điều|ĐIỀU) (\d{1,3})(?!\d)\s?[.:]?\s*/u },
  { style: 'roman', pattern: /^([IVX]{1,6})\s?[.)/–-]\s?[–-]?\s*(?=[\p{Lu}"“])/u },
  { style: 'capital', pattern: /^([A-HĐ])\s?[.)/–-]\s?[–-]?\s*(?=[\p{Lu}"“])/u },
  { style: 'decimal', pattern: /^(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d/])\s?[.)]?\s+(?=[^\s\d])/u },
  { style: 'number', pattern: /^(\d{1,2})\s?[.)/]\s?[–-]?\s*(?=[^\s\d.,/])/u },
  { style: 'number', pattern: /^(\d{1,2})\s?[–-]\s?(?=\p{Lu}\p{Ll})/u },
  { style: 'paren', pattern: /^\((\d{1,2}|[ivx]{1,5})\)\s*(?=\S)/u },
  { style: 'letter', pattern: /^([a-zđ])\s?[)]\s*(?=\S)/u },
  { style: 'letter', pattern: /^([a-zđ])\s?[./–-]\s+(?=[\p{Lu}"“])/u },
  {
    style: 'ordinal',
    pattern:
      /^(?:(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là|Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))\s?[,:]\s*/u,
  },
  { style: 'plus', pattern: /^[+*•●▪○◦·]\s*(?=\S)/u },
  { style: 'dash', pattern: /^[-–—−]\s+(?=\S)/u },
  { style: 'dash', pattern: /^[-–—−](?=[\p{Lu}"“(])(?!\p{Lu}[\p{L}]{0,5}\/)/u },
]

/** Strings that look like numbering and are not: "V/v", a lone separator, a clock, a decimal amount. */
const NOT_A_MARKER = /^(?:V\/v|V\.v|v\/v|\*{1,3}$|-{2,}|\d{1,2}h)/

/** The marker at the start of `text`, or null. */
export function markerOf(text: string): Marker | null {
  if (NOT_A_MARKER.test(text)) return null
  for (const { style, pattern } of PATTERNS) {
    const match = pattern.exec(text)
    if (match) return { style, label: match[1] ?? '', length: match[0].length }
  }
  return null
}

/** The marker of a paragraph: Word's automatic label where there is one, else what the text begins with. */
export function markerWithLabel(text: string, label: string | undefined): Marker | null {
  if (label === undefined || label.trim() === '') return markerOf(text)
  const printed = markerOf(`${label.trim()} Ấ`)
  return printed ? { ...printed, length: 0 } : { style: 'dash', label: '', length: 0 }
}
