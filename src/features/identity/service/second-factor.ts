/** A second step is set up, renewed, switched off by its holder, and taken away by an administrator where the phone is lost. */
import type { Actor } from '../../../kernel/actor.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, invalid } from '../../../kernel/errors.js'
import type { Context, OpenContext } from '../../../platform/context.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import { shownToPhone, stepOfCode } from '../../../platform/one-time-codes.js'
import { randomOf, tokenHash } from '../../../platform/secrets.js'
import { record, recordQuietly } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { RECOVERY_BYTES, RECOVERY_CODES, recoveryCode, SECRET_BYTES, typedCode } from '../rules/second-factor.js'
import * as store from '../store/index.js'
import { lockedAccount } from './account-of-office.js'
import { noteChange } from './note-change.js'
import { tellHolder } from './notices.js'
import { forgetFailuresHere, settleTry, tryOwn, type PasswordTry } from './password.js'
import { accountOfTicket, enter, hasSecondFactor, ownerOf, requiredFromOf, secretOf, useCode } from './second-step.js'
import { tokenOf } from './sessions.js'

const OK = { ok: true } as const

type Begun = OutputOf<typeof contract.beginSecondFactor>
type Codes = OutputOf<typeof contract.confirmSecondFactor>

export async function getSecondFactor(ctx: Context): Promise<contract.SecondFactorView> {
  const { tenantId, accountId } = ctx.actor
  const account = await store.selectAccount(ctx.db, tenantId, accountId)
  const since = (await store.selectFactor(ctx.db, tenantId, accountId))?.confirmed_at ?? null
  return {
    login: account?.login ?? '',
    on: since !== null,
    since: since?.toISOString() ?? null,
    recoveryLeft: await store.countRecoveryCodes(ctx.db, tenantId, accountId),
    requiredFrom: requiredFromOf(ctx),
    possible: Boolean(account?.password_hash),
  }
}

/** Before the transaction: the password, asked for once more, so that an open machine changes nothing of the way in. */
export const tryIt = (tools: BeforeTools & { actor: Actor }, input: { password: string }): Promise<PasswordTry> =>
  tryOwn(tools, input.password)

export async function beginSecondFactor(
  ctx: Context,
  _input: InputOf<typeof contract.beginSecondFactor>,
  tried: PasswordTry,
): Promise<Begun> {
  const account = await settleTry(ctx, tried, 'secondStepFailed', 403)
  if (!(await hasSecondFactor(ctx.db, account.tenant_id, account.id))) await forgetFailuresHere(ctx, account.login)
  return begin(ctx, account)
}

/** A fresh secret, in force only when a code of it was shown. @throws Refused 409 `second-factor-on` */
async function begin(ctx: OpenContext, account: store.AccountRow): Promise<Begun> {
  const secret = randomOf(SECRET_BYTES)
  const begun = await store.beginFactor(ctx.db, {
    tenant_id: account.tenant_id,
    account_id: account.id,
    secret: ctx.seals.seal(secret.toString('base64'), ownerOf(account)),
    created_at: ctx.now,
  })
  if (!begun) throw conflict('second-factor-on')
  const tenant = await store.selectTenant(ctx.db, account.tenant_id)
  // a colon parts issuer and login in the address
  return shownToPhone(secret, (tenant?.name ?? '').replaceAll(':', ' '), account.login)
}

/** @throws Refused 409 `second-factor-not-begun`, `second-factor-on`, `second-factor-unreadable`; 422 `wrong-first-code` */
async function confirm(ctx: OpenContext, account: store.AccountRow, typed: string): Promise<Codes> {
  const { tenant_id: tenantId, id } = account
  const factor = await store.lockFactor(ctx.db, tenantId, id)
  if (!factor) throw conflict('second-factor-not-begun')
  if (factor.confirmed_at) throw conflict('second-factor-on')
  const secret = secretOf(ctx, factor, account)
  if (!secret) throw conflict('second-factor-unreadable')
  const step = stepOfCode(secret, typedCode(typed).code, null, ctx.now)
  if (step === null) throw invalid('wrong-first-code')
  await store.updateFactor(ctx.db, tenantId, id, { confirmed_at: ctx.now, last_step: step })
  return newCodes(ctx, account)
}

/** Shown this one time; only hashes are kept. */
async function newCodes(ctx: OpenContext, account: store.AccountRow): Promise<Codes> {
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(randomOf(RECOVERY_BYTES)))
  const hashes = recoveryCodes.map((code) => tokenHash(typedCode(code).code))
  await store.replaceRecoveryCodes(ctx.db, account.tenant_id, account.id, hashes)
  return { recoveryCodes }
}

export async function confirmSecondFactor(
  ctx: Context,
  input: InputOf<typeof contract.confirmSecondFactor>,
): Promise<Codes> {
  const { tenantId, accountId } = ctx.actor
  const account = await lockedAccount(ctx, accountId)
  const codes = await confirm(ctx, account, input.code)
  // they were opened without it
  await store.deleteSessionsOf(ctx.db, tenantId, accountId, tokenOf(ctx.visit))
  await record(ctx, { operation: 'confirmSecondFactor', organisationId: account.organisation_id })
  return codes
}

export async function renewRecoveryCodes(
  ctx: Context,
  input: InputOf<typeof contract.renewRecoveryCodes>,
  tried: PasswordTry,
): Promise<Codes> {
  const account = await settleTry(ctx, tried, 'secondStepFailed', 403)
  await useCode(ctx, account, input.code, 403)
  const codes = await newCodes(ctx, account)
  await record(ctx, { operation: 'renewRecoveryCodes', organisationId: account.organisation_id })
  return codes
}

export async function endSecondFactor(
  ctx: Context,
  input: InputOf<typeof contract.endSecondFactor>,
  tried: PasswordTry,
): Promise<{ ok: true }> {
  const account = await settleTry(ctx, tried, 'secondStepFailed', 403)
  if (requiredFromOf(ctx) !== null) throw conflict('second-factor-required')
  await useCode(ctx, account, input.code, 403)
  await store.deleteFactor(ctx.db, account.tenant_id, account.id)
  await record(ctx, { operation: 'endSecondFactor', organisationId: account.organisation_id })
  return OK
}

export async function resetSecondFactor(
  ctx: Context,
  input: InputOf<typeof contract.resetSecondFactor>,
): Promise<{ ok: true }> {
  const account = await lockedAccount(ctx, input.id)
  if (account.id === ctx.actor.accountId) throw conflict('not-oneself')
  if (!(await hasSecondFactor(ctx.db, account.tenant_id, account.id))) throw conflict('second-factor-off')
  await store.deleteFactor(ctx.db, account.tenant_id, account.id)
  await store.deleteTicketsOf(ctx.db, account.tenant_id, account.id)
  await noteChange(ctx, 'second-factor', account.id, {})
  await tellHolder(ctx, account.tenant_id, account.id, 'second-factor-reset')
  await record(ctx, {
    operation: 'resetSecondFactor',
    organisationId: account.organisation_id,
    data: { accountId: account.id },
  })
  return OK
}

export async function beginRequiredFactor(
  ctx: OpenContext,
  input: InputOf<typeof contract.beginRequiredFactor>,
): Promise<Begun> {
  return begin(ctx, (await accountOfTicket(ctx, input.ticket)).account)
}

export async function confirmRequiredFactor(
  ctx: OpenContext,
  input: InputOf<typeof contract.confirmRequiredFactor>,
): Promise<Codes> {
  const { account, way } = await accountOfTicket(ctx, input.ticket)
  const codes = await confirm(ctx, account, input.code)
  await store.deleteSessionsOf(ctx.db, account.tenant_id, account.id, null)
  await recordQuietly(ctx, account.tenant_id, account.id, [{ operation: 'confirmSecondFactor' }])
  await forgetFailuresHere(ctx, account.login)
  await enter(ctx, account, way, 'set-up')
  return codes
}
