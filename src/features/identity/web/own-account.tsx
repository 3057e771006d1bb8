import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { useMe } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { Absences } from '../../../web/parts/absences.js'
import { listOwnGrants } from '../contract.js'
import { ChangePasswordDialog } from './change-password.js'
import { GrantList } from './grant-list.js'
import { OwnPasskeys } from './passkeys.js'
import { OwnOidc } from './oidc-own.js'
import { OwnSecondFactor } from './second-factor/own.js'
import { OwnSessions } from './session-list.js'
import './account-page.css'

const text = words.account.own

/** What belongs to the account of the person before the screen: where it is signed in, and what it signs in with. */
export function OwnAccountPage() {
  const me = useMe()
  return (
    <Page title={text.title} lead={text.lead(me.title, me.organisation.name)}>
      <div className="account-page">
        <OwnPassword />
        <OwnPasskeys />
        <OwnSecondFactor />
        <OwnOidc />
        <OwnSessions />
        <OwnRights />
        <Absences accountId={me.accountId} />
      </div>
    </Page>
  )
}

function OwnPassword() {
  const me = useMe()
  const [changing, setChanging] = useState(false)
  return (
    <section className="sheet box" aria-labelledby="mat-khau">
      <h2 id="mat-khau">{text.password}</h2>
      {me.mode === 'practice' ? (
        <p className="muted">{text.noPassword}</p>
      ) : (
        <>
          <p className="muted">{text.passwordLead}</p>
          <Button onClick={() => setChanging(true)}>{words.identity.password.own}</Button>
          <ChangePasswordDialog open={changing} onClose={() => setChanging(false)} />
        </>
      )}
    </section>
  )
}

function OwnRights() {
  const answer = useAnswer(listOwnGrants, {})
  return (
    <section className="sheet box" aria-labelledby="quyen">
      <h2 id="quyen">{words.rights.own.title}</h2>
      <Answer of={answer} lines={3}>
        {({ grants }) => <GrantList grants={grants} none={words.rights.own.none} />}
      </Answer>
    </section>
  )
}
