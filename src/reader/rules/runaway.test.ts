import { describe, expect, test } from 'vitest'
import { paperOfText, readPaper } from '../read.js'
import { trimAction } from './action.js'
import { bodiesOf, trimBody } from './body-lists.js'
import { citationsIn } from './citations.js'
import { clausesOf } from './clauses.js'
import { cooperationOf } from './cooperation.js'
import { firstDayIn } from './dates.js'
import { deadlineIn } from './deadline.js'
import { deadlineOfLabel } from './deadline-label.js'
import { recurrenceOf, termOf } from './deadline-rule.js'
import { stripEmphasis } from './emphasis.js'
import { unfoldFlatText } from './flat-text.js'
import { tidyName } from './letterhead.js'
import type { Piece } from './lines.js'
import { noOrderCode } from './no-order.js'
import { numberBehindCue } from './number.js'
import { markerOf } from './numbering.js'
import { opensLine } from './openers.js'
import { directiveIn, orderOf } from './order-clause.js'
import { reportToOf } from './report-to.js'
import { roleOf } from './role-words.js'
import { actorOf } from './sections.js'
import { isPersonName, isSignatureLine } from './signature-words.js'
import { weighed, type Place } from '../sureness.js'

/** What a rule may be fed with: a unit said over and over, and an end on which a greedy match must turn back. */
const UNITS = [
  ' ',
  '1',
  '1/1',
  ',',
  ', ',
  ';',
  '.',
  '-',
  '(',
  '(a ',
  '“',
  'ă',
  'A',
  'và ',
  'các ',
  'Sở A và ',
  'các xã, ',
  'giao Sở A ',
  'phối hợp với ',
  'gửi về ',
  'báo cáo ',
  'trước ngày ',
  'trước ngày 1/1, ',
  'từ ngày 1/1 đến ',
  'hằng năm ',
  'ngay sau khi ',
  '5 ngày ',
  'Số: ',
  'Công văn ',
  'được ',
  '*',
  'KT. ',
]
const LINES = [
  'TM. ỦY BAN NHÂN DÂN\n',
  'SỞ Y TẾ\n',
  '- Sở A;\n',
  '1. a\n',
  '| 1 | Lập danh sách | Sở A | 1/1 |\n',
  'TT\n',
]
const END = 'x.'
const ISSUED = '2026-01-01'

/** A text and one four times as long, and how long the long one may take before the two are weighed against each other. */
interface Sizes {
  short: number
  long: number
  /** Milliseconds. */
  floor: number
}
const FULL: Sizes = { short: 25_000, long: 100_000, floor: 400 }
/** For the whole reader, which passes every rule above once more: enough to see a square, and four times as quick. */
const QUARTER: Sizes = { short: 6250, long: 25_000, floor: 100 }
/** What the whole reader is fed at full length: blanks, lists, brackets, orders, times, lines and tables. */
const AT_FULL = new Set([' ', ', ', ';', '(a ', 'Sở A và ', 'giao Sở A ', 'trước ngày 1/1, ', '1. a\n'])
/** Four times the text may take this many times as long (a square grows sixteenfold). */
const GROWTH = 11
const CEILING = 8000

const pieceOf = (text: string): Piece => ({ text, at: Array.from({ length: text.length }, (_, i) => i) })
const fed = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length)) + END

/** Processor time in milliseconds: a busy machine is no rule that runs away. */
function took(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  return process.cpuUsage(start).user / 1000
}

/** Says what runs away: a growth that is seen once may be the machine's, seen twice it is the rule's. */
function runsAway(rule: (text: string) => unknown, unit: string, sizes: Sizes): string | null {
  const [small, large] = [fed(unit, sizes.short), fed(unit, sizes.long)]
  for (let round = 0; ; round++) {
    const long = took(() => rule(large))
    if (long < sizes.floor) return null
    const short = took(() => rule(small))
    if (long < CEILING && long < short * GROWTH) return null
    if (round === 2) return `${JSON.stringify(unit)}: ${short.toFixed(0)} ms, four times as long: ${long.toFixed(0)} ms`
  }
}

/** An order of which every part is the whole text. */
function weigh(text: string): unknown {
  const whole: Place<string> = { value: text, span: { start: 0, end: text.length } }
  const order = {
    path: '',
    action: whole,
    assignees: [whole],
    cooperating: [whole],
    deadline: null,
    reportTo: null,
    conditional: false,
    sentence: { start: 0, end: text.length },
    rule: 'numbered-item',
  }
  return weighed([order, order], { text })
}

const onText: [string, (text: string) => unknown][] = [
  ['deadlineIn', (text) => deadlineIn(text, ISSUED)],
  ['deadlineOfLabel', (text) => deadlineOfLabel(text, ISSUED)],
  ['recurrenceOf', recurrenceOf],
  ['termOf', termOf],
  ['firstDayIn', (text) => firstDayIn(text)],
  ['stripEmphasis', stripEmphasis],
  ['unfoldFlatText', (text) => unfoldFlatText([text])],
  ['markerOf', markerOf],
  ['opensLine', opensLine],
  ['isPersonName', isPersonName],
  ['isSignatureLine', isSignatureLine],
  ['weighed', weigh],
  ['noOrderCode', (text) => noOrderCode(text, text, false)],
]
const onPiece: [string, (piece: Piece) => unknown][] = [
  ['clausesOf', clausesOf],
  ['orderOf', orderOf],
  ['directiveIn', directiveIn],
  ['cooperationOf', cooperationOf],
  ['bodiesOf', bodiesOf],
  ['trimBody', trimBody],
  ['actorOf', actorOf],
  ['reportToOf', reportToOf],
  ['trimAction', (piece) => trimAction(piece, null)],
  ['citationsIn', citationsIn],
  ['numberBehindCue', (piece) => numberBehindCue(piece)],
  ['tidyName', tidyName],
  ['roleOf', roleOf],
]

describe('no rule runs away on its worst, 100 kB long', () => {
  test.each([
    ...onText,
    ...onPiece.map(([name, rule]): [string, (text: string) => unknown] => [name, (text) => rule(pieceOf(text))]),
  ])(
    '%s',
    (_name, rule) => {
      expect(UNITS.flatMap((unit) => runsAway(rule, unit, FULL) ?? [])).toEqual([])
    },
    180_000,
  )

  test.each([
    ['as they come', ''],
    ['in the head', 'UBND XÃ NẬM MÂY\nSố: 5/UBND-'],
    ['in an order', 'UBND XÃ NẬM MÂY\nSố: 5/UBND-VP\n\nNậm Mây, ngày 2 tháng 3 năm 2026\n\n1. Giao Sở A '],
  ])(
    'the whole reader: %s',
    (_name, head) => {
      const read = (text: string): unknown => readPaper(paperOfText(head + text))
      const sizes = (unit: string): Sizes => (AT_FULL.has(unit) ? FULL : QUARTER)
      expect([...UNITS, ...LINES].flatMap((unit) => runsAway(read, unit, sizes(unit)) ?? [])).toEqual([])
    },
    300_000,
  )
})
