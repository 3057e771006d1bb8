/** What is done to take a change of rights back. Refused where something was built on it since: then it is changed by hand. */
import { conflict } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { mustNotOverlap, whenOf, type ChangeData, type HeldGrant } from '../rules/rights.js'
import * as store from '../store/index.js'
import { lockedAccount } from './account-of-office.js'
import { cutAccount } from './cut.js'
import { heldGrants } from './grants.js'

const at = (iso: string | null | undefined): Date | null => (iso ? new Date(iso) : null)
const same = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime()
const superseded = (): never => {
  throw conflict('change-superseded')
}

async function suspend(ctx: Context, accountId: string): Promise<void> {
  const { tenantId } = ctx.actor
  await store.updateAccount(ctx.db, tenantId, accountId, { suspended: true })
  await cutAccount(ctx, { tenantId, accountId, why: 'suspended' })
}

async function endGiven(ctx: Context, grant: HeldGrant): Promise<void> {
  if (whenOf(grant, ctx.now) === 'ended') return
  await store.setGrantEnd(ctx.db, ctx.actor.tenantId, grant.id, grant.from > ctx.now ? grant.from : ctx.now)
}

/** Back to the end of before; what has run out meanwhile stays out. */
async function restoreEnd(ctx: Context, grant: HeldGrant, to: Date | null, held: HeldGrant[]): Promise<void> {
  mustNotOverlap({ ...grant, to }, held)
  await store.setGrantEnd(ctx.db, ctx.actor.tenantId, grant.id, to)
}

async function reverseMove(ctx: Context, accountId: string, data: ChangeData): Promise<void> {
  const { tenantId } = ctx.actor
  const account = await lockedAccount(ctx, accountId)
  const { before } = data
  if (!before || account.organisation_id !== data.organisationId) return superseded()
  const held = await heldGrants(ctx.db, tenantId, accountId)
  const given = new Set(data.given)
  const others = held.filter((grant) => whenOf(grant, ctx.now) !== 'ended' && !given.has(grant.id))
  if (others.length > 0) superseded()
  for (const grant of held.filter((one) => given.has(one.id))) await endGiven(ctx, grant)
  for (const { id, to } of before.ended) await store.setGrantEnd(ctx.db, tenantId, id, at(to))
  await store.updateAccount(ctx.db, tenantId, accountId, {
    organisation_id: before.organisationId,
    title: before.title,
  })
  await cutAccount(ctx, { tenantId, accountId, why: 'moved' })
}

async function reverseGrant(ctx: Context, change: store.ChangeRow, accountId: string): Promise<void> {
  await lockedAccount(ctx, accountId)
  const held = await heldGrants(ctx.db, ctx.actor.tenantId, accountId)
  const grant = held.find((one) => one.id === change.data.grant?.id)
  if (!grant) return superseded()
  if (change.kind === 'give') return endGiven(ctx, grant)
  if (!same(grant.to, at(change.data.grant?.to))) superseded()
  return restoreEnd(ctx, grant, at(change.data.toBefore), held)
}

/** @throws Refused 409 `change-superseded`, `grant-overlaps` */
export async function reverse(ctx: Context, change: store.ChangeRow): Promise<void> {
  if (change.kind === 'import') {
    for (const id of change.data.accountIds ?? []) await suspend(ctx, id)
    return
  }
  const accountId = change.account_id ?? superseded()
  const account = await lockedAccount(ctx, accountId)
  switch (change.kind) {
    case 'give':
    case 'change':
    case 'end':
      return reverseGrant(ctx, change, accountId)
    case 'move':
      return reverseMove(ctx, accountId, change.data)
    case 'suspend':
      if (!account.suspended) superseded()
      return store.updateAccount(ctx.db, account.tenant_id, account.id, { suspended: false })
    case 'create':
    case 'readmit':
    case 'hand-over':
    case 'second-factor':
      return suspend(ctx, accountId)
  }
}
