import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react'
import { Link } from 'react-router'
import './button.css'
import { classes } from './classes.js'

/** now: the one thing that needs a person · primary: the next step · plain · quiet: beside the others. */
export type ButtonKind = 'primary' | 'now' | 'plain' | 'quiet'

interface ButtonProps extends ComponentPropsWithRef<'button'> {
  kind?: ButtonKind
  /** Under way: it stays in place and in focus, and does nothing until the answer is there. */
  busy?: boolean
  small?: boolean
}

export function Button({ kind = 'plain', busy = false, small, className, onClick, type, ...rest }: ButtonProps) {
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    if (busy) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={classes('button', kind, small && 'small', className)}
      aria-disabled={busy || undefined}
      data-busy={busy || undefined}
      onClick={click}
    />
  )
}

interface ButtonLinkProps {
  to: string
  kind?: ButtonKind
  small?: boolean
  className?: string
  /** Beside the walk itself, such as closing the window that it leads out of. */
  onClick?: () => void
  children: ReactNode
}

/** A way to another page that looks like a button. */
export function ButtonLink({ to, kind = 'plain', small, className, onClick, children }: ButtonLinkProps) {
  return (
    <Link to={to} onClick={onClick} className={classes('button', kind, small && 'small', className)}>
      {children}
    </Link>
  )
}
