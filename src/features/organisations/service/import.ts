/** The tree of organisations out of a spreadsheet. */
import { dayOf } from '../../../kernel/calendar.js'
import { proposeColumns, type Mapping } from '../../../kernel/columns.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { invalid } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import { nfc } from '../../../kernel/text.js'
import type { Context, Upload } from '../../../platform/context.js'
import type { Table } from '../../../reader/table.js'
import { record } from '../../audit/index.js'
import { IMPORT_FIELDS, MOST_IMPORTED, type ImportField } from '../contract/import.js'
import type * as contract from '../contract.js'
import { COLUMN_NAMES, planImport, type ImportPlan } from '../rules.js'
import * as store from '../store/index.js'

/** Errors that are sent: enough to see what is wrong with the list. */
const MOST_ERRORS = 200
const SAMPLE = 10

interface Looked {
  header: string[]
  mapping: Mapping<ImportField>
  rows: number
  plan: ImportPlan
}

/** The first row is the header; the columns are those that were chosen, else those that it proposes. */
async function lookAt(
  ctx: Context,
  table: Table,
  given: { mapping: Partial<Record<ImportField, number>> | null; validFrom: string },
): Promise<Looked> {
  const [head, ...body] = table.rows
  const header = (head?.cells ?? []).map(nfc)
  if (body.length > MOST_IMPORTED) throw invalid('too-many-rows', { limit: MOST_IMPORTED })
  const proposed = proposeColumns(header, COLUMN_NAMES)
  const chosen = given.mapping
  const mapping = chosen
    ? (Object.fromEntries(IMPORT_FIELDS.map((field) => [field, chosen[field] ?? null])) as Mapping<ImportField>)
    : proposed
  const { tenantId } = ctx.actor
  const existing = await store.selectOrganisations(ctx.db, tenantId, dayOf(ctx.now))
  const plan =
    mapping.name === null
      ? { units: [], known: 0, errors: [] }
      : planImport(
          body.map((row) => ({ number: row.number, cells: row.cells.map(nfc) })),
          mapping,
          existing.map((row) => ({
            id: row.id,
            name: row.name,
            shortName: row.short_name,
            symbol: row.symbol,
            identifier: row.identifier,
            validFrom: row.valid_from,
          })),
          given.validFrom,
          newId,
        )
  return { header, mapping, rows: body.length, plan }
}

export async function previewUnitImport(
  ctx: Context,
  input: InputOf<typeof contract.previewUnitImport>,
  _upload: Upload,
  table: Table,
): Promise<OutputOf<typeof contract.previewUnitImport>> {
  const { header, mapping, rows, plan } = await lookAt(ctx, table, input)
  const existing = new Map(
    (await store.selectOrganisations(ctx.db, ctx.actor.tenantId, dayOf(ctx.now))).map((row) => [row.id, row.name]),
  )
  const names = new Map(plan.units.map((unit) => [unit.id, unit.name]))
  return {
    sheet: table.sheet,
    otherSheets: table.others,
    header,
    mapping,
    rows,
    known: plan.known,
    fresh: plan.units.length,
    errors: plan.errors.slice(0, MOST_ERRORS),
    moreErrors: Math.max(0, plan.errors.length - MOST_ERRORS),
    sample: plan.units.slice(0, SAMPLE).map((unit) => ({
      row: unit.row,
      name: unit.name,
      shortName: unit.shortName,
      symbol: unit.symbol,
      kind: unit.kind,
      system: unit.system,
      parent: unit.parentId && (names.get(unit.parentId) ?? existing.get(unit.parentId) ?? null),
      validFrom: unit.validFrom,
    })),
  }
}

export async function importUnits(
  ctx: Context,
  input: InputOf<typeof contract.importUnits>,
  upload: Upload,
  table: Table,
): Promise<{ imported: number; known: number }> {
  const { tenantId } = ctx.actor
  await store.lockStructure(ctx.db, tenantId)
  const { mapping, plan } = await lookAt(ctx, table, input)
  if (mapping.name === null) throw invalid('no-name-column')
  if (plan.errors.length) throw invalid('list-has-errors', { errors: plan.errors.length })
  if (!plan.units.length) throw invalid('nothing-new')
  await store.insertOrganisations(
    ctx.db,
    plan.units.map((unit) => ({
      tenant_id: tenantId,
      id: unit.id,
      kind: unit.kind,
      system: unit.system,
      created_at: ctx.now,
      valid_from: unit.validFrom,
      valid_to: null,
    })),
    plan.units.map((unit) => ({
      tenant_id: tenantId,
      organisation_id: unit.id,
      valid_from: unit.validFrom,
      valid_to: null,
      name: unit.name,
      short_name: unit.shortName,
      symbol: unit.symbol,
      identifier: unit.identifier,
      aliases: unit.aliases,
      basis: null,
    })),
    plan.units.flatMap((unit) =>
      unit.parentId
        ? [
            {
              tenant_id: tenantId,
              id: newId(),
              organisation_id: unit.id,
              kind: 'parent' as const,
              other_id: unit.parentId,
              valid_from: unit.validFrom,
              valid_to: null,
              basis: null,
            },
          ]
        : [],
    ),
  )
  await record(ctx, {
    operation: 'importUnits',
    data: { file: upload.name, sha256: upload.sha256, units: plan.units.length, known: plan.known },
  })
  return { imported: plan.units.length, known: plan.known }
}
