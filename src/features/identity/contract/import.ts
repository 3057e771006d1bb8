/** Accounts out of a spreadsheet: looked at as often as one likes, then taken in whole or not at all. */
import { z } from 'zod'
import { ROLES } from '../../../kernel/actor.js'
import { contract, id, instant } from '../../../kernel/contract.js'

export const ACCOUNT_FIELDS = ['login', 'title', 'unit', 'roles'] as const
export type AccountField = (typeof ACCOUNT_FIELDS)[number]

/** Rows that are taken in at once. */
export const MOST_ACCOUNTS = 1000

/** A form's field: the columns as JSON, `{"login":0,"unit":2}`; counted from 0. Left out: as their headers propose. */
const mapping = z
  .string()
  .max(500)
  .optional()
  .transform((value, ctx): Partial<Record<AccountField, number>> | null => {
    if (!value) return null
    try {
      return z.partialRecord(z.enum(ACCOUNT_FIELDS), z.number().int().min(0).max(99)).parse(JSON.parse(value))
    } catch {
      ctx.addIssue({ code: 'custom', message: 'invalid-mapping' })
      return z.NEVER
    }
  })

const rowError = z.object({
  /** As the spreadsheet numbers it. */
  row: z.int(),
  field: z.enum(ACCOUNT_FIELDS),
  code: z.string(),
  /** What stands in the cell, cut short. */
  value: z.string(),
})
export type AccountRowError = z.infer<typeof rowError>

export const previewAccountImport = contract({
  name: 'previewAccountImport',
  method: 'POST',
  path: '/api/accounts/import/preview',
  permission: 'accounts.manage',
  transport: 'upload',
  summary:
    'What an import of accounts (.xlsx, .csv) would take in, and what is wrong with it, row by row. Writes nothing.',
  input: z.object({ mapping }),
  output: z.object({
    sheet: z.string().nullable(),
    otherSheets: z.array(z.string()),
    header: z.array(z.string()),
    mapping: z.record(z.enum(ACCOUNT_FIELDS), z.int().nullable()),
    rows: z.int(),
    /** Rows whose login is an account of the office already: left as it is. */
    known: z.int(),
    fresh: z.int(),
    errors: z.array(rowError),
    /** More errors than are sent. */
    moreErrors: z.int(),
    /** The first accounts as they would be taken in. */
    sample: z.array(
      z.object({
        row: z.int(),
        login: z.string(),
        title: z.string(),
        organisation: z.string(),
        roles: z.array(z.enum(ROLES)),
      }),
    ),
  }),
})
export type AccountImportPreview = z.infer<(typeof previewAccountImport)['output']>

export const importAccounts = contract({
  name: 'importAccounts',
  method: 'POST',
  path: '/api/accounts/import',
  permission: 'accounts.manage',
  transport: 'upload',
  summary:
    'Makes the accounts of a spreadsheet, all of them or none; answers a one-time link for each, this one time. Their roles wait to be confirmed as one change of rights.',
  input: z.object({ mapping }),
  output: z.object({
    known: z.int(),
    expiresAt: instant,
    accounts: z.array(
      z.object({ id, login: z.string(), title: z.string(), organisation: z.string(), token: z.string() }),
    ),
  }),
})
export type ImportedAccounts = z.infer<(typeof importAccounts)['output']>
