/** Parts as a table for spreadsheets. */
import { seesWholeOffice, sightUnits } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { invalid } from '../../../kernel/errors.js'
import { capital } from '../../../kernel/text.js'
import { words } from '../../../kernel/words/index.js'
import type { Context } from '../../../platform/context.js'
import type { MadeFile } from '../../../platform/http/bind.js'
import { namesOf } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { maySee, onTimeAsOrdered, timeStateOf } from '../rules.js'
import * as store from '../store/index.js'
import { csvOf, xlsxOf, type Cell } from './table-forms.js'

const text = words.bulk.file
/** More than a person looks through; a larger table is asked for by unit. */
const MOST = 2000

function timeText(time: contract.TimeStateView): string {
  const say = words.tasks.time
  const days = Math.abs(time.workingDays ?? 0)
  switch (time.code) {
    case 'late':
      return say.late(days)
    case 'today':
      return say.today
    case 'soon':
    case 'ahead':
      return say.left(days)
    case 'done-on-time':
      return say.doneOnTime
    case 'done-late':
      return say.doneLate(days)
    case 'stopped':
      return words.taskLife.stopped
    case 'none':
    case 'done':
      return ''
  }
}

const asOrdered = (onTime: boolean | null): string =>
  onTime === null ? '' : onTime ? words.tasks.time.doneOnTime : words.tasks.time.doneLate(0)

export async function exportParts(ctx: Context, input: InputOf<typeof contract.exportParts>): Promise<MadeFile> {
  const { tenantId } = ctx.actor
  const ids = input.ids ? input.ids.split(',') : null
  const office = seesWholeOffice(ctx.actor)
  const own = office ? null : sightUnits(ctx.actor)
  if (!ids && !input.documentId && !input.unitId && office) throw invalid('file-of-what')
  const parts = await store.selectPartsForFile(ctx.db, tenantId, {
    ids,
    documentId: input.documentId ?? null,
    // A unit is asked of its own only; pieces that it gave are named by their ids.
    unitIds: input.unitId ? [input.unitId] : ids ? null : own,
    limit: MOST + 1,
  })
  if (parts.length > MOST) throw invalid('file-too-long', { most: MOST })
  const seen = parts.filter((part) => maySee(ctx.actor, part))
  const names = await namesOf(
    ctx.db,
    tenantId,
    seen.map((part) => part.organisation_id),
  )
  const today = dayOf(ctx.now)
  const rows = seen.map((part): Cell[] => [
    [part.document_kind ? capital(part.document_kind) : '', part.document_number ?? ''].filter(Boolean).join(' '),
    part.document_issuer ?? '',
    part.path,
    part.task_number,
    part.title,
    names.on(part.organisation_id, today)?.name ?? '',
    words.tasks.role[part.role],
    words.tasks.state[part.state],
    part.ordered_last_day ? { day: part.ordered_last_day } : '',
    part.last_day ? { day: part.last_day } : '',
    timeText(timeStateOf(part, ctx.now, ctx.calendar, ctx.settings.soonDays)),
    part.submitted_at ? { day: dayOf(part.submitted_at) } : '',
    asOrdered(onTimeAsOrdered(part)),
  ])
  const name = text.name(today)
  return input.format === 'csv' ? csvOf(name, text.columns, rows) : xlsxOf(name, text.sheet, text.columns, rows)
}
