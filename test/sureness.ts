/**
 * How sure the reader says it is, against how often it is right. Every value that a reading gives is compared with the
 * true one; a value that stands for an order that is none is wrong. That an order has no deadline, or nobody to act, is
 * a value too: the clerk reads it as one.
 */
import type { Found, OrderPart, Reading, ReadOrder } from '../src/reader/reading.js'
import type { FormTask, ReadingForm } from '../src/reader/reading-form.js'
import { TABLE, type Count, type Field, type Row } from '../src/reader/sureness-table.js'
import { alike, bodies, match, overlap, same, sameDeadline, type Pair } from './written.js'

/** One value that was read: what it rests on, how sure the reader was, whether it is right. */
export interface Judged {
  field: Field
  why: string
  sure: number
  right: boolean
  /** The value stands for an order that is none: it says nothing of the rule that read this field. */
  stray: boolean
}

type HeadRow = [
  Field,
  (reading: Reading) => Found<string> | null,
  (truth: ReadingForm) => string | null,
  (a: string, b: string) => boolean,
]
const HEAD: HeadRow[] = [
  ['system', (r) => r.system, (t) => t.system, same],
  ['kind', (r) => r.kind, (t) => t.kind, same],
  ['number', (r) => r.number, (t) => t.number, same],
  ['issuer', (r) => r.issuer, (t) => t.issuer, alike],
  ['place', (r) => r.place, (t) => t.place, same],
  ['date', (r) => r.date, (t) => t.date, same],
  ['subject', (r) => r.subject, (t) => t.subject, (a, b) => same(a, b) || overlap(a, b) >= 0.9],
  ['signer', (r) => r.signer.authority, (t) => t.signer.authority, alike],
  ['signer', (r) => r.signer.title, (t) => t.signer.title, alike],
  ['signer', (r) => r.signer.name, (t) => t.signer.name, same],
]
const LISTS: [(reading: Reading) => Found<string>[], (truth: ReadingForm) => string[]][] = [
  [(r) => r.recipients, (t) => t.recipients],
  [(r) => r.copies, (t) => t.copies],
]

const names = (found: Found<string>[]): string[] => found.map((one) => one.value)

function judgeHead(reading: Reading, truth: ReadingForm): Judged[] {
  const head = HEAD.flatMap(([field, of, ofTruth, equal]): Judged[] => {
    const found = of(reading)
    if (!found) return []
    const true_ = ofTruth(truth)
    const right = true_ !== null && equal(true_, found.value)
    return [{ field, why: found.why ?? '', sure: found.sure, right, stray: false }]
  })
  const lists = LISTS.flatMap(([of, ofTruth]): Judged[] => {
    const [first] = of(reading)
    if (!first) return []
    const right = bodies(ofTruth(truth), names(of(reading))) === 1
    return [{ field: 'addressees', why: first.why ?? '', sure: first.sure, right, stray: false }]
  })
  return [...head, ...lists]
}

function judgeOrder(order: ReadOrder, truth: FormTask | undefined): Judged[] {
  const { rests } = order
  const one = (field: OrderPart, right: boolean): Judged[] => {
    const rest = rests[field]
    if (!rest) return []
    const sure = field === 'order' ? rest.sure : rests.order.sure * rest.sure
    return [{ field, why: rest.why, sure, right: truth !== undefined && right, stray: truth === undefined }]
  }
  const sentTo = truth?.report_to ?? null
  const reported = order.reportTo?.value ?? null
  return [
    ...one('order', true),
    ...one('assignees', bodies(truth?.assignees ?? [], names(order.assignees)) === 1),
    ...one('cooperating', bodies(truth?.cooperating ?? [], names(order.cooperating)) === 1),
    ...one('deadline', sameDeadline(truth?.deadline ?? null, order.deadline?.value ?? null)),
    ...one('report_to', sentTo === null || reported === null ? sentTo === reported : alike(sentTo, reported)),
  ]
}

/** What the clerk is told: that a result goes to nobody is said of most orders, and says little. */
export const told = ({ field, why }: Judged): boolean => field !== 'report_to' || why !== 'none'

/** The orders of a reading, each with the true order that it is, or with none. */
function withTruths({ truth, read, reading }: Pair): [ReadOrder, FormTask | undefined][] {
  const found = match(truth.tasks, read.tasks, (a, b) => overlap(a.action, b.action), 0.5)
  const truthOf = new Map(found.map(([i, j]) => [j, truth.tasks[i]!]))
  return (reading?.orders ?? []).map((order, j) => [order, truthOf.get(j)])
}

/** Every value of the readings, judged by the truths. */
export function judge(pairs: Pair[]): Judged[] {
  return pairs.flatMap((pair) => {
    if (!pair.reading) return []
    const orders = withTruths(pair).flatMap(([order, truth]) => judgeOrder(order, truth))
    return [...judgeHead(pair.reading, pair.truth), ...orders]
  })
}

/** Of the orders that are put before the clerk first, and of the others, how many have something wrong. */
export function judgeFirst(pairs: Pair[], careful: number): { first: Count; others: Count } {
  const counts = { first: [0, 0], others: [0, 0] } satisfies Record<string, [number, number]>
  for (const pair of pairs) {
    for (const [order, truth] of withTruths(pair)) {
      const parts = judgeOrder(order, truth)
      const count = Object.values(order.rests).some(({ sure }) => sure < careful) ? counts.first : counts.others
      count[1]++
      if (parts.some(({ right }) => !right)) count[0]++
    }
  }
  return counts
}

export interface Share {
  name: string
  values: number
  right: number
  /** Mean of what the reader said. */
  said: number
}

/** Values gathered under a name, the surest first. */
export function shares(judged: Judged[], nameOf: (one: Judged) => string): Share[] {
  const groups = new Map<string, Judged[]>()
  for (const one of judged) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one])
  return [...groups]
    .map(([name, all]) => ({
      name,
      values: all.length,
      right: all.filter((one) => one.right).length,
      said: all.reduce((sum, one) => sum + one.sure, 0) / all.length,
    }))
    .toSorted((a, b) => b.said - a.said)
}

/** The steps in which sureness is reported. */
export const step = ({ sure }: Judged): string =>
  sure >= 0.9 ? '0.9 and more' : sure >= 0.8 ? '0.8 to 0.9' : sure >= 0.7 ? '0.7 to 0.8' : 'under 0.7'

/** The table's rows with what the readings count now. */
export function countRows(judged: Judged[]): { field: Field; why: string; row: Row; now: Count }[] {
  return (Object.keys(TABLE) as Field[]).flatMap((field) =>
    Object.entries(TABLE[field] as Record<string, Row>).map(([why, row]) => {
      const of = judged.filter((one) => one.field === field && one.why === why && !one.stray)
      const all = field === 'order' ? judged.filter((one) => one.field === field && one.why === why) : of
      return { field, why, row, now: [all.filter((one) => one.right).length, all.length] }
    }),
  )
}
