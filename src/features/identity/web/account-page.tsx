import { useState } from 'react'
import { Navigate, useParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { useMay, useMe } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Mark } from '../../../web/parts/mark.js'
import { useChoices } from '../../../web/parts/organisation-picker.js'
import { Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { Absences } from '../../../web/parts/absences.js'
import { type AccountPageView, getAccount } from '../contract.js'
import { NewPasswordDialog, SuspendDialog } from './account-dialogs.js'
import { AccountHolder } from './account-holder.js'
import { AccountRights } from './account-rights.js'
import { AccountOidc } from './oidc-account.js'
import { AccountSecondFactor } from './second-factor/of-account.js'
import { AccountSessions, OwnSessions } from './session-list.js'
import './account-page.css'

const text = words.account.page

/** One account of the office, for its administrators. */
export function AccountPage() {
  const { id = '' } = useParams()
  const may = useMay()
  const answer = useAnswer(getAccount, { id })
  if (!may('accounts.manage')) return <Navigate to="/" replace />
  return <Answer of={answer}>{(account) => <Account account={account} />}</Answer>
}

function Account({ account }: { account: AccountPageView }) {
  const me = useMe()
  const { byId } = useChoices(false)
  const unit = byId.get(account.organisationId)?.name ?? ''
  return (
    <Page
      title={account.title}
      name={text.name(account.login)}
      crumbs={[
        { label: words.organisations.admin, to: '/quan-tri' },
        { label: text.back, to: '/quan-tri/tai-khoan' },
      ]}
      lead={`${account.login} · ${unit}`}
    >
      <div className="account-page">
        <AccountRights account={account} />
        <Absences accountId={account.id} />
        <Access account={account} />
        {account.id === me.accountId ? null : <AccountHolder account={account} />}
        {account.id === me.accountId ? null : <AccountOidc account={account} />}
        {account.secondFactor && account.id !== me.accountId ? <AccountSecondFactor account={account} /> : null}
        {account.id === me.accountId ? <OwnSessions /> : <AccountSessions id={account.id} />}
      </div>
    </Page>
  )
}

function Access({ account }: { account: AccountPageView }) {
  const me = useMe()
  const say = words.identity.accounts
  const [asking, setAsking] = useState<'password' | 'suspend' | null>(null)
  const close = (): void => setAsking(null)
  return (
    <section className="sheet box" aria-labelledby="ra-vao">
      <h2 id="ra-vao">{text.access}</h2>
      <Mark kind={account.suspended ? 'back' : 'done'}>{account.suspended ? say.suspended : say.active}</Mark>
      {account.id === me.accountId ? (
        <p className="muted">{text.ownNote}</p>
      ) : (
        <>
          <p className="muted">{text.accessLead}</p>
          <div className="buttons">
            <Button onClick={() => setAsking('password')}>{say.newPassword}</Button>
            <Button onClick={() => setAsking('suspend')}>{account.suspended ? say.resume : say.suspend}</Button>
          </div>
          <NewPasswordDialog account={account} open={asking === 'password'} onClose={close} />
          <SuspendDialog account={account} open={asking === 'suspend'} onClose={close} />
        </>
      )}
    </section>
  )
}
