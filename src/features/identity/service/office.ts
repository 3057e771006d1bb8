/** The office itself: its tenant, and the one-time link with which it is made. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { notFound, Refused } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Db, OpenContext } from '../../../platform/context.js'
import { hashPassword, newToken, tokenHash } from '../../../platform/secrets.js'
import { recordQuietly } from '../../audit/index.js'
import { addOrganisation } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { SETUP_LIFE } from '../rules/sign-in.js'
import * as store from '../store/index.js'
import { addAccount } from './accounts.js'
import { openSession } from './sessions.js'

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
  await openSession(ctx, { tenantId, accountId }, 'link')
  await recordQuietly(ctx, tenantId, accountId, [{ operation: 'setUpOffice', data: { officeName: input.officeName } }])
  return { ok: true }
}
