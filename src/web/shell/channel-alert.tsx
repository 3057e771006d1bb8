import { Link, useLocation } from 'react-router'
import { getMailAlert } from '../../features/mail/contract.js'
import { getWebhookAlert } from '../../features/webhooks/contract.js'
import { words } from '../../kernel/words/index.js'
import { useMay } from '../me.js'
import { useAnswer } from '../queries.js'

const EVERY = 60_000

/** Tells the administrator, on the first page and in the administration, of what goes out and does not arrive. */
export function ChannelAlert() {
  const enabled = useMay()('channels.manage')
  const { pathname } = useLocation()
  const mail = useAnswer(getMailAlert, {}, { enabled, every: EVERY }).data?.waiting ?? 0
  const calls = useAnswer(getWebhookAlert, {}, { enabled, every: EVERY }).data?.waiting ?? 0
  if (!(pathname === '/' || pathname.startsWith('/quan-tri'))) return null
  return (
    <>
      {mail > 0 && pathname !== '/quan-tri/thu' ? (
        <p className="note problem shell-note no-print">
          {words.mail.office.alert(mail)} <Link to="/quan-tri/thu">{words.mail.office.tab}</Link>
        </p>
      ) : null}
      {calls > 0 && pathname !== '/quan-tri/webhook' ? (
        <p className="note problem shell-note no-print">
          {words.webhooks.alert(calls)} <Link to="/quan-tri/webhook">{words.webhooks.tab}</Link>
        </p>
      ) : null}
    </>
  )
}
