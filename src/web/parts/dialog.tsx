import { Dialog as Base } from '@base-ui/react/dialog'
import { type FormEvent, type ReactNode, useRef } from 'react'
import { words } from '../../kernel/words/index.js'
import { classes } from './classes.js'
import './dialog.css'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** One or two sentences under the title. */
  lead?: ReactNode
  children?: ReactNode
  /** The buttons; the way out ("Thôi") first, the deed last. */
  footer?: ReactNode
  /** Makes the dialog a form. */
  onSubmit?: () => void
  wide?: boolean
  /** Nothing typed is thrown away by a click beside the dialog. */
  keepOnOutside?: boolean
  /** The children bring `DialogForm` or their own body: for windows whose fields live as long as they are open. */
  bare?: boolean
}

interface DialogFormProps {
  children?: ReactNode
  footer?: ReactNode
  onSubmit: () => void
}

/** Fields, and the buttons under them, of a window that is a form. */
export function DialogForm({ children, footer, onSubmit }: DialogFormProps) {
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    onSubmit()
  }
  return (
    <form className="dialog-form" onSubmit={submit} noValidate>
      <div className="dialog-body">{children}</div>
      {footer ? <div className="dialog-footer">{footer}</div> : null}
    </form>
  )
}

function Inside({ onSubmit, children, footer, bare }: Pick<DialogProps, 'onSubmit' | 'children' | 'footer' | 'bare'>) {
  if (bare) return children
  if (onSubmit) {
    return (
      <DialogForm onSubmit={onSubmit} footer={footer}>
        {children}
      </DialogForm>
    )
  }
  return (
    <>
      <div className="dialog-body">{children}</div>
      {footer ? <div className="dialog-footer">{footer}</div> : null}
    </>
  )
}

const FIELD = ['input:not([type=file])', 'textarea', 'select', '[role=slider]']
  .map((field) => `.dialog-body ${field}:not(:disabled)`)
  .join(', ')

/** A modal window: focus stays in it, Esc closes it, and focus goes back to where it came from. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, lead, children, footer, onSubmit, wide, bare, keepOnOutside = true } = props
  const popup = useRef<HTMLDivElement>(null)
  /** What is to be filled in comes first; a finger gets no keyboard over the window that it has not yet read. */
  const first = (by: string): HTMLElement | true =>
    (by === 'touch' ? null : popup.current?.querySelector<HTMLElement>(FIELD)) ?? true
  return (
    <Base.Root open={open} onOpenChange={(next) => next || onClose()} disablePointerDismissal={keepOnOutside}>
      <Base.Portal>
        <Base.Backdrop className="dialog-backdrop" />
        <Base.Popup ref={popup} initialFocus={first} className={classes('dialog', wide && 'wide')}>
          <div className="dialog-head">
            <div>
              <Base.Title className="dialog-title">{title}</Base.Title>
              {lead ? <Base.Description className="dialog-lead">{lead}</Base.Description> : null}
            </div>
            <Base.Close className="dialog-close" aria-label={words.shell.close}>
              <span aria-hidden="true">×</span>
            </Base.Close>
          </div>
          <Inside onSubmit={onSubmit} footer={footer} bare={bare}>
            {children}
          </Inside>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
