/** Settings as people read them, and as they type them. */
import { officeSettings, type OfficeSettings, type SettingName } from '../../../kernel/office-settings.js'
import { formatDay } from '../../../web/format.js'
import { words } from '../../../kernel/words/index.js'

const say = words.settings.values

/** The value in words; what is no value of the setting any more is shown as it was stored. */
export function sayValue(name: SettingName, value: unknown): string {
  const read = officeSettings.shape[name].safeParse(value)
  if (!read.success) return JSON.stringify(value)
  const data = read.data as OfficeSettings[SettingName]
  switch (name) {
    case 'beforeIncludesDay':
      return say.beforeIncludesDay[String(data) as 'true' | 'false']
    case 'extensionBeforeDeadlineOnly':
      return say.extensionBeforeDeadlineOnly[String(data) as 'true' | 'false']
    case 'rollDirection':
      return say.rollDirection[data as OfficeSettings['rollDirection']]
    case 'reminderDays':
      return say.reminderDays(data as number[])
    case 'defaultTermDays':
    case 'extensionMost':
      return say[name](data as number | null)
    case 'afterEventDays':
    case 'periodFromDay':
    case 'soonDays':
    case 'graceDays':
      return say[name](data as number)
    case 'secondFactorRoles':
      return words.secondFactor.settings.value(
        (data as OfficeSettings['secondFactorRoles']).map((role) => words.identity.roles[role]),
        null,
      )
    case 'secondFactorFrom':
      return say.secondFactorFrom(data === null ? null : formatDay(data as string))
    case 'quietFrom':
    case 'quietUntil':
    case 'digestAt':
      return String(data)
  }
}

/** How a value is typed: a choice, a number that may be left out, a list of numbers, a time of day, roles, a day that may be left out. */
export type Editor = 'choice' | 'number' | 'numbers' | 'time' | 'roles' | 'day'

export function editorOf(name: SettingName): Editor {
  if (name === 'beforeIncludesDay' || name === 'extensionBeforeDeadlineOnly' || name === 'rollDirection')
    return 'choice'
  if (name === 'reminderDays') return 'numbers'
  if (name === 'secondFactorRoles') return 'roles'
  if (name === 'secondFactorFrom') return 'day'
  return name === 'quietFrom' || name === 'quietUntil' || name === 'digestAt' ? 'time' : 'number'
}

export function choicesOf(name: SettingName): { value: string; label: string }[] {
  if (name !== 'beforeIncludesDay' && name !== 'extensionBeforeDeadlineOnly' && name !== 'rollDirection') return []
  return Object.entries(say[name]).map(([value, label]) => ({ value, label }))
}

/** For settings that may be without a number: what stands there then. */
export function noneOf(name: SettingName): string | null {
  if (name === 'defaultTermDays') return words.settings.form.noTerm
  return name === 'extensionMost' ? words.settings.form.noLimit : null
}

export const typedOf = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : Array.isArray(value)
      ? value.join(', ')
      : String(value as string | number)

/** The value that was typed; undefined where it is none of the setting. */
export function valueOf(name: SettingName, typed: string): unknown {
  const read = officeSettings.shape[name].safeParse(parsed(name, typed.trim()))
  return read.success ? read.data : undefined
}

function parsed(name: SettingName, typed: string): unknown {
  switch (editorOf(name)) {
    case 'choice':
      return typed === 'true' || typed === 'false' ? typed === 'true' : typed
    case 'number':
      return typed === '' ? null : /^\d+$/.test(typed) ? Number(typed) : undefined
    case 'numbers':
      return typed === '' ? [] : typed.split(/[,;\s]+/).map((one) => (/^\d+$/.test(one) ? Number(one) : Number.NaN))
    case 'roles':
      return typed === '' ? [] : typed.split(/[,;\s]+/)
    case 'day':
      return typed === '' ? null : typed
    case 'time':
      return typed
  }
}
