/** What a person does with the orders of a reading: each deed with what is said about it and where the focus goes next. */
import { useRef, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { say as toast } from '../../../../web/parts/toasts.js'
import {
  addOrder,
  confirmOrder,
  type DocumentView,
  dropOrder,
  editOrder,
  mergeOrders,
  type OrderView,
  restoreOrder,
  type SpanView,
  splitOrder,
} from '../../contract.js'
import { confirmedCount, liveOrders, nextToCheck, numbersOf, obstacle } from './orders.js'
import { afterConfirm, afterDrop, afterEdit, afterRestore, type OrderEdit } from './pending.js'
import type { Reading } from './use-reading.js'

export interface Notice {
  orderId: string
  text: string
}

export interface Deeds {
  /** Why the last deed on an order was not even tried. */
  notice: Notice | null
  /** Read aloud; `nth` makes the same words new. */
  spoken: { text: string; nth: number }
  confirm: (order: OrderView) => void
  takeBack: (order: OrderView) => void
  edit: (order: OrderView, change: OrderEdit, field: string) => Promise<void>
  drop: (order: OrderView, reason: string) => Promise<void>
  restore: (order: OrderView) => Promise<void>
  split: (order: OrderView, at: number) => Promise<boolean>
  merge: (order: OrderView) => Promise<boolean>
  add: (span: SpanView) => Promise<void>
}

export function useDeeds(reading: Reading, document: DocumentView | undefined, goTo: (orderId: string) => void): Deeds {
  const [notice, setNotice] = useState<Notice | null>(null)
  const [spoken, setSpoken] = useState({ text: '', nth: 0 })
  const speak = (text: string): void => setSpoken(({ nth }) => ({ text, nth: nth + 1 }))
  /** Sends away the message that offers to take an order back, once it has been taken back elsewhere. */
  const undos = useRef(new Map<string, () => void>())
  const card = words.documents.card
  const orders = document ? liveOrders(document) : []
  const numbers = document ? numbersOf(document) : new Map<string, number>()
  const numberOf = (order: OrderView): number => numbers.get(order.id) ?? 0

  const goOn = (order: OrderView): void => {
    const next = nextToCheck(orders, order.id)
    if (next && next.id !== order.id) goTo(next.id)
  }

  const confirm = (order: OrderView): void => {
    if (order.state === 'confirmed') return goOn(order)
    const missing = obstacle(order)
    if (missing) {
      const text = missing.code === 'no-lead' ? card.leadFirst : card.mapFirst(missing.text)
      setNotice({ orderId: order.id, text })
      return
    }
    // The first press shows what is to be looked at, the second says that it was.
    const toLook = order.deadline?.recognised ? card.lookFirst(order.deadline.text) : null
    if (toLook && (notice?.orderId !== order.id || notice.text !== toLook)) {
      setNotice({ orderId: order.id, text: toLook })
      return
    }
    setNotice(null)
    speak(card.confirmed(numberOf(order), orders.length - confirmedCount(orders) - 1))
    goOn(order)
    void reading.act(confirmOrder, { orderId: order.id, looked: toLook !== null }, (doc) =>
      afterConfirm(doc, order.id, true),
    )
  }

  const restore = async (order: OrderView): Promise<void> => {
    undos.current.get(order.id)?.()
    const done = await reading.act(restoreOrder, { orderId: order.id }, (doc) => afterRestore(doc, order.id))
    if (done) goTo(order.id)
  }

  return {
    notice,
    spoken,
    confirm,
    restore,
    takeBack: (order) => {
      speak(card.tookBack(numberOf(order)))
      void reading.act(confirmOrder, { orderId: order.id, confirmed: false }, (doc) =>
        afterConfirm(doc, order.id, false),
      )
    },
    edit: async (order, change, field) => {
      setNotice(null)
      const done = await reading.act(editOrder, { orderId: order.id, ...change }, (doc) =>
        afterEdit(doc, order.id, change),
      )
      if (done) return speak(card.saved(field))
      const typed = [change.action, change.product, change.reportTo, change.title].find((text) => text)
      if (typed) setNotice({ orderId: order.id, text: card.notSaved(field, typed) })
    },
    drop: async (order, reason) => {
      const number = numberOf(order)
      goOn(order)
      const done = await reading.act(dropOrder, { orderId: order.id, reason }, (doc) =>
        afterDrop(doc, order.id, reason),
      )
      if (done) undos.current.set(order.id, toast(card.dropped(number), { undo: () => void restore(order) }))
    },
    split: async (order, at) => {
      const done = await reading.act(splitOrder, { orderId: order.id, at })
      if (done) speak(words.documents.split.done(numberOf(order)))
      return done !== null
    },
    merge: async (order) => {
      const number = numberOf(order)
      const done = await reading.act(mergeOrders, { orderId: order.id })
      if (done) speak(card.merged(number, number + 1))
      return done !== null
    },
    add: async (span) => {
      const done = await reading.act(addOrder, { span })
      if (!done) return
      goTo(done.orderId)
      speak(words.documents.paper.added)
    },
  }
}
