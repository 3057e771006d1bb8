/** What an operation is given: who acts, when, and the doors to the world that it may use. */
import type { Kysely, Transaction } from 'kysely'
import type { Actor } from '../kernel/actor.js'
import type { WorkCalendar } from '../kernel/calendar.js'
import type { OfficeSettings } from '../kernel/office-settings.js'
import type { Schema } from './database/schema.js'
import type { FileStore, IncomingFile } from './files.js'
import type { RelyingParty } from './passkeys.js'
import type { ReadingRoom } from './reading-room.js'
import type { Seals } from './seals.js'
import type { Typesetter } from './typesetting.js'

export type Db = Kysely<Schema> | Transaction<Schema>

/** Names of jobs with what they carry. A job runs after the transaction that asked for it has been committed, at least once. */
export interface JobPayloads {
  'read-document': { tenantId: string; documentId: string }
  /** A file whose row was deleted. */
  'remove-file': { sha256: string }
  /** Events of which somebody is to be told. */
  tell: { tenantId: string; eventIds: string[] }
  /** Letters of an office that are due. */
  'send-mail': { tenantId: string }
  /** Calls to webhooks of an office that are due. */
  'call-webhooks': { tenantId: string }
}
export type JobName = keyof JobPayloads

export interface Upload extends IncomingFile {
  /** File name as the browser gave it, without folders. */
  name: string
  mediaType: string
}

/** The HTTP side of an operation, for the few that sign people in and out. */
export interface Visit {
  address: string
  /** True when both the peer and the asked host are this machine. */
  loopback: boolean
  sessionToken: string | null
  /** Scheme and host under which the browser asked, `https://don-doc.example`. */
  origin: string
  /** Borne by the browser between two steps of a sign-in that leads elsewhere. */
  stepToken: string | null
  /** What the browser says of itself. */
  agent: string | null
  /** `seconds`: how long the browser keeps it, by its own clock. */
  /** A cookie that ties a passkey's challenge to the browser that asked for it. */
  browserToken: string | null
  setBrowser(token: string, seconds: number): void
  setSession(token: string, seconds: number): void
  clearSession(): void
  setStep(token: string, seconds: number): void
  clearStep(): void
}

/** Of a deed that nobody asks for over HTTP just now. */
export const NO_VISIT: Visit = {
  address: '',
  loopback: true,
  sessionToken: null,
  origin: '',
  stepToken: null,
  agent: null,
  browserToken: null,
  setBrowser() {},
  setSession() {},
  clearSession() {},
  setStep() {},
  clearStep() {},
}

export interface OpenContext {
  db: Db
  now: Date
  files: FileStore
  reader: ReadingRoom
  typesetter: Typesetter
  /** Opens and closes secrets that are kept sealed. */
  seals: Seals
  /** The conventions of an office, for who is not yet signed in. */
  settingsOf(tenantId: string): Promise<OfficeSettings>
  mode: 'practice' | 'office'
  /** For whom passkeys are made; null: not at the address at which people reach the program. */
  relyingParty: RelyingParty | null
  /** Asks for a job in the same transaction; the same `key` twice before it runs is one job. */
  enqueue<N extends JobName>(name: N, payload: JobPayloads[N], key: string): Promise<void>
  /** Says which organisations' screens a change concerns; told to open screens when the transaction is committed. */
  touch(tenantId: string, organisationIds: Iterable<string>): void
  visit: Visit
}

export interface Context extends OpenContext {
  actor: Actor
  /** The working calendar of the actor's office. */
  calendar: WorkCalendar
  /** The conventions of the actor's office, as they hold now. */
  settings: OfficeSettings
}
