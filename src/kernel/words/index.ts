/** Everything that people read, in one language a folder. Code never writes a sentence of its own. */
import { absences } from './vi/absences.js'
import { account } from './vi/account.js'
import { accountImport } from './vi/account-import.js'
import { passkeys } from './vi/passkeys.js'
import { secondFactor } from './vi/second-factor.js'
import { bulk } from './vi/bulk.js'
import { calendar } from './vi/calendar.js'
import { command } from './vi/command.js'
import { console } from './vi/console.js'
import { deadlines } from './vi/deadlines.js'
import { cooperating } from './vi/cooperating.js'
import { documents } from './vi/documents.js'
import { doubts } from './vi/doubts.js'
import { errors } from './vi/errors.js'
import { evidence } from './vi/evidence.js'
import { feeds } from './vi/feeds.js'
import { identity } from './vi/identity.js'
import { oidc } from './vi/oidc.js'
import { opinions } from './vi/opinions.js'
import { log } from './vi/log.js'
import { mail } from './vi/mail.js'
import { organisations } from './vi/organisations.js'
import { register } from './vi/register.js'
import { reminders } from './vi/reminders.js'
import { rights } from './vi/rights.js'
import { search } from './vi/search.js'
import { settings } from './vi/settings.js'
import { shell } from './vi/shell.js'
import { taskLife } from './vi/task-life.js'
import { sourceChanges } from './vi/source-changes.js'
import { successions } from './vi/successions.js'
import { taskTime } from './vi/task-time.js'
import { tasks } from './vi/tasks.js'
import { under } from './vi/under.js'
import { unitTasks } from './vi/unit-tasks.js'
import { unitImport } from './vi/unit-import.js'
import { units } from './vi/units.js'
import { urging } from './vi/urging.js'
import { webhooks } from './vi/webhooks.js'

/** A line each, so that two subjects that come at once do not meet. */
const vi = {
  absences,
  account,
  accountImport,
  bulk,
  calendar,
  command,
  console,
  deadlines,
  cooperating,
  documents,
  doubts,
  errors,
  evidence,
  feeds,
  identity,
  oidc,
  opinions,
  log,
  mail,
  organisations,
  register,
  rights,
  reminders,
  search,
  passkeys,
  secondFactor,
  settings,
  shell,
  taskLife,
  taskTime,
  sourceChanges,
  successions,
  tasks,
  under,
  unitTasks,
  unitImport,
  units,
  urging,
  webhooks,
}

export const words = vi
