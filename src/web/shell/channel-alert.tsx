import { Link, useLocation } from 'react-router'
import { getMailAlert } from '../../features/mail/contract.js'
import { words } from '../../kernel/words/index.js'
import { useMay } from '../me.js'
import { useAnswer } from '../queries.js'

/** Tells the administrator, on the first page and in the administration, of what goes out and does not arrive. */
export function ChannelAlert() {
  const may = useMay()
  const { pathname } = useLocation()
  const mail = useAnswer(getMailAlert, {}, { enabled: may('channels.manage'), every: 60_000 }).data?.waiting ?? 0
  if (mail === 0 || !(pathname === '/' || pathname.startsWith('/quan-tri')) || pathname === '/quan-tri/thu') return null
  return (
    <p className="note problem shell-note no-print">
      {words.mail.office.alert(mail)} <Link to="/quan-tri/thu">{words.mail.office.tab}</Link>
    </p>
  )
}
