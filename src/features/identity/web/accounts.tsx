import { useState } from 'react'
import { Link } from 'react-router'
import { fold } from '../../../kernel/text.js'
import { words } from '../../../kernel/words/index.js'
import { AdminHead } from '../../../web/parts/admin-head.js'
import { Answer } from '../../../web/parts/answer.js'
import { ButtonLink } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { TextField } from '../../../web/parts/fields.js'
import { Mark } from '../../../web/parts/mark.js'
import { useChoices } from '../../../web/parts/organisation-picker.js'
import { useAnswer } from '../../../web/queries.js'
import { type AccountView, listAccounts } from '../contract.js'
import { CreateAccountDialog } from './create-account.js'
import '../../../web/parts/admin.css'

const text = words.identity.accounts

/** Every account of the office: the post it stands for, what it may do, whether it is let in. */
export function AccountsAdmin() {
  const accounts = useAnswer(listAccounts, {})
  const { byId } = useChoices(false)
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  const unitOf = (account: AccountView): string => byId.get(account.organisationId)?.name ?? ''
  const fits = (account: AccountView): boolean =>
    fold(`${account.login} ${account.title} ${unitOf(account)}`).includes(fold(typed.trim()))
  return (
    <>
      <AdminHead
        text={text}
        onAdd={() => setAdding(true)}
        beside={<ButtonLink to="/quan-tri/tai-khoan/nhap">{words.accountImport.open}</ButtonLink>}
      />
      <CreateAccountDialog open={adding} onClose={() => setAdding(false)} />
      <Answer of={accounts} lines={9}>
        {({ accounts: all }) =>
          all.length === 0 ? (
            <Empty>{text.none}</Empty>
          ) : (
            <>
              <div className="admin-filter">
                <TextField label={text.filter} type="search" value={typed} onChange={setTyped} />
              </div>
              <div className="sheet">
                <table className="admin-table">
                  <thead>
                    <tr>
                      <th scope="col">{text.columns.login}</th>
                      <th scope="col">{text.columns.post}</th>
                      <th scope="col">{text.columns.roles}</th>
                      <th scope="col">{text.columns.state}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {all.filter(fits).map((account) => (
                      <Row key={account.id} account={account} unit={unitOf(account)} />
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )
        }
      </Answer>
    </>
  )
}

function Row({ account, unit }: { account: AccountView; unit: string }) {
  const roles = [...new Set(account.grants.map((grant) => words.identity.roles[grant.role]))]
  return (
    <tr>
      <th scope="row">
        <Link to={`/quan-tri/tai-khoan/${account.id}`}>{account.login}</Link>
      </th>
      <td>
        {account.title}
        <small className="muted">{unit}</small>
      </td>
      <td data-label={text.columns.roles}>{roles.join(', ')}</td>
      <td>
        <Mark kind={account.suspended ? 'back' : 'done'}>{account.suspended ? text.suspended : text.active}</Mark>
      </td>
    </tr>
  )
}
