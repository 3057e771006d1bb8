/** One-time links with which the holder of an account sets a password of their own: no password passes through other hands. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, Refused } from '../../../kernel/errors.js'
import type { Context, Db, OpenContext } from '../../../platform/context.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import { hashPassword, newToken, passwordLine, tokenHash } from '../../../platform/secrets.js'
import { record, recordQuietly } from '../../audit/index.js'
import { namesOf } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { LINK_LIFE, readSessionCookie, sessionCookie } from '../rules/sign-in.js'
import * as store from '../store/index.js'
import { lockedAccount } from './account-of-office.js'
import { cutAccount } from './cut.js'
import { noteChange } from './note-change.js'
import { forgetFailures } from './password.js'
import { enterOrAsk } from './second-step.js'

type Link = OutputOf<typeof contract.makeAccountLink>

/** A fresh link of an account; older ones stop working. Its token names the tenant, as a session's cookie does. */
export async function newLink(
  ctx: Context,
  accountId: string,
  purpose: 'activate' | 'hand-over' | 'reset',
): Promise<Link> {
  const { tenantId } = ctx.actor
  const token = newToken()
  const expires = new Date(ctx.now.getTime() + LINK_LIFE)
  await store.insertLink(ctx.db, {
    tenant_id: tenantId,
    token_hash: tokenHash(token),
    account_id: accountId,
    purpose,
    made_by: ctx.actor.accountId,
    created_at: ctx.now,
    expires_at: expires,
    used_at: null,
  })
  return { token: sessionCookie(tenantId, token), expiresAt: expires.toISOString() }
}

export async function makeAccountLink(ctx: Context, input: InputOf<typeof contract.makeAccountLink>): Promise<Link> {
  const account = await lockedAccount(ctx, input.id)
  if (account.id === ctx.actor.accountId) throw conflict('not-oneself')
  const link = await newLink(ctx, account.id, account.password_hash === null ? 'activate' : 'reset')
  await record(ctx, {
    operation: 'makeAccountLink',
    organisationId: account.organisation_id,
    data: { accountId: account.id },
  })
  return link
}

export async function handOverAccount(ctx: Context, input: InputOf<typeof contract.handOverAccount>): Promise<Link> {
  const { tenantId } = ctx.actor
  const account = await lockedAccount(ctx, input.id)
  if (account.id === ctx.actor.accountId) throw conflict('not-oneself')
  await store.updateAccount(ctx.db, tenantId, account.id, { password_hash: null })
  await cutAccount(ctx, { tenantId, accountId: account.id, why: 'handed-over' })
  // what was still to be told was meant for the one who has gone
  await store.seeNotices(ctx.db, tenantId, account.id, null, ctx.now)
  const link = await newLink(ctx, account.id, 'hand-over')
  await noteChange(ctx, 'hand-over', account.id, { note: input.note || null })
  await record(ctx, {
    operation: 'handOverAccount',
    organisationId: account.organisation_id,
    data: { accountId: account.id, note: input.note || null },
  })
  return link
}

const invalidLink = (): Refused => new Refused('account-link-invalid', 403)

async function linkOf(db: Db, token: string, now: Date): Promise<store.LinkRow & { tenantId: string; hash: Buffer }> {
  const read = readSessionCookie(token)
  const hash = read && tokenHash(read.token)
  const link = read && hash && (await store.selectLink(db, read.tenantId, hash, now))
  if (!link) throw invalidLink()
  return { ...link, tenantId: read.tenantId, hash }
}

export async function lookAtLink(
  ctx: OpenContext,
  input: InputOf<typeof contract.lookAtLink>,
): Promise<OutputOf<typeof contract.lookAtLink>> {
  const link = await linkOf(ctx.db, input.token, ctx.now)
  const account = await store.selectAccount(ctx.db, link.tenantId, link.account_id)
  const tenant = await store.selectTenant(ctx.db, link.tenantId)
  if (!account || !tenant) throw invalidLink()
  const names = await namesOf(ctx.db, link.tenantId, [account.organisation_id])
  return {
    login: account.login,
    title: account.title,
    organisation: names.on(account.organisation_id, dayOf(ctx.now))?.name ?? '',
    officeName: tenant.name,
    purpose: link.purpose,
    expiresAt: link.expires_at.toISOString(),
  }
}

/** Before the transaction: the hash of the new password, for which only a link that may be used makes the machine work. */
export async function tryLink(tools: BeforeTools, input: InputOf<typeof contract.useLink>): Promise<string> {
  await linkOf(tools.db, input.token, tools.now)
  return passwordLine.run(() => hashPassword(input.password))
}

export async function useLink(
  ctx: OpenContext,
  input: InputOf<typeof contract.useLink>,
  passwordHash: string,
): Promise<contract.Entered> {
  const { tenantId, hash } = await linkOf(ctx.db, input.token, ctx.now)
  const link = await store.useLink(ctx.db, tenantId, hash, ctx.now)
  const account = link && (await store.lockAccount(ctx.db, tenantId, link.account_id))
  if (!link || !account) throw invalidLink()
  if (account.suspended) throw new Refused('account-suspended', 403)
  await store.updateAccount(ctx.db, tenantId, account.id, { password_hash: passwordHash })
  await forgetFailures(ctx.db, account.login)
  await cutAccount(ctx, { tenantId, accountId: account.id, why: 'password' })
  const entered = await enterOrAsk(ctx, account, 'link')
  await recordQuietly(ctx, tenantId, account.id, [
    { operation: 'useLink', data: { purpose: link.purpose, address: ctx.visit.address } },
  ])
  return entered
}
