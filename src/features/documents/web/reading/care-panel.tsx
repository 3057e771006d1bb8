/** What the machine was least sure of, before everything else: fields of the head, and orders. */
import { capital } from '../../../../kernel/text.js'
import { words } from '../../../../kernel/words/index.js'
import { formatDay } from '../../../../web/format.js'
import type { DocumentView, SpanView } from '../../contract.js'
import { CAREFUL } from '../../rules.js'
import { caresOf, inWords, liveOrders, needsCare, numbersOf } from './orders.js'

interface CarePanelProps {
  document: DocumentView
  onShow: (span: SpanView) => void
  onOrder: (orderId: string) => void
}

const sentence = (text: string): string => `${capital(text)}.`

const FIELDS = ['number', 'date', 'kind', 'issuer', 'place', 'subject'] as const

export function CarePanel({ document, onShow, onOrder }: CarePanelProps) {
  const say = words.documents.care
  if (!document.can.edit) return null
  const { head, headSure, headWhy, headCorrected, headSpans } = document
  const fields = FIELDS.filter((field) => (headSure[field] ?? 1) < CAREFUL && !headCorrected.includes(field))
  const orders = liveOrders(document).filter(needsCare)
  const numbers = numbersOf(document)
  const count = fields.length + orders.length
  if (count === 0 || !head) return null
  return (
    <section className="care" aria-labelledby="can-xem-truoc">
      <h2 id="can-xem-truoc">{say.title(count)}</h2>
      <p className="small">{say.lead}</p>
      <ul className="plain">
        {fields.map((field) => {
          const value = head[field]
          const shown = field === 'date' && value ? formatDay(value) : (value ?? words.documents.head.none)
          const text = say.field(words.documents.head[field], shown)
          const span = headSpans[field]
          const why = words.doubts.head[headWhy[field] ?? '']
          return (
            <li key={field}>
              {span ? (
                <button type="button" className="to-place" onClick={() => onShow(span)}>
                  {text}
                </button>
              ) : (
                text
              )}
              {why ? <span className="small care-why">{sentence(why)}</span> : null}
            </li>
          )
        })}
        {orders.map((order) => (
          <li key={order.id}>
            <button type="button" className="to-place" onClick={() => onOrder(order.id)}>
              {say.order(numbers.get(order.id) ?? 0, order.title)}
            </button>
            <span className="small care-why">{sentence(caresOf(order).map(inWords).join('; '))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
