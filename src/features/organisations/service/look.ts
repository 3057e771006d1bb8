/** Organisations and groups as they are on a day, and one organisation over time. */
import { may } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import type { Context, Db } from '../../../platform/context.js'
import type * as contract from '../contract.js'
import {
  holdsOn,
  keyedCandidates,
  mapToToday,
  matchName,
  membersByRule,
  nearestOn,
  type Candidate,
  type Match,
  type UnitInTree,
} from '../rules.js'
import * as store from '../store/index.js'
import { successionLinks } from './links.js'

export interface Organisation {
  id: string
  name: string
  shortName: string
  symbol: string | null
  identifier: string | null
  kind: string
  system: string
  parentId: string | null
  validFrom: string
  /** The first day on which it no longer exists. */
  validTo: string | null
}

const view = (row: store.OrganisationRow): Organisation => ({
  id: row.id,
  name: row.name,
  shortName: row.short_name,
  symbol: row.symbol,
  identifier: row.identifier,
  kind: row.kind,
  system: row.system,
  parentId: row.parent_id,
  validFrom: row.valid_from,
  validTo: row.valid_to,
})

/** Every organisation of the tenant that exists on a day, by id, under the name that it has on it. */
export async function organisationsOn(db: Db, tenantId: string, on: string): Promise<Map<string, Organisation>> {
  return new Map((await store.selectOrganisations(db, tenantId, on)).map((row) => [row.id, view(row)]))
}

export interface Name {
  id: string
  name: string
  shortName: string
  symbol: string | null
}

/** The names of organisations over time, whether they still exist or not. */
export interface Names {
  /** The name on a day; of one that had ended by then the last, of one that was still to come the first. */
  on(id: string, day: string): Name | undefined
}

/** For what stays under its old name: records, histories, lists of what was. `ids` left out: all that ever were. */
export async function namesOf(db: Db, tenantId: string, ids?: Iterable<string>): Promise<Names> {
  const rows = await store.selectNames(db, tenantId, ids ? [...new Set(ids)] : null)
  const of = new Map<string, ReturnType<typeof period>[]>()
  for (const row of rows) {
    const known = of.get(row.organisation_id)
    if (known) known.push(period(row))
    else of.set(row.organisation_id, [period(row)])
  }
  return {
    on: (id, day) => {
      const row = nearestOn(of.get(id) ?? [], day)
      return row && { id, name: row.name, shortName: row.shortName, symbol: row.symbol }
    },
  }
}

const period = (row: store.NameRow) => ({
  organisationId: row.organisation_id,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  name: row.name,
  shortName: row.short_name,
  symbol: row.symbol,
  identifier: row.identifier,
  aliases: row.aliases,
  basis: row.basis,
})

/** Members of every group on a day; the expansion that is frozen when a task is issued. */
export async function groupsOn(
  db: Db,
  tenantId: string,
  on: string,
): Promise<Map<string, { name: string; memberIds: string[] }>> {
  return new Map(
    (await groupViews(db, tenantId, on)).map((row) => [row.id, { name: row.name, memberIds: row.memberIds }]),
  )
}

/** Groups as they are on a day: those by rule with whom the tree of the day puts into them. */
async function groupViews(
  db: Db,
  tenantId: string,
  on: string,
): Promise<(contract.GroupView & { aliases: string[] })[]> {
  const rows = await store.selectGroups(db, tenantId, on)
  const units = rows.some((row) => row.rule) ? treeOf(await store.selectOrganisations(db, tenantId, on)) : []
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    aliases: row.aliases,
    rule: row.rule as contract.GroupRuleView | null,
    memberIds: row.rule ? membersByRule(row.rule, units) : row.member_ids,
  }))
}

export const treeOf = (rows: store.OrganisationRow[]): UnitInTree[] =>
  rows.map((row) => ({ id: row.id, kind: row.kind, system: row.system, parentId: row.parent_id }))

/** Proposes an organisation or group for each name; null where none or more than one fits. */
export async function proposeBodies(
  db: Db,
  tenantId: string,
  on: string,
  names: string[],
): Promise<Map<string, Match | null>> {
  const candidates: Candidate[] = [
    ...(await store.selectOrganisations(db, tenantId, on)).map((row): Candidate => ({
      kind: 'organisation',
      id: row.id,
      names: [row.name, row.short_name, ...row.aliases],
    })),
    ...(await store.selectGroups(db, tenantId, on)).map((row): Candidate => ({
      kind: 'group',
      id: row.id,
      names: [row.name, ...row.aliases],
    })),
  ]
  const keyed = keyedCandidates(candidates)
  const matches = new Map(names.map((name) => [name, matchName(name, keyed)]))
  const open = names.filter((name) => matches.get(name) === null)
  if (open.length) {
    const former = keyedCandidates(await formerNames(db, tenantId, on))
    for (const name of open) {
      const match = matchName(name, former)
      // An old name is a reason to ask, and no more: what was the old body's may be somebody else's now.
      if (match) matches.set(name, { ...match, near: true })
    }
  }
  return matches
}

/** Names that are held no more, each for who has the work of that body on the day. */
async function formerNames(db: Db, tenantId: string, on: string): Promise<Candidate[]> {
  const links = await successionLinks(db, tenantId)
  const existing = new Set((await store.selectOrganisations(db, tenantId, on)).map((row) => row.id))
  const of = new Map<string, string[]>()
  for (const row of await store.selectNames(db, tenantId, null)) {
    const heldNow = row.valid_from <= on && (row.valid_to === null || row.valid_to > on)
    if (row.valid_from > on || heldNow) continue
    const { organisationId, ended } = mapToToday(links, row.organisation_id, row.valid_from, on)
    if (ended || !existing.has(organisationId)) continue
    of.set(organisationId, [...(of.get(organisationId) ?? []), row.name, row.short_name, ...row.aliases])
  }
  return [...of].map(([id, held]) => ({ kind: 'organisation', id, names: [...new Set(held)] }))
}

export async function listOrganisations(
  ctx: Context,
  input: InputOf<typeof contract.listOrganisations>,
): Promise<OutputOf<typeof contract.listOrganisations>> {
  const { tenantId } = ctx.actor
  const on = input.on ?? dayOf(ctx.now)
  const organisations = await store.selectOrganisations(ctx.db, tenantId, on)
  const groups = await groupViews(ctx.db, tenantId, on)
  return {
    organisations: organisations.map(view) as OutputOf<typeof contract.listOrganisations>['organisations'],
    groups: groups.map(({ aliases: _aliases, ...group }) => group),
  }
}

export async function getOrganisation(
  ctx: Context,
  input: InputOf<typeof contract.getOrganisation>,
): Promise<OutputOf<typeof contract.getOrganisation>> {
  const { tenantId } = ctx.actor
  const today = dayOf(ctx.now)
  const [unit] = await store.selectUnits(ctx.db, tenantId, [input.id])
  if (!unit) throw notFound('organisation')
  const names = (await store.selectNames(ctx.db, tenantId, [unit.id])).map(period)
  const now = nearestOn(names, today)
  if (!now) throw notFound('organisation')
  const relations = await store.selectRelations(ctx.db, tenantId, unit.id)
  const others = await namesOf(
    ctx.db,
    tenantId,
    relations.flatMap((row) => [row.organisation_id, row.other_id]),
  )
  const groups = await groupsOn(ctx.db, tenantId, today)
  const parent = relations.find(
    (row) =>
      row.kind === 'parent' &&
      row.organisation_id === unit.id &&
      holdsOn({ validFrom: row.valid_from, validTo: row.valid_to }, today),
  )
  return {
    organisation: {
      id: unit.id,
      name: now.name,
      shortName: now.shortName,
      symbol: now.symbol,
      identifier: now.identifier,
      kind: unit.kind as contract.OrganisationView['kind'],
      system: unit.system as contract.OrganisationView['system'],
      parentId: parent?.other_id ?? null,
      validFrom: unit.valid_from,
      validTo: unit.valid_to,
    },
    names: names.toReversed().map(({ organisationId: _unit, ...name }) => name),
    relations: relations.map((row) => {
      const side = row.organisation_id === unit.id ? ('from' as const) : ('to' as const)
      const otherId = side === 'from' ? row.other_id : row.organisation_id
      return {
        id: row.id,
        kind: row.kind,
        side,
        other: { id: otherId, name: others.on(otherId, today)?.name ?? '' },
        validFrom: row.valid_from,
        validTo: row.valid_to,
        basis: row.basis,
      }
    }),
    groups: [...groups]
      .filter(([, group]) => group.memberIds.includes(unit.id))
      .map(([id, { name }]) => ({ id, name })),
    today,
    can: { change: may(ctx.actor, 'organisations.change') },
  }
}
