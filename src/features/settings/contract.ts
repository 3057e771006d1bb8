/** The conventions of the office, each with its history: who decided what, from when on. */
import { z } from 'zod'
import { contract, day, done, filled, id, instant, text } from '../../kernel/contract.js'
import { officeSettings, SETTING_NAMES } from '../../kernel/office-settings.js'

export const settingName = z.enum(SETTING_NAMES as [(typeof SETTING_NAMES)[number], ...typeof SETTING_NAMES])

export const settingChange = z.object({
  id,
  name: settingName,
  value: z.unknown(),
  from: instant,
  /** Not yet in force. */
  coming: z.boolean(),
  withdrawn: z.boolean(),
  decidedBy: z.string(),
  basisNumber: z.string().nullable(),
  note: z.string().nullable(),
  /** Post that entered it. */
  enteredBy: z.string(),
  enteredAt: instant,
})
export type SettingChangeView = z.infer<typeof settingChange>

export const getSettings = contract({
  name: 'getSettings',
  method: 'GET',
  path: '/api/settings',
  permission: 'office.read',
  summary: 'The conventions of the office as they hold now, what comes, and their history, the newest first.',
  input: z.object({}),
  output: z.object({
    settings: officeSettings,
    /** Settings that the office has decided itself; all others have their default. */
    decided: z.array(settingName),
    /** Whose default has no verified source. */
    unverified: z.array(settingName),
    history: z.array(settingChange),
    today: day,
    can: z.object({ decide: z.boolean() }),
  }),
})

export const decideSettings = contract({
  name: 'decideSettings',
  method: 'POST',
  path: '/api/settings/decisions',
  permission: 'settings.decide',
  summary: 'A decision about one or more conventions, which applies from now or from a later day on, never backwards.',
  input: z.object({
    changes: z
      .array(z.object({ name: settingName, value: z.unknown() }))
      .min(1)
      .max(SETTING_NAMES.length),
    /** First day on which it applies; null: from now on. */
    from: day.nullable().default(null),
    decidedBy: filled(200),
    basisNumber: text(100).default(''),
    note: text(1000).default(''),
  }),
  output: done,
})

export const withdrawSetting = contract({
  name: 'withdrawSetting',
  method: 'POST',
  path: '/api/settings/decisions/:id/withdraw',
  permission: 'settings.decide',
  summary: 'Takes back a decision that does not yet apply.',
  input: z.object({ id }),
  output: done,
})
