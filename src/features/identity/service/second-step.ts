/** Signing in by two steps: what follows a right password or link, and the code that opens the session. */
import type { Actor, Role } from '../../../kernel/actor.js'
import { rolesOf } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { Refused } from '../../../kernel/errors.js'
import type { Context, Db, OpenContext } from '../../../platform/context.js'
import { stepOfCode } from '../../../platform/one-time-codes.js'
import { newToken, tokenHash } from '../../../platform/secrets.js'
import { recordQuietly } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { requiredFrom, TICKET_LIFE, typedCode } from '../rules/second-factor.js'
import { readSessionCookie, sessionCookie } from '../rules/sign-in.js'
import * as store from '../store/index.js'
import { tellHolder } from './notices.js'
import { countFailure, failuresOf, forgetFailuresHere } from './password.js'
import { openSession } from './sessions.js'

const OK = { ok: true } as const

/** How the first step of a sign-in was taken. What a provider says of its own steps is not believed (docs/decisions/0022-oidc.md). */
type FirstStep = 'password' | 'link' | 'oidc'

export async function hasSecondFactor(db: Db, tenantId: string, accountId: string): Promise<boolean> {
  return Boolean((await store.selectFactor(db, tenantId, accountId))?.confirmed_at)
}

/** To whom a sealed secret belongs. */
export const ownerOf = (account: { tenant_id: string; id: string }): string =>
  `second-factor ${account.tenant_id} ${account.id}`

/** The secret as the phone has it; null where the key of the seals is another one than when it was made. */
export function secretOf(
  ctx: OpenContext,
  factor: store.SecondFactorRow,
  account: { tenant_id: string; id: string },
): Buffer | null {
  const opened = ctx.seals.open(factor.secret, ownerOf(account))
  return opened === null ? null : Buffer.from(opened, 'base64')
}

/** After a right password, with a link, or coming from the identity provider: the session, or a ticket for the step that is still missing. */
export async function enterOrAsk(
  ctx: OpenContext,
  account: store.AccountRow,
  way: FirstStep,
): Promise<contract.Entered> {
  const { tenant_id: tenantId, id: accountId } = account
  const next = (await hasSecondFactor(ctx.db, tenantId, accountId))
    ? 'code'
    : (await mustSetUp(ctx, account))
      ? 'set-up'
      : 'in'
  if (next === 'in') {
    await openSession(ctx, { tenantId, accountId }, way)
    return { ...OK, next, ticket: null }
  }
  const token = newToken()
  const expires = new Date(ctx.now.getTime() + TICKET_LIFE)
  await store.insertTicket(
    ctx.db,
    { tenant_id: tenantId, token_hash: tokenHash(token), account_id: accountId, way, expires_at: expires },
    ctx.now,
  )
  return { ...OK, next, ticket: sessionCookie(tenantId, token) }
}

async function mustSetUp(ctx: OpenContext, account: store.AccountRow): Promise<boolean> {
  const [row] = await store.selectAccounts(ctx.db, account.tenant_id, ctx.now, account.id)
  const roles: Role[] = (row?.grants ?? []).map((grant) => grant.role)
  const from = requiredFrom(await ctx.settingsOf(account.tenant_id), roles)
  return from !== null && from <= dayOf(ctx.now)
}

/** From which day on the office asks the one who is signed in for a second step that the account has not; null: not. */
export async function askedOf(ctx: Context): Promise<string | null> {
  const { tenantId, accountId } = ctx.actor
  const from = requiredFromOf(ctx)
  if (from === null || (await hasSecondFactor(ctx.db, tenantId, accountId))) return null
  // posts of the practice office have no password to put a second step behind
  return (await store.selectAccount(ctx.db, tenantId, accountId))?.password_hash ? from : null
}

/** The day from which the office asks it of one of the actor's roles; of "at once" the day of now. */
export function requiredFromOf(ctx: Context & { actor: Actor }): string | null {
  const from = requiredFrom(ctx.settings, rolesOf(ctx.actor))
  return from === '' ? dayOf(ctx.now) : from
}

/**
 * The account of a ticket, locked.
 * @throws Refused 403 `sign-in-step-over`, `account-suspended`
 */
export async function accountOfTicket(
  ctx: OpenContext,
  ticket: string,
): Promise<{ account: store.AccountRow; way: FirstStep }> {
  const over = (): Refused => new Refused('sign-in-step-over', 403)
  const read = readSessionCookie(ticket)
  const ticketNow = () => read && store.selectTicket(ctx.db, read.tenantId, tokenHash(read.token), ctx.now)
  const found = await ticketNow()
  const account = read && found && (await store.lockAccount(ctx.db, read.tenantId, found.account_id))
  // asked again behind the lock: it may have been used while this one waited
  const row = account && (await ticketNow())
  if (!row) throw over()
  if (account.suspended) throw new Refused('account-suspended', 403)
  return { account, way: row.way }
}

/**
 * Uses a code of the account up, counted as wrong passwords are.
 * @returns how it was shown
 * @throws Refused `wrong-code` with `status`, counted though refused; 403 `account-locked`; 409 `second-factor-unreadable`
 */
export async function useCode(
  ctx: OpenContext,
  account: store.AccountRow,
  typed: string,
  status: 401 | 403,
): Promise<'phone' | 'recovery'> {
  const failures = await failuresOf(ctx, account.login)
  const { kind, code } = typedCode(typed)
  if (!(await isRight(ctx, account, kind, code))) {
    await countFailure(ctx, account.login, failures, account, 'secondStepFailed')
    throw new Refused('wrong-code', status, {}, true)
  }
  await forgetFailuresHere(ctx, account.login)
  return kind
}

async function isRight(
  ctx: OpenContext,
  account: store.AccountRow,
  kind: 'phone' | 'recovery',
  code: string,
): Promise<boolean> {
  const { tenant_id: tenantId, id } = account
  const factor = await store.lockFactor(ctx.db, tenantId, id)
  if (!factor?.confirmed_at) return false
  if (kind === 'recovery') return store.useRecoveryCode(ctx.db, tenantId, id, tokenHash(code), ctx.now)
  const secret = secretOf(ctx, factor, account)
  if (!secret) throw new Refused('second-factor-unreadable', 409)
  const step = stepOfCode(secret, code, factor.last_step, ctx.now)
  if (step === null) return false
  await store.updateFactor(ctx.db, tenantId, id, { last_step: step })
  return true
}

/** Opens the session, once everything that is asked for was shown. */
export async function enter(
  ctx: OpenContext,
  account: store.AccountRow,
  way: FirstStep,
  second: 'phone' | 'recovery' | 'set-up',
): Promise<void> {
  const { tenant_id: tenantId, id: accountId } = account
  await store.deleteTicketsOf(ctx.db, tenantId, accountId)
  await openSession(ctx, { tenantId, accountId }, way)
  if (second === 'recovery') await tellHolder(ctx, tenantId, accountId, 'recovery-code-used')
  await recordQuietly(ctx, tenantId, accountId, [{ operation: 'signIn', data: { address: ctx.visit.address, second } }])
}

export async function signInWithCode(
  ctx: OpenContext,
  input: InputOf<typeof contract.signInWithCode>,
): Promise<{ ok: true }> {
  const { account, way } = await accountOfTicket(ctx, input.ticket)
  await enter(ctx, account, way, await useCode(ctx, account, input.code, 401))
  return OK
}
