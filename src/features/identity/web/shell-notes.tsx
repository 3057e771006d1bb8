import { Link, useLocation } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay, formatInstant } from '../../../web/format.js'
import { useMay, useMe } from '../../../web/me.js'
import { Button } from '../../../web/parts/button.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { getMe, getRightsAlert, seeAccountNotices } from '../contract.js'

const text = words.rights

/** Changes of rights that wait for this account; 0 for one that may not decide on them. */
export function useRightsWaiting(): number {
  const may = useMay()
  const { data } = useAnswer(getRightsAlert, {}, { enabled: may('rights.confirm') })
  return data?.waiting ?? 0
}

/** On the first page and in the administration, until everything is decided. */
export function RightsAlert() {
  const waiting = useRightsWaiting()
  const { pathname } = useLocation()
  if (waiting === 0 || !(pathname === '/' || pathname.startsWith('/quan-tri'))) return null
  return (
    <p className="note problem shell-note no-print">
      {text.alert(waiting)} <Link to="/quyen">{text.alertGo}</Link>
    </p>
  )
}

/** The office asks for a second step that the account has not yet. */
export function SecondFactorAlert() {
  const { secondFactorFrom, today } = useMe()
  const say = words.secondFactor
  if (secondFactorFrom === null) return null
  return (
    <p className="note warn shell-note no-print">
      {secondFactorFrom > today ? say.alert(formatDay(secondFactorFrom)) : say.alertNow}{' '}
      <Link to="/tai-khoan">{say.alertGo}</Link>
    </p>
  )
}

/** What the holder of the account must know of it, until it is said to be seen. */
export function AccountNotices() {
  const { notices } = useMe()
  const see = useDo(seeAccountNotices, { invalidates: [getMe] })
  if (notices.length === 0) return null
  return (
    <section className="note warn shell-note no-print" aria-label={text.notices.title}>
      <ul className="plain">
        {notices.map((notice) => (
          <li key={notice.id}>{text.notices[notice.kind](formatInstant(notice.at))}</li>
        ))}
      </ul>
      <p>{text.notices.ifNot}</p>
      <Button small busy={see.isPending} onClick={() => see.mutate({ ids: notices.map((notice) => notice.id) })}>
        {text.notices.seen}
      </Button>
      <ProblemNote problem={see.error} />
    </section>
  )
}
