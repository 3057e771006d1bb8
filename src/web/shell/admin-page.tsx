import { type ComponentType } from 'react'
import { Link, Navigate, useParams } from 'react-router'
import { words } from '../../kernel/words/index.js'
import { useMay } from '../me.js'
import { Page } from '../parts/page.js'
import { GroupsAdmin } from '../../features/organisations/web/groups.js'
import { UnitsAdmin } from '../../features/organisations/web/units.js'
import { ChangesAdmin } from '../../features/successions/web/changes-list.js'
import { AccountsAdmin } from '../../features/identity/web/accounts.js'
import { MailAdmin } from '../../features/mail/web/mail-admin.js'
import { WebhookAdmin } from '../../features/webhooks/web/webhook-admin.js'
import { LogAdmin } from '../../features/audit/web/log.js'
import '../parts/admin.css'

const text = words.organisations

const SECTIONS: { path: string; label: string; Section: ComponentType }[] = [
  { path: 'don-vi', label: text.units.tab, Section: UnitsAdmin },
  { path: 'thay-doi', label: words.successions.tab, Section: ChangesAdmin },
  { path: 'nhom', label: text.groups.tab, Section: GroupsAdmin },
  { path: 'tai-khoan', label: text.accountsTab, Section: AccountsAdmin },
  { path: 'thu', label: words.mail.office.tab, Section: MailAdmin },
  { path: 'webhook', label: words.webhooks.tab, Section: WebhookAdmin },
  { path: 'nhat-ky', label: words.log.tab, Section: LogAdmin },
]

/** Organisations, groups and accounts; each section has an address of its own. */
export function AdminPage() {
  const { section = 'don-vi' } = useParams()
  const may = useMay()
  const open = SECTIONS.find((one) => one.path === section)
  if (!may('accounts.manage') || !open) return <Navigate to="/" replace />
  const { Section } = open
  return (
    <Page title={text.admin} name={`${open.label} · ${text.admin}`}>
      <nav className="sections" aria-label={text.sections}>
        {SECTIONS.map((one) => (
          <Link key={one.path} to={`/quan-tri/${one.path}`} aria-current={one === open ? 'page' : undefined}>
            {one.label}
          </Link>
        ))}
      </nav>
      <Section />
    </Page>
  )
}
