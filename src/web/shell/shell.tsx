import { Suspense } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { CalendarNotice } from '../../features/calendar/web/calendar-notice.js'
import { getMe } from '../../features/identity/contract.js'
import { AccountNotices, RightsAlert, SecondFactorAlert } from '../../features/identity/web/shell-notes.js'
import { words } from '../../kernel/words/index.js'
import { useChanges } from '../changes.js'
import { useConnectionLost } from '../connection.js'
import { formatDay } from '../format.js'
import { MeContext } from '../me.js'
import { Answer } from '../parts/answer.js'
import { Loading } from '../parts/loading.js'
import { useAnswer } from '../queries.js'
import { ChannelAlert } from './channel-alert.js'
import { BottomBar, Rail } from './navigation.js'
import './shell.css'

/** The frame around every page of somebody who is signed in. */
export function Shell() {
  const me = useAnswer(getMe, {}, { staleTime: 300_000 })
  const lost = useConnectionLost()
  return (
    <>
      <ScrollRestoration />
      <output className="lost-bar">{lost ? <span>{words.shell.connectionLost}</span> : null}</output>
      {me.data ? (
        <MeContext value={me.data}>
          <Listening />
          <a className="skip" href="#noi-dung">
            {words.shell.skip}
          </a>
          <div className="frame">
            <Rail />
            <main id="noi-dung" tabIndex={-1}>
              {me.data.mode === 'practice' ? (
                <p className="practice-day">{words.shell.practiceDay(formatDay(me.data.today))}</p>
              ) : null}
              <AccountNotices />
              <SecondFactorAlert />
              <RightsAlert />
              <ChannelAlert />
              <CalendarNotice />
              <Suspense fallback={<Loading />}>
                <Outlet />
              </Suspense>
            </main>
            <BottomBar />
          </div>
        </MeContext>
      ) : (
        <main className="alone">
          <Answer of={me}>{() => null}</Answer>
        </main>
      )}
    </>
  )
}

function Listening() {
  useChanges()
  return null
}
