/** Organisations come in, are corrected, and are put into relations. What changes them has a file of its own. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import { fold } from '../../../kernel/text.js'
import type { Context, Db } from '../../../platform/context.js'
import type { Basis } from '../../../platform/database/schema.js'
import { record } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { loopEver, mustFitInto, mustNotOverlap, overlaps, type ParentSpan, type Period } from '../rules.js'
import * as store from '../store/index.js'

const OK = { ok: true } as const

export interface NewOrganisation {
  id?: string
  name: string
  shortName: string
  symbol?: string | null
  identifier?: string | null
  kind: string
  system: string
  parentId?: string | null
  aliases?: string[]
  basis?: Basis | null
}

/** Adds an organisation that exists, under its name and its parent, from a day on. The caller has checked what it is given. */
export async function addOrganisation(
  db: Db,
  tenantId: string,
  input: NewOrganisation,
  now: Date,
  validFrom: string,
): Promise<string> {
  const id = input.id ?? newId()
  const basis = input.basis ? JSON.stringify(input.basis) : null
  await store.insertOrganisation(
    db,
    {
      tenant_id: tenantId,
      id,
      kind: input.kind,
      system: input.system,
      created_at: now,
      valid_from: validFrom,
      valid_to: null,
    },
    {
      tenant_id: tenantId,
      organisation_id: id,
      valid_from: validFrom,
      valid_to: null,
      name: input.name,
      short_name: input.shortName,
      symbol: input.symbol || null,
      identifier: input.identifier || null,
      aliases: input.aliases ?? [],
      basis,
    },
  )
  if (input.parentId)
    await store.insertRelations(db, [
      {
        tenant_id: tenantId,
        id: newId(),
        organisation_id: id,
        kind: 'parent',
        other_id: input.parentId,
        valid_from: validFrom,
        valid_to: null,
        basis,
      },
    ])
  return id
}

/** The basis with its place in the register: the one that was chosen, else the one dispatch with that number and day. */
export async function settledBasis(
  ctx: Context,
  given: { number: string; date: string; issuer: string; documentId: string | null } | null | undefined,
): Promise<Basis | null> {
  if (!given) return null
  const { tenantId } = ctx.actor
  if (given.documentId && !(await store.documentExists(ctx.db, tenantId, given.documentId)))
    throw invalid('unknown-basis')
  const number = fold(given.number).replace(/\s+/g, '')
  return { ...given, documentId: given.documentId ?? (await store.findDocument(ctx.db, tenantId, number, given.date)) }
}

const periodOf = (row: { valid_from: string; valid_to: string | null }): Period => ({
  validFrom: row.valid_from,
  validTo: row.valid_to,
})

const parentSpan = (row: store.RelationRow): ParentSpan => ({
  organisationId: row.organisation_id,
  parentId: row.other_id,
  ...periodOf(row),
})

async function unit(ctx: Context, id: string): Promise<store.UnitRow> {
  const [row] = await store.selectUnits(ctx.db, ctx.actor.tenantId, [id])
  if (!row) throw invalid('unknown-organisation', { id })
  return row
}

/** Two bodies never have one identifier at a time. */
export async function mustHaveFreeIdentifier(
  ctx: Context,
  identifier: string | null,
  period: Period,
  own: string | null,
): Promise<void> {
  if (!identifier) return
  const holder = (await store.selectByIdentifier(ctx.db, ctx.actor.tenantId, identifier)).find(
    (row) => row.organisation_id !== own && overlaps(periodOf(row), period),
  )
  if (holder) throw conflict('identifier-taken', { name: holder.name })
}

export async function createOrganisation(
  ctx: Context,
  input: InputOf<typeof contract.createOrganisation>,
): Promise<{ id: string }> {
  const { tenantId } = ctx.actor
  const validFrom = input.validFrom ?? dayOf(ctx.now)
  const period = { validFrom, validTo: null }
  await store.lockStructure(ctx.db, tenantId)
  if (input.parentId) mustFitInto(period, periodOf(await unit(ctx, input.parentId)), 'parent-not-there')
  await mustHaveFreeIdentifier(ctx, input.identifier ?? null, period, null)
  const basis = await settledBasis(ctx, input.basis)
  const id = await addOrganisation(ctx.db, tenantId, { ...input, basis }, ctx.now, validFrom)
  await record(ctx, {
    operation: 'createOrganisation',
    organisationId: id,
    data: { name: input.name, validFrom, parentId: input.parentId ?? null },
  })
  return { id }
}

export async function correctName(ctx: Context, input: InputOf<typeof contract.correctName>): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  await store.lockStructure(ctx.db, tenantId)
  const before = (await store.selectNames(ctx.db, tenantId, [input.id])).find(
    (row) => row.valid_from === input.validFrom,
  )
  if (!before) throw notFound('name')
  await mustHaveFreeIdentifier(ctx, input.identifier ?? null, periodOf(before), input.id)
  const basis = await settledBasis(ctx, input.basis)
  await store.updateName(ctx.db, tenantId, input.id, input.validFrom, {
    name: input.name,
    short_name: input.shortName,
    symbol: input.symbol || null,
    identifier: input.identifier || null,
    aliases: input.aliases,
    basis: basis && JSON.stringify(basis),
  })
  await record(ctx, {
    operation: 'correctName',
    organisationId: input.id,
    data: {
      validFrom: input.validFrom,
      before: { name: before.name, shortName: before.short_name, symbol: before.symbol, identifier: before.identifier },
      after: {
        name: input.name,
        shortName: input.shortName,
        symbol: input.symbol ?? null,
        identifier: input.identifier ?? null,
      },
    },
  })
  return OK
}

export async function correctKind(ctx: Context, input: InputOf<typeof contract.correctKind>): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  const [before] = await store.selectUnits(ctx.db, tenantId, [input.id])
  if (!before) throw notFound('organisation')
  await store.updateUnit(ctx.db, tenantId, input.id, { kind: input.kind, system: input.system })
  await record(ctx, {
    operation: 'correctKind',
    organisationId: input.id,
    data: { before: { kind: before.kind, system: before.system }, after: { kind: input.kind, system: input.system } },
  })
  return OK
}

export async function addRelation(
  ctx: Context,
  input: InputOf<typeof contract.addRelation>,
): Promise<{ relationId: string }> {
  const { tenantId } = ctx.actor
  await store.lockStructure(ctx.db, tenantId)
  const [own] = await store.selectUnits(ctx.db, tenantId, [input.id])
  if (!own) throw notFound('organisation')
  if (input.otherId === input.id) throw invalid('relation-to-itself')
  const other = await unit(ctx, input.otherId)
  const period = { validFrom: input.validFrom, validTo: input.validTo ?? null }
  if (period.validTo && period.validTo <= period.validFrom) throw invalid('ends-before-it-begins')
  mustFitInto(period, periodOf(own), 'unit-not-there')
  mustFitInto(period, periodOf(other), 'other-not-there')
  const known = (await store.selectRelations(ctx.db, tenantId, input.id)).filter(
    (row) => row.organisation_id === input.id && row.kind === input.kind,
  )
  // One parent at a time; a relation of another kind once to the same body.
  const rivals = known.filter((row) => input.kind === 'parent' || row.other_id === input.otherId)
  mustNotOverlap(period, rivals.map(periodOf), input.kind === 'parent' ? 'has-parent-then' : 'has-relation-then')
  if (input.kind === 'parent') {
    const spans = (await store.selectParents(ctx.db, tenantId)).map(parentSpan)
    const loop = loopEver([...spans, { organisationId: input.id, parentId: input.otherId, ...period }])
    if (loop) throw invalid('parent-loop')
  }
  const basis = await settledBasis(ctx, input.basis)
  const relationId = newId()
  await store.insertRelations(ctx.db, [
    {
      tenant_id: tenantId,
      id: relationId,
      organisation_id: input.id,
      kind: input.kind,
      other_id: input.otherId,
      valid_from: period.validFrom,
      valid_to: period.validTo,
      basis: basis && JSON.stringify(basis),
    },
  ])
  await record(ctx, {
    operation: 'addRelation',
    organisationId: input.id,
    data: { relationId, kind: input.kind, otherId: input.otherId, ...period },
  })
  return { relationId }
}

async function relation(ctx: Context, id: string): Promise<store.RelationRow> {
  await store.lockStructure(ctx.db, ctx.actor.tenantId)
  const row = await store.selectRelation(ctx.db, ctx.actor.tenantId, id)
  if (!row) throw notFound('relation')
  return row
}

export async function endRelation(ctx: Context, input: InputOf<typeof contract.endRelation>): Promise<{ ok: true }> {
  const row = await relation(ctx, input.id)
  if (input.validTo <= row.valid_from) throw invalid('ends-before-it-begins')
  if (row.valid_to !== null && row.valid_to < input.validTo) throw conflict('ended-already', { on: row.valid_to })
  await store.endRelation(ctx.db, row.tenant_id, row.id, input.validTo)
  await record(ctx, {
    operation: 'endRelation',
    organisationId: row.organisation_id,
    data: { relationId: row.id, kind: row.kind, otherId: row.other_id, validTo: input.validTo },
  })
  return OK
}

export async function removeRelation(
  ctx: Context,
  input: InputOf<typeof contract.removeRelation>,
): Promise<{ ok: true }> {
  const row = await relation(ctx, input.id)
  await store.deleteRelation(ctx.db, row.tenant_id, row.id)
  await record(ctx, {
    operation: 'removeRelation',
    organisationId: row.organisation_id,
    data: { relationId: row.id, kind: row.kind, otherId: row.other_id, ...periodOf(row) },
  })
  return OK
}
