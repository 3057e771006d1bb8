import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import type { RightsChangeView } from '../contract.js'

const { told, days } = words.rights
const roleName = words.identity.roles

/** `từ ngày 1/12/2026 đến hết ngày 10/12/2026` */
export const tellDays = (from: string, until: string | null): string => days(formatDay(from), until && formatDay(until))

/** A change of rights as one sentence. */
export function tellChange(change: RightsChangeView): string {
  const { account, kind } = change
  const whom = account ? `${account.title} (${account.login})` : ''
  const roles = change.roles.map((role) => roleName[role]).join(', ')
  const at = change.organisation ?? ''
  switch (kind) {
    case 'create':
      return told.create(account ? `${account.title} (${account.login}), ${at}` : '', roles)
    case 'import':
      return told.import(change.count ?? 0)
    case 'give':
      return told.give(whom, roles, at, tellDays(change.from ?? '', change.until))
    case 'change':
      return told.change(whom, roles, at, tellDays(change.from ?? '', change.until))
    case 'end':
      return told.end(whom, roles, at)
    case 'move':
      return told.move(whom, change.fromOrganisation ?? '', at, roles)
    case 'suspend':
      return told.suspend(whom)
    case 'readmit':
      return told.readmit(whom)
    case 'hand-over':
      return told['hand-over'](whom)
    case 'second-factor':
      return told['second-factor'](whom)
  }
}
