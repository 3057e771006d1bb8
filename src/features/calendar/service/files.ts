/** The calendar as a file that goes out (.ics, .csv), and days that come in by one (.ics, .csv, .xlsx). */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { invalid } from '../../../kernel/errors.js'
import type { Context, Upload } from '../../../platform/context.js'
import type { DoorTools, MadeFile } from '../../../platform/http/bind.js'
import { refuseUnread } from '../../files/index.js'
import { raiseOfficeVersion } from '../../settings/index.js'
import { openDeadlines } from '../../tasks/index.js'
import type * as contract from '../contract.js'
import { columnsOf, impactOf, planImport, rowOfCells, rowsOfEvent, type DayRow } from '../rules.js'
import * as store from '../store.js'
import { enterDecisions } from './decide.js'
import { csvOf, icsOf } from './file-forms.js'
import { daysOfYear } from './look.js'
import { livingDecisions } from './office.js'

export async function exportCalendar(
  ctx: Context,
  { year, format }: InputOf<typeof contract.exportCalendar>,
): Promise<MadeFile> {
  const decisions = new Map((await store.selectDecisions(ctx.db, ctx.actor.tenantId)).map((row) => [row.id, row]))
  const days = daysOfYear(ctx.calendar, year)
    .filter(({ reason }) => reason !== 'weekend')
    .map((about) => ({ ...about, decision: about.decisionId ? (decisions.get(about.decisionId) ?? null) : null }))
  return format === 'csv' ? csvOf(year, days) : icsOf(year, days, ctx)
}

/** Days of one file. */
const MOST_ROWS = 1000

/** Reads the file in the reading room; nothing of it is kept. */
export async function readDays({ reader, signal }: DoorTools, upload: Upload): Promise<DayRow[]> {
  const rows = /\.ics$/i.test(upload.name)
    ? (await reader.events(upload.path, upload.name, signal).catch(refuseUnread)).flatMap(rowsOfEvent)
    : await reader.table(upload.path, upload.name, signal).then(rowsOfTable, refuseUnread)
  if (rows.length > MOST_ROWS) throw invalid('calendar-too-large', { limit: MOST_ROWS })
  return rows
}

/** Lines before the one that names the columns: a title, a blank. */
const MOST_TITLES = 10

function rowsOfTable({ rows }: { rows: { number: number; cells: string[] }[] }): DayRow[] {
  const at = rows.slice(0, MOST_TITLES).findIndex(({ cells }) => columnsOf(cells) !== null)
  const columns = columnsOf(rows[at]?.cells ?? [])
  if (!columns) throw invalid('calendar-no-day-column')
  return rows.slice(at + 1).map(({ number, cells }) => rowOfCells(columns, number, cells))
}

export async function previewCalendarFile(
  ctx: Context,
  _input: InputOf<typeof contract.previewCalendarFile>,
  upload: Upload,
  days: DayRow[],
): Promise<OutputOf<typeof contract.previewCalendarFile>> {
  const { tenantId } = ctx.actor
  const before = await livingDecisions(ctx.db, tenantId)
  const { rows, decisions } = planImport(days, before)
  const after = decisions.map(({ title, content }, at) => ({ id: `new ${at}`, title, content }))
  return {
    fileName: upload.name,
    rows,
    decisions,
    impact: impactOf(before, [...before, ...after], await openDeadlines(ctx.db, tenantId), dayOf(ctx.now)),
  }
}

export async function importCalendarFile(
  ctx: Context,
  { fileName, decisions }: InputOf<typeof contract.importCalendarFile>,
): Promise<{ ids: string[] }> {
  await raiseOfficeVersion(ctx.db, ctx.actor.tenantId)
  return {
    ids: await enterDecisions(
      ctx,
      decisions.map((one) => ({ ...one, note: '' })),
      'importCalendarFile',
      { fileName },
    ),
  }
}
