import type { ReactNode } from 'react'
import { Button } from './button.js'
import './admin.css'

interface AdminHeadProps {
  /** Another way to add, before the button. */
  beside?: ReactNode
  text: { title: string; lead: string; add: string }
  onAdd: () => void
}

/** What a list of the administration holds, and the button that adds to it. */
export function AdminHead({ text, onAdd, beside }: AdminHeadProps) {
  return (
    <div className="admin-head">
      <div>
        <h2>{text.title}</h2>
        <p className="muted">{text.lead}</p>
      </div>
      <div className="buttons">
        {beside}
        <Button kind="primary" onClick={onAdd}>
          {text.add}
        </Button>
      </div>
    </div>
  )
}
