/** A reading as a table that a person can read on a terminal. */
import { workCalendar } from './kernel/calendar.js'
import { computeDeadline } from './kernel/deadline.js'
import { words } from './kernel/words/index.js'
import type { Reading, ReadOrder } from './reader/reading.js'

const { command } = words

/** Breaks a text into lines of at most `width` columns, at blanks; a longer word keeps a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line)
      line = ''
    }
    line = line ? `${line} ${word}` : word
  }
  return [...lines, line]
}

const plain = (day: string): string => day.split('-').reverse().join('/')

function deadlineCell(order: ReadOrder): string {
  if (!order.deadline) return command.none
  const { value } = order.deadline
  const { lastDay } = computeDeadline(value, workCalendar())
  return lastDay && (value.bound === 'before' || plain(lastDay) !== value.text)
    ? `${value.text} (${command.lastDay(plain(lastDay))})`
    : value.text
}

const WIDTHS = { at: 6, who: 24, what: 46, deadline: 22, to: 20 }

function row(cells: Record<keyof typeof WIDTHS, string>): string {
  const names = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[]
  const columns = names.map((name) => wrap(cells[name], WIDTHS[name]))
  const height = Math.max(...columns.map((column) => column.length))
  return Array.from({ length: height }, (_, line) =>
    names
      .map((name, at) => (columns[at]?.[line] ?? '').padEnd(WIDTHS[name]))
      .join('  ')
      .trimEnd(),
  ).join('\n')
}

/** Head, orders and open points; for people, so its form may change. Programs take `--json`. */
export function readingTable(reading: Reading): string {
  const { head, columns } = command
  const fact = (name: string, value: string | null | undefined): string[] =>
    value ? [`${name.padEnd(18)} ${wrap(value, 100).join(`\n${' '.repeat(19)}`)}`] : []
  const place = [reading.place?.value, reading.date ? plain(reading.date.value) : null].filter(Boolean).join(', ')
  const basis = reading.basis
    .map(({ number, date, issuer }) => [number, date && plain(date), issuer].filter(Boolean).join(', '))
    .join('; ')
  const rule = '─'.repeat(Object.values(WIDTHS).reduce((a, b) => a + b + 2, -2))
  return [
    ...fact(head.kind, reading.kind.value),
    ...fact(head.number, reading.number?.value),
    ...fact(head.issuer, reading.issuer?.value),
    ...fact(head.place, place),
    ...fact(head.subject, reading.subject?.value),
    ...fact(head.recipients, reading.recipients.map((found) => found.value).join('; ')),
    ...fact(head.basis, basis),
    ...fact(
      head.signer,
      [reading.signer.authority, reading.signer.title, reading.signer.name]
        .flatMap((found) => (found ? [found.value] : []))
        .join(' · '),
    ),
    ...fact(head.copies, reading.copies.map((found) => found.value).join('; ')),
    '',
    command.orders(reading.orders.length),
    rule,
    row({ at: columns.at, who: columns.who, what: columns.what, deadline: columns.deadline, to: columns.to }),
    rule,
    ...reading.orders.flatMap((order) => [
      row({
        at: order.path || '–',
        who: [
          order.assignees.map((found) => found.value).join('; ') || command.none,
          ...(order.cooperating.length
            ? [`(${columns.with.toLowerCase()}: ${order.cooperating.map((found) => found.value).join('; ')})`]
            : []),
        ].join(' '),
        what: order.action.value,
        deadline: deadlineCell(order),
        to: order.reportTo?.value ?? command.none,
      }),
      '',
    ]),
    rule,
    command.open(reading.open.length),
    ...reading.open.map((point) => {
      const order = point.order === null ? null : reading.orders[point.order]
      const { codes, unknown } = words.documents.open
      const sentence = (codes[point.code] ?? unknown)(point.quote)
      return `  • ${order ? `${order.path || order.action.value.slice(0, 40)}: ` : ''}${sentence}`
    }),
    '',
  ].join('\n')
}
