/** E-mail: the office's mail server with its outbox, and what an account gets by mail. */
import { z } from 'zod'
import { contract, done, filled, id, instant, text } from '../../kernel/contract.js'
import { NOTICE_KINDS } from '../../kernel/notice-kinds.js'

/** An address as RFC 5321 has it without quotes and comments; one line, at most 254 characters. */
const address = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email({ pattern: /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/ }))

const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9_-]+(\.[a-z0-9_-]+)*|[0-9a-f:]+)$/)

export const SECURITIES = ['starttls', 'implicit', 'none'] as const
export const TROUBLES = ['unreachable', 'tls', 'auth', 'sender', 'key'] as const

const server = z.object({
  active: z.boolean(),
  host: z.string(),
  port: z.number().int(),
  security: z.enum(SECURITIES),
  /** Null: the server asks for no sign-in. Its password is kept sealed and never shown. */
  login: z.string().nullable(),
  sender: z.string(),
  senderName: z.string(),
  baseUrl: z.string(),
  changedAt: instant,
  /** Why the server takes no letter now; what waits is sent when it does again. */
  trouble: z
    .object({ code: z.enum(TROUBLES), said: z.string(), since: instant, nextTryAt: instant.nullable() })
    .nullable(),
})

export const letterView = z.object({
  id,
  /** Post that it is for. */
  title: z.string(),
  login: z.string(),
  kind: z.enum(['confirm', 'now', 'digest']),
  state: z.enum(['waiting', 'sending', 'sent', 'dropped', 'failed', 'unsure']),
  madeAt: instant,
  attempts: z.number().int(),
  nextTryAt: instant,
  said: z.string().nullable(),
})
export type LetterView = z.infer<typeof letterView>

export const getMailOffice = contract({
  name: 'getMailOffice',
  method: 'GET',
  path: '/api/mail',
  permission: 'channels.manage',
  summary: 'The mail server, what waits, what was not delivered, and addresses that were refused.',
  input: z.object({}),
  output: z.object({
    server: server.nullable(),
    /** Only servers on this machine may be entered: the practice office sends nothing out. */
    loopbackOnly: z.boolean(),
    waiting: z.number().int(),
    sentToday: z.number().int(),
    letters: z.array(letterView),
    bounced: z.array(z.object({ accountId: id, login: z.string(), title: z.string(), at: instant, said: z.string() })),
  }),
})

export const getMailAlert = contract({
  name: 'getMailAlert',
  method: 'GET',
  path: '/api/mail/alert',
  permission: 'channels.manage',
  summary:
    'How many matters of the mail wait for the administrator: a server in trouble, letters not delivered, refused addresses.',
  input: z.object({}),
  output: z.object({ waiting: z.number().int() }),
})

export const saveMailServer = contract({
  name: 'saveMailServer',
  method: 'PUT',
  path: '/api/mail/server',
  permission: 'channels.manage',
  summary: 'Sets the mail server. Without a password the kept one stays, as long as host and account are the same.',
  input: z.object({
    active: z.boolean(),
    host,
    port: z.number().int().min(1).max(65_535),
    security: z.enum(SECURITIES),
    login: text(254).default(''),
    /** Null: as it was. */
    password: z.string().max(1000).nullable().default(null),
    sender: address,
    senderName: filled(100),
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .transform((value) => new URL(value).origin),
  }),
  output: done,
})

export const testMailServer = contract({
  name: 'testMailServer',
  method: 'POST',
  path: '/api/mail/server/test',
  permission: 'channels.manage',
  summary: 'Sends one letter by the kept settings now and answers what the server said.',
  input: z.object({ to: address }),
  output: z.object({
    result: z.enum([
      'accepted',
      'unreachable',
      'tls',
      'auth',
      'sender',
      'key',
      'later',
      'address',
      'refused',
      'unsure',
    ]),
    said: z.string(),
  }),
})

export const sendLetterAgain = contract({
  name: 'sendLetterAgain',
  method: 'POST',
  path: '/api/mail/letters/:id/again',
  permission: 'channels.manage',
  summary: 'Sends a letter that was not delivered, or of which it is not known, once more.',
  input: z.object({ id }),
  output: done,
})

export const settleLetter = contract({
  name: 'settleLetter',
  method: 'POST',
  path: '/api/mail/letters/:id/settle',
  permission: 'channels.manage',
  summary: 'Takes a letter that was not delivered off the list; its notices stay in the program.',
  input: z.object({ id }),
  output: done,
})

export const getOwnMail = contract({
  name: 'getOwnMail',
  method: 'GET',
  path: '/api/mail/own',
  permission: 'signed-in',
  summary: 'The address to which the account has its notices sent, and which kinds.',
  input: z.object({}),
  output: z.object({
    /** The office sends mail at all. */
    available: z.boolean(),
    address: z.string().nullable(),
    state: z.enum(['none', 'asked', 'confirmed', 'bounced']),
    kinds: z.array(z.enum(NOTICE_KINDS)),
    /** Those that are sent by mail. */
    wanted: z.array(z.enum(NOTICE_KINDS)),
    digestAt: z.string(),
    quietFrom: z.string(),
    quietUntil: z.string(),
  }),
})

export const setOwnAddress = contract({
  name: 'setOwnAddress',
  method: 'PUT',
  path: '/api/mail/own/address',
  permission: 'signed-in',
  summary:
    'Asks to have notices sent to an address; a letter with a link goes there, and nothing else until it is opened.',
  input: z.object({ address }),
  output: done,
})

export const removeOwnAddress = contract({
  name: 'removeOwnAddress',
  method: 'DELETE',
  path: '/api/mail/own/address',
  permission: 'signed-in',
  summary: 'Has no notices sent by mail any more, and forgets the address.',
  input: z.object({}),
  output: done,
})

export const setOwnKinds = contract({
  name: 'setOwnKinds',
  method: 'PUT',
  path: '/api/mail/own/kinds',
  permission: 'signed-in',
  summary: 'Which kinds of notices are sent by mail.',
  input: z.object({ wanted: z.array(z.enum(NOTICE_KINDS)).max(NOTICE_KINDS.length) }),
  output: done,
})

export const confirmAddress = contract({
  name: 'confirmAddress',
  method: 'POST',
  path: '/api/mail/confirm',
  permission: 'public',
  summary: 'Confirms an address with the token of the letter that was sent there.',
  input: z.object({ token: z.string().min(20).max(100) }),
  output: done,
})
