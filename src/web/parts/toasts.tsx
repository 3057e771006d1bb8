import { Toast } from '@base-ui/react/toast'
import { words } from '../../kernel/words/index.js'
import './toasts.css'

interface Data {
  undo?: () => void
}

const manager = Toast.createToastManager<Data>()

/** Says quietly that something was done; `undo` adds the button that takes it back, for ten seconds. */
export function say(text: string, options: { undo?: () => void } = {}): void {
  manager.add({ title: text, data: { undo: options.undo }, timeout: options.undo ? 10_000 : 6000 })
}

export function Toasts() {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
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
