/** Named groups and who is in them, day by day. */
import { addDays, dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Db } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { holdsOn, membersByRule } from '../rules.js'
import * as store from '../store/index.js'
import { groupsOn, namesOf, treeOf } from './look.js'

type WhoIsIn = Pick<InputOf<typeof contract.createGroup>, 'memberIds' | 'rule'>

/** A group is one of the two, and names only what is there on the day. */
async function mustBeSound(ctx: Context, given: WhoIsIn, on: string): Promise<void> {
  if (given.rule ? given.memberIds.length > 0 : given.memberIds.length === 0) throw invalid('list-or-rule')
  const there = new Set((await store.selectOrganisations(ctx.db, ctx.actor.tenantId, on)).map((row) => row.id))
  const wanted = given.rule ? [given.rule.underId].filter((id) => id !== null) : given.memberIds
  const missing = wanted.find((id) => !there.has(id))
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

const ruleRow = (tenantId: string, groupId: string, rule: contract.GroupRuleView, from: string) => ({
  tenant_id: tenantId,
  group_id: groupId,
  valid_from: from,
  valid_to: null,
  rule: JSON.stringify(rule),
})

export async function createGroup(ctx: Context, input: InputOf<typeof contract.createGroup>): Promise<{ id: string }> {
  const { tenantId } = ctx.actor
  const from = input.from ?? dayOf(ctx.now)
  await store.lockStructure(ctx.db, tenantId)
  await mustBeSound(ctx, input, from)
  const id = await addGroup(ctx.db, tenantId, input, ctx.now, from)
  if (input.rule) await store.beginRule(ctx.db, ruleRow(tenantId, id, input.rule, from))
  await record(ctx, {
    operation: 'createGroup',
    data: { id, name: input.name, from, memberIds: input.memberIds, rule: input.rule },
  })
  return { id }
}

/** The last day on which the list or the rule of a group was changed. */
async function lastChange(ctx: Context, groupId: string): Promise<string> {
  const { tenantId } = ctx.actor
  const periods = [
    ...(await store.selectMembersOf(ctx.db, tenantId, groupId)),
    ...(await store.selectRules(ctx.db, tenantId, groupId)),
  ]
  return periods.map((row) => row.valid_from).reduce((last, day) => (day > last ? day : last), '')
}

export async function changeGroup(ctx: Context, input: InputOf<typeof contract.changeGroup>): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  const from = input.from ?? dayOf(ctx.now)
  await store.lockStructure(ctx.db, tenantId)
  if (!(await store.selectGroup(ctx.db, tenantId, input.id))) throw notFound('group')
  await mustBeSound(ctx, input, from)
  const last = await lastChange(ctx, input.id)
  if (last > from) throw conflict('group-changes-later', { on: last })
  const listed = (await store.selectMembersOf(ctx.db, tenantId, input.id))
    .filter((row) => holdsOn({ validFrom: row.valid_from, validTo: row.valid_to }, from))
    .map((row) => row.organisation_id)
  const leaving = listed.filter((id) => !input.memberIds.includes(id))
  const joining = input.memberIds.filter((id) => !listed.includes(id))
  await store.updateGroup(ctx.db, tenantId, input.id, { name: input.name, aliases: input.aliases })
  await store.endMembers(ctx.db, tenantId, input.id, leaving, from)
  await store.insertMembers(
    ctx.db,
    joining.map((organisationId) => ({
      tenant_id: tenantId,
      group_id: input.id,
      organisation_id: organisationId,
      valid_from: from,
      valid_to: null,
    })),
  )
  const [rule] = (await store.selectRules(ctx.db, tenantId, input.id)).filter((row) =>
    holdsOn({ validFrom: row.valid_from, validTo: row.valid_to }, from),
  )
  if (JSON.stringify(rule?.rule ?? null) !== JSON.stringify(input.rule)) {
    await store.endRule(ctx.db, tenantId, input.id, from)
    if (input.rule) await store.beginRule(ctx.db, ruleRow(tenantId, input.id, input.rule, from))
  }
  await record(ctx, {
    operation: 'changeGroup',
    data: { id: input.id, name: input.name, joining, leaving, rule: input.rule, from, until: addDays(from, -1) },
  })
  return { ok: true }
}

export async function previewGroup(
  ctx: Context,
  input: InputOf<typeof contract.previewGroup>,
): Promise<OutputOf<typeof contract.previewGroup>> {
  const rows = await store.selectOrganisations(ctx.db, ctx.actor.tenantId, input.on)
  const ids = new Set(input.rule ? membersByRule(input.rule, treeOf(rows)) : input.memberIds)
  return { members: rows.filter((row) => ids.has(row.id)).map((row) => ({ id: row.id, name: row.name })) }
}

export async function getGroup(
  ctx: Context,
  input: InputOf<typeof contract.getGroup>,
): Promise<OutputOf<typeof contract.getGroup>> {
  const { tenantId } = ctx.actor
  const on = input.on ?? dayOf(ctx.now)
  const group = await store.selectGroup(ctx.db, tenantId, input.id)
  if (!group) throw notFound('group')
  const members = await store.selectMembersOf(ctx.db, tenantId, group.id)
  const rules = await store.selectRules(ctx.db, tenantId, group.id)
  const memberIds = (await groupsOn(ctx.db, tenantId, on)).get(group.id)?.memberIds ?? []
  const names = await namesOf(ctx.db, tenantId, [...memberIds, ...members.map((row) => row.organisation_id)])
  const nameOf = (id: string, day: string): string => names.on(id, day)?.name ?? ''
  const days = [
    ...members.flatMap((row) => [row.valid_from, row.valid_to]),
    ...rules.flatMap((row) => [row.valid_from, row.valid_to]),
  ].filter((day) => day !== null)
  return {
    ...group,
    on,
    rule: (rules.find((row) => holdsOn({ validFrom: row.valid_from, validTo: row.valid_to }, on))?.rule ??
      null) as contract.GroupRuleView | null,
    members: memberIds.map((id) => ({ id, name: nameOf(id, on) })),
    changes: [...new Set(days)]
      .sort()
      .toReversed()
      .map((from) => ({
        from,
        joined: members.filter((row) => row.valid_from === from).map((row) => nameOf(row.organisation_id, from)),
        left: members
          .filter((row) => row.valid_to === from)
          .map((row) => nameOf(row.organisation_id, addDays(from, -1))),
        rule: (rules.find((row) => row.valid_from === from)?.rule ?? null) as contract.GroupRuleView | null,
      })),
  }
}
