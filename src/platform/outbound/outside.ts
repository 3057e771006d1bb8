/** What the house reaches beyond this machine, and the secrets that it needs for that. */
import type { Seals } from '../seals.js'
import type { Caller } from './call.js'
import type { Oidc } from './oidc.js'
import type { Smtp } from './smtp.js'

export interface Outside {
  seals: Seals
  smtp: Smtp
  caller: Caller
  /** Null where no identity provider is named. */
  oidc: Oidc | null
}
