/**
 * The documents of test/written as the reader reads them, and the measure of a reading against the truth. The measure is
 * that of the corpus: an order is found where its words and the true order's overlap by half or more; assignees, deadline
 * and path are counted over the true orders, so an order that was missed has them wrong.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openPaper } from '../src/reader/open.js'
import { readPaper } from '../src/reader/read.js'
import type { Reading } from '../src/reader/reading.js'
import { toForm, type FormDeadline, type FormTask, type ReadingForm } from '../src/reader/reading-form.js'

const FOLDER = join(import.meta.dirname, 'written')

export interface Pair {
  /** The name of the document's file. */
  file: string
  truth: ReadingForm
  read: ReadingForm
  /** The reading with its spans and how sure it is; null where the reader fell. */
  reading: Reading | null
  /** The document's text as it was opened. */
  text: string
  /** What the reader fell over; the document then counts as read empty. */
  failure: string | null
}

const EMPTY: Omit<ReadingForm, 'id' | 'source'> = {
  system: '',
  kind: '',
  number: null,
  issuer: null,
  place: null,
  date: null,
  subject: null,
  recipients: [],
  copies: [],
  basis: [],
  signer: { authority: null, title: null, name: null },
  tasks: [],
}

/** Every document of the folder with its true reading and the reader's. */
export async function readWritten(): Promise<Pair[]> {
  const names = readdirSync(FOLDER).toSorted()
  const pairs: Pair[] = []
  for (const name of names.filter((file) => /\.(txt|docx)$/.test(file))) {
    const id = name.replace(/\.\w+$/, '')
    const truth = JSON.parse(readFileSync(join(FOLDER, `${id}.reading.json`), 'utf8')) as ReadingForm
    const paper = await openPaper(join(FOLDER, name), name)
    const pair = { file: name, truth, text: paper.text }
    try {
      const reading = readPaper(paper)
      pairs.push({ ...pair, read: toForm(id, truth.source, reading), reading, failure: null })
    } catch (error) {
      pairs.push({ ...pair, read: { id, source: truth.source, ...EMPTY }, reading: null, failure: String(error) })
    }
  }
  return pairs
}

const fold = (text: string | null): string =>
  (text ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[–—−]/g, '-')
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-.,;:/()"“”*]+|[\s\-.,;:/()"“”*]+$/g, '')

/** How much the words of two texts overlap, 0 to 1: the harmonic mean of precision and recall. */
export function overlap(left: string | null, right: string | null): number {
  const [a, b] = [left, right].map((text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])
  if (!a!.length || !b!.length) return a!.length === b!.length ? 1 : 0
  const pool = new Map<string, number>()
  for (const word of a!) pool.set(word, (pool.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b!) {
    const left = pool.get(word) ?? 0
    if (left > 0) shared++
    pool.set(word, left - 1)
  }
  return (2 * shared) / (a!.length + b!.length)
}

/** Pairs of places in two lists whose likeness reaches `least`, the likest first, each place used once. */
export function match<T>(truth: T[], read: T[], likeness: (a: T, b: T) => number, least: number): [number, number][] {
  const all = truth.flatMap((a, i) => read.map((b, j) => ({ i, j, is: likeness(a, b) })))
  const likest = all
    .filter(({ is }) => is >= least)
    .toSorted((a, b) => b.is - a.is || Math.abs(a.i - a.j) - Math.abs(b.i - b.j))
  const [left, right] = [new Set<number>(), new Set<number>()]
  return likest.flatMap(({ i, j }): [number, number][] => {
    if (left.has(i) || right.has(j)) return []
    left.add(i)
    right.add(j)
    return [[i, j]]
  })
}

const f1 = (hit: number, truth: number, read: number): number => (truth + read === 0 ? 1 : (2 * hit) / (truth + read))
const listHits = (truth: string[], read: string[]): number =>
  match(truth, read, (a, b) => (fold(a) === fold(b) ? 1 : overlap(a, b)), 0.8).length
export const bodies = (truth: string[], read: string[]): number => f1(listHits(truth, read), truth.length, read.length)
export const sameDeadline = (a: FormDeadline | null, b: FormDeadline | null): boolean =>
  a && b ? a.bound === b.bound && a.date === b.date : a === b

type Equal = (truth: string, read: string) => boolean
export const same: Equal = (a, b) => fold(a) === fold(b)
export const alike: Equal = (a, b) => same(a, b) || overlap(a, b) >= 0.8
const FIELDS: Record<string, [(reading: ReadingForm) => string | null, Equal]> = {
  system: [(reading) => reading.system, same],
  kind: [(reading) => reading.kind, same],
  number: [(reading) => reading.number, same],
  issuer: [(reading) => reading.issuer, alike],
  place: [(reading) => reading.place, same],
  date: [(reading) => reading.date, same],
  subject: [(reading) => reading.subject, (a, b) => same(a, b) || overlap(a, b) >= 0.9],
  'signer.authority': [(reading) => reading.signer.authority, alike],
  'signer.title': [(reading) => reading.signer.title, alike],
  'signer.name': [(reading) => reading.signer.name, same],
}
const LISTS: Record<string, (reading: ReadingForm) => string[]> = {
  recipients: (reading) => reading.recipients,
  copies: (reading) => reading.copies,
  'basis.number': (reading) => reading.basis.flatMap(({ number }) => number ?? []),
}

export interface Measure {
  /** Share of each field of head and foot that was read right, and their mean. */
  fields: Record<string, number>
  header: number
  orders: Record<
    'precision' | 'recall' | 'F1' | 'assignees' | 'cooperating' | 'deadline' | 'path' | 'reportTo' | 'perfect',
    number
  >
  documents: DocumentMeasure[]
}

interface DocumentMeasure {
  id: string
  truth: number
  read: number
  found: number
  perfect: number
  missed: FormTask[]
  invented: FormTask[]
  /** Orders that were found, with the fields that were read otherwise. */
  otherwise: { truth: FormTask; read: FormTask; fields: ('assignees' | 'cooperating' | 'deadline' | 'path')[] }[]
  /** Fields of head and foot that were read otherwise, with both values. */
  head: { field: string; truth: string | string[] | null; read: string | string[] | null }[]
}

/** What may not fall: the scores that are guarded, rounded down to the hundredth. */
export function toFloors({ header, orders }: Measure): Record<string, number> {
  const { F1, precision, recall, assignees, cooperating, deadline, path, reportTo, perfect } = orders
  const guarded = { header, F1, precision, recall, assignees, cooperating, deadline, path, reportTo, perfect }
  return Object.fromEntries(Object.entries(guarded).map(([name, value]) => [name, Math.floor(value * 100) / 100]))
}

/** Measures readings against their truths. */
export function measure(pairs: Pair[]): Measure {
  const total = { truth: 0, read: 0, found: 0, perfect: 0, assignees: 0, cooperating: 0, deadline: 0, path: 0 }
  const reports = { hit: 0, of: 0 }
  const documents: DocumentMeasure[] = []
  for (const { truth, read } of pairs) {
    const found = match(truth.tasks, read.tasks, (a, b) => overlap(a.action, b.action), 0.5)
    const readOf = new Map(found)
    const used = new Set(readOf.values())
    const row: DocumentMeasure = {
      id: truth.id,
      truth: truth.tasks.length,
      read: read.tasks.length,
      found: found.length,
      perfect: 0,
      missed: truth.tasks.filter((_task, i) => !readOf.has(i)),
      invented: read.tasks.filter((_task, j) => !used.has(j)),
      otherwise: [],
      head: [],
    }
    for (const [i, task] of truth.tasks.entries()) {
      if (task.report_to) reports.of++
      const got = readOf.has(i) ? read.tasks[readOf.get(i)!]! : null
      if (!got) continue
      const right = {
        assignees: bodies(task.assignees, got.assignees),
        cooperating: bodies(task.cooperating, got.cooperating),
        deadline: sameDeadline(task.deadline, got.deadline) ? 1 : 0,
        path: same(task.path, got.path) ? 1 : 0,
      }
      const fields = (['assignees', 'cooperating', 'deadline', 'path'] as const).filter((field) => right[field] < 1)
      for (const field of ['assignees', 'cooperating', 'deadline', 'path'] as const) total[field] += right[field]
      if (fields.length) row.otherwise.push({ truth: task, read: got, fields })
      if (fields.every((field) => field === 'cooperating')) row.perfect++
      if (task.report_to && got.report_to && alike(task.report_to, got.report_to)) reports.hit++
    }
    for (const [field, [of, equal]] of Object.entries(FIELDS)) {
      const [a, b] = [of(truth), of(read)]
      if (a === null ? b !== null : b === null || !equal(a, b)) row.head.push({ field, truth: a, read: b })
    }
    for (const [field, of] of Object.entries(LISTS)) {
      if (bodies(of(truth), of(read)) < 1) row.head.push({ field, truth: of(truth), read: of(read) })
    }
    total.truth += row.truth
    total.read += row.read
    total.found += row.found
    total.perfect += row.perfect
    documents.push(row)
  }
  const fields: Record<string, number> = {}
  for (const field of Object.keys(FIELDS))
    fields[field] = 1 - documents.filter((row) => row.head.some((miss) => miss.field === field)).length / pairs.length
  for (const [field, of] of Object.entries(LISTS)) {
    const sum = { hit: 0, truth: 0, read: 0 }
    for (const { truth, read } of pairs) {
      sum.hit += listHits(of(truth), of(read))
      sum.truth += of(truth).length
      sum.read += of(read).length
    }
    fields[field] = f1(sum.hit, sum.truth, sum.read)
  }
  const values = Object.values(fields)
  const ofTruth = (hit: number): number => hit / total.truth
  return {
    fields,
    header: values.reduce((a, b) => a + b, 0) / values.length,
    orders: {
      precision: total.found / total.read,
      recall: ofTruth(total.found),
      F1: f1(total.found, total.truth, total.read),
      assignees: ofTruth(total.assignees),
      cooperating: ofTruth(total.cooperating),
      deadline: ofTruth(total.deadline),
      path: ofTruth(total.path),
      reportTo: reports.of ? reports.hit / reports.of : 1,
      perfect: ofTruth(total.perfect),
    },
    documents,
  }
}
