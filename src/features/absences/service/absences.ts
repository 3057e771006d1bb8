/** Naming who stands in for a post, and ending it. The roles themselves are identity's: dated grants that somebody confirms. */
import { may } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, notFound, Refused } from '../../../kernel/errors.js'
import { words } from '../../../kernel/words/index.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { endGrant, giveRole, heldGrants } from '../../identity/index.js'
import { namesOf, type Names } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { mayName, mustBeNameable, type RoleHeld, rolesToGive } from '../rules.js'
import * as store from '../store/index.js'

const isOver = (row: store.AbsenceRow, today: string): boolean => row.ended_at !== null || row.until_day < today

function view(ctx: Context, names: Names, row: store.AbsenceRow): contract.AbsenceView {
  const today = dayOf(ctx.now)
  const over = isOver(row, today)
  const nameOf = (id: string): string => names.on(id, today)?.name ?? ''
  return {
    id: row.id,
    absent: { id: row.account_id, title: row.absent_title, organisation: nameOf(row.absent_organisation) },
    substitute: {
      id: row.substitute_id,
      title: row.substitute_title,
      organisation: nameOf(row.substitute_organisation),
    },
    from: row.from_day,
    until: row.until_day,
    note: row.note,
    when: over ? 'over' : row.from_day > today ? 'later' : 'now',
    ended: row.ended_at && { at: row.ended_at.toISOString(), by: row.ended_title ?? '' },
    roles: row.roles,
    can: { end: !over && mayName(ctx.actor, row.account_id) },
  }
}

export async function listAbsences(
  ctx: Context,
  input: InputOf<typeof contract.listAbsences>,
): Promise<OutputOf<typeof contract.listAbsences>> {
  const { tenantId, accountId: own } = ctx.actor
  const accountId = input.accountId ?? own
  if (!mayName(ctx.actor, accountId)) throw notFound('account')
  const [post] = await store.selectPosts(ctx.db, tenantId, { ids: [accountId] })
  if (!post) throw notFound('account')
  const names = await namesOf(ctx.db, tenantId)
  const rows = (await store.selectAbout(ctx.db, tenantId, accountId)).map((row) => view(ctx, names, row))
  const everybody = may(ctx.actor, 'accounts.manage')
  const candidates = await store.selectPosts(ctx.db, tenantId, {
    organisationId: everybody ? null : post.organisation_id,
  })
  return {
    absences: rows.filter((row) => row.absent.id === accountId),
    standsIn: rows.filter((row) => row.substitute.id === accountId),
    candidates: candidates
      .filter((one) => one.id !== accountId)
      .map((one) => ({
        id: one.id,
        title: one.title,
        organisation: names.on(one.organisation_id, dayOf(ctx.now))?.name ?? '',
      })),
    can: { name: true },
  }
}

async function rolesOf(ctx: Context, accountId: string): Promise<RoleHeld[]> {
  return (await heldGrants(ctx.db, ctx.actor.tenantId, accountId))
    .filter((grant) => grant.to === null || grant.to > grant.from)
    .map((grant) => ({
      id: grant.id,
      role: grant.role,
      organisationId: grant.organisationId,
      from: dayOf(grant.from),
      until: grant.to && dayOf(new Date(grant.to.getTime() - 1)),
    }))
    .filter((grant) => grant.until === null || grant.until >= dayOf(ctx.now))
}

export async function nameSubstitute(
  ctx: Context,
  input: InputOf<typeof contract.nameSubstitute>,
): Promise<{ id: string; roles: number }> {
  const { tenantId, accountId: by } = ctx.actor
  const known = await store.selectAbsence(ctx.db, tenantId, input.id)
  if (known) {
    if (known.made_by !== by) throw conflict('id-taken')
    return { id: known.id, roles: known.roles }
  }
  if (!mayName(ctx.actor, input.accountId)) throw new Refused('not-own-absence', 403)
  const posts = await store.selectPosts(ctx.db, tenantId, {
    ids: [input.accountId, input.substituteId],
    lock: true,
  })
  const find = (id: string): store.PostRow => {
    const found = posts.find((post) => post.id === id)
    if (!found) throw notFound('account')
    return found
  }
  const absent = find(input.accountId)
  const substitute = find(input.substituteId)
  const today = dayOf(ctx.now)
  const about = async (id: string) =>
    (await store.selectAbout(ctx.db, tenantId, id)).filter((row) => !isOver(row, today))
  const days = (row: store.AbsenceRow) => ({ from: row.from_day, until: row.until_day })
  const ofAbsent = await about(absent.id)
  const ofSubstitute = await about(substitute.id)
  const post = (row: store.PostRow) => ({ id: row.id, organisationId: row.organisation_id, suspended: row.suspended })
  mustBeNameable(ctx.actor, post(absent), post(substitute), input, today, {
    absent: ofAbsent.filter((row) => row.account_id === absent.id).map(days),
    standsIn: ofAbsent.filter((row) => row.substitute_id === absent.id).map(days),
    substitute: ofSubstitute.filter((row) => row.account_id === substitute.id).map(days),
  })
  const borrowed = await store.selectBorrowed(ctx.db, tenantId, absent.id)
  const roles = rolesToGive(await rolesOf(ctx, absent.id), borrowed, await rolesOf(ctx, substitute.id), input)
  if (!roles.any) throw conflict('nothing-to-stand-in')
  const grants: string[] = []
  for (const { role, organisationId, from, until } of roles.give) {
    const note = words.absences.grantNote(absent.title)
    grants.push((await giveRole(ctx, { id: substitute.id, role, organisationId, from, until, note })).id)
  }
  await store.insertAbsence(
    ctx.db,
    {
      tenant_id: tenantId,
      id: input.id,
      account_id: absent.id,
      substitute_id: substitute.id,
      from_day: input.from,
      until_day: input.until,
      note: input.note || null,
      made_by: by,
      made_at: ctx.now,
    },
    grants,
  )
  await record(ctx, {
    operation: 'nameSubstitute',
    organisationId: absent.organisation_id,
    data: {
      absenceId: input.id,
      accountId: absent.id,
      substituteId: substitute.id,
      from: input.from,
      until: input.until,
      grants,
    },
  })
  return { id: input.id, roles: grants.length }
}

export async function endAbsence(ctx: Context, input: InputOf<typeof contract.endAbsence>): Promise<{ ok: true }> {
  const { tenantId, accountId: by } = ctx.actor
  const row = await store.selectAbsence(ctx.db, tenantId, input.id)
  if (!row || !(mayName(ctx.actor, row.account_id) || row.substitute_id === by)) throw notFound('absence')
  if (!mayName(ctx.actor, row.account_id)) throw new Refused('not-own-absence', 403)
  if (isOver(row, dayOf(ctx.now))) throw conflict('absence-over')
  const ids = new Set(await store.selectGrantsOf(ctx.db, tenantId, row.id))
  for (const grant of await heldGrants(ctx.db, tenantId, row.substitute_id)) {
    const open = (grant.to === null || grant.to > ctx.now) && (grant.to === null || grant.to > grant.from)
    if (ids.has(grant.id) && open) await endGrant(ctx, { id: row.substitute_id, grantId: grant.id })
  }
  await store.endAbsence(ctx.db, tenantId, row.id, { ended_by: by, ended_at: ctx.now })
  await record(ctx, {
    operation: 'endAbsence',
    organisationId: row.absent_organisation,
    data: { absenceId: row.id, accountId: row.account_id, substituteId: row.substitute_id },
  })
  return { ok: true }
}
