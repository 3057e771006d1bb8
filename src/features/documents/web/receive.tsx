/** The way for a new dispatch into the house: a button, and the whole window for files that are dropped or pasted. */
import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import { take } from './receive/queue.js'
import './receive/receive.css'
import { ReceiveDialog } from './receive/receive-dialog.js'
import { useIncoming } from './receive/use-incoming.js'

export function ReceiveButton() {
  const text = words.documents.receive
  const [open, setOpen] = useState(false)
  const over = useIncoming((files) => {
    setOpen(true)
    take(files)
  })
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        {text.button}
      </Button>
      <ReceiveDialog open={open} onClose={() => setOpen(false)} />
      {over ? (
        <div className="drop-veil" aria-hidden="true">
          {text.dropHere}
        </div>
      ) : null}
    </>
  )
}
