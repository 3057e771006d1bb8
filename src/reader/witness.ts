/** The header of an exchange package beside what the text says: it fills what the text lacks, and is heard where they differ. */
import { fold } from '../kernel/text.js'
import type { Declared } from './paper.js'
import type { Found, OpenPoint, Reading } from './reading.js'

/* Set by judgement: no packages of real offices were there to measure. */
const SURE_ALONE = 0.9
const SURE_TOGETHER = 0.99
const SURE_APART = 0.4

/** Letters and digits alone: programs write separators and marks as they like. */
const bare = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '')

/** A reading with what the header declares. The text stays what is read; where both speak and differ, a person must look. */
export function withWitness(reading: Reading, declared: Declared): Reading {
  const open: OpenPoint[] = []
  const judge = (read: Found<string> | null, said: string | null, whole: boolean): Found<string> | null => {
    if (said === null) return read
    if (read === null || (whole && !/\d/.test(read.value)))
      return { value: said, span: null, sure: SURE_ALONE, why: 'package' }
    if (bare(read.value) === bare(said))
      return { ...read, sure: Math.max(read.sure, SURE_TOGETHER), why: 'package-agrees' }
    if (!whole) return read
    open.push({ code: 'package-differs', order: null, span: read.span, quote: said })
    return { ...read, sure: Math.min(read.sure, SURE_APART), why: 'package-differs' }
  }
  const number = judge(reading.number, declared.number, true)
  const date = judge(reading.date, declared.date, true)
  const answered = (point: OpenPoint): boolean =>
    (point.code === 'no-number' && number !== null && /\d/.test(number.value)) ||
    (point.code === 'no-date' && date !== null)
  return {
    ...reading,
    number,
    date,
    // Names and subjects are written in many ways; another wording is no contradiction.
    issuer: judge(reading.issuer, declared.issuer, false),
    subject: judge(reading.subject, declared.subject, false),
    recipients:
      reading.recipients.length > 0
        ? reading.recipients
        : declared.recipients.map((value) => ({ value, span: null, sure: SURE_ALONE, why: 'package' })),
    open: [...open, ...reading.open.filter((point) => !answered(point))],
  }
}
