/** The list of features, and nothing else. */
import { absences } from './features/absences/index.js'
import { calendar } from './features/calendar/index.js'
import { audit } from './features/audit/index.js'
import { documents } from './features/documents/index.js'
import { identity } from './features/identity/index.js'
import { feeds } from './features/feeds/index.js'
import { mail } from './features/mail/index.js'
import { opinions } from './features/opinions/index.js'
import { organisations } from './features/organisations/index.js'
import { reminders } from './features/reminders/index.js'
import { searching } from './features/search/index.js'
import { settings } from './features/settings/index.js'
import { sourceChanges } from './features/source-changes/index.js'
import { successions } from './features/successions/index.js'
import { tasks } from './features/tasks/index.js'
import { urging } from './features/urging/index.js'
import { webhooks } from './features/webhooks/index.js'
import type { Bound } from './platform/http/bind.js'

export const operations: Bound[] = [
  ...identity,
  ...organisations,
  ...documents,
  ...tasks,
  ...absences,
  ...sourceChanges,
  ...successions,
  ...searching,
  ...settings,
  ...reminders,
  ...mail,
  ...webhooks,
  ...feeds,
  ...urging,
  ...calendar,
  ...opinions,
  ...audit,
]
