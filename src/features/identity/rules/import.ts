/** From the rows of a spreadsheet to accounts, or to what is wrong with each row. */
import { ROLES, type Role } from '../../../kernel/actor.js'
import type { Mapping } from '../../../kernel/columns.js'
import { searchWords } from '../../../kernel/text.js'
import { words } from '../../../kernel/words/index.js'
import type { AccountField, AccountRowError } from '../contract.js'
import { loginKey } from './sign-in.js'

/** How headers of such lists are written. */
export const ACCOUNT_COLUMNS: Record<AccountField, readonly string[]> = {
  login: ['Tên đăng nhập', 'Tài khoản', 'Tên tài khoản', 'Đăng nhập'],
  title: ['Chức vụ', 'Chức danh', 'Vị trí'],
  unit: ['Đơn vị', 'Cơ quan', 'Tên đơn vị', 'Mã đơn vị', 'Phòng ban'],
  roles: ['Quyền', 'Vai trò', 'Nhóm quyền'],
}

const LENGTH = { login: 80, title: 120 } as const
const key = (text: string): string => searchWords(text).join(' ')

/** What roles are called in lists, beside their own names. */
const ROLE_WORDS = new Map<string, Role>([
  ...ROLES.map((role): [string, Role] => [key(words.identity.roles[role]), role]),
  ['theo doi', 'monitor'],
  ['thu truong', 'head'],
  ['truong don vi', 'head'],
  ['chuyen vien', 'officer'],
  ['xem', 'reader'],
  ['quan tri he thong', 'administrator'],
])

export interface ListedUnit {
  id: string
  name: string
  shortName: string
  symbol: string | null
  identifier: string | null
}

export interface PlannedAccount {
  row: number
  login: string
  title: string
  organisationId: string
  organisation: string
  roles: Role[]
}

export interface AccountPlan {
  accounts: PlannedAccount[]
  /** Rows of accounts that the office has already. */
  known: number
  errors: AccountRowError[]
}

/** The units that a cell may mean: by identifier, name, short name, symbol, the first of these that fits any. */
function unitsNamed(cell: string, units: readonly ListedUnit[]): ListedUnit[] {
  const wanted = key(cell)
  const by: ((unit: ListedUnit) => string | null)[] = [
    (unit) => unit.identifier,
    (unit) => unit.name,
    (unit) => unit.shortName,
    (unit) => unit.symbol,
  ]
  for (const name of by) {
    const found = units.filter((unit) => key(name(unit) ?? '') === wanted)
    if (found.length > 0) return found
  }
  return []
}

/** The roles of a cell, which stand behind each other; null where one of them is none. */
function rolesNamed(cell: string): Role[] | null {
  const named = cell
    .split(/[,;\n/+]/)
    .map(key)
    .filter(Boolean)
    .map((word) => ROLE_WORDS.get(word))
  return named.every((role) => role !== undefined) ? [...new Set(named)] : null
}

/**
 * @param units those of the day
 * @param own logins of the office's accounts · @param taken logins that somebody else has
 */
export function planAccounts(
  rows: readonly { number: number; cells: readonly string[] }[],
  mapping: Mapping<AccountField>,
  units: readonly ListedUnit[],
  own: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): AccountPlan {
  const plan: AccountPlan = { accounts: [], known: 0, errors: [] }
  const seen = new Set<string>()
  for (const row of rows) {
    const cell = (field: AccountField): string => {
      const at = mapping[field]
      return at === null ? '' : (row.cells[at] ?? '').trim()
    }
    const wrong = (field: AccountField, code: string): void =>
      void plan.errors.push({ row: row.number, field, code, value: cell(field).slice(0, 80) })
    if (row.cells.every((text) => !text.trim())) continue
    const login = loginKey(cell('login'))
    if (own.has(login) && !seen.has(login)) {
      plan.known += 1
      seen.add(login)
      continue
    }
    const before = plan.errors.length
    if (!login) wrong('login', 'login-missing')
    else if (login.length > LENGTH.login) wrong('login', 'too-long')
    else if (/\s/.test(login)) wrong('login', 'login-with-blank')
    else if (seen.has(login)) wrong('login', 'login-twice')
    else if (taken.has(login)) wrong('login', 'login-taken')
    seen.add(login)
    const title = cell('title')
    if (!title) wrong('title', 'title-missing')
    else if (title.length > LENGTH.title) wrong('title', 'too-long')
    const [unit, ...more] = unitsNamed(cell('unit'), units)
    if (!cell('unit')) wrong('unit', 'unit-missing')
    else if (!unit) wrong('unit', 'unknown-unit')
    else if (more.length > 0) wrong('unit', 'unit-ambiguous')
    const roles = rolesNamed(cell('roles'))
    if (roles === null) wrong('roles', 'unknown-role')
    else if (roles.length === 0) wrong('roles', 'roles-missing')
    if (plan.errors.length > before || !unit || !roles) continue
    plan.accounts.push({
      row: row.number,
      login,
      title,
      organisationId: unit.id,
      organisation: unit.name,
      roles,
    })
  }
  return plan
}
