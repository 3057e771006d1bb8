/** What an account is told, as far as it may still see it. */
import { seesWholeOffice, sightUnits, type Actor } from '../../../kernel/actor.js'
import { dayOf, workingDaysBetween } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { words } from '../../../kernel/words/index.js'
import { numberAndSymbol } from '../../../writer/lines.js'
import { PROFILES, type ProfileCode } from '../../../writer/profiles.js'
import type { Context } from '../../../platform/context.js'
import { namesOf } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import * as store from '../store/index.js'

const PAGE = 50

const readerOf = (actor: Actor): store.Reader => ({
  tenantId: actor.tenantId,
  accountId: actor.accountId,
  unitIds: sightUnits(actor),
  seesOffice: seesWholeOffice(actor),
})

type Looking = Pick<Context, 'db' | 'now' | 'calendar'>

/** As it stood when it was told; the page says that day with it. */
function workingDaysAt({ calendar }: Looking, row: store.NoticeRow): number | null {
  if (row.due_day === null) return null
  return Math.abs(workingDaysBetween(calendar, dayOf(row.tell_at), row.due_day))
}

/** "Công văn 12-CV/VPTU" */
function letterTitle({
  letter_number: number,
  letter_symbol: symbol,
  letter_profile: profile,
}: store.NoticeRow): string {
  const regime = PROFILES[profile as ProfileCode]?.regime ?? 'state'
  return words.urging.letter.title(numberAndSymbol(regime, { number, kind: 'CV', symbol: symbol ?? '' }))
}

async function viewsOf(ctx: Looking, tenantId: string, rows: store.NoticeRow[]): Promise<contract.NoticeView[]> {
  const names = await namesOf(
    ctx.db,
    tenantId,
    rows.map((row) => row.organisation_id),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    because: row.because,
    operation: row.operation,
    unit: names.on(row.organisation_id, dayOf(ctx.now))?.shortName ?? '',
    taskId: row.task_id,
    assignmentId: row.assignment_id,
    letterId: row.letter_id,
    title: row.title ?? letterTitle(row),
    path: row.path ?? '',
    documentKind: row.document_kind,
    documentNumber: row.document_number,
    lastDay: row.due_day ?? row.last_day ?? row.letter_answer_by,
    workingDays: workingDaysAt(ctx, row),
    again: (row.stage ?? 0) > 1,
    toldAt: row.tell_at.toISOString(),
    read: row.read_at !== null,
  }))
}

/**
 * Those of some notices that their account would see unread if it looked now: with the rights of this moment, so that whoever
 * has left a task, or is suspended, is told nothing of it on another channel either.
 */
export async function unreadNow(
  ctx: Looking,
  tenantId: string,
  accountId: string,
  ids: string[],
): Promise<contract.NoticeView[]> {
  const grants = await store.selectGrants(ctx.db, tenantId, accountId, ctx.now)
  if (!grants) return []
  const actor = { tenantId, accountId, title: '', organisationId: '', grants }
  const rows = await store.selectNotices(ctx.db, readerOf(actor), ctx.now, {
    before: null,
    unread: true,
    limit: ids.length,
    ids,
  })
  return viewsOf(ctx, tenantId, rows)
}

export async function listNotices(
  ctx: Context,
  input: InputOf<typeof contract.listNotices>,
): Promise<OutputOf<typeof contract.listNotices>> {
  const { tenantId, accountId } = ctx.actor
  const reader = readerOf(ctx.actor)
  const before = input.before ? await store.selectPlace(ctx.db, tenantId, accountId, input.before) : null
  const rows = await store.selectNotices(ctx.db, reader, ctx.now, {
    before,
    unread: input.unread,
    limit: PAGE + 1,
  })
  const shown = rows.slice(0, PAGE)
  return {
    today: dayOf(ctx.now),
    unread: await store.countUnread(ctx.db, reader, ctx.now),
    notices: await viewsOf(ctx, tenantId, shown),
    more: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

export async function countNotices(ctx: Context): Promise<OutputOf<typeof contract.countNotices>> {
  return { unread: await store.countUnread(ctx.db, readerOf(ctx.actor), ctx.now) }
}

/** Reading is the reader's own affair: it changes no record of the office, and writes no event. */
export async function readNotices(
  ctx: Context,
  input: InputOf<typeof contract.readNotices>,
): Promise<OutputOf<typeof contract.readNotices>> {
  await store.markRead(ctx.db, readerOf(ctx.actor), ctx.now, input.ids ?? null)
  return { unread: await store.countUnread(ctx.db, readerOf(ctx.actor), ctx.now) }
}
