import { Toast } from '@base-ui/react/toast'
import { words } from '../../kernel/words/index.js'
import './toasts.css'

interface Data {
  undo?: () => void
}

const manager = Toast.createToastManager<Data>()

/** Time to notice a message, and to read a letter of it, in milliseconds. */
const NOTICE = 2500
const LETTER = 40
const UNDO = 8000

/**
 * Says quietly that something was done, as long as it takes to read; `undo` adds the button that takes it back.
 * Answers with what sends the message away before its time.
 */
export function say(text: string, options: { undo?: () => void } = {}): () => void {
  const { undo } = options
  const id = manager.add({ title: text, data: { undo }, timeout: undo ? UNDO : NOTICE + LETTER * text.length })
  return () => manager.close(id)
}

export function Toasts() {
  return (
    <Toast.Provider toastManager={manager} limit={2}>
      <Toast.Portal>
        <Toast.Viewport className="toasts" aria-label={words.shell.notifications}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function List() {
  const { toasts, close } = Toast.useToastManager<Data>()
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast" swipeDirection={[]}>
      <Toast.Content className="toast-content">
        <Toast.Title className="toast-text" render={<p />} />
        {toast.data?.undo ? (
          <button
            type="button"
            className="toast-undo"
            onClick={() => {
              toast.data?.undo?.()
              close(toast.id)
            }}
          >
            {words.shell.undo}
          </button>
        ) : null}
        <Toast.Close className="toast-close" aria-label={words.shell.close}>
          <span aria-hidden="true">×</span>
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
