/** Named groups and who is in them, day by day. */
import { addDays, dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Db } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import type * as contract from '../contract.js'
import * as store from '../store/index.js'
import { groupsOn, organisationsOn } from './look.js'

async function mustExist(ctx: Context, ids: string[]): Promise<void> {
  const known = await organisationsOn(ctx.db, ctx.actor.tenantId, dayOf(ctx.now))
  const missing = ids.find((id) => !known.has(id))
  if (missing) throw invalid('unknown-organisation', { id: missing })
}

/** Adds a group with its first members. */
export async function addGroup(
  db: Db,
  tenantId: string,
  input: { name: string; memberIds: string[]; aliases?: string[] },
  now: Date,
  validFrom: string,
): Promise<string> {
  const id = newId()
  await store.insertGroup(db, {
    tenant_id: tenantId,
    id,
    name: input.name,
    aliases: input.aliases ?? [],
    created_at: now,
  })
  await store.insertMembers(
    db,
    [...new Set(input.memberIds)].map((organisationId) => ({
      tenant_id: tenantId,
      group_id: id,
      organisation_id: organisationId,
      valid_from: validFrom,
      valid_to: null,
    })),
  )
  return id
}

export async function createGroup(ctx: Context, input: InputOf<typeof contract.createGroup>): Promise<{ id: string }> {
  await mustExist(ctx, input.memberIds)
  const id = await addGroup(ctx.db, ctx.actor.tenantId, input, ctx.now, dayOf(ctx.now))
  await record(ctx, { operation: 'createGroup', data: { id, name: input.name, memberIds: input.memberIds } })
  return { id }
}

export async function changeGroup(ctx: Context, input: InputOf<typeof contract.changeGroup>): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  const today = dayOf(ctx.now)
  await mustExist(ctx, input.memberIds)
  const before = (await groupsOn(ctx.db, tenantId, today)).get(input.id)
  if (!before) throw notFound('group')
  const leaving = before.memberIds.filter((id) => !input.memberIds.includes(id))
  const joining = input.memberIds.filter((id) => !before.memberIds.includes(id))
  await store.renameGroup(ctx.db, tenantId, input.id, input.name)
  await store.endMembers(ctx.db, tenantId, input.id, leaving, today)
  await store.insertMembers(
    ctx.db,
    joining.map((organisationId) => ({
      tenant_id: tenantId,
      group_id: input.id,
      organisation_id: organisationId,
      valid_from: today,
      valid_to: null,
    })),
  )
  await record(ctx, {
    operation: 'changeGroup',
    data: { id: input.id, name: input.name, joining, leaving, from: today, until: addDays(today, -1) },
  })
  return { ok: true }
}
