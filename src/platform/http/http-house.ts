import type { Kysely } from 'kysely'
import type { Visitor } from '../../kernel/actor.js'
import type { Clock } from '../clock.js'
import type { Db } from '../context.js'
import type { Schema } from '../database/schema.js'
import type { FileStore } from '../files.js'
import type { addJob } from '../jobs.js'
import type { Line } from '../line.js'
import type { Log } from '../log.js'
import type { Offices } from '../offices.js'
import type { Outside } from '../outbound/outside.js'
import type { PagePictures } from '../page-pictures.js'
import type { RelyingParty } from '../passkeys.js'
import type { ReadingRoom } from '../reading-room.js'
import type { Typesetter } from '../typesetting.js'

/** What the HTTP door needs of the house. */
export interface HttpHouse {
  db: Kysely<Schema>
  clock: Clock
  /** Calendars and settings of the offices. */
  offices: Offices
  files: FileStore
  reader: ReadingRoom
  typesetter: Typesetter
  pictures: PagePictures
  outside: Outside
  mode: 'practice' | 'office'
  secureCookies: boolean
  relyingParty(): RelyingParty | null
  /** Bytes of one uploaded file. */
  uploadLimit: number
  /** The line in which files that come in wait to be looked at, by account. */
  door: Line
  log: Log
  addJob: typeof addJob
  authenticate(db: Db, token: string, now: Date): Promise<Visitor | null>
}
