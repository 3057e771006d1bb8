/** Which account is bound to whom at the identity provider: seen, begun and ended by its holder, allowed and ended by an administrator. */
import type { Actor } from '../../../kernel/actor.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import type { Oidc } from '../../../platform/outbound/oidc.js'
import { record } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { nameKey, OWN_PAGE, PERMIT_LIFE } from '../rules/oidc.js'
import * as store from '../store/index.js'
import { accountOfOffice, lockedAccount } from './account-of-office.js'
import { tellHolder } from './notices.js'
import { keepLeave, leaveForOidc, type Left } from './oidc.js'
import { forgetFailuresHere, settleTry, tryOwn, type PasswordTry } from './password.js'
import { hasSecondFactor } from './second-step.js'
import { tokenOf } from './sessions.js'

const OK = { ok: true } as const

const bindingView = (row: store.OidcIdentityRow, oidc: Oidc | null): contract.OidcBindingView => ({
  name: row.name,
  issuer: row.issuer,
  since: row.bound_at.toISOString(),
  way: row.way,
  current: row.issuer === oidc?.issuer,
})

export async function getOwnOidc(
  ctx: Context,
  _input: InputOf<typeof contract.getOwnOidc>,
  oidc: Oidc | null,
): Promise<contract.OwnOidcView> {
  const { tenantId, accountId } = ctx.actor
  const account = await store.selectAccount(ctx.db, tenantId, accountId)
  const identity = await store.selectOidcIdentity(ctx.db, tenantId, accountId)
  return {
    on: oidc !== null,
    provider: oidc?.name ?? null,
    binding: identity ? bindingView(identity, oidc) : null,
    possible: Boolean(account?.password_hash),
  }
}

/** Before the transaction: the password once more, and only where it is right the provider. */
export async function tryBinding(
  tools: BeforeTools & { actor: Actor },
  input: InputOf<typeof contract.beginOidcBinding>,
): Promise<{ tried: PasswordTry; left: Left | null }> {
  if (!tools.outside.oidc) throw conflict('oidc-off')
  const tried = await tryOwn(tools, input.password)
  return { tried, left: tried.right ? await leaveForOidc(tools) : null }
}

export async function beginOidcBinding(
  ctx: Context,
  _input: InputOf<typeof contract.beginOidcBinding>,
  { tried, left }: { tried: PasswordTry; left: Left | null },
): Promise<OutputOf<typeof contract.beginOidcBinding>> {
  const account = await settleOwn(ctx, tried)
  if (await store.selectOidcIdentity(ctx.db, account.tenant_id, account.id)) throw conflict('oidc-bound')
  return keepLeave(ctx, account.tenant_id, left as Left, account.id, OWN_PAGE)
}

/** @throws Refused 403 `wrong-password`, counted; 403 `account-locked` */
async function settleOwn(ctx: Context, tried: PasswordTry): Promise<store.AccountRow> {
  const account = await settleTry(ctx, tried, 'bindOidcFailed', 403)
  if (!(await hasSecondFactor(ctx.db, account.tenant_id, account.id))) await forgetFailuresHere(ctx, account.login)
  return account
}

export async function endOwnOidc(
  ctx: Context,
  _input: InputOf<typeof contract.endOwnOidc>,
  tried: PasswordTry,
): Promise<{ ok: true }> {
  const account = await settleOwn(ctx, tried)
  const { tenant_id: tenantId, id } = account
  if (!(await store.deleteOidcIdentity(ctx.db, tenantId, id))) throw conflict('oidc-not-bound')
  await store.deleteOidcSessionsOf(ctx.db, tenantId, id, tokenOf(ctx.visit))
  await tellHolder(ctx, tenantId, id, 'oidc-unbound')
  await record(ctx, { operation: 'endOwnOidc', organisationId: account.organisation_id })
  return OK
}

export async function getAccountOidc(
  ctx: Context,
  input: InputOf<typeof contract.getAccountOidc>,
  oidc: Oidc | null,
): Promise<OutputOf<typeof contract.getAccountOidc>> {
  const account = await accountOfOffice(ctx, input.id)
  const identity = await store.selectOidcIdentity(ctx.db, account.tenant_id, account.id)
  const permit = await store.selectOidcPermit(ctx.db, account.tenant_id, account.id, ctx.now)
  return {
    on: oidc !== null,
    binding: identity ? bindingView(identity, oidc) : null,
    allowed: permit ? { claim: permit.claim, name: permit.name, until: permit.expires_at.toISOString() } : null,
  }
}

export async function allowOidc(
  ctx: Context,
  input: InputOf<typeof contract.allowOidc>,
  oidc: Oidc | null,
): Promise<{ ok: true }> {
  const account = await lockedAccount(ctx, input.id)
  const { tenant_id: tenantId, id: accountId } = account
  if (accountId === ctx.actor.accountId) throw conflict('not-oneself')
  if (!oidc) throw conflict('oidc-off')
  if (await store.selectOidcIdentity(ctx.db, tenantId, accountId)) throw conflict('oidc-bound')
  const name = nameKey(input.name)
  const saved = await store.saveOidcPermit(
    ctx.db,
    {
      tenant_id: tenantId,
      account_id: accountId,
      claim: input.claim,
      name,
      allowed_by: ctx.actor.accountId,
      expires_at: new Date(ctx.now.getTime() + PERMIT_LIFE),
    },
    ctx.now,
  )
  if (!saved) throw conflict('oidc-name-taken')
  await tellHolder(ctx, tenantId, accountId, 'oidc-allowed')
  await record(ctx, {
    operation: 'allowOidc',
    organisationId: account.organisation_id,
    data: { accountId, claim: input.claim, name },
  })
  return OK
}

export async function endOidc(ctx: Context, input: InputOf<typeof contract.endOidc>): Promise<{ ok: true }> {
  const account = await lockedAccount(ctx, input.id)
  const { tenant_id: tenantId, id: accountId } = account
  if (accountId === ctx.actor.accountId) throw conflict('not-oneself')
  const unbound = await store.deleteOidcIdentity(ctx.db, tenantId, accountId)
  const taken = await store.deleteOidcPermit(ctx.db, tenantId, accountId)
  if (!unbound && !taken) throw conflict('oidc-not-bound')
  await store.deleteOidcPendingOf(ctx.db, tenantId, accountId)
  await store.deleteOidcSessionsOf(ctx.db, tenantId, accountId, null)
  await store.deleteTicketsOf(ctx.db, tenantId, accountId)
  if (unbound) await tellHolder(ctx, tenantId, accountId, 'oidc-unbound')
  await record(ctx, { operation: 'endOidc', organisationId: account.organisation_id, data: { accountId, unbound } })
  return OK
}
