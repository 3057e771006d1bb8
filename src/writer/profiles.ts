/**
 * How an official paper has to look, as data: one profile for each regime and version of its rules. Lengths in millimetres,
 * sizes in points. Where a rule leaves a range, the usual value within it stands here.
 */
/** Whose rules: the state's or the party's. */
export type Regime = 'state' | 'party'

export interface Style {
  size: number
  bold?: boolean
  italic?: boolean
  underline?: boolean
}

export interface FormatProfile {
  code: ProfileCode
  regime: Regime
  /** The rules, as offices cite them. */
  source: string
  /** False: from secondary sources; to be shown as "chưa thẩm định" until a clerk with the original has checked it. */
  reviewed: boolean
  page: { top: number; bottom: number; left: number; right: number }
  /** The right side of the letterhead; `rule`: a line under it, of that share of its column. */
  motto: (Style & { text: string; rule?: number })[]
  /** Shares of the two columns of the letterhead. */
  columns: [number, number]
  superior: Style
  issuer: Style
  /** Under the issuer: the party's star, or a line of that share of its column. */
  underIssuer: { star: number } | { rule: number }
  number: Style & { label: string }
  subject: Style & { lead: string }
  place: Style
  body: { size: number; indent: number; line: number; gap: number }
  table: number
  addressees: number
  /** How the text ends. */
  end: string
  authority: Style
  post: Style
  name: Style
  copiesHead: Style
  copies: number
  /** Last line of "Nơi nhận": what stands before the place where it is filed. */
  filed: string
  pageNumber: number
}

export type ProfileCode = 'state-30-2020' | 'party-36-2018' | 'party-05-2026'

/** Nghị định 30/2020/NĐ-CP, Phụ lục I: page, letterhead, sizes, "Nơi nhận", page number. */
const STATE: FormatProfile = {
  code: 'state-30-2020',
  regime: 'state',
  source: 'Nghị định 30/2020/NĐ-CP, Phụ lục I',
  reviewed: true,
  page: { top: 20, bottom: 20, left: 30, right: 15 },
  motto: [
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size: 13, bold: true },
    { text: 'Độc lập - Tự do - Hạnh phúc', size: 14, bold: true, rule: 0.62 },
  ],
  columns: [0.4, 0.6],
  superior: { size: 13 },
  issuer: { size: 13, bold: true },
  underIssuer: { rule: 0.4 },
  number: { size: 13, label: 'Số: ' },
  subject: { size: 12, lead: 'V/v ' },
  place: { size: 14, italic: true },
  body: { size: 14, indent: 12.7, line: 18, gap: 6 },
  table: 13,
  addressees: 14,
  end: './.',
  authority: { size: 14, bold: true },
  post: { size: 14, bold: true },
  name: { size: 14, bold: true },
  copiesHead: { size: 12, bold: true, italic: true },
  copies: 11,
  filed: 'Lưu: ',
  pageNumber: 14,
}

/** Hướng dẫn 36-HD/VPTW (2018): margins, letterhead with its line, the star, number, sizes. */
const PARTY: FormatProfile = {
  ...STATE,
  code: 'party-36-2018',
  regime: 'party',
  source: 'Hướng dẫn 36-HD/VPTW năm 2018',
  motto: [{ text: 'ĐẢNG CỘNG SẢN VIỆT NAM', size: 15, bold: true, rule: 0.78 }],
  columns: [0.43, 0.57],
  superior: { size: 14 },
  issuer: { size: 14, bold: true },
  underIssuer: { star: 14 },
  number: { size: 14, label: 'Số ' },
  subject: { size: 12, italic: true, lead: 'V/v ' },
  post: { size: 14 },
  copiesHead: { size: 13, underline: true },
  copies: 12,
  filed: 'Lưu ',
}

/** Hướng dẫn 05-HD/VPTW (2026), as secondary sources give it: no sign after the last full stop, 10 mm indent. */
const PARTY_2026: FormatProfile = {
  ...PARTY,
  code: 'party-05-2026',
  source: 'Hướng dẫn 05-HD/VPTW năm 2026',
  reviewed: false,
  subject: { ...PARTY.subject, lead: 'về việc ' },
  body: { ...PARTY.body, indent: 10 },
  end: '.',
}

export const PROFILES: Record<ProfileCode, FormatProfile> = {
  'state-30-2020': STATE,
  'party-36-2018': PARTY,
  'party-05-2026': PARTY_2026,
}
