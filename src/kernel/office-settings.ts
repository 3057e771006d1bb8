/**
 * The conventions of an office: what is law nowhere, and every office settles for itself. Each has a default, and applies
 * from the moment that its decision names on; what was computed before stays as it was computed.
 */
import { z } from 'zod'

import { ROLES } from './actor.js'
import { day } from './contract.js'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const workingDays = (max: number) => z.number().int().min(0).max(max)

export const officeSettings = z.object({
  /** "trước ngày X": false leaves X itself out, as the words say; true reads it as until the end of X. */
  beforeIncludesDay: z.boolean(),
  /**
   * Where the office itself computes a last day (from a term, an event, a period) and it falls on a day off: the next
   * working day (Bộ luật Dân sự 2015, art. 148), the one before, or as it falls. A date that was ordered is never moved.
   */
  rollDirection: z.enum(['next', 'previous', 'none']),
  /** Working days that are proposed where an order names no date; null: none, the order stays without a date. */
  defaultTermDays: workingDays(250).min(1).nullable(),
  /** Working days after its event by which a task without a term is due ("ngay sau khi ký kết"). */
  afterEventDays: workingDays(60),
  /**
   * Day of the month before on which a month's reporting period begins; 1: calendar months. NĐ 09/2019/NĐ-CP art. 12 is read as
   * closing the figures on the 14th, that is 15 here; the text itself was not verified.
   */
  periodFromDay: z.number().int().min(1).max(28),
  /** Working days before the last day from which on a part counts as due soon. */
  soonDays: workingDays(30).min(1),
  /** Working days before the last day on which the unit is reminded; 0 is the last day itself. */
  reminderDays: z
    .array(workingDays(60))
    .max(10)
    .refine((days) => new Set(days).size === days.length),
  /** An extension must be asked for before the deadline has passed. */
  extensionBeforeDeadlineOnly: z.boolean(),
  /** Most extensions that a part may be granted; null: no limit. */
  extensionMost: z.number().int().min(0).max(20).nullable(),
  /** Working days that a part may be late before it is brought before the assigner. */
  graceDays: workingDays(60),
  /** Between these two times of day nothing is sent; equal times: there are no quiet hours. */
  quietFrom: clockTime,
  quietUntil: clockTime,
  /** When the daily digest goes out, on working days. */
  digestAt: clockTime,
  /** Whoever holds one of these roles signs in with a second step. */
  secondFactorRoles: z.array(z.enum(ROLES)).refine((roles) => new Set(roles).size === roles.length),
  /** … from this day on; until then they are told. Null: at once. */
  secondFactorFrom: day.nullable(),
})

export type OfficeSettings = z.infer<typeof officeSettings>
export type SettingName = keyof OfficeSettings
export const SETTING_NAMES = Object.keys(officeSettings.shape) as SettingName[]

/** What holds until the office decides otherwise. */
export const DEFAULT_SETTINGS: OfficeSettings = {
  beforeIncludesDay: false,
  rollDirection: 'next',
  defaultTermDays: null,
  afterEventDays: 1,
  periodFromDay: 1,
  soonDays: 3,
  reminderDays: [7, 3, 1, 0],
  extensionBeforeDeadlineOnly: false,
  extensionMost: null,
  graceDays: 2,
  quietFrom: '20:00',
  quietUntil: '06:30',
  digestAt: '07:30',
  secondFactorRoles: [],
  secondFactorFrom: null,
}

/** Defaults for which no binding text was found: shown as "chưa thẩm định" until the office has decided. */
export const UNVERIFIED_SETTINGS: ReadonlySet<SettingName> = new Set([
  'beforeIncludesDay',
  'rollDirection',
  'afterEventDays',
  'periodFromDay',
  'extensionBeforeDeadlineOnly',
  'extensionMost',
  'graceDays',
])

/** One decision about one setting. */
export interface SettingChange {
  name: SettingName
  value: unknown
  /** From which instant on. */
  from: Date
}

/** The settings that hold at an instant: of each the decision that applies last. A value that is none any more is passed over. */
export function settingsAt(changes: readonly SettingChange[], at: Date): OfficeSettings {
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS }
  const since: Partial<Record<SettingName, Date>> = {}
  for (const { name, value, from } of changes) {
    const last = since[name]
    if (from > at || (last && from < last) || !officeSettings.shape[name].safeParse(value).success) continue
    settings[name] = value
    since[name] = from
  }
  return settings as OfficeSettings
}

/** As `settingsAt`, for many instants one after another: worked out again only where a decision begins to apply between them. */
export function settingsReader(changes: readonly SettingChange[]): (at: Date) => OfficeSettings {
  const turns = changes.map((change) => change.from.getTime())
  let known: { since: number; until: number; settings: OfficeSettings } | null = null
  return (at) => {
    const now = at.getTime()
    if (!known || now < known.since || now >= known.until) {
      const since = Math.max(-Infinity, ...turns.filter((turn) => turn <= now))
      const until = Math.min(Infinity, ...turns.filter((turn) => turn > now))
      known = { since, until, settings: settingsAt(changes, at) }
    }
    return known.settings
  }
}
