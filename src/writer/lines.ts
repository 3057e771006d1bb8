/** The set lines of an official paper: number and symbol, place and date, where it is filed. */
import { wellFormed } from '../kernel/text.js'
import type { OutgoingPaper } from './paper.js'
import type { FormatProfile, Regime } from './profiles.js'

export interface NumberParts {
  /** Null: not given yet; room is left to write it in. */
  number: number | null
  /** Code of the kind of paper: CV, KH, TB … */
  kind: string
  /** Of the issuing body, and in the state's letters of the part that drafts: "VPTU", "UBND-VP". */
  symbol: string
}

/** Letters that the state's rules number without the code of their kind (Nghị định 30/2020, Phụ lục I, mục II.3). */
const LETTER = 'CV'

/**
 * "12-CV/VPTU" by the party's rules; "12/UBND-VP" for a letter and "12/KH-UBND" for a named kind by the state's. A number
 * below ten is written with a zero.
 */
export function numberAndSymbol(regime: Regime, { number, kind, symbol }: NumberParts): string {
  const digits = number === null ? '      ' : String(number).padStart(2, '0')
  if (regime === 'party') return `${digits}-${kind}/${symbol}`
  return kind === LETTER ? `${digits}/${symbol}` : `${digits}/${kind}-${symbol}`
}

export const numberLine = (profile: FormatProfile, parts: NumberParts): string =>
  profile.number.label + numberAndSymbol(profile.regime, parts)

/** "Lam Khê, ngày 05 tháng 01 năm 2026": days below ten and the first two months are written with a zero. */
export function placeAndDate(place: string, date: string | null, year: number): string {
  if (date === null) return `${place}, ngày      tháng      năm ${year}`
  const [y = '', m = '', d = ''] = date.split('-')
  return `${place}, ngày ${d} tháng ${Number(m) < 3 ? m : Number(m)} năm ${y}`
}

/** "Lưu: VT, P.TH." by the state's rules, "Lưu Văn phòng Thành ủy." by the party's. */
export const filedLine = (profile: FormatProfile, where: string): string =>
  `${profile.filed}${where.replace(/[.\s]+$/, '')}.`

/** The last paragraph of the text with the sign that ends it. */
function withEnd(profile: FormatProfile, text: string): string {
  return text.replace(/[.\s/]+$/, '') + profile.end
}

/** Signs that are no print and that no file of the kind may hold. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\ufeff\ufffe\uffff]/g

/** The paper as it is written: the last paragraph ended as the profile asks, and nothing in it that cannot be printed. */
export function readyToWrite(paper: OutgoingPaper, profile: FormatProfile): OutgoingPaper {
  const last = paper.body.findLastIndex((block) => block.kind === 'text')
  const body = paper.body.map((block, at) =>
    at === last && block.kind === 'text' ? { ...block, text: withEnd(profile, block.text) } : block,
  )
  return JSON.parse(JSON.stringify({ ...paper, body }), (_key, value: unknown) =>
    typeof value === 'string' ? wellFormed(value).replace(CONTROL, '') : value,
  ) as OutgoingPaper
}

/** "05/12/2026", "28/3/2027": as offices write a day in a text. */
export function officialDay(day: string): string {
  const [y = '', m = '', d = ''] = day.split('-')
  return `${d}/${Number(m) < 3 ? m : Number(m)}/${y}`
}
