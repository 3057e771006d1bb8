/** One text of an order or of the head: shown with who says so, edited in its place, saved by itself. */
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { TextArea, TextField } from '../../../../web/parts/fields.js'
import { useReturnFocus } from './use-return-focus.js'

interface TextRowProps {
  label: string
  /** To what it belongs, read aloud on the button ("của việc 3"). */
  of: string
  value: string
  /** What is shown in place of the plain value. */
  shown?: ReactNode
  hint?: string
  long?: boolean
  max: number
  required?: boolean
  /** Why the machine is not sure of it. */
  doubt?: string | null
  editable: boolean
  editing: boolean
  onEdit: () => void
  onLeave: () => void
  onSave: (value: string) => void
}

export function TextRow(props: TextRowProps) {
  const { label, of, value, shown, doubt, editable, editing, onEdit } = props
  const say = words.documents.card
  const place = useReturnFocus(editing)
  const verb = value ? say.edit : say.add
  return (
    <>
      <dt>{label}</dt>
      <dd ref={place}>
        {editing ? (
          <Editor {...props} />
        ) : (
          <div className="row-value">
            <span className="row-text">{shown ?? (value || <span className="muted">{say.none}</span>)}</span>
            {editable ? (
              <Button kind="quiet" small aria-label={say.verbField(verb, label, of)} onClick={onEdit}>
                {verb}
              </Button>
            ) : null}
          </div>
        )}
        {doubt && !editing ? <p className="small careful">{doubt}</p> : null}
      </dd>
    </>
  )
}

function Editor({ label, value, hint, long, max, required, onLeave, onSave }: TextRowProps) {
  const [text, setText] = useState(value)
  const [asked, setAsked] = useState(false)
  const error = asked && required && !text.trim() ? words.documents.card.emptyField : null
  const save = (): void => {
    setAsked(true)
    if (required && !text.trim()) return
    if (text.trim() === value) onLeave()
    else onSave(text.trim())
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onLeave()
    else if (event.key === 'Enter' && (!long || event.ctrlKey || event.metaKey)) save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const field = { label: <span className="visually-hidden">{label}</span>, hint, value: text, onChange: setText, error }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter saves, Esc leaves; both are buttons too
    <div className="row-editor" onKeyDown={keys}>
      {long ? (
        <TextArea {...field} rows={3} maxLength={max} required={required} />
      ) : (
        <TextField {...field} maxLength={max} required={required} />
      )}
      <div className="buttons">
        <Button small kind="primary" onClick={save}>
          {words.documents.card.save}
        </Button>
        <Button small kind="quiet" onClick={onLeave}>
          {words.shell.cancel}
        </Button>
      </div>
    </div>
  )
}
