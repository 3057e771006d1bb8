import type { Actor, Role } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Db } from '../../../platform/context.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import { hashPassword, passwordLine } from '../../../platform/secrets.js'
import { record } from '../../audit/index.js'
import { organisationsOn } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { loginKey } from '../rules/sign-in.js'
import * as store from '../store/index.js'
import { accountOfOffice, lockedAccount } from './account-of-office.js'
import { cutAccount } from './cut.js'
import { grantViews } from './grants.js'
import { noteChange } from './note-change.js'
import { tellHolder } from './notices.js'
import { forgetFailures, forgetFailuresHere, settleTry, tryOwn, type PasswordTry } from './password.js'
import { hasSecondFactor } from './second-step.js'
import { tokenOf } from './sessions.js'

const OK = { ok: true } as const

export interface NewAccount {
  login: string
  title: string
  organisationId: string
  roles: Role[]
  /** Null: nobody can sign in with a password (posts of the practice office). */
  passwordHash: string | null
}

/**
 * Makes an account; roles are held on its organisation.
 * @param by who gives the roles; null: the program, when it founds an office
 * @throws Refused 409 `login-taken`
 */
export async function addAccount(
  db: Db,
  tenantId: string,
  input: NewAccount,
  now: Date,
  by: string | null = null,
): Promise<string> {
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
      id: newId(),
      role,
      organisation_id: input.organisationId,
      valid_from: now,
      valid_to: null,
      given_by: by,
      note: null,
    })),
  )
  if (!made) throw conflict('login-taken')
  return id
}

const view = (row: store.AccountRow & { grants: store.GrantJson[] }): contract.AccountView => ({
  id: row.id,
  login: row.login,
  title: row.title,
  organisationId: row.organisation_id,
  grants: row.grants,
  suspended: row.suspended,
})

export async function listAccounts(ctx: Context): Promise<OutputOf<typeof contract.listAccounts>> {
  return { accounts: (await store.selectAccounts(ctx.db, ctx.actor.tenantId, ctx.now)).map(view) }
}

export async function getAccount(
  ctx: Context,
  input: InputOf<typeof contract.getAccount>,
): Promise<OutputOf<typeof contract.getAccount>> {
  const { tenantId } = ctx.actor
  const [row] = await store.selectAccounts(ctx.db, tenantId, ctx.now, input.id)
  if (!row) throw notFound('account')
  const link = await store.selectLinkOf(ctx.db, tenantId, row.id, ctx.now)
  return {
    ...view(row),
    held: await grantViews(ctx, row.id),
    hasPassword: row.password_hash !== null,
    secondFactor: await hasSecondFactor(ctx.db, tenantId, row.id),
    linkUntil: link?.expires_at.toISOString() ?? null,
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
  const id = await addAccount(ctx.db, tenantId, { ...input, passwordHash }, ctx.now, ctx.actor.accountId)
  await noteChange(ctx, 'create', id, {
    organisationId: input.organisationId,
    title: input.title,
    roles: [...new Set(input.roles)],
  })
  await record(ctx, {
    operation: 'createAccount',
    organisationId: input.organisationId,
    data: { accountId: id, login: loginKey(input.login), roles: input.roles },
  })
  return { id }
}

export async function suspendAccount(
  ctx: Context,
  input: InputOf<typeof contract.suspendAccount>,
): Promise<{ ok: true }> {
  const account = await lockedAccount(ctx, input.id)
  if (account.id === ctx.actor.accountId) throw conflict('not-oneself')
  if (account.suspended === input.suspended) return OK
  await store.updateAccount(ctx.db, account.tenant_id, account.id, { suspended: input.suspended })
  await noteChange(ctx, input.suspended ? 'suspend' : 'readmit', account.id, {})
  if (input.suspended) await cutAccount(ctx, { tenantId: account.tenant_id, accountId: account.id, why: 'suspended' })
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
  await tellHolder(ctx, account.tenant_id, account.id, 'password-set')
  await cutAccount(ctx, { tenantId: account.tenant_id, accountId: account.id, why: 'password' })
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
  const tried = await tryOwn(tools, input.current)
  return { tried, passwordHash: tried.right ? await hashNew(tools, input) : null }
}

/** Wrong tries count as at sign-in: a machine left open must not be a place to guess at the password. */
export async function changeOwnPassword(
  ctx: Context,
  _input: InputOf<typeof contract.changeOwnPassword>,
  { tried, passwordHash }: { tried: PasswordTry; passwordHash: string | null },
): Promise<{ ok: true }> {
  const account = await settleTry(ctx, tried, 'changeOwnPasswordFailed', 403)
  await forgetFailuresHere(ctx, account.login)
  await store.updateAccount(ctx.db, account.tenant_id, account.id, { password_hash: passwordHash })
  await cutAccount(ctx, { tenantId: account.tenant_id, accountId: account.id, why: 'own-password' }, tokenOf(ctx.visit))
  await record(ctx, { operation: 'changeOwnPassword', organisationId: account.organisation_id })
  return OK
}
