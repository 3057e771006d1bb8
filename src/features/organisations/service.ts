import { addDays, dayOf } from '../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../kernel/contract.js'
import { invalid, notFound } from '../../kernel/errors.js'
import { newId } from '../../kernel/ids.js'
import type { Context, Db } from '../../platform/context.js'
import { record } from '../audit/index.js'
import type * as contract from './contract.js'
import { keyedCandidates, matchName, type Candidate, type Match } from './rules.js'
import {
  endMembers,
  insertGroup,
  insertMembers,
  insertOrganisation,
  renameGroup,
  selectGroups,
  selectOrganisations,
  type OrganisationRow,
} from './store.js'

export interface Organisation {
  id: string
  name: string
  shortName: string
  symbol: string | null
  kind: string
  system: string
  parentId: string | null
}

const view = (row: OrganisationRow): Organisation => ({
  id: row.id,
  name: row.name,
  shortName: row.short_name,
  symbol: row.symbol,
  kind: row.kind,
  system: row.system,
  parentId: row.parent_id,
})

/** Every organisation of the tenant by id, under the name that it has on a day. */
export async function organisationsOn(db: Db, tenantId: string, on: string): Promise<Map<string, Organisation>> {
  return new Map((await selectOrganisations(db, tenantId, on)).map((row) => [row.id, view(row)]))
}

/** Members of every group on a day; the expansion that is frozen when a task is issued. */
export async function groupsOn(
  db: Db,
  tenantId: string,
  on: string,
): Promise<Map<string, { name: string; memberIds: string[] }>> {
  return new Map(
    (await selectGroups(db, tenantId, on)).map((row) => [row.id, { name: row.name, memberIds: row.member_ids }]),
  )
}

/** Proposes an organisation or group for each name; null where none or more than one fits. */
export async function proposeBodies(
  db: Db,
  tenantId: string,
  on: string,
  names: string[],
): Promise<Map<string, Match | null>> {
  const candidates: Candidate[] = [
    ...(await selectOrganisations(db, tenantId, on)).map((row): Candidate => ({
      kind: 'organisation',
      id: row.id,
      names: [row.name, row.short_name, ...row.aliases],
    })),
    ...(await selectGroups(db, tenantId, on)).map((row): Candidate => ({
      kind: 'group',
      id: row.id,
      names: [row.name, ...row.aliases],
    })),
  ]
  const keyed = keyedCandidates(candidates)
  return new Map(names.map((name) => [name, matchName(name, keyed)]))
}

export async function listOrganisations(ctx: Context): Promise<OutputOf<typeof contract.listOrganisations>> {
  const today = dayOf(ctx.now)
  const organisations = await selectOrganisations(ctx.db, ctx.actor.tenantId, today)
  const groups = await selectGroups(ctx.db, ctx.actor.tenantId, today)
  return {
    organisations: organisations.map(view) as OutputOf<typeof contract.listOrganisations>['organisations'],
    groups: groups.map((row) => ({ id: row.id, name: row.name, memberIds: row.member_ids })),
  }
}

async function mustExist(ctx: Context, ids: string[]): Promise<void> {
  const known = await organisationsOn(ctx.db, ctx.actor.tenantId, dayOf(ctx.now))
  const missing = ids.find((id) => !known.has(id))
  if (missing) throw invalid('unknown-organisation', { id: missing })
}

export interface NewOrganisation {
  id?: string
  name: string
  shortName: string
  symbol?: string | null
  kind: string
  system: string
  parentId?: string | null
  aliases?: string[]
}

/** Adds an organisation whose name holds from a day on; used by `createOrganisation` and by the practice office. */
export async function addOrganisation(
  db: Db,
  tenantId: string,
  input: NewOrganisation,
  now: Date,
  validFrom: string,
): Promise<string> {
  const id = input.id ?? newId()
  await insertOrganisation(
    db,
    {
      tenant_id: tenantId,
      id,
      kind: input.kind,
      system: input.system,
      parent_id: input.parentId ?? null,
      created_at: now,
    },
    {
      tenant_id: tenantId,
      organisation_id: id,
      valid_from: validFrom,
      valid_to: null,
      name: input.name,
      short_name: input.shortName,
      symbol: input.symbol || null,
      aliases: input.aliases ?? [],
    },
  )
  return id
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
  await insertGroup(db, { tenant_id: tenantId, id, name: input.name, aliases: input.aliases ?? [], created_at: now })
  await insertMembers(
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

export async function createOrganisation(
  ctx: Context,
  input: InputOf<typeof contract.createOrganisation>,
): Promise<{ id: string }> {
  if (input.parentId) await mustExist(ctx, [input.parentId])
  const id = await addOrganisation(ctx.db, ctx.actor.tenantId, input, ctx.now, dayOf(ctx.now))
  await record(ctx, { operation: 'createOrganisation', organisationId: id, data: { name: input.name } })
  return { id }
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
  await renameGroup(ctx.db, tenantId, input.id, input.name)
  await endMembers(ctx.db, tenantId, input.id, leaving, today)
  await insertMembers(
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
