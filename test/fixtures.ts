/** The same documents in several formats: how tests open them and what of a reading must agree. */
import { join } from 'node:path'
import { squash } from '../src/kernel/text.js'
import { openPaper } from '../src/reader/open.js'
import type { Paper } from '../src/reader/paper.js'
import { readPaper } from '../src/reader/read.js'

const FIXTURES = join(import.meta.dirname, 'fixtures')
const SAMPLES = join(import.meta.dirname, '../samples')

export const fixturePath = (name: string): string => join(FIXTURES, name)
export const openFixture = (name: string): Promise<Paper> => openPaper(join(FIXTURES, name), name)
export const openSample = (name: string): Promise<Paper> => openPaper(join(SAMPLES, name), name)

/** What a person would check of a reading, in one value. */
export function essence(paper: Paper): unknown {
  const reading = readPaper(paper)
  const words = (list: { value: string }[]): string[] => list.map((found) => squash(found.value))
  return {
    head: [reading.number, reading.issuer, reading.place, reading.date, reading.subject].map(
      (f) => f && squash(f.value),
    ),
    recipients: words(reading.recipients),
    signer: [reading.signer.authority, reading.signer.title].map((f) => f && squash(f.value)),
    orders: reading.orders.map((order) => ({
      path: order.path,
      action: squash(order.action.value),
      assignees: words(order.assignees),
      cooperating: words(order.cooperating),
      deadline: order.deadline?.value ?? null,
    })),
  }
}

/** The blocks of a paper as lines that can be read and compared: place, face, text. */
export function drawn(paper: Paper): string[] {
  return paper.blocks.map((block) => {
    const { cell, align, label, emphasis = [] } = block
    const place = cell ? `[${cell.table} ${cell.row}:${cell.column}${cell.span > 1 ? `+${cell.span - 1}` : ''}] ` : ''
    const side = align === 'center' || align === 'right' ? `${align} ` : ''
    const whole = (face: 'bold' | 'italic'): boolean =>
      emphasis.some((e) => e[face] && e.start === block.start && e.end === block.end)
    const face = `${whole('bold') ? 'B ' : ''}${whole('italic') ? 'I ' : ''}`
    return `${place}${side}${face}${label ? `<${label}> ` : ''}${paper.text.slice(block.start, block.end)}`
  })
}
