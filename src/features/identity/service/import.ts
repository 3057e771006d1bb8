/** Accounts out of a spreadsheet; each gets a one-time link, and their roles wait to be confirmed as one change. */
import { dayOf } from '../../../kernel/calendar.js'
import { proposeColumns, type Mapping } from '../../../kernel/columns.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { invalid } from '../../../kernel/errors.js'
import { nfc } from '../../../kernel/text.js'
import type { Context, Upload } from '../../../platform/context.js'
import type { Table } from '../../../reader/table.js'
import { record } from '../../audit/index.js'
import { organisationsOn } from '../../organisations/index.js'
import { ACCOUNT_FIELDS, MOST_ACCOUNTS, type AccountField } from '../contract/import.js'
import type * as contract from '../contract.js'
import { ACCOUNT_COLUMNS, planAccounts, type AccountPlan } from '../rules/import.js'
import { loginKey } from '../rules/sign-in.js'
import * as store from '../store/index.js'
import { addAccount } from './accounts.js'
import { newLink } from './links.js'
import { noteChange } from './note-change.js'

/** Errors that are sent: enough to see what is wrong with the list. */
const MOST_ERRORS = 200
const SAMPLE = 10

interface Looked {
  header: string[]
  mapping: Mapping<AccountField>
  rows: number
  plan: AccountPlan
}

/** The first row is the header; the columns are those that were chosen, else those that it proposes. */
async function lookAt(
  ctx: Context,
  table: Table,
  chosen: Partial<Record<AccountField, number>> | null,
): Promise<Looked> {
  const [head, ...body] = table.rows
  const header = (head?.cells ?? []).map(nfc)
  if (body.length > MOST_ACCOUNTS) throw invalid('too-many-rows', { limit: MOST_ACCOUNTS })
  const mapping = chosen
    ? (Object.fromEntries(ACCOUNT_FIELDS.map((field) => [field, chosen[field] ?? null])) as Mapping<AccountField>)
    : proposeColumns(header, ACCOUNT_COLUMNS)
  const rows = body.map((row) => ({ number: row.number, cells: row.cells.map(nfc) }))
  if (ACCOUNT_FIELDS.some((field) => mapping[field] === null))
    return { header, mapping, rows: rows.length, plan: { accounts: [], known: 0, errors: [] } }
  const { tenantId } = ctx.actor
  const units = [...(await organisationsOn(ctx.db, tenantId, dayOf(ctx.now))).values()]
  const at = mapping.login as number
  const logins = await store.selectLogins(
    ctx.db,
    rows.map((row) => loginKey(row.cells[at] ?? '')),
  )
  const ofOffice = (own: boolean): Set<string> =>
    new Set(logins.filter((row) => (row.tenant_id === tenantId) === own).map((row) => row.login))
  return {
    header,
    mapping,
    rows: rows.length,
    plan: planAccounts(rows, mapping, units, ofOffice(true), ofOffice(false)),
  }
}

export async function previewAccountImport(
  ctx: Context,
  input: InputOf<typeof contract.previewAccountImport>,
  _upload: Upload,
  table: Table,
): Promise<OutputOf<typeof contract.previewAccountImport>> {
  const { header, mapping, rows, plan } = await lookAt(ctx, table, input.mapping)
  return {
    sheet: table.sheet,
    otherSheets: table.others,
    header,
    mapping,
    rows,
    known: plan.known,
    fresh: plan.accounts.length,
    errors: plan.errors.slice(0, MOST_ERRORS),
    moreErrors: Math.max(0, plan.errors.length - MOST_ERRORS),
    sample: plan.accounts
      .slice(0, SAMPLE)
      .map(({ row, login, title, organisation, roles }) => ({ row, login, title, organisation, roles })),
  }
}

/** @throws Refused 422 `columns-missing`, `list-has-errors`, `nothing-new`, `too-many-rows`; 409 `login-taken` */
export async function importAccounts(
  ctx: Context,
  input: InputOf<typeof contract.importAccounts>,
  upload: Upload,
  table: Table,
): Promise<OutputOf<typeof contract.importAccounts>> {
  const { tenantId, accountId: by } = ctx.actor
  const { mapping, plan } = await lookAt(ctx, table, input.mapping)
  if (ACCOUNT_FIELDS.some((field) => mapping[field] === null)) throw invalid('columns-missing')
  if (plan.errors.length) throw invalid('list-has-errors', { errors: plan.errors.length })
  if (!plan.accounts.length) throw invalid('nothing-new')
  const accounts: contract.ImportedAccounts['accounts'] = []
  let expiresAt = ''
  for (const { login, title, organisationId, organisation, roles } of plan.accounts) {
    const id = await addAccount(
      ctx.db,
      tenantId,
      { login, title, organisationId, roles, passwordHash: null },
      ctx.now,
      by,
    )
    const link = await newLink(ctx, id, 'activate')
    expiresAt = link.expiresAt
    accounts.push({ id, login, title, organisation, token: link.token })
  }
  const accountIds = accounts.map((account) => account.id)
  await noteChange(ctx, 'import', null, { accountIds, roles: [...new Set(plan.accounts.flatMap((one) => one.roles))] })
  await record(ctx, {
    operation: 'importAccounts',
    data: {
      file: upload.name,
      sha256: upload.sha256,
      known: plan.known,
      accounts: plan.accounts.map(({ login, roles }, n) => ({ id: accountIds[n], login, roles })),
    },
  })
  return { known: plan.known, expiresAt, accounts }
}
