/** One proposed order: closed, two lines; open, every field of it and what a person can do. */
import { memo } from 'react'
import { capital } from '../../../../kernel/text.js'
import { words } from '../../../../kernel/words/index.js'
import { formatInstant } from '../../../../web/format.js'
import { Button } from '../../../../web/parts/button.js'
import { classes } from '../../../../web/parts/classes.js'
import { CheckField } from '../../../../web/parts/fields.js'
import { ProblemNote } from '../../../../web/parts/problem-note.js'
import type { Problem } from '../../../../web/api.js'
import type { OrderView, RestView } from '../../contract.js'
import { BodiesRow } from './bodies-row.js'
import { DeadlineRow } from './deadline-row.js'
import { type Office } from './issue-plan.js'
import { FieldSource, OrderSummary, SourceMark } from './order-line.js'
import { caresOf, inWords } from './orders.js'
import type { OrderEdit } from './pending.js'
import { TextRow } from './text-row.js'
import { whyOrder } from './why.js'

export type CardAsk = 'drop' | 'split' | 'merge'

export interface CardActions {
  toggle: (order: OrderView) => void
  confirm: (order: OrderView) => void
  takeBack: (order: OrderView) => void
  edit: (order: OrderView, change: OrderEdit, field: string) => void
  ask: (what: CardAsk, order: OrderView) => void
  setEditing: (order: OrderView, field: string | null) => void
  showPlace: (order: OrderView) => void
}

interface OrderCardProps {
  order: OrderView
  number: number
  /** Its sentence as it stands in the document. */
  sentence: string | null
  open: boolean
  editable: boolean
  /** The field under edit, null where none of this card is. */
  editing: string | null
  hasNext: boolean
  notice: string | null
  problem: Problem | null
  office: Office
  issuedOn: string | null
  actions: CardActions
}

export const OrderCard = memo(function OrderCard(props: OrderCardProps) {
  const { order, number, open, office, actions } = props
  return (
    <li className={classes('sheet', 'order-card', open && 'open', order.state)}>
      <h3 className="order-head">
        <button
          type="button"
          className="order-button"
          data-order={order.id}
          aria-expanded={open}
          onClick={() => actions.toggle(order)}
        >
          <span className="order-number num">
            <span className="visually-hidden">{words.documents.orders.nthWord} </span>
            {number}
          </span>
          <span className="order-title">{order.title}</span>
          <SourceMark order={order} />
          {open ? null : <OrderSummary order={order} office={office} />}
        </button>
      </h3>
      {open ? <Body {...props} /> : null}
    </li>
  )
})

function Body(props: OrderCardProps) {
  const { order, number, sentence, editable, editing, office, issuedOn, notice, problem, actions } = props
  const card = words.documents.card
  const of = card.ofOrder(number)
  const doubtOf = (part: RestView['part']): string | null => {
    const doubt = caresOf(order).find((one) => one.part === part)
    return doubt ? capital(`${inWords(doubt)}.`) : null
  }
  const text = (field: 'title' | 'action' | 'product' | 'reportTo') => ({
    label: card[field],
    of,
    editable,
    editing: editing === field,
    onEdit: () => actions.setEditing(order, field),
    onLeave: () => actions.setEditing(order, null),
    onSave: (value: string) => {
      actions.setEditing(order, null)
      actions.edit(order, { [field]: value || null }, card[field])
    },
  })
  const bodies = (field: 'leads' | 'cooperating', label: string) => ({
    label,
    number,
    office,
    editable,
    bodies: order[field],
    doubt: doubtOf(field),
    editing: bodyEdited(editing, field),
    onEdit: (which: number | 'new') => actions.setEditing(order, `${field}:${which}`),
    onLeave: () => actions.setEditing(order, null),
    onSave: (changed: NonNullable<OrderEdit['leads']>) => {
      actions.setEditing(order, null)
      actions.edit(order, { [field]: changed }, label)
    },
  })
  return (
    <div className="order-body">
      {sentence ? (
        <blockquote className="crop">
          “{sentence}”
          <Button kind="quiet" small className="crop-show" onClick={() => actions.showPlace(order)}>
            {words.documents.head.show}
          </Button>
        </blockquote>
      ) : null}
      <dl className="rows">
        <BodiesRow {...bodies('leads', card.lead)} pickLabel={card.pickLead} />
        <BodiesRow {...bodies('cooperating', card.cooperating)} pickLabel={card.pickCooperating} dated />
        <TextRow
          {...text('action')}
          doubt={doubtOf('order')}
          value={order.action}
          shown={
            order.actionSource === 'person' && order.rule !== null ? (
              <>
                {order.action} <FieldSource by="person" />
              </>
            ) : undefined
          }
          hint={card.actionHint}
          max={5000}
          long
          required
        />
        <TextRow {...text('product')} value={order.product ?? ''} hint={card.productHint} max={500} />
        <DeadlineRow
          order={order}
          number={number}
          issuedOn={issuedOn}
          doubt={doubtOf('deadline')}
          editable={editable}
          onSave={(deadline) => actions.edit(order, { deadline }, card.deadline)}
        />
        <dt>{card.condition}</dt>
        <dd>
          {editable ? (
            <CheckField
              label={card.conditional}
              checked={order.conditional}
              onChange={(conditional) => actions.edit(order, { conditional }, card.condition)}
            />
          ) : (
            <p className="row-text">{order.conditional ? card.conditional : card.conditionOff}</p>
          )}
        </dd>
        <TextRow
          {...text('reportTo')}
          doubt={doubtOf('reportTo')}
          value={order.reportTo?.text ?? ''}
          hint={card.reportHint}
          max={500}
        />
        <TextRow {...text('title')} value={order.title} hint={card.titleHint} max={300} required />
      </dl>
      <Why order={order} number={number} />
      {notice ? (
        <p className="note warn" role="alert">
          {notice}
        </p>
      ) : null}
      <ProblemNote problem={problem} />
      {editable ? <Deeds {...props} /> : null}
    </div>
  )
}

/** `leads:2` → 2, `leads:new` → 'new' */
function bodyEdited(editing: string | null, field: string): number | 'new' | null {
  const [name, which] = (editing ?? '').split(':')
  if (name !== field || which === undefined) return null
  return which === 'new' ? 'new' : Number(which)
}

function Why({ order, number }: { order: OrderView; number: number }) {
  const say = words.documents
  return (
    <div className="small why">
      <details>
        <summary aria-label={say.why.openOf(number)}>{say.why.open}</summary>
        <p>
          {whyOrder(order)} {order.sure === null ? null : say.why.sure(Math.round(order.sure * 100))}
        </p>
      </details>
      {order.confirmedBy && order.confirmedAt ? (
        <span className="muted">{say.orders.confirmedBy(order.confirmedBy, formatInstant(order.confirmedAt))}</span>
      ) : null}
    </div>
  )
}

function Deeds({ order, hasNext, actions }: OrderCardProps) {
  const card = words.documents.card
  return (
    <div className="buttons order-deeds">
      {order.state === 'confirmed' ? (
        <Button onClick={() => actions.takeBack(order)}>{card.takeBack}</Button>
      ) : (
        <Button kind="primary" aria-keyshortcuts="Enter" onClick={() => actions.confirm(order)}>
          {card.confirm} <span aria-hidden="true">↵</span>
        </Button>
      )}
      <Button aria-keyshortcuts="e" onClick={() => actions.setEditing(order, 'action')}>
        {card.edit}
      </Button>
      <Button aria-keyshortcuts="t" onClick={() => actions.ask('split', order)}>
        {card.split}
      </Button>
      {hasNext ? <Button onClick={() => actions.ask('merge', order)}>{card.merge}</Button> : null}
      <Button kind="quiet" aria-keyshortcuts="x" onClick={() => actions.ask('drop', order)}>
        {card.drop}
      </Button>
    </div>
  )
}
