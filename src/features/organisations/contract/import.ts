/** The tree of organisations out of a spreadsheet: looked at as often as one likes, then taken in whole or not at all. */
import { z } from 'zod'
import { contract, day } from '../../../kernel/contract.js'

export const IMPORT_FIELDS = [
  'name',
  'shortName',
  'symbol',
  'identifier',
  'parent',
  'kind',
  'system',
  'validFrom',
  'aliases',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/** Rows that are taken in at once. */
export const MOST_IMPORTED = 5000

/** A form's field: the columns as JSON, `{"name":0,"parent":2}`; counted from 0. Left out: as their headers propose. */
const mapping = z
  .string()
  .max(2000)
  .optional()
  .transform((value, ctx): Partial<Record<ImportField, number>> | null => {
    if (!value) return null
    try {
      return z
        .partialRecord(z.enum(IMPORT_FIELDS), z.number().int().min(0).max(99).nullable())
        .transform((given) => Object.fromEntries(Object.entries(given).filter(([, column]) => column !== null)))
        .parse(JSON.parse(value)) as Partial<Record<ImportField, number>>
    } catch {
      ctx.addIssue({ code: 'custom', message: 'invalid-mapping' })
      return z.NEVER
    }
  })

const given = z.object({
  mapping,
  /** From when units exist whose row says nothing about it. */
  validFrom: day,
})

const rowError = z.object({
  /** As the spreadsheet numbers it. */
  row: z.number().int(),
  field: z.enum(IMPORT_FIELDS),
  code: z.string(),
  /** What stands in the cell, cut short. */
  value: z.string(),
})
export type RowError = z.infer<typeof rowError>

export const previewUnitImport = contract({
  name: 'previewUnitImport',
  method: 'POST',
  path: '/api/organisations/import/preview',
  permission: 'organisations.change',
  transport: 'upload',
  summary:
    'What an import of the tree (.xlsx, .csv) would take in, and what is wrong with it, row by row. Writes nothing.',
  input: given,
  output: z.object({
    sheet: z.string().nullable(),
    otherSheets: z.array(z.string()),
    header: z.array(z.string()),
    mapping: z.record(z.enum(IMPORT_FIELDS), z.number().int().nullable()),
    rows: z.number().int(),
    /** Rows whose unit is in the list already, under the same name: left as it is. */
    known: z.number().int(),
    fresh: z.number().int(),
    errors: z.array(rowError),
    /** More errors than are sent. */
    moreErrors: z.number().int(),
    /** The first units as they would be taken in. */
    sample: z.array(
      z.object({
        row: z.number().int(),
        name: z.string(),
        shortName: z.string(),
        symbol: z.string().nullable(),
        kind: z.string(),
        system: z.string(),
        parent: z.string().nullable(),
        validFrom: day,
      }),
    ),
  }),
})
export type ImportPreview = z.infer<(typeof previewUnitImport)['output']>

export const importUnits = contract({
  name: 'importUnits',
  method: 'POST',
  path: '/api/organisations/import',
  permission: 'organisations.change',
  transport: 'upload',
  summary: 'Takes in the units of a spreadsheet: all of them, or, where a single row is wrong, none.',
  input: given,
  output: z.object({ imported: z.number().int(), known: z.number().int() }),
})
