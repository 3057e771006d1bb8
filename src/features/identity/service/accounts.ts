import { permissionsOf, rolesOf, type Actor, type Role, type Visitor } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound, Refused } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Db, OpenContext } from '../../../platform/context.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import { hashPassword, newToken, passwordLine, tokenHash } from '../../../platform/secrets.js'
import { record, recordQuietly } from '../../audit/index.js'
import { addOrganisation, organisationsOn } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import {
  loginKey,
  readSessionCookie,
  SEEN_STEP,
  sessionCookie,
  SESSION_IDLE,
  SESSION_LIFE,
  SETUP_LIFE,
} from '../rules.js'
import * as store from '../store.js'
import { forgetFailures, settleTry, tryPassword, type PasswordTry } from './password.js'

const OK = { ok: true } as const

/**
 * The actor of a session cookie, or null. Read on every request: one statement. With `seen` false it is only asked, which
 * does not keep an idle session alive.
 */
export async function authenticate(db: Db, cookie: string, now: Date, seen = true): Promise<Visitor | null> {
  const read = readSessionCookie(cookie)
  if (!read) return null
  const hash = tokenHash(read.token)
  const row = await store.selectSession(db, read.tenantId, hash, now, new Date(now.getTime() - SESSION_IDLE))
  if (!row) return null
  if (seen && now.getTime() - row.seen_at.getTime() > SEEN_STEP) await store.touchSession(db, read.tenantId, hash, now)
  return {
    tenantId: row.tenant_id,
    accountId: row.account_id,
    title: row.title,
    organisationId: row.organisation_id,
    grants: row.grants,
    officeVersion: row.office_version,
  }
}

async function openSession(ctx: OpenContext, tenantId: string, accountId: string): Promise<void> {
  const old = ctx.visit.sessionToken ? readSessionCookie(ctx.visit.sessionToken) : null
  if (old) await store.deleteSession(ctx.db, old.tenantId, tokenHash(old.token))
  const token = newToken()
  const expires = new Date(ctx.now.getTime() + SESSION_LIFE)
  await store.deleteExpiredSessions(ctx.db, ctx.now)
  await store.insertSession(ctx.db, {
    tenant_id: tenantId,
    token_hash: tokenHash(token),
    account_id: accountId,
    created_at: ctx.now,
    seen_at: ctx.now,
    expires_at: expires,
  })
  ctx.visit.setSession(sessionCookie(tenantId, token), SESSION_LIFE / 1000)
}

/** Before the transaction: the password, which no row and no connection must wait for. */
export async function trySignIn(tools: BeforeTools, input: InputOf<typeof contract.signIn>): Promise<PasswordTry> {
  const login = loginKey(input.login)
  return tryPassword(tools, login, input.password, () => store.selectAccountByLogin(tools.db, login))
}

export async function signIn(
  ctx: OpenContext,
  _input: InputOf<typeof contract.signIn>,
  tried: PasswordTry,
): Promise<{ ok: true }> {
  const account = await settleTry(ctx, tried, 'signInFailed', 401)
  if (account.suspended) throw new Refused('account-suspended', 403)
  await openSession(ctx, account.tenant_id, account.id)
  await recordQuietly(ctx, account.tenant_id, account.id, [
    { operation: 'signIn', data: { address: ctx.visit.address } },
  ])
  return OK
}

/** After a restore: what was signed out, or used up, since the backup must not open again. Everybody signs in anew. */
export const closeEntrances = (db: Db, now: Date): Promise<void> => store.deleteEntrances(db, now)

export async function signOut(ctx: OpenContext): Promise<{ ok: true }> {
  const read = ctx.visit.sessionToken ? readSessionCookie(ctx.visit.sessionToken) : null
  if (read) await store.deleteSession(ctx.db, read.tenantId, tokenHash(read.token))
  ctx.visit.clearSession()
  return OK
}

export async function getMe(ctx: Context): Promise<OutputOf<typeof contract.getMe>> {
  const { actor } = ctx
  const tenant = await store.selectTenant(ctx.db, actor.tenantId)
  const organisation = (await organisationsOn(ctx.db, actor.tenantId, dayOf(ctx.now))).get(actor.organisationId)
  if (!tenant || !organisation) throw notFound()
  return {
    accountId: actor.accountId,
    title: actor.title,
    organisation: { id: organisation.id, name: organisation.name, shortName: organisation.shortName },
    grants: actor.grants,
    permissions: [...permissionsOf(rolesOf(actor))],
    officeName: tenant.name,
    mode: tenant.mode,
    today: dayOf(ctx.now),
  }
}

/** Doors are shown on loopback in practice mode only; the first seven kinds of post come first. */
export async function getEntrance(ctx: OpenContext): Promise<OutputOf<typeof contract.getEntrance>> {
  if (ctx.mode === 'office')
    return { mode: 'office', needsSetup: !(await store.selectTenantOfMode(ctx.db, 'office')), doors: [] }
  const tenant = await store.selectTenantOfMode(ctx.db, 'practice')
  if (!tenant || !ctx.visit.loopback) return { mode: 'practice', needsSetup: false, doors: [] }
  const organisations = await organisationsOn(ctx.db, tenant.id, dayOf(ctx.now))
  const accounts = await store.selectAccounts(ctx.db, tenant.id, ctx.now)
  return {
    mode: 'practice',
    needsSetup: false,
    doors: accounts
      .filter((account) => !account.suspended && account.login.startsWith(PRACTICE_LOGIN))
      .map((account, at) => ({
        accountId: account.id,
        title: account.title,
        organisation: organisations.get(account.organisation_id)?.name ?? '',
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
  await openSession(ctx, tenant.id, account.id)
  await recordQuietly(ctx, tenant.id, account.id, [{ operation: 'enterPractice' }])
  return OK
}

export interface NewAccount {
  login: string
  title: string
  organisationId: string
  roles: Role[]
  /** Null: nobody can sign in with a password (posts of the practice office). */
  passwordHash: string | null
}

/** Makes an account; roles are held on its organisation. */
export async function addAccount(db: Db, tenantId: string, input: NewAccount, now: Date): Promise<string> {
  const id = newId()
  const made = await store.insertAccount(
    db,
    {
      tenant_id: tenantId,
      id,
      login: loginKey(input.login),
      title: input.title,
      organisation_id: input.organisationId,
      password_hash: input.passwordHash,
      created_at: now,
    },
    [...new Set(input.roles)].map((role) => ({
      tenant_id: tenantId,
      account_id: id,
      role,
      organisation_id: input.organisationId,
      valid_from: now,
      valid_to: null,
    })),
  )
  if (!made) throw conflict('login-taken')
  return id
}

export async function addTenant(
  db: Db,
  input: { name: string; mode: 'practice' | 'office' },
  now: Date,
): Promise<string> {
  const id = newId()
  await store.insertTenant(db, { id, name: input.name, mode: input.mode, created_at: now })
  return id
}

/** The tenant of a mode, if there is one yet. */
export async function tenantOfMode(db: Db, mode: 'practice' | 'office'): Promise<string | null> {
  return (await store.selectTenantOfMode(db, mode))?.id ?? null
}

/** When the practice office was founded, by the real clock; null before that. */
export async function practiceFounded(db: Db): Promise<Date | null> {
  return (await store.selectTenantOfMode(db, 'practice'))?.created_at ?? null
}

/** A fresh one-time token for the first administrator; older ones stop working. */
export async function newSetupToken(db: Db, now: Date): Promise<string> {
  const token = newToken()
  await store.insertSetupLink(db, tokenHash(token), now, new Date(now.getTime() + SETUP_LIFE))
  return token
}

export async function setUpOffice(
  ctx: OpenContext,
  input: InputOf<typeof contract.setUpOffice>,
): Promise<{ ok: true }> {
  if (ctx.mode !== 'office' || (await store.selectTenantOfMode(ctx.db, 'office'))) throw notFound()
  if (!(await store.useSetupLink(ctx.db, tokenHash(input.token), ctx.now))) throw new Refused('setup-link-invalid', 403)
  const tenantId = await addTenant(ctx.db, { name: input.officeName, mode: 'office' }, ctx.now)
  const organisationId = await addOrganisation(
    ctx.db,
    tenantId,
    { name: input.officeName, shortName: input.officeName.slice(0, 80), kind: 'other', system: 'other' },
    ctx.now,
    dayOf(ctx.now),
  )
  const accountId = await addAccount(
    ctx.db,
    tenantId,
    {
      login: input.login,
      title: input.title,
      organisationId,
      roles: ['administrator'],
      passwordHash: await hashPassword(input.password),
    },
    ctx.now,
  )
  await openSession(ctx, tenantId, accountId)
  await recordQuietly(ctx, tenantId, accountId, [{ operation: 'setUpOffice', data: { officeName: input.officeName } }])
  return OK
}

export async function listAccounts(ctx: Context): Promise<OutputOf<typeof contract.listAccounts>> {
  const rows = await store.selectAccounts(ctx.db, ctx.actor.tenantId, ctx.now)
  return {
    accounts: rows.map((row) => ({
      id: row.id,
      login: row.login,
      title: row.title,
      organisationId: row.organisation_id,
      grants: row.grants,
      suspended: row.suspended,
    })),
  }
}

/** Before the transaction: the hash of a new password. */
export function hashNew(_tools: BeforeTools, input: { password: string }): Promise<string> {
  return passwordLine.run(() => hashPassword(input.password))
}

export async function createAccount(
  ctx: Context,
  input: InputOf<typeof contract.createAccount>,
  passwordHash: string,
): Promise<{ id: string }> {
  const { tenantId } = ctx.actor
  if (!(await organisationsOn(ctx.db, tenantId, dayOf(ctx.now))).has(input.organisationId))
    throw invalid('unknown-organisation', { id: input.organisationId })
  const id = await addAccount(ctx.db, tenantId, { ...input, passwordHash }, ctx.now)
  await record(ctx, {
    operation: 'createAccount',
    organisationId: input.organisationId,
    data: { accountId: id, login: loginKey(input.login), roles: input.roles },
  })
  return { id }
}

async function accountOfOffice(ctx: Context, id: string): Promise<store.AccountRow> {
  const account = await store.selectAccount(ctx.db, ctx.actor.tenantId, id)
  if (!account) throw notFound('account')
  return account
}

export async function suspendAccount(
  ctx: Context,
  input: InputOf<typeof contract.suspendAccount>,
): Promise<{ ok: true }> {
  const account = await accountOfOffice(ctx, input.id)
  if (account.id === ctx.actor.accountId) throw conflict('not-oneself')
  await store.updateAccount(ctx.db, account.tenant_id, account.id, { suspended: input.suspended })
  if (input.suspended) await store.deleteSessionsOf(ctx.db, account.tenant_id, account.id, null)
  await record(ctx, {
    operation: input.suspended ? 'suspendAccount' : 'readmitAccount',
    organisationId: account.organisation_id,
    data: { accountId: account.id },
  })
  return OK
}

export async function setPassword(
  ctx: Context,
  input: InputOf<typeof contract.setPassword>,
  passwordHash: string,
): Promise<{ ok: true }> {
  const account = await accountOfOffice(ctx, input.id)
  await store.updateAccount(ctx.db, account.tenant_id, account.id, { password_hash: passwordHash })
  await forgetFailures(ctx.db, account.login)
  await store.deleteSessionsOf(ctx.db, account.tenant_id, account.id, null)
  await record(ctx, {
    operation: 'setPassword',
    organisationId: account.organisation_id,
    data: { accountId: account.id },
  })
  return OK
}

/** Before the transaction: the password of now, and where it is right the hash of the new one. */
export async function tryOwnPassword(
  tools: BeforeTools & { actor: Actor },
  input: InputOf<typeof contract.changeOwnPassword>,
): Promise<{ tried: PasswordTry; passwordHash: string | null }> {
  const { tenantId, accountId } = tools.actor
  const account = await store.selectAccount(tools.db, tenantId, accountId)
  if (!account) throw notFound('account')
  const tried = await tryPassword(tools, account.login, input.current, () => Promise.resolve(account))
  return { tried, passwordHash: tried.right ? await hashNew(tools, input) : null }
}

/** Wrong tries count as at sign-in: a machine left open must not be a place to guess at the password. */
export async function changeOwnPassword(
  ctx: Context,
  _input: InputOf<typeof contract.changeOwnPassword>,
  { tried, passwordHash }: { tried: PasswordTry; passwordHash: string | null },
): Promise<{ ok: true }> {
  const account = await settleTry(ctx, tried, 'changeOwnPasswordFailed', 403)
  await store.updateAccount(ctx.db, account.tenant_id, account.id, { password_hash: passwordHash })
  const read = ctx.visit.sessionToken ? readSessionCookie(ctx.visit.sessionToken) : null
  await store.deleteSessionsOf(ctx.db, account.tenant_id, account.id, read ? tokenHash(read.token) : null)
  await record(ctx, { operation: 'changeOwnPassword', organisationId: account.organisation_id })
  return OK
}
