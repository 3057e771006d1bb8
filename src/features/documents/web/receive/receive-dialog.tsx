/** The window in which dispatches come in: by choosing, dropping or pasting files, or by pasting a whole text. */
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { newId } from '../../../../kernel/ids.js'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import { TextArea } from '../../../../web/parts/fields.js'
import { ArrivalLine } from './arrival-line.js'
import { type Arrival, take, useArrivals, watch } from './queue.js'

/** Kinds that the file chooser shows first; the server judges by what a file is. */
const ACCEPT =
  '.docx,.doc,.pdf,.rtf,.html,.htm,.txt,.edxml,.xml,.zip,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png,text/plain'

export function ReceiveDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = words.documents.receive
  const arrivals = useArrivals()
  const [pasting, setPasting] = useState(false)
  useEffect(() => {
    watch(open)
    return () => watch(false)
  }, [open])
  const close = (): void => {
    setPasting(false)
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={text.title}
      lead={text.noSecrets}
      wide
      footer={<Button onClick={close}>{words.shell.close}</Button>}
    >
      {pasting ? <PasteText onDone={() => setPasting(false)} /> : <Choose onPaste={() => setPasting(true)} />}
      {arrivals.length > 0 ? (
        <ul className="plain arrivals" aria-label={text.list}>
          {arrivals.map((arrival) => (
            <ArrivalLine key={arrival.key} arrival={arrival} onLeave={close} />
          ))}
        </ul>
      ) : null}
      <output className="visually-hidden">{announcement(arrivals)}</output>
    </Dialog>
  )
}

/** What has come of the file that was settled last, for those who hear the page. */
function announcement(arrivals: readonly Arrival[]): string {
  const text = words.documents.receive
  const settled = arrivals.findLast((one) => one.phase === 'received' || one.phase === 'refused')
  if (!settled) return ''
  return settled.phase === 'received'
    ? text.announceReceived(settled.file.name)
    : text.announceRefused(settled.file.name)
}

function Choose({ onPaste }: { onPaste: () => void }) {
  const text = words.documents.receive
  const input = useRef<HTMLInputElement>(null)
  const onChange = (event: ChangeEvent<HTMLInputElement>): void => {
    take(event.target.files ?? [])
    event.target.value = ''
  }
  return (
    <div className="receive-area">
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPT}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={text.choose}
        onChange={onChange}
      />
      <p className="receive-title">{text.areaTitle}</p>
      <div className="buttons">
        <Button kind="primary" onClick={() => input.current?.click()}>
          {text.choose}
        </Button>
        <Button kind="quiet" onClick={onPaste}>
          {text.pasteText}
        </Button>
      </div>
      <p className="small muted">{text.areaHint}</p>
    </div>
  )
}

function PasteText({ onDone }: { onDone: () => void }) {
  const text = words.documents.receive
  const [value, setValue] = useState('')
  const [empty, setEmpty] = useState(false)
  const receive = (): void => {
    if (value.trim() === '') {
      setEmpty(true)
      return
    }
    take([new File([value], text.pasteName(newId().slice(-6)), { type: 'text/plain' })])
    onDone()
  }
  return (
    <div className="receive-paste">
      <p className="small muted">{text.pasteLead}</p>
      <TextArea
        label={text.pasteLabel}
        rows={10}
        value={value}
        onChange={(next) => {
          setValue(next)
          setEmpty(false)
        }}
        error={empty ? text.pasteEmpty : undefined}
      />
      <div className="buttons">
        <Button kind="quiet" onClick={onDone}>
          {words.shell.cancel}
        </Button>
        <Button kind="primary" onClick={receive}>
          {text.pasteAction}
        </Button>
      </div>
    </div>
  )
}
