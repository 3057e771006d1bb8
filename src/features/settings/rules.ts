/** What a decision about the office's conventions may say. Pure. */
import { dayOf, startOf } from '../../kernel/calendar.js'
import { conflict, invalid } from '../../kernel/errors.js'
import { officeSettings, settingsAt, type SettingChange, type SettingName } from '../../kernel/office-settings.js'

/** From which instant a decision applies: now, or the beginning of a later day. Nothing applies backwards. */
export function appliesFrom(from: string | null, now: Date): Date {
  const today = dayOf(now)
  if (from === null || from === today) return now
  if (from < today) throw invalid('setting-not-back')
  return startOf(from)
}

/** The values of a decision, checked; refuses one that is no value of its setting, one named twice, and one that changes nothing. */
export function decidedValues(
  changes: readonly { name: SettingName; value?: unknown }[],
  known: readonly SettingChange[],
  from: Date,
): { name: SettingName; value: unknown }[] {
  if (new Set(changes.map((change) => change.name)).size < changes.length) throw invalid('setting-twice')
  const before = settingsAt(known, from)
  const values = changes.map(({ name, value }) => {
    const read = officeSettings.shape[name].safeParse(value)
    if (!read.success) throw invalid('setting-value', { name })
    return { name, value: read.data as unknown }
  })
  const changed = values.filter(({ name, value }) => JSON.stringify(value) !== JSON.stringify(before[name]))
  if (!changed.length) throw conflict('setting-same')
  return changed
}

/** Only what does not yet apply can be taken back; what applied once stays in the history, and is followed by another decision. */
export function mustStillCome(change: { applies_from: Date; withdrawn_at: Date | null }, now: Date): void {
  if (change.withdrawn_at || change.applies_from <= now) throw conflict('setting-applies')
}
