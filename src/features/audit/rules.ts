/** What a check of the log found, as sentences. Pure. */
import { dayOf } from '../../kernel/calendar.js'
import { words } from '../../kernel/words/index.js'
import type { LogCheck } from './contract.js'

type Finding = LogCheck['findings'][number]
type Row = NonNullable<Finding['row']>

const say = words.log
const OFFSET = 7 * 3_600_000

/** `09:12:03 ngày 25/11/2026` */
function sayWhen(at: string): string {
  const instant = new Date(at)
  const [year, month, day] = dayOf(instant).split('-').map(Number)
  const time = new Date(instant.getTime() + OFFSET).toISOString().slice(11, 19)
  return say.when(time, `${day}/${month}/${year}`)
}

/** What people call an operation; its name where nobody has given it one. */
export const sayOperation = (operation: string): string => say.operation[operation] ?? operation

/** `dòng số 42 (09:12:03 ngày 25/11/2026, việc “Duyệt kết quả”)` */
export function sayRow(row: Row): string {
  const about = [row.at && sayWhen(row.at), row.operation && say.did(sayOperation(row.operation))]
  return say.row(row.seq, about.filter(Boolean).join(', '))
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function sayKind(finding: Finding): string {
  const { kind, row } = finding
  const seq = finding.seq ?? 0
  const named = row ? sayRow(row) : say.row(finding.seq, '')
  switch (kind) {
    case 'changed':
      return say.finding.changed(named)
    case 'deleted':
      return say.finding.deleted(seq, finding.until)
    case 'inserted':
      return say.finding.inserted(named, finding.seq, finding.until)
    case 'swapped':
      return say.finding.swapped(named, finding.until ?? seq)
    case 'cut':
      return say.finding.cut(seq, finding.until)
    case 'headless':
      return say.finding.headless(named)
    case 'forked':
    case 'rewritten': {
      const from = finding.until !== null && finding.until > seq ? say.finding.between(seq, finding.until) : named
      return kind === 'forked' ? say.finding.forked(from) : say.finding.rewritten(from)
    }
  }
}

/** Which row is wrong, in which way, and the last one before it that is not. */
export function sayFinding(finding: Finding): string {
  const after = finding.after && finding.kind !== 'headless' ? ` ${say.finding.after(sayRow(finding.after))}` : ''
  return capital(sayKind(finding)) + after
}
