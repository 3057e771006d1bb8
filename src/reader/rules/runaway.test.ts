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

const SMALL = 25_000
const LARGE = 100_000
/** Four times the text may take this many times as long (a square grows sixteenfold); below the floor it is not weighed. */
const GROWTH = 11
const FLOOR = 400
const CEILING = 8000

const pieceOf = (text: string): Piece => ({ text, at: Array.from({ length: text.length }, (_, i) => i) })
const fed = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length)) + END

function took(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Says what runs away: a growth that is seen once may be the machine's, seen twice it is the rule's. */
function runsAway(rule: (text: string) => unknown, unit: string): string | null {
  const [small, large] = [fed(unit, SMALL), fed(unit, LARGE)]
  for (let round = 0; ; round++) {
    const long = took(() => rule(large))
    if (long < FLOOR) return null
    const short = took(() => rule(small))
    if (long < CEILING && long < short * GROWTH) return null
    if (round === 2) return `${JSON.stringify(unit)}: ${short.toFixed(0)} ms, four times as long: ${long.toFixed(0)} ms`
  }
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

describe('no rule runs away on 100 kB of its worst', () => {
  test.each([
    ...onText,
    ...onPiece.map(([name, rule]): [string, (text: string) => unknown] => [name, (text) => rule(pieceOf(text))]),
  ])(
    '%s',
    (_name, rule) => {
      expect(UNITS.flatMap((unit) => runsAway(rule, unit) ?? [])).toEqual([])
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
      expect([...UNITS, ...LINES].flatMap((unit) => runsAway(read, unit) ?? [])).toEqual([])
    },
    300_000,
  )
})
