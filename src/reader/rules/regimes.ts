/**
 * The rules of form under which documents are issued, with what differs between them as far as reading needs it. A document
 * is read under the regime of its system that was in force on its day; one that is older than all, under the first.
 */
import type { DocumentSystem } from '../reading.js'

/** A kind of document and the symbols that stand for it in a number. */
export type Kind = [name: string, symbols: string[]]

export interface Regime {
  id: string
  system: DocumentSystem
  /** The rule, by its number. */
  source: string
  /** First and last day in force; null where it still is. */
  validFrom: string
  validTo: string | null
  /** False ("chưa thẩm định") where nobody has compared this entry with the original text. */
  verified: boolean
  /** What opens the right side of the head, in capitals. */
  motto: RegExp | null
  /** A number as this regime forms it; null where it has no form of its own. */
  number: RegExp | null
  kinds: Kind[]
  /** Marks before the body or office that is signed for. */
  authority: string[]
}

const COMMON: Kind[] = [
  ['nghị quyết', ['NQ']],
  ['quyết định', ['QĐ']],
  ['chỉ thị', ['CT']],
  ['quy chế', ['QC']],
  ['thông cáo', ['TC']],
  ['thông báo', ['TB']],
  ['hướng dẫn', ['HD']],
  ['chương trình', ['CTr', 'CTrPH', 'CTPH']],
  ['kế hoạch', ['KH', 'KHLT']],
  ['phương án', ['PA']],
  ['đề án', ['ĐA']],
  ['dự án', ['DA']],
  ['báo cáo', ['BC']],
  ['tờ trình', ['TTr']],
  ['giấy mời', ['GM']],
  ['biên bản', ['BB']],
  ['thư', []],
]

/** NĐ 30/2020 Phụ lục III; thông tư by the law on legal documents. */
const STATE: Kind[] = [
  ...COMMON,
  ['quy định', ['QyĐ', 'QĐi']],
  ['công điện', ['CĐ']],
  ['thông tư', ['TT']],
  ['nghị định', ['NĐ']],
  ['hợp đồng', ['HĐ']],
  ['kết luận', ['KL']],
  ['công văn', ['CV']],
]

/** Quy định 66-QĐ/TW; symbols as HD 36-HD/VPTW writes them. */
const PARTY: Kind[] = [
  ...COMMON,
  ['quy định', ['QyĐ', 'QĐi']],
  ['kết luận', ['KL']],
  ['thông tri', ['TT']],
  ['công văn', ['CV']],
  ['lời kêu gọi', []],
]

const PARTY_NUMBER = /^\d*[a-zA-Z]?-\p{Lu}[\p{L}]*\//u
const STATE_AUTHORITY = ['TM', 'KT', 'TL', 'TUQ', 'Q']
const PARTY_AUTHORITY = ['T/M', 'K/T', 'T/L', 'T/UQ', 'Q']

export const REGIMES: Regime[] = [
  {
    id: 'state-2011',
    system: 'state',
    source: 'Thông tư 01/2011/TT-BNV; chưa thẩm định: chưa đối chiếu với văn bản gốc, ký hiệu lấy như Nghị định 30',
    validFrom: '2011-03-05',
    validTo: '2020-03-04',
    verified: false,
    motto: /^CỘNG H[OÒ][ÀA]/u,
    number: /^\d*[a-zA-Z]?\//u,
    kinds: STATE,
    authority: STATE_AUTHORITY,
  },
  {
    id: 'state-2020',
    system: 'state',
    source: 'Nghị định 30/2020/NĐ-CP, Phụ lục I và III',
    validFrom: '2020-03-05',
    validTo: null,
    verified: true,
    motto: /^CỘNG H[OÒ][ÀA]/u,
    number: /^\d*[a-zA-Z]?\//u,
    kinds: STATE,
    authority: STATE_AUTHORITY,
  },
  {
    id: 'party-2004',
    system: 'party',
    source: 'Hướng dẫn 11-HD/VPTW (2004), theo nguồn thứ cấp; chưa thẩm định: ký hiệu lấy như Hướng dẫn 36',
    validFrom: '2004-05-28',
    validTo: '2018-04-02',
    verified: false,
    motto: /^ĐẢNG CỘNG SẢN VIỆT NAM/u,
    number: PARTY_NUMBER,
    kinds: PARTY,
    authority: PARTY_AUTHORITY,
  },
  {
    id: 'party-2018',
    system: 'party',
    source: 'Hướng dẫn 36-HD/VPTW (03/4/2018)',
    validFrom: '2018-04-03',
    validTo: '2026-01-11',
    verified: true,
    motto: /^ĐẢNG CỘNG SẢN VIỆT NAM/u,
    number: PARTY_NUMBER,
    kinds: PARTY,
    authority: PARTY_AUTHORITY,
  },
  {
    id: 'party-2026',
    system: 'party',
    source: 'Hướng dẫn 05-HD/VPTW (2026), theo nguồn thứ cấp; chưa thẩm định: các nguồn ghi ngày ban hành khác nhau',
    validFrom: '2026-01-12',
    validTo: null,
    verified: false,
    motto: /^ĐẢNG CỘNG SẢN VIỆT NAM/u,
    number: PARTY_NUMBER,
    kinds: PARTY,
    authority: PARTY_AUTHORITY,
  },
  {
    id: 'front-usage',
    system: 'front',
    source: 'Thông lệ của Mặt trận Tổ quốc và các tổ chức chính trị - xã hội; chưa thẩm định: chưa có văn bản gốc',
    validFrom: '2018-04-03',
    validTo: null,
    verified: false,
    motto: /^ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH/u,
    number: null,
    kinds: [...STATE, ['lời kêu gọi', []]],
    authority: [...STATE_AUTHORITY, ...PARTY_AUTHORITY],
  },
  {
    id: 'no-letterhead',
    system: 'other',
    source: 'Văn bản không có phần đầu theo thể thức',
    validFrom: '1900-01-01',
    validTo: null,
    verified: true,
    motto: null,
    number: null,
    kinds: [...STATE, ['thông tri', []], ['lời kêu gọi', []]],
    authority: [...STATE_AUTHORITY, ...PARTY_AUTHORITY],
  },
]

/** The regime of a system on a day; the last one where the day is not known, the first for what is older than all. */
export function regimeOf(system: DocumentSystem, day: string | null): Regime {
  const own = REGIMES.filter((regime) => regime.system === system)
  return own.findLast((regime) => day === null || regime.validFrom <= day) ?? own[0]!
}

/** The regime whose form a number has: "419-CV/BLC" is the party's, "12/TT-BTC" the state's. */
export function regimeOfNumber(number: string, day: string | null): Regime {
  const form = REGIMES.find((regime) => regime.number?.test(number))
  return regimeOf(form?.system ?? 'other', day)
}

/** Every kind that any regime knows, each once, with all its symbols. */
export const ALL_KINDS: Kind[] = [...new Map(REGIMES.flatMap((regime) => regime.kinds)).keys()].map((name) => [
  name,
  [...new Set(REGIMES.flatMap((regime) => regime.kinds.find(([known]) => known === name)?.[1] ?? []))],
])

/** Every mark of authority, longest first. */
export const AUTHORITY_MARKS = [...new Set(REGIMES.flatMap((regime) => regime.authority))].sort(
  (a, b) => b.length - a.length,
)
