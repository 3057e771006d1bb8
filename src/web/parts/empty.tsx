import type { ReactNode } from 'react'
import './notes.css'

/** Nothing is here, said calmly, and where there is one, the next step. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="sheet empty">
      <p>{children}</p>
      {action}
    </div>
  )
}
