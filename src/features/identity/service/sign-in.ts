import { permissionsOf, rolesOf } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { notFound, Refused } from '../../../kernel/errors.js'
import type { Context, OpenContext } from '../../../platform/context.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import { recordQuietly } from '../../audit/index.js'
import { namesOf } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { loginKey } from '../rules/sign-in.js'
import * as store from '../store/index.js'
import { noticesOf } from './notices.js'
import { forgetFailuresHere, settleTry, tryPassword, type PasswordTry } from './password.js'
import { askedOf, enterOrAsk } from './second-step.js'
import { openSession } from './sessions.js'

const OK = { ok: true } as const

/** Before the transaction: the password, which no row and no connection must wait for. */
export async function trySignIn(tools: BeforeTools, input: InputOf<typeof contract.signIn>): Promise<PasswordTry> {
  const login = loginKey(input.login)
  return tryPassword(tools, login, input.password, () => store.selectAccountByLogin(tools.db, login))
}

export async function signIn(
  ctx: OpenContext,
  _input: InputOf<typeof contract.signIn>,
  tried: PasswordTry,
): Promise<contract.Entered> {
  const account = await settleTry(ctx, tried, 'signInFailed', 401)
  if (account.suspended) throw new Refused('account-suspended', 403)
  const entered = await enterOrAsk(ctx, account, 'password')
  if (entered.next === 'in') {
    await forgetFailuresHere(ctx, account.login)
    await recordQuietly(ctx, account.tenant_id, account.id, [
      { operation: 'signIn', data: { address: ctx.visit.address } },
    ])
  }
  return entered
}

export async function getMe(ctx: Context): Promise<OutputOf<typeof contract.getMe>> {
  const { actor } = ctx
  const tenant = await store.selectTenant(ctx.db, actor.tenantId)
  const names = await namesOf(ctx.db, actor.tenantId, [actor.organisationId])
  const organisation = names.on(actor.organisationId, dayOf(ctx.now))
  if (!tenant || !organisation) throw notFound()
  return {
    accountId: actor.accountId,
    title: actor.title,
    organisation: { id: organisation.id, name: organisation.name, shortName: organisation.shortName },
    grants: [...actor.grants],
    permissions: [...permissionsOf(rolesOf(actor))],
    officeName: tenant.name,
    mode: tenant.mode,
    today: dayOf(ctx.now),
    notices: await noticesOf(ctx),
    secondFactorFrom: await askedOf(ctx),
  }
}

/** Doors are shown on loopback in practice mode only; the first seven kinds of post come first. */
export async function getEntrance(ctx: OpenContext): Promise<OutputOf<typeof contract.getEntrance>> {
  const passkeyOrigin = ctx.relyingParty?.origin ?? null
  if (ctx.mode === 'office')
    return { mode: 'office', needsSetup: !(await store.selectTenantOfMode(ctx.db, 'office')), doors: [], passkeyOrigin }
  const tenant = await store.selectTenantOfMode(ctx.db, 'practice')
  if (!tenant || !ctx.visit.loopback) return { mode: 'practice', needsSetup: false, doors: [], passkeyOrigin }
  const names = await namesOf(ctx.db, tenant.id)
  const accounts = await store.selectAccounts(ctx.db, tenant.id, ctx.now)
  return {
    mode: 'practice',
    needsSetup: false,
    passkeyOrigin,
    doors: accounts
      .filter((account) => !account.suspended && account.login.startsWith(PRACTICE_LOGIN))
      .map((account, at) => ({
        accountId: account.id,
        title: account.title,
        organisation: names.on(account.organisation_id, dayOf(ctx.now))?.name ?? '',
        roles: account.grants.map((grant) => grant.role),
        principal: at < PRINCIPAL_DOORS,
      })),
  }
}

/** Accounts of the practice office have logins that begin so, and no password. */
export const PRACTICE_LOGIN = 'luyen-tap.'
/** The practice office makes its seven principal posts first. */
const PRINCIPAL_DOORS = 7

export async function enterPractice(
  ctx: OpenContext,
  input: InputOf<typeof contract.enterPractice>,
): Promise<{ ok: true }> {
  const tenant =
    ctx.mode === 'practice' && ctx.visit.loopback ? await store.selectTenantOfMode(ctx.db, 'practice') : undefined
  const account = tenant ? await store.selectAccount(ctx.db, tenant.id, input.accountId) : undefined
  if (!tenant || !account || account.suspended || !account.login.startsWith(PRACTICE_LOGIN)) throw notFound()
  await openSession(ctx, { tenantId: tenant.id, accountId: account.id }, 'practice')
  await recordQuietly(ctx, tenant.id, account.id, [{ operation: 'enterPractice' }])
  return OK
}
