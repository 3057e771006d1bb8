/**
 * How sure the reader says it is, against how often it is right. Every value that a reading gives is compared with the
 * true one; a value that stands for an order that is none is wrong.
 */
import type { Found, Reading, ReadOrder } from '../src/reader/reading.js'
import type { FormTask, ReadingForm } from '../src/reader/reading-form.js'
import { alike, bodies, match, overlap, same, sameDeadline, type Pair } from './written.js'

/** One value that was read: where it comes from, how sure the reader was, whether it is right. */
export interface Judged {
  field: string
  /** What the value rests on: the rule that found the order, the form of the deadline … */
  by: string
  sure: number
  right: boolean
}

const HEAD: [string, (reading: Reading) => Found<string> | null, (truth: ReadingForm) => string | null, typeof same][] =
  [
    ['system', (r) => r.system, (t) => t.system, same],
    ['kind', (r) => r.kind, (t) => t.kind, same],
    ['number', (r) => r.number, (t) => t.number, same],
    ['issuer', (r) => r.issuer, (t) => t.issuer, alike],
    ['place', (r) => r.place, (t) => t.place, same],
    ['date', (r) => r.date, (t) => t.date, same],
    ['subject', (r) => r.subject, (t) => t.subject, (a, b) => same(a, b) || overlap(a, b) >= 0.9],
    ['signer.authority', (r) => r.signer.authority, (t) => t.signer.authority, alike],
    ['signer.title', (r) => r.signer.title, (t) => t.signer.title, alike],
  ]

const names = (found: Found<string>[]): string[] => found.map((one) => one.value)
const leastSure = (found: Found<string>[]): number => Math.min(...found.map((one) => one.sure))

function judgeOrder(order: ReadOrder, truth: FormTask | undefined): Judged[] {
  const judged: Judged[] = [{ field: 'order', by: order.rule, sure: order.action.sure, right: truth !== undefined }]
  const inside = (span: Found<string>['span']): boolean =>
    span !== null && span.start >= order.sentence.start && span.end <= order.sentence.end
  if (order.assignees.length > 0)
    judged.push({
      field: 'assignees',
      by: inside(order.assignees[0]!.span) ? 'in the sentence' : 'from above',
      sure: leastSure(order.assignees),
      right: truth !== undefined && bodies(truth.assignees, names(order.assignees)) === 1,
    })
  if (order.cooperating.length > 0)
    judged.push({
      field: 'cooperating',
      by: order.rule,
      sure: leastSure(order.cooperating),
      right: truth !== undefined && bodies(truth.cooperating, names(order.cooperating)) === 1,
    })
  if (order.deadline)
    judged.push({
      field: 'deadline',
      by: order.deadline.value.bound,
      sure: order.deadline.sure,
      right: truth !== undefined && sameDeadline(truth.deadline, order.deadline.value),
    })
  if (order.reportTo)
    judged.push({
      field: 'report_to',
      by: order.rule,
      sure: order.reportTo.sure,
      right: truth?.report_to != null && alike(truth.report_to, order.reportTo.value),
    })
  return judged
}

/** Every value of the readings, judged by the truths. */
export function judge(pairs: Pair[]): Judged[] {
  return pairs.flatMap(({ truth, read, reading }) => {
    if (!reading) return []
    const head = HEAD.flatMap(([field, of, ofTruth, equal]): Judged[] => {
      const found = of(reading)
      if (!found) return []
      const true_ = ofTruth(truth)
      return [{ field, by: 'head', sure: found.sure, right: true_ !== null && equal(true_, found.value) }]
    })
    const found = match(truth.tasks, read.tasks, (a, b) => overlap(a.action, b.action), 0.5)
    const truthOf = new Map(found.map(([i, j]) => [j, truth.tasks[i]!]))
    return [...head, ...reading.orders.flatMap((order, j) => judgeOrder(order, truthOf.get(j)))]
  })
}

export interface Share {
  name: string
  values: number
  right: number
  /** Mean of what the reader said. */
  said: number
}

/** Values gathered under a name, the largest groups first. */
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
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** "≥ 0.9", "0.8 to 0.9" … : the steps in which a clerk is told. */
export const step = ({ sure }: Judged): string =>
  sure >= 0.9 ? '1: ≥ 0.9' : sure >= 0.75 ? '2: 0.75 to 0.9' : sure >= 0.5 ? '3: 0.5 to 0.75' : '4: under 0.5'
