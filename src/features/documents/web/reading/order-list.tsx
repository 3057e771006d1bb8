/** The orders beside the paper: one open at a time, walked with the keyboard; dropped ones at the end. */
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import { ReasonDialog } from '../../../../web/parts/reason-dialog.js'
import type { DocumentView, OrderView } from '../../contract.js'
import type { Office } from './issue-plan.js'
import { type CardActions, type CardAsk, OrderCard } from './order-card.js'
import { droppedOrders, liveOrders, placeOf } from './orders.js'
import { SplitDialog } from './split-dialog.js'
import type { Deeds } from './use-deeds.js'
import type { Refusal } from './use-reading.js'

interface OrderListProps {
  document: DocumentView
  office: Office
  focusId: string | null
  /** The order whose heading is to have the keyboard, and a number that makes the wish new. */
  goal: { orderId: string; nth: number } | null
  busy: boolean
  deeds: Deeds
  refusal: Refusal | null
  onFocus: (orderId: string | null) => void
  onShowPlace: (order: OrderView) => void
  onAddByKey: () => void
  onHelp: () => void
}

export function OrderList(props: OrderListProps) {
  const { document, office, focusId, goal, busy, deeds, refusal, onFocus, onShowPlace, onAddByKey, onHelp } = props
  const list = useRef<HTMLOListElement>(null)
  const [editing, setEditing] = useState<{ orderId: string; field: string } | null>(null)
  const [asking, setAsking] = useState<{ what: CardAsk; order: OrderView } | null>(null)
  const orders = useMemo(() => liveOrders(document), [document])
  const editable = document.can.edit
  const at = orders.findIndex((order) => order.id === focusId)
  const focused = orders[at]

  useEffect(() => {
    if (!goal) return
    const heading = list.current?.querySelector<HTMLElement>(`[data-order="${goal.orderId}"]`)
    heading?.focus({ preventScroll: true })
    heading?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }, [goal])

  const latest = useRef({ deeds, focusId, onFocus, onShowPlace })
  useEffect(() => {
    latest.current = { deeds, focusId, onFocus, onShowPlace }
  })
  const actions = useMemo<CardActions>(
    () => ({
      toggle: (order) => latest.current.onFocus(latest.current.focusId === order.id ? null : order.id),
      confirm: (order) => latest.current.deeds.confirm(order),
      takeBack: (order) => latest.current.deeds.takeBack(order),
      edit: (order, change, field) => void latest.current.deeds.edit(order, change, field),
      ask: (what, order) => setAsking({ what, order }),
      setEditing: (order, field) => setEditing(field === null ? null : { orderId: order.id, field }),
      showPlace: (order) => latest.current.onShowPlace(order),
    }),
    [],
  )

  const walk = (step: number): void => {
    const next = orders[at < 0 ? (step > 0 ? 0 : orders.length - 1) : at + step]
    if (!next) return
    onFocus(next.id)
    const heading = list.current?.querySelector<HTMLElement>(`[data-order="${next.id}"]`)
    heading?.focus({ preventScroll: true })
    requestAnimationFrame(() => heading?.closest('li')?.scrollIntoView({ block: 'nearest' }))
  }

  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (!event.currentTarget.contains(target) || target.closest('input, textarea, select, [role="combobox"]')) return
    const onHeading = target.dataset['order'] !== undefined
    if (event.key === 'j' || event.key === 'ArrowDown') walk(1)
    else if (event.key === 'k' || event.key === 'ArrowUp') walk(-1)
    else if (event.key === '?') onHelp()
    else if (!editable) return
    else if (event.key === 'n') onAddByKey()
    else if (!focused) return
    else if (event.key === 'Enter' && onHeading && target.dataset['order'] === focused.id) deeds.confirm(focused)
    else if (event.key === 'e') setEditing({ orderId: focused.id, field: 'action' })
    else if (event.key === 't') setAsking({ what: 'split', order: focused })
    else if (event.key === 'x') setAsking({ what: 'drop', order: focused })
    else return
    event.preventDefault()
  }

  const sentenceOf = (order: OrderView): string | null => {
    const place = placeOf(order)
    return place && document.paper ? document.paper.text.slice(place.start, place.end).replace(/\s+/g, ' ') : null
  }
  const close = (): void => setAsking(null)
  const numberOf = (order: OrderView): number => orders.findIndex((one) => one.id === order.id) + 1
  const asked = asking && orders.some((order) => order.id === asking.order.id) ? asking : null
  const next = asked ? orders[numberOf(asked.order)] : undefined

  return (
    <>
      {orders.length === 0 ? <p className="sheet no-orders">{words.documents.orders.none}</p> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for what the buttons inside do */}
      <ol ref={list} className="plain order-list" onKeyDown={keys}>
        {orders.map((order, index) => (
          <OrderCard
            key={order.id}
            order={order}
            number={index + 1}
            sentence={order.id === focusId ? sentenceOf(order) : null}
            open={order.id === focusId}
            editable={editable}
            editing={order.id === focusId && editing?.orderId === order.id ? editing.field : null}
            hasNext={index < orders.length - 1}
            notice={deeds.notice?.orderId === order.id ? deeds.notice.text : null}
            problem={refusal?.orderId === order.id ? refusal.problem : null}
            office={office}
            issuedOn={document.head?.date ?? null}
            actions={actions}
          />
        ))}
      </ol>
      <Dropped document={document} onRestore={(order) => void deeds.restore(order)} />
      {asked?.what === 'split' ? (
        <SplitDialog
          order={asked.order}
          number={numberOf(asked.order)}
          paperText={document.paper?.text ?? null}
          busy={busy}
          onClose={close}
          onSplit={(place) => void deeds.split(asked.order, place).then(close)}
        />
      ) : null}
      {asked?.what === 'merge' && next ? (
        <MergeDialog
          number={numberOf(asked.order)}
          first={asked.order}
          second={next}
          busy={busy}
          onClose={close}
          onMerge={() => void deeds.merge(asked.order).then(close)}
        />
      ) : null}
      <ReasonDialog
        open={asked?.what === 'drop'}
        onClose={close}
        title={words.documents.card.dropTitle(asked ? numberOf(asked.order) : 0)}
        lead={words.documents.card.dropLead}
        label={words.documents.card.dropLabel}
        hint={words.documents.card.dropHint}
        action={words.documents.card.dropAction}
        max={500}
        onConfirm={(reason) => {
          close()
          if (asked) void deeds.drop(asked.order, reason)
        }}
      />
    </>
  )
}

interface MergeDialogProps {
  number: number
  first: OrderView
  second: OrderView
  busy: boolean
  onClose: () => void
  onMerge: () => void
}

function MergeDialog({ number, first, second, busy, onClose, onMerge }: MergeDialogProps) {
  const say = words.documents.card
  return (
    <Dialog
      open
      onClose={onClose}
      title={say.mergeTitle(number, number + 1)}
      lead={say.mergeLead}
      onSubmit={onMerge}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" kind="primary" busy={busy}>
            {say.mergeAction}
          </Button>
        </>
      }
    >
      {[first, second].map((order, index) => (
        <blockquote key={order.id} className="merge-part">
          <b>{words.documents.orders.nth(number + index)}</b>
          <p>{order.action}</p>
        </blockquote>
      ))}
    </Dialog>
  )
}

function Dropped({ document, onRestore }: { document: DocumentView; onRestore: (order: OrderView) => void }) {
  const say = words.documents.orders
  const dropped = droppedOrders(document)
  if (dropped.length === 0) return null
  return (
    <details className="dropped">
      <summary>{say.dropped(dropped.length)}</summary>
      <ul className="plain">
        {dropped.map((order) => (
          <li key={order.id}>
            <div>
              <p>{order.title}</p>
              {order.dropReason ? <p className="small muted">{say.droppedWhy(order.dropReason)}</p> : null}
            </div>
            {document.can.edit ? (
              <Button small aria-label={`${say.restore}: ${order.title}`} onClick={() => onRestore(order)}>
                {say.restore}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
