import { Link, useLocation } from 'react-router'
import { words } from '../../kernel/words/index.js'
import './admin.css'

const SECTIONS = [
  { to: '/lich-lam-viec', label: words.calendar.nav },
  { to: '/quy-uoc', label: words.settings.title },
]

/** Calendar and conventions: the two pages that say how the office counts time. */
export function OfficeSections() {
  const { pathname } = useLocation()
  return (
    <nav className="sections no-print" aria-label={words.calendar.sections}>
      {SECTIONS.map(({ to, label }) => (
        <Link key={to} to={to} aria-current={pathname === to ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
