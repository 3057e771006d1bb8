import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'
import { words } from '../../kernel/words/index.js'
import { classes } from './classes.js'
import './page.css'

export interface Crumb {
  label: string
  to?: string
}

interface PageProps {
  title: ReactNode
  /** For the window's title where `title` is not plain text. */
  name?: string
  crumbs?: Crumb[]
  /** Under the title, quieter. */
  lead?: ReactNode
  actions?: ReactNode
  children?: ReactNode
  className?: string
}

/** The page shown last; null at first: a reader who has just opened the program is left at its beginning. */
let arrivedAt: string | null = null

/** A page: its name in the window and as the heading, to which focus goes after every walk to another page. */
export function Page({ title, name, crumbs, lead, actions, children, className }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  const text = name ?? (typeof title === 'string' ? title : words.shell.name)
  useEffect(() => {
    document.title = `${text} · ${words.shell.name}`
  }, [text])
  useEffect(() => {
    if (arrivedAt !== null && arrivedAt !== pathname) heading.current?.focus({ preventScroll: true })
    arrivedAt = pathname
  }, [pathname])
  return (
    <div className={classes('page', className)}>
      <header className="page-head">
        <div className="page-title">
          {crumbs && crumbs.length > 0 ? <Crumbs crumbs={crumbs} /> : null}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <div className="page-lead">{lead}</div> : null}
        </div>
        {actions ? <div className="buttons page-actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  )
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav className="crumbs" aria-label={words.shell.crumbs}>
      {crumbs.map((crumb, index) => (
        <Fragment key={crumb.label}>
          {index > 0 ? <span aria-hidden="true"> / </span> : null}
          {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <span>{crumb.label}</span>}
        </Fragment>
      ))}
    </nav>
  )
}
