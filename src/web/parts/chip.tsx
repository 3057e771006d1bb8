import type { ReactNode } from 'react'
import './chip.css'

/** A name set apart; with `onRemove`, a button takes it away. */
export function Chip({
  children,
  onRemove,
  removeLabel,
}: {
  children: ReactNode
  onRemove?: () => void
  removeLabel?: string
}) {
  return (
    <span className="chip">
      {children}
      {onRemove ? (
        <button type="button" className="chip-remove" aria-label={removeLabel} onClick={onRemove}>
          <span aria-hidden="true">×</span>
        </button>
      ) : null}
    </span>
  )
}
