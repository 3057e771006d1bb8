/**
 * The job that sends what is due. A letter is claimed in one transaction, sent outside of any, and what became of it is written
 * in another. A program that ends between the two leaves a letter of which nobody knows whether it went: it is shown as that
 * and not sent again by itself. So a letter is sent at most once, unless a person asks for it again; and none is lost unseen.
 */
import { newToken, tokenHash } from '../../../platform/secrets.js'
import type { Db } from '../../../platform/context.js'
import type { SmtpServer } from '../../../platform/outbound/smtp.js'
import { unreadNow } from '../../reminders/index.js'
import { afterAttempt, isQuiet, LINK_LIFE, nextTry } from '../rules.js'
import * as store from '../store/index.js'
import { writeNotices, writeQuestion, type Written } from './compose.js'
import type { MailHouse } from './house.js'

/** Letters that one job sends: a house that closes waits for no more than these. */
const TOGETHER = 20

export const sealedFor = (tenantId: string): string => `mail_server:${tenantId}`

/** The server as it is spoken to; null where the kept password can not be opened any more. */
export function smtpOf(house: Pick<MailHouse, 'outside'>, row: store.ServerRow): SmtpServer | null {
  const { host, port, security, login } = row
  if (login === null || row.password === null) return { host, port, security, login: null }
  const password = house.outside.seals.open(row.password, sealedFor(row.tenant_id))
  return password === null ? null : { host, port, security, login: { user: login, password } }
}

interface Claimed {
  letter: store.LetterRow
  server: store.ServerRow
  smtp: SmtpServer
  to: string
  written: Written
}

/** Sends what is due, one letter after the other; stops where the server takes nothing. */
export async function sendMail(house: MailHouse, { tenantId }: { tenantId: string }): Promise<void> {
  for (let n = 0; n < TOGETHER; n++) {
    const claimed = await claim(house, tenantId)
    if (claimed === 'nothing') return
    if (claimed !== 'dropped' && !(await deliver(house, claimed))) return
  }
  await house.ask(house.db, 'send-mail', { tenantId }, `mail:${tenantId}`)
}

/** The next letter, put together with the rights of this moment and marked as being sent. */
async function claim(house: MailHouse, tenantId: string): Promise<Claimed | 'dropped' | 'nothing'> {
  const { calendar, settings } = await house.officeOf(tenantId)
  return house.inTransaction(async (db) => {
    const now = house.now()
    const server = await store.selectServer(db, tenantId)
    if (!server?.active || (server.next_try_at && server.next_try_at > now)) return 'nothing'
    const letter = await store.lockNext(db, tenantId, now, isQuiet(now, settings))
    if (!letter) return 'nothing'
    const smtp = smtpOf(house, server)
    if (!smtp) {
      await store.noteTrouble(db, tenantId, 'key', '', now, nextTry(now, server.tries + 1))
      return 'nothing'
    }
    const to = await store.selectAddress(db, tenantId, letter.account_id)
    const written = to && (await write(db, letter, to, { baseUrl: server.base_url, now, calendar }))
    if (!to || !written) {
      const over = { state: 'dropped' as const, ended_at: now, result: 'nothing-to-tell' }
      await store.updateLetter(db, tenantId, letter.id, over)
      return 'dropped'
    }
    const attempts = letter.attempts + 1
    await store.updateLetter(db, tenantId, letter.id, { state: 'sending', started_at: now, attempts })
    return { letter: { ...letter, attempts }, server, smtp, to: to.address, written }
  })
}

type Moment = { baseUrl: string; now: Date; calendar: Parameters<typeof unreadNow>[0]['calendar'] }

/** Null where nothing is left to say: the address is not confirmed, or the account has read it all, or has left the tasks. */
async function write(
  db: Db,
  letter: store.LetterRow,
  to: store.AddressRow,
  { baseUrl, now, calendar }: Moment,
): Promise<Written | null> {
  const { tenant_id: tenantId, account_id: accountId, kind } = letter
  if (to.bounced_at) return null
  if (kind === 'confirm') {
    if (to.confirmed_at) return null
    const token = newToken()
    await store.saveToken(db, tenantId, accountId, tokenHash(token), new Date(now.getTime() + LINK_LIFE))
    return writeQuestion(baseUrl, token)
  }
  if (!to.confirmed_at) return null
  const ids = await store.selectItems(db, tenantId, letter.id)
  const notices = (await unreadNow({ db, now, calendar }, tenantId, accountId, ids)).filter(
    (notice) => !to.unwanted.includes(notice.kind),
  )
  return notices.length ? writeNotices(notices, kind, baseUrl, now) : null
}

/** Answers whether the server takes more. */
async function deliver(house: MailHouse, { letter, server, smtp, to, written }: Claimed): Promise<boolean> {
  const { tenant_id: tenantId } = letter
  const { result, said } = await house.outside.smtp.send(smtp, {
    ...written,
    to,
    from: { name: server.sender_name, address: server.sender },
    messageId: messageId(letter.id, server.sender),
    // The instant at which it was put into the outbox: with the number it is the same at every try.
    date: letter.made_at,
  })
  return house.inTransaction(async (db) => {
    const now = house.now()
    if (result === 'unreachable' || result === 'tls' || result === 'auth' || result === 'sender') {
      await store.noteTrouble(db, tenantId, result, said, now, nextTry(now, server.tries + 1))
      // It was not handed over: that was no attempt of this letter's.
      const back = { state: 'waiting' as const, started_at: null, attempts: letter.attempts - 1, said }
      await store.updateLetter(db, tenantId, letter.id, back)
      return false
    }
    await store.clearTrouble(db, tenantId)
    const state = afterAttempt(result, letter.attempts)
    await store.updateLetter(
      db,
      tenantId,
      letter.id,
      state === 'waiting'
        ? { state, started_at: null, next_try_at: nextTry(now, letter.attempts), result, said }
        : { state, ended_at: now, result, said },
    )
    if (result === 'address') await store.noteBounce(db, tenantId, letter.account_id, to, said, now)
    return true
  })
}

/** The same at every try of a letter, so that what arrives twice is recognised. */
export const messageId = (letterId: string, sender: string): string => `${letterId}@${sender.split('@')[1] ?? 'dondoc'}`
