/**
 * A password is tried in two steps: checked before the transaction, which takes long, and counted in it. Logins that do not
 * exist are counted and locked like those that do, so that no answer tells which there are.
 */
import type { Actor } from '../../../kernel/actor.js'
import { notFound, Refused } from '../../../kernel/errors.js'
import type { Db, OpenContext } from '../../../platform/context.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import { checkPassword, passwordLine, tokenHash } from '../../../platform/secrets.js'
import { recordQuietly } from '../../audit/index.js'
import {
  afterFailure,
  EVERYWHERE,
  isLocked,
  LOCK,
  MOST_FAILURES,
  MOST_FAILURES_IN_ALL,
  networkOf,
} from '../rules/sign-in.js'
import * as store from '../store/index.js'

export interface PasswordTry {
  login: string
  account: store.AccountRow | undefined
  right: boolean
}

const MOST: Record<string, number> = { [EVERYWHERE]: MOST_FAILURES_IN_ALL }

const placesOf = (visit: { address: string }): string[] => [EVERYWHERE, networkOf(visit.address)]

function mustNotBeLocked(failures: store.FailuresRow[], now: Date): void {
  const locked = failures.find((one) => isLocked(one, now))
  if (locked) throw new Refused('account-locked', 403, { until: locked.locked_until?.toISOString() })
}

/**
 * Checks a password, a few at a time in the whole program, with no transaction open.
 * @throws Refused 403 `account-locked` where the login is locked, for this address or for all; 503 `busy`
 */
export function tryPassword(
  { db, now, visit }: BeforeTools,
  login: string,
  password: string,
  find: () => Promise<store.AccountRow | undefined>,
): Promise<PasswordTry> {
  return passwordLine.run(async () => {
    mustNotBeLocked(await store.selectFailures(db, tokenHash(login), placesOf(visit)), now)
    const account = await find()
    return { login, account, right: await checkPassword(account?.password_hash ?? null, password) }
  })
}

/** Before the transaction: the password of who is signed in, asked for once more. */
export async function tryOwn(tools: BeforeTools & { actor: Actor }, password: string): Promise<PasswordTry> {
  const { tenantId, accountId } = tools.actor
  const account = await store.selectAccount(tools.db, tenantId, accountId)
  if (!account) throw notFound('account')
  return tryPassword(tools, account.login, password, () => Promise.resolve(account))
}

/**
 * In the transaction: counts the try against those of the same moment and answers the account as it is now.
 * @param operation the event that a wrong try leaves
 * @throws Refused `wrong-password` with `status`, counted though refused; 403 `account-locked`
 */
export async function settleTry(
  ctx: OpenContext,
  { login, account: tried, right }: PasswordTry,
  operation: string,
  status: 401 | 403,
): Promise<store.AccountRow> {
  const failures = await failuresOf(ctx, login)
  const account = tried && (await store.lockAccount(ctx.db, tried.tenant_id, tried.id))
  if (account && right && account.password_hash === tried?.password_hash) return account
  await countFailure(ctx, login, failures, account, operation)
  throw new Refused('wrong-password', status, {}, true)
}

/**
 * What was counted against a login here and in all, locked until the end of the transaction.
 * @throws Refused 403 `account-locked`
 */
export async function failuresOf({ db, now, visit }: OpenContext, login: string): Promise<store.FailuresRow[]> {
  await store.deleteOldFailures(db, new Date(now.getTime() - LOCK), now)
  const failures = await store.lockFailures(db, tokenHash(login), placesOf(visit), now)
  mustNotBeLocked(failures, now)
  return failures
}

/** One more wrong password or code; the last that is allowed locks. Its refusal must keep what was written. */
export async function countFailure(
  ctx: OpenContext,
  login: string,
  failures: store.FailuresRow[],
  account: store.AccountRow | undefined,
  operation: string,
): Promise<void> {
  const { db, now, visit } = ctx
  const hash = tokenHash(login)
  let locked = false
  for (const address of placesOf(visit)) {
    const before = failures.find((one) => one.address === address)
    const after = afterFailure(before, MOST[address] ?? MOST_FAILURES, now)
    locked ||= after.locked_until !== null
    await store.saveFailures(db, hash, { address, ...after })
  }
  if (account)
    await recordQuietly(ctx, account.tenant_id, account.id, [{ operation, data: { address: visit.address, locked } }])
}

/** Whoever has shown everything that is asked for starts anew from here; a password alone, where a code is to follow, does not. */
export const forgetFailuresHere = (ctx: OpenContext, login: string): Promise<void> =>
  store.deleteFailures(ctx.db, tokenHash(login), networkOf(ctx.visit.address))

/** A new password from the administrator also unlocks. */
export const forgetFailures = (db: Db, login: string): Promise<void> => store.deleteFailures(db, tokenHash(login), null)
