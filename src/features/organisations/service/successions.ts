/** Changes of the organisations: seen before they are written, written from their day on, taken back where nothing stands on them. */
import { conflict, invalid, notFound, Refused } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Db } from '../../../platform/context.js'
import type { Basis, WrittenEffects } from '../../../platform/database/schema.js'
import { record } from '../../audit/index.js'
import {
  childrenOf,
  effectsOf,
  endedBy,
  holdsOn,
  type Change,
  type Effects,
  type Structure,
  type SuccessionKind,
} from '../rules.js'
import * as store from '../store/index.js'
import { namesOf } from './look.js'
import { addOrganisation, mustHaveFreeIdentifier } from './units.js'

/** What a body is called from the day on. */
export interface GivenName {
  name: string
  shortName: string
  symbol: string | null
  identifier: string | null
  aliases: string[]
}

export interface GivenSuccession {
  kind: SuccessionKind
  effective: string
  predecessors: string[]
  /** The main one first; `begins` for those that begin on the day. */
  successors: {
    id: string
    begins: (GivenName & { kind: string; system: string; parentId: string | null }) | null
  }[]
  continues: boolean
  /** rename: the new name. */
  rename: GivenName | null
  /** transfer: the new parent. */
  parentId: string | null
  /** Where units go that stood under a body that ends. */
  children: { id: string; parentId: string | null }[]
  /** Who takes the place of a body that ends in each group of which it is a listed member. */
  groups: { id: string; successorIds: string[] }[]
  /** What was the body's to do, in words, and whose it is now. */
  functions: { text: string; successorId: string }[]
}

const changeOf = (given: GivenSuccession): Change => ({
  kind: given.kind,
  effective: given.effective,
  predecessors: given.predecessors,
  successors: given.successors.map(({ id, begins }) => ({
    id,
    isNew: begins !== null,
    parentId: begins?.parentId ?? null,
  })),
  continues: given.continues,
  parentId: given.parentId,
  children: new Map(given.children.map(({ id, parentId }) => [id, parentId])),
})

async function structureOf(db: Db, tenantId: string): Promise<Structure> {
  const period = (row: { valid_from: string; valid_to: string | null }) => ({
    validFrom: row.valid_from,
    validTo: row.valid_to,
  })
  return {
    units: (await store.selectUnits(db, tenantId, null)).map((row) => ({ id: row.id, ...period(row) })),
    names: (await store.selectNames(db, tenantId, null)).map((row) => ({
      organisationId: row.organisation_id,
      ...period(row),
    })),
    relations: (await store.selectAllRelations(db, tenantId)).map((row) => ({
      id: row.id,
      organisationId: row.organisation_id,
      kind: row.kind,
      otherId: row.other_id,
      ...period(row),
    })),
    successions: await store.selectSuccessions(db, tenantId),
  }
}

/** A refusal names the body that it concerns by its name, since a form has several. */
async function named<T>(ctx: Context, effective: string, work: () => T): Promise<T> {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refused) || typeof error.detail.id !== 'string') throw error
    const { id } = error.detail
    const name = (await namesOf(ctx.db, ctx.actor.tenantId, [id])).on(id, effective)?.name
    throw new Refused(error.code, error.status, { ...error.detail, ...(name ? { name } : {}) })
  }
}

export interface SuccessionPlan {
  /** Bodies that end. */
  ends: string[]
  /** Units that stood right under one of them. */
  children: string[]
  /** Groups in which one of them is a listed member, or whose rule names the units under it. */
  groups: { id: string; name: string; memberIds: string[]; byRule: boolean }[]
  /** Why it cannot be written as it stands; null where it can. */
  refusal: { code: string; detail: Record<string, unknown> } | null
}

/** What a change would do. What is still to be decided about it (children, groups) is part of the answer, and no refusal. */
export async function planSuccession(ctx: Context, given: GivenSuccession): Promise<SuccessionPlan> {
  const { tenantId } = ctx.actor
  const structure = await structureOf(ctx.db, tenantId)
  const change = changeOf(given)
  const ends = [...endedBy(change)]
  const plan = { ends, children: childrenOf(structure, ends, given.effective), groups: await groupsWith(ctx, given) }
  try {
    await named(ctx, given.effective, () => effectsOf(change, structure))
    return { ...plan, refusal: null }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ...plan, refusal: { code: error.code, detail: error.detail } }
  }
}

/** Groups of which a body that ends (or that others are split off from) is a listed member on the day. */
async function groupsWith(ctx: Context, given: GivenSuccession): Promise<SuccessionPlan['groups']> {
  const { tenantId } = ctx.actor
  if (given.kind === 'rename' || given.kind === 'transfer') return []
  const members = await store.selectMemberships(ctx.db, tenantId, given.predecessors, given.effective)
  const groups = await store.selectGroups(ctx.db, tenantId, given.effective)
  const names = new Map(groups.map((row) => [row.id, row.name]))
  const ending = endedBy(changeOf(given))
  return [
    ...[...new Set(members.map((row) => row.group_id))].map((id) => ({
      id,
      name: names.get(id) ?? '',
      memberIds: members.filter((row) => row.group_id === id).map((row) => row.organisation_id),
      byRule: false,
    })),
    // Who is in them follows by itself, but for the one under which it is looked for.
    ...groups
      .filter((row) => row.rule?.underId && ending.includes(row.rule.underId))
      .map((row) => ({ id: row.id, name: row.name, memberIds: [], byRule: true })),
  ]
}

/**
 * Writes a change and everything that follows from it among the organisations themselves. Work, accounts and roles are none of
 * them; whoever calls this sees to those.
 * @returns the bodies that begin by it
 */
export async function writeSuccession(
  ctx: Context,
  id: string,
  given: GivenSuccession,
  basis: Basis,
  note: string | null,
): Promise<{ begins: string[] }> {
  const { tenantId, accountId } = ctx.actor
  const { effective } = given
  await store.lockStructure(ctx.db, tenantId)
  if (await store.successionExists(ctx.db, tenantId, id)) throw conflict('written-already')
  const structure = await structureOf(ctx.db, tenantId)
  const effects = await named(ctx, effective, () => effectsOf(changeOf(given), structure))
  mustBeAllotted(given)
  const groups = await groupsWith(ctx, given)
  const undecided = groups.find((group) => !given.groups.some((one) => one.id === group.id))
  if (undecided) throw invalid('group-undecided', { name: undecided.name })
  if (given.kind === 'rename' && !given.rename) throw invalid('name-needed')

  // Before the bodies that begin are written: a code that goes over to one of them is free by then.
  await writeEnds(ctx, effects, effective)
  for (const { id: newUnit, begins } of given.successors) {
    if (!begins) continue
    await mustHaveFreeIdentifier(ctx, begins.identifier, { validFrom: effective, validTo: null }, null)
    await addOrganisation(ctx.db, tenantId, { ...begins, id: newUnit, parentId: null, basis }, ctx.now, effective)
  }
  for (const { organisationId, validTo } of effects.namesBegin) {
    const name = given.rename as GivenName
    await mustHaveFreeIdentifier(ctx, name.identifier, { validFrom: effective, validTo }, organisationId)
    await store.insertName(ctx.db, {
      tenant_id: tenantId,
      organisation_id: organisationId,
      valid_from: effective,
      valid_to: validTo,
      name: name.name,
      short_name: name.shortName,
      symbol: name.symbol,
      identifier: name.identifier,
      aliases: name.aliases,
      basis: JSON.stringify(basis),
    })
  }
  const written: WrittenEffects = {
    ends: effects.ends,
    begins: given.successors.filter(({ begins }) => begins).map((one) => one.id),
    namesEnd: effects.namesEnd,
    namesBegin: effects.namesBegin.map(({ organisationId }) => ({ organisationId })),
    relationsEnd: effects.relationsEnd,
    relationsDropped: await store.takeRelations(ctx.db, tenantId, effects.relationsDropped),
    relationsBegin: await writeParents(ctx, effects, effective, basis),
    ...(await writeGroups(ctx, given, effects.ends, groups)),
    ...(await writeRules(ctx, given, groups)),
  }
  await store.insertSuccession(
    ctx.db,
    {
      tenant_id: tenantId,
      id,
      kind: given.kind,
      effective,
      continues: given.continues,
      basis: JSON.stringify(basis),
      note,
      effects: JSON.stringify(written),
      entered_by: accountId,
      entered_at: ctx.now,
    },
    [
      ...given.predecessors.map((organisationId, position) => ({
        side: 'predecessor' as const,
        organisation_id: organisationId,
        position,
      })),
      ...given.successors.map((one, position) => ({
        side: 'successor' as const,
        organisation_id: one.id,
        position,
        is_new: one.begins !== null,
      })),
    ].map((row) => ({ tenant_id: tenantId, succession_id: id, ...row })),
    given.functions.map(({ text, successorId }, position) => ({
      tenant_id: tenantId,
      succession_id: id,
      position,
      text,
      organisation_id: successorId,
    })),
  )
  await record(
    ctx,
    ...[...given.predecessors, ...written.begins].map((organisationId) => ({
      operation: 'recordSuccession',
      organisationId,
      data: { successionId: id, kind: given.kind, effective, basis, predecessors: given.predecessors },
    })),
  )
  return { begins: written.begins }
}

/** A table of functions allots to those who go on, or to the body itself where it does. */
function mustBeAllotted(given: GivenSuccession): void {
  const takers = new Set(given.successors.map((one) => one.id))
  if (given.continues) for (const id of given.predecessors) takers.add(id)
  if (given.functions.some(({ successorId }) => !takers.has(successorId))) throw invalid('not-a-successor')
  if (given.groups.some(({ successorIds }) => successorIds.some((id) => !takers.has(id))))
    throw invalid('not-a-successor')
}

async function writeEnds(ctx: Context, effects: Effects, effective: string): Promise<void> {
  const { tenantId } = ctx.actor
  await store.setUnitEnd(ctx.db, tenantId, effects.ends, effective)
  for (const { organisationId, validFrom } of effects.namesEnd)
    await store.setNameEnd(ctx.db, tenantId, organisationId, validFrom, effective)
  for (const { id } of effects.relationsEnd) await store.setRelationEnd(ctx.db, tenantId, id, effective)
}

async function writeParents(ctx: Context, effects: Effects, effective: string, basis: Basis): Promise<string[]> {
  const rows = effects.parentsBegin.map(({ organisationId, parentId, validTo }) => ({
    tenant_id: ctx.actor.tenantId,
    id: newId(),
    organisation_id: organisationId,
    kind: 'parent' as const,
    other_id: parentId,
    valid_from: effective,
    valid_to: validTo,
    basis: JSON.stringify(basis),
  }))
  await store.insertRelations(ctx.db, rows)
  return rows.map((row) => row.id)
}

async function writeGroups(
  ctx: Context,
  given: GivenSuccession,
  ends: string[],
  groups: SuccessionPlan['groups'],
): Promise<Pick<WrittenEffects, 'membersEnd' | 'membersBegin'>> {
  const { tenantId } = ctx.actor
  const { effective } = given
  const ending = await store.selectMemberships(ctx.db, tenantId, ends, effective)
  for (const row of ending) {
    if (row.valid_from === effective) await store.deleteMember(ctx.db, tenantId, row)
    else await store.setMemberEnd(ctx.db, tenantId, row, effective)
  }
  const listed = new Set(groups.filter((group) => !group.byRule).map((group) => group.id))
  const begun = await store.beginMembers(
    ctx.db,
    given.groups
      .filter(({ id }) => listed.has(id))
      .flatMap(({ id, successorIds }) =>
        successorIds
          .filter((successorId) => !given.predecessors.includes(successorId))
          .map((organisationId) => ({
            tenant_id: tenantId,
            group_id: id,
            organisation_id: organisationId,
            valid_from: effective,
            valid_to: null,
          })),
      ),
  )
  return {
    membersEnd: ending.map((row) => ({
      groupId: row.group_id,
      organisationId: row.organisation_id,
      validFrom: row.valid_from,
      before: row.valid_to,
    })),
    membersBegin: begun.map((row) => ({ groupId: row.group_id, organisationId: row.organisation_id })),
  }
}

/** A rule that names the units under a body that ends names those under the first that takes its place, where one was chosen. */
async function writeRules(
  ctx: Context,
  given: GivenSuccession,
  groups: SuccessionPlan['groups'],
): Promise<Pick<WrittenEffects, 'rulesEnd' | 'rulesBegin'>> {
  const { tenantId } = ctx.actor
  const { effective } = given
  const written: Pick<WrittenEffects, 'rulesEnd' | 'rulesBegin'> = { rulesEnd: [], rulesBegin: [] }
  for (const group of groups) {
    const underId = group.byRule && given.groups.find((one) => one.id === group.id)?.successorIds[0]
    if (!underId) continue
    const [row] = (await store.selectRules(ctx.db, tenantId, group.id)).filter((one) =>
      holdsOn({ validFrom: one.valid_from, validTo: one.valid_to }, effective),
    )
    if (!row || row.valid_from === effective) continue
    await store.setRuleEnd(ctx.db, tenantId, { groupId: group.id, validFrom: row.valid_from }, effective)
    await store.beginRule(ctx.db, {
      tenant_id: tenantId,
      group_id: group.id,
      valid_from: effective,
      valid_to: row.valid_to,
      rule: JSON.stringify({ ...row.rule, underId }),
    })
    written.rulesEnd.push({ groupId: group.id, validFrom: row.valid_from, before: row.valid_to })
    written.rulesBegin.push({ groupId: group.id })
  }
  return written
}

export interface Succession {
  id: string
  kind: SuccessionKind
  effective: string
  continues: boolean
  basis: Basis
  note: string | null
  predecessors: string[]
  successors: string[]
  ends: string[]
  begins: string[]
  enteredBy: string
  enteredAt: Date
}

const succession = (row: store.SuccessionWithBodies): Succession => ({
  id: row.id,
  kind: row.kind,
  effective: row.effective,
  continues: row.continues,
  basis: row.basis,
  note: row.note,
  predecessors: row.predecessors,
  successors: row.successors,
  ends: row.effects.ends,
  begins: row.effects.begins,
  enteredBy: row.entered_title,
  enteredAt: row.entered_at,
})

/** Changes that hold, those of the latest day first. */
export async function successionsOf(db: Db, tenantId: string): Promise<Succession[]> {
  return (await store.selectSuccessions(db, tenantId)).map(succession)
}

export async function successionById(db: Db, tenantId: string, id: string): Promise<Succession | undefined> {
  const row = await store.selectSuccession(db, tenantId, id)
  return row && succession(row)
}

export async function functionsOf(
  db: Db,
  tenantId: string,
  id: string,
): Promise<{ text: string; successorId: string }[]> {
  return (await store.selectFunctions(db, tenantId, id)).map((row) => ({
    text: row.text,
    successorId: row.organisation_id,
  }))
}

/** Whom single parts of tasks were allotted to by a change. */
export async function allottedBy(db: Db, tenantId: string, id: string): Promise<Map<string, string>> {
  return new Map((await store.selectAllotted(db, tenantId, id)).map((row) => [row.assignment_id, row.organisation_id]))
}

/** Allots one part; the caller has seen to it that the successor is one. */
export async function allotPart(
  db: Db,
  tenantId: string,
  id: string,
  assignmentId: string,
  successorId: string,
): Promise<void> {
  await store.allotPart(db, tenantId, id, assignmentId, successorId)
}

/**
 * Takes a change back as if it had never been entered.
 * @throws Refused 409 `built-upon` where a later change stands on one of its bodies, `unit-in-use` where a body that began by
 * it has accounts, work or members already
 */
export async function undoSuccession(ctx: Context, id: string, reason: string): Promise<void> {
  const { tenantId, accountId } = ctx.actor
  await store.lockStructure(ctx.db, tenantId)
  const row = await store.selectSuccession(ctx.db, tenantId, id)
  if (!row) throw notFound('succession')
  const { effects } = row
  const touched = [...row.predecessors, ...row.successors]
  if (await store.isBuiltUpon(ctx.db, tenantId, row, touched)) throw conflict('built-upon')

  for (const relationId of effects.relationsBegin) await store.deleteRelation(ctx.db, tenantId, relationId)
  for (const member of effects.membersBegin)
    await store.deleteMember(ctx.db, tenantId, {
      group_id: member.groupId,
      organisation_id: member.organisationId,
      valid_from: row.effective,
    })
  for (const rule of effects.rulesBegin) await store.deleteRule(ctx.db, tenantId, rule.groupId, row.effective)
  for (const rule of effects.rulesEnd) await store.setRuleEnd(ctx.db, tenantId, rule, rule.before)
  for (const name of effects.namesBegin) await store.deleteName(ctx.db, tenantId, name.organisationId, row.effective)
  await store.cancelSuccession(ctx.db, tenantId, id, {
    cancelled_by: accountId,
    cancelled_at: ctx.now,
    cancel_reason: reason,
  })
  for (const unitId of effects.begins) {
    if (await store.isUsed(ctx.db, tenantId, unitId)) throw conflict('unit-in-use')
    await store.deleteUnit(ctx.db, tenantId, unitId)
  }
  await store.setUnitEnd(ctx.db, tenantId, effects.ends, null)
  for (const name of effects.namesEnd)
    await store.setNameEnd(ctx.db, tenantId, name.organisationId, name.validFrom, name.before)
  for (const relation of effects.relationsEnd)
    await store.setRelationEnd(ctx.db, tenantId, relation.id, relation.before)
  await store.putRelationsBack(ctx.db, effects.relationsDropped as store.RelationRow[])
  for (const member of effects.membersEnd)
    await store.putMemberBack(ctx.db, tenantId, {
      group_id: member.groupId,
      organisation_id: member.organisationId,
      valid_from: member.validFrom,
      valid_to: member.before,
    })
  await record(
    ctx,
    ...row.predecessors.map((organisationId) => ({
      operation: 'cancelSuccession',
      organisationId,
      data: { successionId: id, kind: row.kind, effective: row.effective, reason },
    })),
  )
}
