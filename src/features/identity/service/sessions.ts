import type { Visitor } from '../../../kernel/actor.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Db, OpenContext, Visit } from '../../../platform/context.js'
import { newToken, tokenHash } from '../../../platform/secrets.js'
import { record } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { deviceOf } from '../rules/devices.js'
import { readSessionCookie, SEEN_STEP, sessionCookie, SESSION_IDLE, SESSION_LIFE } from '../rules/sign-in.js'
import * as store from '../store/index.js'
import { accountOfOffice } from './account-of-office.js'
import { tellHolder } from './notices.js'

const OK = { ok: true } as const

/**
 * The actor of a session cookie, or null. Read on every request: one statement. With `seen` false it is only asked, which
 * does not keep an idle session alive.
 */
export async function authenticate(db: Db, cookie: string, now: Date, seen = true): Promise<Visitor | null> {
  const read = readSessionCookie(cookie)
  if (!read) return null
  const hash = tokenHash(read.token)
  const row = await store.selectSession(db, read.tenantId, hash, now, idleSince(now))
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

/** A session that was not seen since then has ended. */
const idleSince = (now: Date): Date => new Date(now.getTime() - SESSION_IDLE)

/** Hash of the token that the visitor bears; null where there is none of the right form. */
export function tokenOf(visit: Pick<Visit, 'sessionToken'>): Buffer | null {
  const read = visit.sessionToken ? readSessionCookie(visit.sessionToken) : null
  return read ? tokenHash(read.token) : null
}

/** Opens a session under a new token; the one that the visitor bore before ends. */
export async function openSession(
  ctx: OpenContext,
  account: { tenantId: string; accountId: string },
  way: contract.Way,
): Promise<void> {
  await endBorne(ctx)
  const token = newToken()
  await store.deleteExpiredSessions(ctx.db, ctx.now)
  await store.insertSession(ctx.db, {
    tenant_id: account.tenantId,
    id: newId(),
    token_hash: tokenHash(token),
    account_id: account.accountId,
    created_at: ctx.now,
    seen_at: ctx.now,
    expires_at: new Date(ctx.now.getTime() + SESSION_LIFE),
    address: ctx.visit.address,
    ...deviceOf(ctx.visit.agent),
    way,
  })
  ctx.visit.setSession(sessionCookie(account.tenantId, token), SESSION_LIFE / 1000)
}

async function endBorne(ctx: OpenContext): Promise<void> {
  const read = ctx.visit.sessionToken ? readSessionCookie(ctx.visit.sessionToken) : null
  if (read) await store.deleteSession(ctx.db, read.tenantId, tokenHash(read.token))
}

export async function signOut(ctx: OpenContext): Promise<{ ok: true }> {
  await endBorne(ctx)
  ctx.visit.clearSession()
  return OK
}

/** After a restore: what was signed out, or used up, since the backup must not open again. Everybody signs in anew. */
export const closeEntrances = (db: Db, now: Date): Promise<void> => store.deleteEntrances(db, now)

async function sessionsOf(
  ctx: Context,
  accountId: string,
): Promise<OutputOf<typeof contract.listOwnSessions>['sessions']> {
  const rows = await store.selectSessionsOf(ctx.db, ctx.actor.tenantId, accountId, ctx.now, idleSince(ctx.now))
  const own = tokenOf(ctx.visit)
  return rows.map((row) => ({
    id: row.id,
    since: row.created_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    address: row.address,
    browser: row.browser,
    system: row.system,
    way: row.way,
    current: own !== null && row.token_hash.equals(own),
  }))
}

export async function listOwnSessions(ctx: Context): Promise<OutputOf<typeof contract.listOwnSessions>> {
  return { sessions: await sessionsOf(ctx, ctx.actor.accountId) }
}

export async function listSessions(
  ctx: Context,
  input: InputOf<typeof contract.listSessions>,
): Promise<OutputOf<typeof contract.listSessions>> {
  const account = await accountOfOffice(ctx, input.id)
  return { sessions: await sessionsOf(ctx, account.id) }
}

async function endOne(ctx: Context, operation: string, accountId: string, sessionId: string): Promise<{ ok: true }> {
  if (!(await store.deleteSessionById(ctx.db, ctx.actor.tenantId, accountId, sessionId))) throw notFound('session')
  await record(ctx, { operation, data: { accountId, sessionId } })
  return OK
}

export function endOwnSession(ctx: Context, input: InputOf<typeof contract.endOwnSession>): Promise<{ ok: true }> {
  return endOne(ctx, 'endOwnSession', ctx.actor.accountId, input.sessionId)
}

export async function endSession(ctx: Context, input: InputOf<typeof contract.endSession>): Promise<{ ok: true }> {
  const account = await accountOfOffice(ctx, input.id)
  if (account.id !== ctx.actor.accountId) await tellHolder(ctx, account.tenant_id, account.id, 'sessions-ended')
  return endOne(ctx, 'endSession', account.id, input.sessionId)
}

async function endAll(
  ctx: Context,
  operation: string,
  accountId: string,
  keep: Buffer | null,
): Promise<{ ended: number }> {
  const ended = await store.deleteSessionsOf(ctx.db, ctx.actor.tenantId, accountId, keep)
  if (ended) await record(ctx, { operation, data: { accountId, ended } })
  return { ended }
}

export function endOtherSessions(ctx: Context): Promise<{ ended: number }> {
  return endAll(ctx, 'endOtherSessions', ctx.actor.accountId, tokenOf(ctx.visit))
}

export async function endSessions(
  ctx: Context,
  input: InputOf<typeof contract.endSessions>,
): Promise<{ ended: number }> {
  const account = await accountOfOffice(ctx, input.id)
  const answer = await endAll(ctx, 'endSessions', account.id, null)
  if (answer.ended && account.id !== ctx.actor.accountId)
    await tellHolder(ctx, account.tenant_id, account.id, 'sessions-ended')
  return answer
}
