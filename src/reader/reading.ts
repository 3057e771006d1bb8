/** What the machine proposes about a dispatch: every value with the span it was read from and how sure the rule is. */
import type { Range } from './paper.js'

/** A value, where it stands in the paper (null when it follows from something that is not printed), and 0…1 how sure. */
export interface Found<T> {
  value: T
  span: Range | null
  sure: number
  /** What it rests on: a row of the table of sureness. */
  why?: string
}

/** What a part of an order rests on, and 0…1 how often such a part was right, given that the order is one. */
export interface Rest {
  sure: number
  why: string
}

export type OrderPart = 'order' | 'assignees' | 'cooperating' | 'deadline' | 'report_to'

/** The parts of an order; also of those for which nothing was found, save those who cooperate. */
export type Rests = Record<Exclude<OrderPart, 'cooperating'>, Rest> & { cooperating?: Rest }

export type DocumentSystem = 'party' | 'state' | 'front' | 'other'

/**
 * How the words bind the date. `before`: "trước ngày X" (X itself is read as excluded by the calendar, not here);
 * `by`: "chậm nhất", "đến hết ngày", a month or quarter (its last day); `on`; `from`; `range`; `recurring`: "hằng tháng",
 * "thường xuyên"; `relative`: "ngay sau khi ký kết", "trong 5 ngày kể từ …".
 */
export type DeadlineBound = 'before' | 'by' | 'on' | 'from' | 'range' | 'recurring' | 'relative'

/** A period that comes again and again: every `count` units, and on which day of it where the words name one. */
export interface Recurrence {
  count: number
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year'
  /** Day of the month, or of the week (1 = Monday) where `unit` is a week. */
  day?: number
  /** Month of the year, where `unit` is a year. */
  month?: number
  /** "trước": that day itself is excluded. */
  before?: boolean
  /** In which month of the period the day lies where it is not the last: its first, or the one after it ("tháng sau"). */
  at?: 'first' | 'next'
}

/** A time counted from an event: `count` units after or before it; `count` and `unit` null for "ngay sau khi …". */
export interface Term {
  count: number | null
  unit: 'hour' | 'day' | 'working-day' | 'week' | 'month' | 'year' | null
  side: 'after' | 'before'
  /** The words of the event ("nhận được văn bản"); null where none is named. */
  event: string | null
}

export interface ReadDeadline {
  /** The words, verbatim. */
  text: string
  bound: DeadlineBound
  /** ISO date of the last day named; null for `recurring` and `relative`. */
  date: string | null
  /** "HH:MM" where the words give a time of day. */
  time?: string
  /** Only for `range`. */
  dates?: [string, string]
  /** Only for `recurring` with a period: none for "thường xuyên". */
  every?: Recurrence
  /** Only for `relative` that counts from an event. */
  term?: Term
}

/** Rule under which proposals of a second reader stand. */
export const SECOND_READER = 'second-reader'

export interface ReadOrder {
  /** Numbering it stands under, joined with dots: "1.2", "II.2.a"; "" where unnumbered. */
  path: string
  /** The words that say what to do: one verbatim span of the text, white space folded. */
  action: Found<string>
  assignees: Found<string>[]
  cooperating: Found<string>[]
  deadline: Found<ReadDeadline> | null
  reportTo: Found<string> | null
  /** True where the words make it depend on something: "(nếu có)". */
  conditional: boolean
  /** Whole sentence or clause that gives the order, for lighting it up: contains the action and the deadline's words where they stand beside it. */
  sentence: Range
  /** Code of the rule that took this clause for an order, e.g. "numbered-item", "table-row", "closing-report". */
  rule: string
  /** What its parts rest on. The `sure` of a value takes in how sure the order itself is. */
  rests: Rests
}

/** Something that the dispatch leaves open; the machine lists it and never fills it in. */
export interface OpenPoint {
  code:
    | 'no-deadline'
    | 'no-assignee'
    | 'unclear-addressee'
    | 'unclear-party'
    | 'vague-deadline'
    | 'no-report-period'
    | 'no-number'
    | 'no-date'
    /** The package that it came in says something else: `quote`. */
    | 'package-differs'
  /** Index into `orders`, or null where it concerns the whole document. */
  order: number | null
  span: Range | null
  /** The words that are unclear, e.g. "hai đơn vị". */
  quote: string | null
}

export interface ReadBasis {
  number: string | null
  date: string | null
  issuer: string | null
  span: Range | null
}

export interface Reading {
  system: Found<DocumentSystem>
  kind: Found<string>
  number: Found<string> | null
  issuer: Found<string> | null
  place: Found<string> | null
  date: Found<string> | null
  subject: Found<string> | null
  recipients: Found<string>[]
  copies: Found<string>[]
  basis: ReadBasis[]
  signer: { authority: Found<string> | null; title: Found<string> | null; name: Found<string> | null }
  /** Secrecy stamp as printed (MẬT, TỐI MẬT, TUYỆT MẬT) or null. A paper with one must not be stored. */
  secrecy: string | null
  /** HỎA TỐC, THƯỢNG KHẨN, KHẨN or null. */
  urgency: string | null
  orders: ReadOrder[]
  open: OpenPoint[]
}
