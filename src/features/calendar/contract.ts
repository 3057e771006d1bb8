/** The working calendar of the office: what the law gives, what was decided, and what a change would touch. */
import { z } from 'zod'
import { contract, day, done, filled, id, instant, text } from '../../kernel/contract.js'
import type { DecisionContent } from '../../kernel/calendar.js'
import { HOLIDAYS } from '../../kernel/holidays.js'

/** Days in one decision; the longest Tết with all its swaps has a dozen. */
const MOST_DAYS = 60
const days = z.array(day).max(MOST_DAYS)
const year = z.number().int().min(1901).max(2199)

export const holidayCode = z.enum([...HOLIDAYS, 'annual'])
export const decidedHoliday = z.enum(['tet', 'national'])

export const decisionContent: z.ZodType<DecisionContent, DecisionContent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('holiday'), holiday: decidedHoliday, year, days: days.min(1) }),
  z.object({ kind: z.literal('compensation'), holiday: holidayCode, year, days: days.min(1) }),
  z.object({ kind: z.literal('swap'), off: days.min(1), on: days.min(1) }),
  z.object({ kind: z.literal('office'), days: days.min(1) }),
  z.object({ kind: z.literal('weekdays'), from: day, weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7) }),
  z.object({ kind: z.literal('annual'), from: day, date: z.string().regex(/^\d{2}-\d{2}$/) }),
])

/** The document that decided: number and symbol, its day, who decided. */
export const basis = z.object({ number: filled(100), date: day, issuer: filled(200) })
export type Basis = z.infer<typeof basis>

const decided = { title: filled(200), content: decisionContent, basis, note: text(1000).default('') }

export const decision = z.object({
  id,
  title: z.string(),
  content: decisionContent,
  basis: z.object({ number: z.string(), date: day, issuer: z.string() }),
  note: z.string().nullable(),
  version: z.number().int(),
  /** Post that entered it. */
  enteredBy: z.string(),
  enteredAt: instant,
  removed: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
})
export type DecisionView = z.infer<typeof decision>

/** A day that is not plainly a working day: why, by which decision, and whether anybody has decided it. */
export const calendarDay = z.object({
  day,
  working: z.boolean(),
  reason: z.string(),
  decisionId: id.nullable(),
  unverified: z.boolean(),
})
export type CalendarDayView = z.infer<typeof calendarDay>

/** A holiday whose days of a year were to be decided by now. */
export const missing = z.object({ year: z.number().int(), holiday: decidedHoliday })
export type MissingView = z.infer<typeof missing>

export const getCalendar = contract({
  name: 'getCalendar',
  method: 'GET',
  path: '/api/calendar',
  permission: 'office.read',
  summary:
    'A year of the office’s calendar: every day that is off or swapped, with why, and the decisions behind them.',
  input: z.object({ year: z.coerce.number().int().min(1901).max(2199).optional() }),
  output: z.object({
    year: z.number().int(),
    today: day,
    days: z.array(calendarDay),
    /** Of each month, and of the year. */
    workingDays: z.array(z.number().int()).length(12),
    decisions: z.array(decision),
    /** First day of the lunar year, 10/3 lunar, and the usual days of Tết. */
    lunar: z.object({ tet: day, hungKings: day }),
    missing: z.array(missing),
    can: z.object({ change: z.boolean() }),
  }),
})

export const getCalendarNotices = contract({
  name: 'getCalendarNotices',
  method: 'GET',
  path: '/api/calendar/notices',
  permission: 'calendar.manage',
  summary: 'What the calendar lacks: from November on, the holidays of the coming year that nobody has decided.',
  input: z.object({}),
  output: z.object({ missing: z.array(missing) }),
})

export const problem = z.object({ code: z.string(), detail: z.record(z.string(), z.unknown()) })
export type ProblemView = z.infer<typeof problem>

/** What a change of the calendar does. */
export const impact = z.object({
  /** Days that are off, or worked on, from then on; not named one by one where the week or every year changes. */
  off: z.array(day),
  on: z.array(day),
  deadlines: z.object({
    /** Open parts of tasks with a last day. */
    open: z.number().int(),
    /** Of these, those of which anything below is true. */
    touched: z.number().int(),
    /** The last day becomes a day off, or is none any more. Last days themselves never move. */
    ontoDayOff: z.number().int(),
    offDayOff: z.number().int(),
    /** Working days that are left, or that it is late, become fewer or more. */
    fewerDays: z.number().int(),
    moreDays: z.number().int(),
  }),
  /** Titles of other decisions that no longer fit after the change. */
  clashes: z.array(z.string()),
})
export type ImpactView = z.infer<typeof impact>

export const previewDecision = contract({
  name: 'previewDecision',
  method: 'POST',
  path: '/api/calendar/preview',
  permission: 'calendar.manage',
  summary:
    'What a decision would change before it is entered: `replaces` names the one that it stands for, no content takes that out.',
  input: z.object({ content: decisionContent.nullable(), replaces: id.nullable().default(null) }),
  output: z.object({ problems: z.array(problem), impact }),
})

export const addDecision = contract({
  name: 'addDecision',
  method: 'POST',
  path: '/api/calendar/decisions',
  permission: 'calendar.manage',
  summary: 'Enters a decision about the office’s working days, with the document that it rests on.',
  input: z.object(decided),
  output: z.object({ id }),
})

export const changeDecision = contract({
  name: 'changeDecision',
  method: 'PUT',
  path: '/api/calendar/decisions/:id',
  permission: 'calendar.manage',
  summary: 'Corrects a decision; what it said before stays in the event log.',
  input: z.object({ id, version: z.number().int(), ...decided }),
  output: z.object({ version: z.number().int() }),
})

/* Files */

export const exportCalendar = contract({
  name: 'exportCalendar',
  method: 'GET',
  path: '/api/calendar/file',
  permission: 'office.read',
  transport: 'download',
  summary: 'The days of a year that are off or swapped, as .ics for calendar programs or .csv for spreadsheets.',
  input: z.object({
    year: z.coerce.number().int().min(1901).max(2199),
    format: z.enum(['ics', 'csv']),
  }),
  output: z.object({}),
})

/** What becomes of one day of a file. */
export const importedRow = z.object({
  line: z.number().int(),
  day: day.nullable(),
  text: z.string(),
  outcome: z.enum(['known', 'off', 'on', 'problem']),
  problem: problem.nullable(),
})
export type ImportedRowView = z.infer<typeof importedRow>

export const importedDecision = z.object({
  title: z.string(),
  content: decisionContent,
  basis: z.object({ number: z.string(), date: day, issuer: z.string() }).nullable(),
})
export type ImportedDecisionView = z.infer<typeof importedDecision>

export const previewCalendarFile = contract({
  name: 'previewCalendarFile',
  method: 'POST',
  path: '/api/calendar/import/preview',
  permission: 'calendar.manage',
  transport: 'upload',
  summary: 'Reads a file of days (.ics, .csv, .xlsx) and says row by row what would be entered; nothing is stored.',
  input: z.object({}),
  output: z.object({
    fileName: z.string(),
    rows: z.array(importedRow),
    decisions: z.array(importedDecision),
    impact,
  }),
})

/** Decisions of one file. */
const MOST_IMPORTED = 200

export const importCalendarFile = contract({
  name: 'importCalendarFile',
  method: 'POST',
  path: '/api/calendar/import',
  permission: 'calendar.manage',
  summary: 'Enters the decisions that a file was found to hold, all of them or none.',
  input: z.object({
    fileName: filled(200),
    decisions: z
      .array(z.object({ title: filled(200), content: decisionContent, basis }))
      .min(1)
      .max(MOST_IMPORTED),
  }),
  output: z.object({ ids: z.array(id) }),
})

export const removeDecision = contract({
  name: 'removeDecision',
  method: 'POST',
  path: '/api/calendar/decisions/:id/remove',
  permission: 'calendar.manage',
  summary: 'Takes a decision out of the calendar, with the reason; it stays listed as taken out.',
  input: z.object({ id, version: z.number().int(), reason: filled(1000) }),
  output: done,
})
