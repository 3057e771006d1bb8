/** Roles are given for a time, changed and ended; each such deed waits to be confirmed by somebody else. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Db } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { organisationsOn } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { changedEnd, endedNow, holdsNever, lastDayOf, newGrant, whenOf, type HeldGrant } from '../rules/rights.js'
import * as store from '../store/index.js'
import { lockedAccount } from './account-of-office.js'
import { cutAccount } from './cut.js'
import { noteChange } from './note-change.js'
import { tellHolder } from './notices.js'

const OK = { ok: true } as const

const held = (row: store.GrantRow): HeldGrant => ({
  id: row.id,
  role: row.role,
  organisationId: row.organisation_id,
  from: row.valid_from,
  to: row.valid_to,
})

export async function heldGrants(db: Db, tenantId: string, accountId: string): Promise<HeldGrant[]> {
  return (await store.selectGrants(db, tenantId, accountId)).map(held)
}

/** The roles of an account with their days. */
export async function grantViews(ctx: Context, accountId: string): Promise<contract.HeldGrantView[]> {
  const { tenantId } = ctx.actor
  const rows = await store.selectGrants(ctx.db, tenantId, accountId)
  const waiting = new Set(
    (await store.selectWaitingOf(ctx.db, tenantId, accountId)).flatMap(({ data }) => [
      ...(data.grant ? [data.grant.id] : []),
      ...(data.given ?? []),
    ]),
  )
  return rows
    .filter((row) => !holdsNever(held(row)))
    .map((row) => ({
      id: row.id,
      role: row.role,
      organisationId: row.organisation_id,
      from: dayOf(row.valid_from),
      until: lastDayOf(row.valid_to),
      note: row.note,
      when: whenOf(held(row), ctx.now),
      waiting: waiting.has(row.id),
    }))
}

export async function listOwnGrants(ctx: Context): Promise<OutputOf<typeof contract.listOwnGrants>> {
  return { grants: await grantViews(ctx, ctx.actor.accountId) }
}

async function mustBeOrganisation(ctx: Context, id: string): Promise<void> {
  if (!(await organisationsOn(ctx.db, ctx.actor.tenantId, dayOf(ctx.now))).has(id))
    throw invalid('unknown-organisation', { id })
}

/** What is kept of a grant in a change. */
const kept = (grant: HeldGrant) => ({
  id: grant.id,
  role: grant.role,
  organisationId: grant.organisationId,
  from: grant.from.toISOString(),
  to: grant.to?.toISOString() ?? null,
})

export async function giveRole(ctx: Context, input: InputOf<typeof contract.giveRole>): Promise<{ id: string }> {
  const { tenantId, accountId: by } = ctx.actor
  const account = await lockedAccount(ctx, input.id)
  await mustBeOrganisation(ctx, input.organisationId)
  const { role, organisationId } = input
  const { from, to } = newGrant(input, await heldGrants(ctx.db, tenantId, account.id), ctx.now)
  const grant: HeldGrant = { id: newId(), role, organisationId, from, to }
  await store.insertGrants(ctx.db, [
    {
      tenant_id: tenantId,
      account_id: account.id,
      id: grant.id,
      role,
      organisation_id: organisationId,
      valid_from: from,
      valid_to: to,
      given_by: by,
      note: input.note || null,
    },
  ])
  await noteChange(ctx, 'give', account.id, { grant: kept(grant), note: input.note || null })
  await tellHolder(ctx, tenantId, account.id, 'rights-changed')
  await record(ctx, { operation: 'giveRole', organisationId, data: { accountId: account.id, ...kept(grant) } })
  return { id: grant.id }
}

async function grantOf(ctx: Context, accountId: string, grantId: string): Promise<[HeldGrant, HeldGrant[]]> {
  const all = await heldGrants(ctx.db, ctx.actor.tenantId, accountId)
  const grant = all.find((one) => one.id === grantId)
  if (!grant || holdsNever(grant)) throw notFound('grant')
  return [grant, all]
}

/** An administrator's own right to administer is ended by another: no office locks itself out by one press. */
function mustNotBeOwnAdministration(ctx: Context, accountId: string, grant: HeldGrant): void {
  if (accountId === ctx.actor.accountId && grant.role === 'administrator') throw conflict('not-own-administration')
}

async function setEnd(
  ctx: Context,
  kind: 'change' | 'end',
  accountId: string,
  grant: HeldGrant,
  to: Date | null,
): Promise<void> {
  const { tenantId } = ctx.actor
  await store.setGrantEnd(ctx.db, tenantId, grant.id, to)
  await noteChange(ctx, kind, accountId, { grant: kept({ ...grant, to }), toBefore: grant.to?.toISOString() ?? null })
  await tellHolder(ctx, tenantId, accountId, 'rights-changed')
  await record(ctx, {
    operation: kind === 'end' ? 'endGrant' : 'changeGrant',
    organisationId: grant.organisationId,
    data: { accountId, ...kept({ ...grant, to }), toBefore: grant.to?.toISOString() ?? null },
  })
}

export async function changeGrant(ctx: Context, input: InputOf<typeof contract.changeGrant>): Promise<{ ok: true }> {
  const account = await lockedAccount(ctx, input.id)
  const [grant, all] = await grantOf(ctx, account.id, input.grantId)
  mustNotBeOwnAdministration(ctx, account.id, grant)
  const to = changedEnd(grant, input.until, all, ctx.now)
  if (to?.getTime() !== grant.to?.getTime()) await setEnd(ctx, 'change', account.id, grant, to)
  return OK
}

export async function endGrant(ctx: Context, input: InputOf<typeof contract.endGrant>): Promise<{ ok: true }> {
  const account = await lockedAccount(ctx, input.id)
  const [grant] = await grantOf(ctx, account.id, input.grantId)
  mustNotBeOwnAdministration(ctx, account.id, grant)
  await setEnd(ctx, 'end', account.id, grant, endedNow(grant, ctx.now))
  return OK
}

/** Ends what an account holds and will hold; answers with what each end was before. */
export async function endAllGrants(ctx: Context, accountId: string): Promise<{ id: string; to: string | null }[]> {
  const open = (await heldGrants(ctx.db, ctx.actor.tenantId, accountId)).filter(
    (grant) => whenOf(grant, ctx.now) !== 'ended',
  )
  for (const grant of open) await store.setGrantEnd(ctx.db, ctx.actor.tenantId, grant.id, endedNow(grant, ctx.now))
  return open.map((grant) => ({ id: grant.id, to: grant.to?.toISOString() ?? null }))
}

export async function moveAccount(ctx: Context, input: InputOf<typeof contract.moveAccount>): Promise<{ ok: true }> {
  const { tenantId, accountId: by } = ctx.actor
  const account = await lockedAccount(ctx, input.id)
  if (account.id === by) throw conflict('not-oneself')
  if (account.organisation_id === input.organisationId) throw conflict('same-unit')
  await mustBeOrganisation(ctx, input.organisationId)
  const ended = await endAllGrants(ctx, account.id)
  const roles = [...new Set(input.roles)]
  const given = roles.map((role) => ({
    tenant_id: tenantId,
    account_id: account.id,
    id: newId(),
    role,
    organisation_id: input.organisationId,
    valid_from: ctx.now,
    valid_to: null,
    given_by: by,
    note: null,
  }))
  await store.insertGrants(ctx.db, given)
  await store.updateAccount(ctx.db, tenantId, account.id, {
    organisation_id: input.organisationId,
    title: input.title,
  })
  await cutAccount(ctx, { tenantId, accountId: account.id, why: 'moved' })
  await noteChange(ctx, 'move', account.id, {
    organisationId: input.organisationId,
    title: input.title,
    roles,
    given: given.map((grant) => grant.id),
    before: { organisationId: account.organisation_id, title: account.title, ended },
  })
  await tellHolder(ctx, tenantId, account.id, 'rights-changed')
  await record(ctx, {
    operation: 'moveAccount',
    organisationId: input.organisationId,
    data: { accountId: account.id, from: account.organisation_id, to: input.organisationId, roles },
  })
  return OK
}
