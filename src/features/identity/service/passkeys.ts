/** Passkeys of the own account, and signing in with one. */
import type { Actor } from '../../../kernel/actor.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, notFound, Refused } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, OpenContext } from '../../../platform/context.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import {
  challengeOf,
  creationOptions,
  readNewPasskey,
  readSignature,
  requestOptions,
  type RelyingParty,
} from '../../../platform/passkeys.js'
import { newToken, tokenHash } from '../../../platform/secrets.js'
import { record, recordQuietly } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { CHALLENGE_LIFE, isFresh, MOST_PASSKEYS, readUserHandle, userHandleOf, wentBack } from '../rules/passkeys.js'
import * as store from '../store/index.js'
import { lockedAccount } from './account-of-office.js'
import { tellHolder } from './notices.js'
import { forgetFailuresHere, settleTry, tryOwn, type PasswordTry } from './password.js'
import { hasSecondFactor } from './second-step.js'
import { openSession, tokenOf } from './sessions.js'

const OK = { ok: true } as const

/** @throws Refused 409 `passkeys-not-here` */
function partyOf(ctx: OpenContext): RelyingParty {
  if (!ctx.relyingParty) throw conflict('passkeys-not-here')
  return ctx.relyingParty
}

const expiryOf = (now: Date): Date => new Date(now.getTime() + CHALLENGE_LIFE)

async function proofOf(ctx: Context): Promise<contract.PasskeysView['proof']> {
  const { tenantId, accountId } = ctx.actor
  const token = tokenOf(ctx.visit)
  const session = token ? await store.selectSessionWay(ctx.db, tenantId, token) : undefined
  if (!session || session.way === 'practice') return 'none'
  if (isFresh(session, ctx.now)) return 'fresh'
  return (await store.selectAccount(ctx.db, tenantId, accountId))?.password_hash ? 'password' : 'sign-in'
}

export async function listPasskeys(ctx: Context): Promise<contract.PasskeysView> {
  const rows = await store.selectPasskeys(ctx.db, ctx.actor.tenantId, ctx.actor.accountId)
  return {
    origin: ctx.relyingParty?.origin ?? null,
    proof: await proofOf(ctx),
    passkeys: rows.map((row) => ({
      id: row.id,
      name: row.name,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
    })),
  }
}

/** Before the transaction: the password, where one was given. */
export const tryGiven = async (
  tools: BeforeTools & { actor: Actor },
  input: { password?: string | null | undefined },
): Promise<PasswordTry | null> => (input.password ? tryOwn(tools, input.password) : null)

/**
 * Who changes the ways into an account shows again that it is theirs: with the password, or by having just signed in.
 * @throws Refused 403 `wrong-password`, counted though refused, `account-locked`; 409 `passkey-needs-sign-in`
 */
async function shownAgain(ctx: Context, tried: PasswordTry | null): Promise<store.AccountRow> {
  if (tried) {
    const account = await settleTry(ctx, tried, 'passkeyFailed', 403)
    if (!(await hasSecondFactor(ctx.db, account.tenant_id, account.id))) await forgetFailuresHere(ctx, account.login)
    return account
  }
  if ((await proofOf(ctx)) !== 'fresh') throw conflict('passkey-needs-sign-in')
  return lockedAccount(ctx, ctx.actor.accountId)
}

export async function beginPasskey(
  ctx: Context,
  _input: InputOf<typeof contract.beginPasskey>,
  tried: PasswordTry | null,
): Promise<OutputOf<typeof contract.beginPasskey>> {
  const party = partyOf(ctx)
  const account = await shownAgain(ctx, tried)
  const { tenant_id: tenantId, id: accountId } = account
  const known = await store.selectPasskeys(ctx.db, tenantId, accountId)
  if (known.length >= MOST_PASSKEYS) throw conflict('too-many-passkeys', { limit: MOST_PASSKEYS })
  const session = tokenOf(ctx.visit)
  if (!session) throw conflict('passkey-needs-sign-in')
  const challenge = newToken()
  await store.insertRegistration(
    ctx.db,
    {
      tenant_id: tenantId,
      challenge_hash: tokenHash(challenge),
      account_id: accountId,
      session_hash: session,
      expires_at: expiryOf(ctx.now),
    },
    ctx.now,
  )
  const options = await creationOptions(party, {
    challenge,
    timeout: CHALLENGE_LIFE,
    userHandle: userHandleOf(tenantId, accountId),
    login: account.login,
    title: account.title,
    officeName: (await store.selectTenant(ctx.db, tenantId))?.name ?? '',
    known,
  })
  return { options }
}

/** A challenge is used up by an answer that is refused as well. */
const notMade = (): Refused => new Refused('passkey-not-made', 422, {}, true)

export async function addPasskey(
  ctx: Context,
  { name, made }: InputOf<typeof contract.addPasskey>,
): Promise<{ id: string }> {
  const party = partyOf(ctx)
  const { tenantId, accountId } = ctx.actor
  const account = await lockedAccount(ctx, accountId)
  const challenge = challengeOf(made.response.clientDataJSON)
  const session = tokenOf(ctx.visit)
  const known =
    challenge !== null &&
    session !== null &&
    (await store.useRegistration(ctx.db, { tenantId, accountId }, tokenHash(challenge), session, ctx.now))
  const { transports, ...response } = made.response
  const passkey = known ? await readNewPasskey(party, challenge, { ...made, response }) : null
  if (!passkey) throw notMade()
  const id = newId()
  const kept = await store.insertPasskey(ctx.db, {
    tenant_id: tenantId,
    id,
    account_id: accountId,
    name,
    credential_id: passkey.credentialId,
    public_key: passkey.publicKey,
    counter: passkey.counter,
    transports,
    created_at: ctx.now,
    last_used_at: null,
  })
  if (!kept) throw conflict('passkey-known')
  await tellHolder(ctx, tenantId, accountId, 'passkey-added')
  await record(ctx, { operation: 'addPasskey', organisationId: account.organisation_id, data: { passkey: name } })
  return { id }
}

export async function renamePasskey(
  ctx: Context,
  { passkeyId, name }: InputOf<typeof contract.renamePasskey>,
): Promise<{ ok: true }> {
  const { tenantId, accountId, organisationId } = ctx.actor
  if (!(await store.updatePasskey(ctx.db, tenantId, accountId, passkeyId, { name }))) throw notFound('passkey')
  await record(ctx, { operation: 'renamePasskey', organisationId, data: { passkey: name } })
  return OK
}

export async function removePasskey(
  ctx: Context,
  { passkeyId }: InputOf<typeof contract.removePasskey>,
  tried: PasswordTry | null,
): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const account = await shownAgain(ctx, tried)
  const name = await store.deletePasskey(ctx.db, tenantId, accountId, passkeyId)
  if (name === undefined) throw notFound('passkey')
  await record(ctx, { operation: 'removePasskey', organisationId: account.organisation_id, data: { passkey: name } })
  return OK
}

export async function beginPasskeySignIn(ctx: OpenContext): Promise<OutputOf<typeof contract.beginPasskeySignIn>> {
  const party = partyOf(ctx)
  const challenge = newToken()
  const browser = newToken()
  await store.insertChallenge(
    ctx.db,
    { challenge_hash: tokenHash(challenge), browser_hash: tokenHash(browser), expires_at: expiryOf(ctx.now) },
    ctx.now,
  )
  ctx.visit.setBrowser(browser, CHALLENGE_LIFE / 1000)
  return { options: await requestOptions(party, { challenge, timeout: CHALLENGE_LIFE }) }
}

/** What is wrong is not told apart: nobody learns which passkeys there are. What was written before it stays. */
const refused = (): Refused => new Refused('passkey-refused', 401, {}, true)

/**
 * With user verification the device itself has asked for a finger, a face or its number: who comes with it has shown
 * what they have and what they are or know, so no second step follows (docs/decisions/0021-passkeys.md).
 * @throws Refused 401 `passkey-refused`, `passkey-copied`; 403 `account-suspended`
 */
export async function signInWithPasskey(
  ctx: OpenContext,
  { signed }: InputOf<typeof contract.signInWithPasskey>,
): Promise<{ ok: true }> {
  const party = partyOf(ctx)
  const challenge = challengeOf(signed.response.clientDataJSON)
  const browser = ctx.visit.browserToken
  if (
    challenge === null ||
    browser === null ||
    !(await store.useChallenge(ctx.db, tokenHash(challenge), tokenHash(browser), ctx.now))
  )
    throw refused()
  const whose = readUserHandle(signed.response.userHandle ?? '')
  const account = whose && (await store.lockAccount(ctx.db, whose.tenantId, whose.accountId))
  if (!account) throw refused()
  const { tenant_id: tenantId, id: accountId } = account
  const passkey = await store.lockPasskey(ctx.db, tenantId, accountId, Buffer.from(signed.id, 'base64url'))
  const failed = (data: object): Promise<unknown> =>
    recordQuietly(ctx, tenantId, accountId, [
      { operation: 'passkeyFailed', data: { address: ctx.visit.address, ...data } },
    ])
  const { userHandle: _whose, ...response } = signed.response
  const counter = passkey ? await readSignature(party, challenge, { ...signed, response }, passkey.public_key) : null
  if (!passkey || counter === null) {
    await failed({})
    throw refused()
  }
  if (wentBack(passkey.counter, counter)) {
    await failed({ passkey: passkey.name, copied: true })
    await tellHolder(ctx, tenantId, accountId, 'passkey-copied')
    throw new Refused('passkey-copied', 401, {}, true)
  }
  if (account.suspended) throw new Refused('account-suspended', 403, {}, true)
  await store.updatePasskey(ctx.db, tenantId, accountId, passkey.id, { counter, last_used_at: ctx.now })
  await store.deleteTicketsOf(ctx.db, tenantId, accountId)
  await openSession(ctx, { tenantId, accountId }, 'passkey')
  await recordQuietly(ctx, tenantId, accountId, [
    { operation: 'signIn', data: { address: ctx.visit.address, passkey: passkey.name } },
  ])
  return OK
}
