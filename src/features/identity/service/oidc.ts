/** Signing in by the office's identity provider: leaving for it, and what coming back opens. */
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, notFound, Refused } from '../../../kernel/errors.js'
import type { OpenContext } from '../../../platform/context.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import { OidcAway, OidcUnproven, type Asserted, type Oidc, type OidcLeave } from '../../../platform/outbound/oidc.js'
import { newToken, tokenHash } from '../../../platform/secrets.js'
import { recordQuietly } from '../../audit/index.js'
import * as contract from '../contract.js'
import { nameKey, OWN_PAGE, ownPage, PENDING_LIFE, refusedPage, secondStepPage, SIGN_IN_PAGE } from '../rules/oidc.js'
import * as store from '../store/index.js'
import { tellHolder } from './notices.js'
import { enterOrAsk } from './second-step.js'
import { authenticate } from './sessions.js'

/** Before the transaction: the provider's state, for who is not signed in. */
export const lookAtOidc = (tools: Pick<BeforeTools, 'outside'>): Promise<Oidc | null> =>
  Promise.resolve(tools.outside.oidc)

export function getOidc(
  _ctx: OpenContext,
  _input: InputOf<typeof contract.getOidc>,
  oidc: Oidc | null,
): Promise<OutputOf<typeof contract.getOidc>> {
  return Promise.resolve({ on: oidc !== null, name: oidc?.name ?? null })
}

export interface Left extends OidcLeave {
  address: string
  redirectUri: string
}

/**
 * Before the transaction: asks the provider where to go.
 * @throws Refused 409 `oidc-off`; 502 `oidc-away`
 */
export async function leaveForOidc({ outside, visit }: BeforeTools): Promise<Left> {
  if (!outside.oidc) throw conflict('oidc-off')
  const redirectUri = visit.origin + contract.finishOidc.path
  const left = await outside.oidc.leave(redirectUri).catch((error: unknown) => {
    throw error instanceof OidcAway ? new Refused('oidc-away', 502, {}, false, error) : error
  })
  return { ...left, redirectUri }
}

/** Keeps what the answer must fit, and marks the browser, by which alone it may come. */
export async function keepLeave(
  ctx: OpenContext,
  tenantId: string,
  left: Left,
  accountId: string | null,
  to: string,
): Promise<{ address: string }> {
  const browser = newToken()
  await store.insertOidcPending(
    ctx.db,
    {
      tenant_id: tenantId,
      state_hash: tokenHash(left.state),
      browser_hash: tokenHash(browser),
      nonce: left.nonce,
      verifier: left.verifier,
      redirect_uri: left.redirectUri,
      account_id: accountId,
      return_path: to,
      expires_at: new Date(ctx.now.getTime() + PENDING_LIFE),
    },
    ctx.now,
  )
  ctx.visit.setStep(browser, PENDING_LIFE / 1000)
  return { address: left.address }
}

export async function beginOidcSignIn(
  ctx: OpenContext,
  input: InputOf<typeof contract.beginOidcSignIn>,
  left: Left,
): Promise<OutputOf<typeof contract.beginOidcSignIn>> {
  const tenant = await store.selectTenantOfMode(ctx.db, ctx.mode)
  if (!tenant) throw notFound()
  return keepLeave(ctx, tenant.id, left, null, ownPage(input.to))
}

/** What the browser came back with. */
interface Returned {
  pending: store.OidcPendingRow | null
  answer: Asserted | contract.ReturnRefusal
}

/**
 * Before the transaction: uses up what the browser left with, whatever comes of it, and has the provider say who it is.
 * Nothing is refused here: the page to which the browser is sent tells it.
 */
export async function tryReturn(tools: BeforeTools, input: InputOf<typeof contract.finishOidc>): Promise<Returned> {
  const { outside, visit, db, now } = tools
  if (!outside.oidc) return { pending: null, answer: 'oidc-off' }
  const tenant = await store.selectTenantOfMode(db, 'office')
  const { state = '' } = input
  const pending =
    tenant && visit.stepToken
      ? await store.takeOidcPending(db, tenant.id, tokenHash(state), tokenHash(visit.stepToken), now)
      : undefined
  if (!pending) return { pending: null, answer: 'oidc-step-over' }
  const answered = new URL(pending.redirect_uri)
  for (const [name, value] of Object.entries(input)) if (value !== undefined) answered.searchParams.set(name, value)
  const answer = await outside.oidc
    .comeBack(answered, { state, nonce: pending.nonce, verifier: pending.verifier })
    .catch((error: unknown): contract.ReturnRefusal => {
      if (error instanceof OidcAway) return 'oidc-away'
      if (error instanceof OidcUnproven) return input.error === 'access_denied' ? 'oidc-denied' : 'oidc-unproven'
      throw error
    })
  return { pending, answer }
}

export async function finishOidc(
  ctx: OpenContext,
  _input: InputOf<typeof contract.finishOidc>,
  { pending, answer }: Returned,
): Promise<{ location: string }> {
  if (!pending) return { location: refusedPage(SIGN_IN_PAGE, answer as contract.ReturnRefusal) }
  ctx.visit.clearStep()
  const { account_id: accountId, tenant_id: tenantId, return_path: back } = pending
  const refused = (code: contract.ReturnRefusal): { location: string } => ({
    location: accountId ? refusedPage(OWN_PAGE, code) : refusedPage(SIGN_IN_PAGE, code, back),
  })
  if (typeof answer === 'string') return refused(answer)
  if (accountId) {
    const code = await bindOwn(ctx, tenantId, accountId, answer)
    return code ? refused(code) : { location: `${OWN_PAGE}?cong=xong` }
  }
  const account = await accountOf(ctx, tenantId, answer)
  if (typeof account === 'string') return refused(account)
  const entered = await enterOrAsk(ctx, account, 'oidc')
  if (entered.next !== 'in') return { location: secondStepPage(entered.next, entered.ticket ?? '', back) }
  await recordQuietly(ctx, tenantId, account.id, [
    { operation: 'signIn', data: { address: ctx.visit.address, way: 'oidc' } },
  ])
  return { location: back }
}

/** What people may know the person at the provider by. */
const labelOf = ({ names }: Asserted): string | null => (names.username ?? names.email)?.slice(0, 200) ?? null

/** Binds the account of who is signed in. Writes nothing where it is refused. */
async function bindOwn(
  ctx: OpenContext,
  tenantId: string,
  accountId: string,
  answer: Asserted,
): Promise<contract.ReturnRefusal | null> {
  const account = await store.lockAccount(ctx.db, tenantId, accountId)
  // asked behind the lock: a cut at the same moment has ended the session
  const visitor = ctx.visit.sessionToken ? await authenticate(ctx.db, ctx.visit.sessionToken, ctx.now) : null
  if (!account || visitor?.accountId !== accountId) return 'oidc-step-over'
  if (await store.selectOidcIdentity(ctx.db, tenantId, accountId)) return 'oidc-bound'
  return (await bindAs(ctx, account, answer, 'holder')) ? null : 'oidc-taken'
}

/** The account of a person at the provider, locked; the first time, that for which an administrator has allowed the name. */
async function accountOf(
  ctx: OpenContext,
  tenantId: string,
  answer: Asserted,
): Promise<store.AccountRow | contract.ReturnRefusal> {
  const bound = (): Promise<store.OidcIdentityRow | undefined> =>
    store.selectOidcSubject(ctx.db, tenantId, answer.issuer, answer.subject)
  const identity = await bound()
  if (identity) {
    const account = await store.lockAccount(ctx.db, tenantId, identity.account_id)
    if (account?.suspended) return 'account-suspended'
    // asked again behind the lock: it may have been unbound while this one waited
    return account && (await bound())?.account_id === account.id ? account : 'oidc-unknown'
  }
  const names = { username: folded(answer.names.username), email: folded(answer.names.email) }
  const permits = (): Promise<store.OidcPermitRow[]> => store.selectOidcPermits(ctx.db, tenantId, names, ctx.now)
  const [permit, another] = await permits()
  // two accounts for one person: which is meant is not guessed
  if (!permit || another) return 'oidc-unknown'
  const account = await store.lockAccount(ctx.db, tenantId, permit.account_id)
  if (account?.suspended) return 'account-suspended'
  const still = (await permits()).some((one) => one.account_id === account?.id)
  if (!account || !still || (await store.selectOidcIdentity(ctx.db, tenantId, account.id))) return 'oidc-unknown'
  return (await bindAs(ctx, account, answer, 'allowed')) ? account : 'oidc-unknown'
}

const folded = (name: string | null): string | null => (name === null ? null : nameKey(name))

/** False where the person at the provider is bound to another account. */
async function bindAs(
  ctx: OpenContext,
  account: store.AccountRow,
  answer: Asserted,
  way: 'holder' | 'allowed',
): Promise<boolean> {
  const { tenant_id: tenantId, id: accountId } = account
  const made = await store.insertOidcIdentity(ctx.db, {
    tenant_id: tenantId,
    account_id: accountId,
    issuer: answer.issuer,
    subject: answer.subject,
    name: labelOf(answer),
    bound_at: ctx.now,
    way,
  })
  if (!made) return false
  await store.deleteOidcPermit(ctx.db, tenantId, accountId)
  await tellHolder(ctx, tenantId, accountId, 'oidc-bound')
  await recordQuietly(ctx, tenantId, accountId, [
    {
      operation: 'bindOidc',
      organisationId: account.organisation_id,
      data: { accountId, issuer: answer.issuer, name: labelOf(answer), way, address: ctx.visit.address },
    },
  ])
  return true
}
