import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { countNotices } from '../../features/reminders/contract.js'
import { useRightsWaiting } from '../../features/identity/web/shell-notes.js'
import { listOpinions } from '../../features/opinions/contract.js'
import { getMyWork } from '../../features/tasks/contract.js'
import type { Permission } from '../../kernel/actor.js'
import { words } from '../../kernel/words/index.js'
import { formatDay } from '../format.js'
import { isUnit, useMay, useMe } from '../me.js'
import { Button, ButtonLink } from '../parts/button.js'
import { Dialog } from '../parts/dialog.js'
import { useAnswer } from '../queries.js'
import { SearchBox } from './search-box.js'
import { useSignOut } from './sign-out.js'

interface Item {
  to: string
  label: string
  short: string
  permission: Permission
}

/** The pages that this account may open, the home page first. */
function useItems(): Item[] {
  const me = useMe()
  const may = useMay()
  const nav = words.shell.nav
  const home = isUnit(me) ? nav.unitWork : nav.myWork
  const all: Item[] = [
    { to: '/', label: home, short: nav.myWork, permission: 'tasks.read' },
    { to: '/van-ban', label: nav.documents, short: nav.documents, permission: 'documents.read' },
    { to: '/theo-doi', label: nav.boards, short: nav.boardsShort, permission: 'boards.read' },
    { to: '/don-doc', label: nav.urging, short: nav.urging, permission: 'boards.read' },
    { to: '/thong-bao', label: nav.notices, short: nav.notices, permission: 'signed-in' },
    { to: '/lay-y-kien', label: words.opinions.nav, short: words.opinions.nav, permission: 'opinions.use' },
    { to: '/tim-kiem', label: nav.search, short: nav.search, permission: 'documents.read' },
    { to: '/quyen', label: words.rights.nav, short: words.rights.navShort, permission: 'rights.confirm' },
    { to: '/lich-lam-viec', label: words.calendar.nav, short: words.calendar.navShort, permission: 'office.read' },
    { to: '/quan-tri', label: nav.admin, short: nav.admin, permission: 'accounts.manage' },
  ]
  return all.filter((item) => may(item.permission))
}

/** Notices that the clock brings (a morning's digest) are found within this long. */
const ASK_AGAIN = 300_000
const MOST_COUNTED = 99

const URGENT = new Set(['returned', 'late', 'soon', 'to-acknowledge', 'disputed', 'to-review', 'to-confirm'])

/** What waits for this account; nothing waits for one that only reads. */
function useUrgent(): number {
  const may = useMay()
  const acts = may('tasks.work') || may('boards.read')
  const { data } = useAnswer(getMyWork, {}, { enabled: acts })
  if (!acts) return 0
  return (data?.bands ?? []).filter((band) => URGENT.has(band.code)).reduce((sum, band) => sum + band.total, 0)
}

/** Slips that wait for our answer. */
function useUnanswered(): number {
  const may = useMay()
  const { data } = useAnswer(listOpinions, {}, { enabled: may('opinions.use') })
  return (data?.toAnswer ?? []).filter(
    (round) => round.state === 'open' && (round.own === 'waiting' || round.own === 'silent'),
  ).length
}

/** What waits at a page, and how that is said. */
type Waiting = Record<string, { n: number; said: string }>

function useWaiting(): Waiting {
  const urgent = useUrgent()
  const unread = useAnswer(countNotices, {}, { every: ASK_AGAIN }).data?.unread ?? 0
  const unanswered = useUnanswered()
  const changes = useRightsWaiting()
  return {
    '/': { n: urgent, said: words.shell.needsYou(urgent) },
    '/thong-bao': { n: unread, said: words.reminders.unread(unread) },
    '/quyen': { n: changes, said: words.rights.alert(changes) },
    '/lay-y-kien': { n: unanswered, said: words.opinions.waitFor(unanswered) },
  }
}

/** Pages that belong to another one's item. */
const BESIDE: Record<string, string> = { '/quy-uoc': '/lich-lam-viec' }

const isWithin = (pathname: string, to: string): boolean =>
  to === '/' ? pathname === '/' : (BESIDE[pathname] ?? pathname).startsWith(to)

function useCurrent(): (to: string) => 'page' | undefined {
  const { pathname } = useLocation()
  return (to) => (isWithin(pathname, to) ? 'page' : undefined)
}

function Brand() {
  return (
    <Link to="/" className="brand">
      Đôn<span aria-hidden="true">·</span>Đốc
    </Link>
  )
}

function Count({ of }: { of: Waiting[string] | undefined }) {
  if (!of || of.n === 0) return null
  const { n, said } = of
  return (
    <b className="num">
      <span aria-hidden="true">{n > MOST_COUNTED ? `${MOST_COUNTED}+` : n}</span>
      <span className="visually-hidden">, {said}</span>
    </b>
  )
}

export function Rail() {
  const items = useItems()
  const current = useCurrent()
  const waiting = useWaiting()
  const may = useMay()
  return (
    <header className="rail">
      <Brand />
      {may('documents.read') ? <SearchBox /> : null}
      <nav aria-label={words.shell.mainNavigation}>
        {items.map((item) => (
          <Link key={item.to} to={item.to} aria-current={current(item.to)}>
            {item.label}
            <Count of={waiting[item.to]} />
          </Link>
        ))}
      </nav>
      <Who />
    </header>
  )
}

/** Who is signed in, and the way out. */
function Who({ onWalk }: { onWalk?: () => void }) {
  const me = useMe()
  const signOut = useSignOut()
  return (
    <div className="who">
      <b>{me.title}</b>
      <span className="muted small">{me.organisation.name}</span>
      {me.mode === 'practice' ? (
        <span className="practice small">{words.shell.practice(formatDay(me.today))}</span>
      ) : null}
      <div className="who-buttons">
        <ButtonLink to="/tai-khoan" kind="quiet" small onClick={onWalk}>
          {words.account.own.open}
        </ButtonLink>
        <Button kind="quiet" small busy={signOut.isPending} onClick={() => signOut.mutate({})}>
          {words.shell.signOut}
        </Button>
      </div>
    </div>
  )
}

/** On a phone: three pages and the rest behind "Thêm". */
export function BottomBar() {
  const items = useItems()
  const current = useCurrent()
  const waiting = useWaiting()
  const [open, setOpen] = useState(false)
  const first = items.slice(0, 3)
  const rest = items.slice(3)
  const inRest = rest.some((item) => current(item.to))
  return (
    <>
      <nav className="bar" aria-label={words.shell.mainNavigation}>
        {first.map((item) => (
          <Link key={item.to} to={item.to} aria-current={current(item.to)}>
            {item.short}
            <Count of={waiting[item.to]} />
          </Link>
        ))}
        <button type="button" aria-expanded={open} data-current={inRest || undefined} onClick={() => setOpen(true)}>
          {words.shell.more}
          {rest.map((item) => (
            <Count key={item.to} of={waiting[item.to]} />
          ))}
        </button>
      </nav>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={rest.length > 0 ? words.shell.moreTitle : words.shell.account}
        keepOnOutside={false}
      >
        {rest.length > 0 ? (
          <nav className="more" aria-label={words.shell.moreTitle}>
            {rest.map((item) => (
              <Link key={item.to} to={item.to} aria-current={current(item.to)} onClick={() => setOpen(false)}>
                {item.label}
                <Count of={waiting[item.to]} />
              </Link>
            ))}
          </nav>
        ) : null}
        <Who onWalk={() => setOpen(false)} />
      </Dialog>
    </>
  )
}
