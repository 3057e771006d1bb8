/** The office as it is kept in memory: its calendar by its decisions, and its settings. */
import { workCalendar, type Decision } from '../../../kernel/calendar.js'
import { settingsReader } from '../../../kernel/office-settings.js'
import type { Db } from '../../../platform/context.js'
import type { Office, OfficeSource } from '../../../platform/offices.js'
import { officeVersion, settingChanges } from '../../settings/index.js'
import { decisionContent } from '../contract.js'
import type { NamedDecision } from '../rules.js'
import * as store from '../store.js'

/** Decisions that hold. One of a kind that this version of the program does not know is passed over. */
export async function livingDecisions(db: Db, tenantId: string): Promise<NamedDecision[]> {
  return (await store.selectLiving(db, tenantId)).flatMap(({ id, title, content }) => {
    const read = decisionContent.safeParse(content)
    return read.success ? [{ id, title, content: read.data }] : []
  })
}

async function load(db: Db, tenantId: string): Promise<Office> {
  // The version first: what is read after it is at least as new.
  const version = await officeVersion(db, tenantId)
  const decisions: Decision[] = await livingDecisions(db, tenantId)
  return {
    version,
    calendar: workCalendar(decisions),
    settingsAt: settingsReader(await settingChanges(db, tenantId)),
  }
}

export const officeSource: OfficeSource = { versionOf: officeVersion, load }
