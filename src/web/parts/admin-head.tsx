import { Button } from './button.js'

interface AdminHeadProps {
  text: { title: string; lead: string; add: string }
  onAdd: () => void
}

/** What a list of the administration holds, and the button that adds to it. */
export function AdminHead({ text, onAdd }: AdminHeadProps) {
  return (
    <div className="admin-head">
      <div>
        <h2>{text.title}</h2>
        <p className="muted">{text.lead}</p>
      </div>
      <Button kind="primary" onClick={onAdd}>
        {text.add}
      </Button>
    </div>
  )
}
