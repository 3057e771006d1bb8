/** The administrator's side: the mail server, and what was not delivered. */
import type { Actor } from '../../../kernel/actor.js'
import { dayOf, startOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context } from '../../../platform/context.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import { record } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { keepsPassword, mustBeAllowed, mustBeUndelivered } from '../rules.js'
import * as store from '../store/index.js'
import { writeTest } from './compose.js'
import { messageId, sealedFor, smtpOf } from './send.js'

const LISTED = 100

export async function getMailOffice(ctx: Context): Promise<OutputOf<typeof contract.getMailOffice>> {
  const { tenantId } = ctx.actor
  const row = await store.selectServer(ctx.db, tenantId)
  const { waiting, sent } = await store.selectFigures(ctx.db, tenantId, startOf(dayOf(ctx.now)))
  return {
    server: row
      ? {
          active: row.active,
          host: row.host,
          port: row.port,
          security: row.security,
          login: row.login,
          sender: row.sender,
          senderName: row.sender_name,
          baseUrl: row.base_url,
          changedAt: row.changed_at.toISOString(),
          trouble:
            row.trouble && row.trouble_since
              ? {
                  code: row.trouble,
                  said: row.trouble_said ?? '',
                  since: row.trouble_since.toISOString(),
                  nextTryAt: row.next_try_at?.toISOString() ?? null,
                }
              : null,
        }
      : null,
    loopbackOnly: ctx.mode === 'practice',
    waiting,
    sentToday: sent,
    letters: (await store.selectListed(ctx.db, tenantId, LISTED)).map((letter) => ({
      id: letter.id,
      title: letter.title,
      login: letter.login,
      kind: letter.kind,
      state: letter.state,
      madeAt: letter.made_at.toISOString(),
      attempts: letter.attempts,
      nextTryAt: letter.next_try_at.toISOString(),
      said: letter.said,
    })),
    bounced: (await store.selectBounced(ctx.db, tenantId)).map((one) => ({
      accountId: one.account_id,
      login: one.login,
      title: one.title,
      at: (one.bounced_at ?? ctx.now).toISOString(),
      said: one.bounce_said ?? '',
    })),
  }
}

export async function getMailAlert(ctx: Context): Promise<OutputOf<typeof contract.getMailAlert>> {
  const { tenantId } = ctx.actor
  const server = await store.selectServer(ctx.db, tenantId)
  if (!server) return { waiting: 0 }
  const { undelivered } = await store.selectFigures(ctx.db, tenantId, ctx.now)
  const bounced = await store.selectBounced(ctx.db, tenantId)
  return { waiting: (server.active && server.trouble ? 1 : 0) + undelivered + bounced.length }
}

type Before = BeforeTools & { actor: Actor }

/** Seals the password; the plain one goes no further. */
export async function sealPassword(
  { outside, actor }: Before,
  { password }: InputOf<typeof contract.saveMailServer>,
): Promise<Buffer | null> {
  return password === null ? null : outside.seals.seal(password, sealedFor(actor.tenantId))
}

export async function saveMailServer(
  ctx: Context,
  input: InputOf<typeof contract.saveMailServer>,
  sealed: Buffer | null,
): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const { active, host, port, security, login, sender, senderName, baseUrl } = input
  mustBeAllowed({ host, security, login }, ctx.mode)
  const before = (await store.selectServer(ctx.db, tenantId)) ?? null
  const kept = keepsPassword(before, { host, port, security, login }) ? (before?.password ?? null) : null
  const password = login ? (sealed ?? kept) : null
  if (login && !password) throw invalid('mail-password-needed')
  await store.saveServer(ctx.db, {
    tenant_id: tenantId,
    active,
    host,
    port,
    security,
    login: login || null,
    password,
    sender,
    sender_name: senderName,
    base_url: baseUrl,
    changed_by: accountId,
    changed_at: ctx.now,
  })
  if (active) await ctx.enqueue('send-mail', { tenantId }, `mail:${tenantId}`)
  await record(ctx, {
    operation: 'saveMailServer',
    data: { active, host, port, security, sender, baseUrl, signsIn: login !== '', newPassword: sealed !== null },
  })
  return { ok: true }
}

type Tested = OutputOf<typeof contract.testMailServer>

/** Sends one letter now; seconds may pass, so it comes before the transaction. */
export async function tryMailServer(
  { db, now, outside, actor }: Before,
  { to }: InputOf<typeof contract.testMailServer>,
): Promise<Tested> {
  const row = await store.selectServer(db, actor.tenantId)
  if (!row) throw notFound('mail-server')
  const smtp = smtpOf({ outside }, row)
  if (!smtp) return { result: 'key', said: '' }
  return outside.smtp.send(smtp, {
    ...writeTest(row.base_url),
    to,
    from: { name: row.sender_name, address: row.sender },
    messageId: messageId(newId(), row.sender),
    date: now,
  })
}

/** A server that took the letter takes the others too: what waits is asked for again at once. */
export async function testMailServer(
  ctx: Context,
  _input: InputOf<typeof contract.testMailServer>,
  tested: Tested,
): Promise<Tested> {
  const { tenantId } = ctx.actor
  await record(ctx, { operation: 'testMailServer', data: { result: tested.result } })
  if (tested.result === 'accepted') {
    await store.clearTrouble(ctx.db, tenantId)
    await ctx.enqueue('send-mail', { tenantId }, `mail:${tenantId}`)
  }
  return tested
}

async function undelivered(ctx: Context, id: string): Promise<store.LetterRow> {
  const letter = await store.lockLetter(ctx.db, ctx.actor.tenantId, id)
  if (!letter) throw notFound('letter')
  mustBeUndelivered(letter.state)
  return letter
}

export async function sendLetterAgain(
  ctx: Context,
  { id }: InputOf<typeof contract.sendLetterAgain>,
): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  const letter = await undelivered(ctx, id)
  const to = await store.selectAddress(ctx.db, tenantId, letter.account_id)
  if (!to || to.bounced_at) throw conflict('mail-no-address')
  await store.updateLetter(ctx.db, tenantId, id, {
    state: 'waiting',
    ended_at: null,
    started_at: null,
    attempts: 0,
    next_try_at: ctx.now,
  })
  await ctx.enqueue('send-mail', { tenantId }, `mail:${tenantId}`)
  await record(ctx, { operation: 'sendLetterAgain', data: { letterId: id, was: letter.state } })
  return { ok: true }
}

export async function settleLetter(ctx: Context, { id }: InputOf<typeof contract.settleLetter>): Promise<{ ok: true }> {
  const letter = await undelivered(ctx, id)
  await store.updateLetter(ctx.db, ctx.actor.tenantId, id, { state: 'dropped' })
  await record(ctx, { operation: 'settleLetter', data: { letterId: id, was: letter.state } })
  return { ok: true }
}
