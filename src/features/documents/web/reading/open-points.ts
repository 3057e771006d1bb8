/** What the dispatch leaves open: as lines of a list, and as questions to the body that issued it. */
import { words } from '../../../../kernel/words/index.js'
import { formatDay } from '../../../../web/format.js'
import type { DocumentView, OpenPointView, SpanView } from '../../contract.js'
import { numbersOf, placeOf } from './orders.js'

export interface OpenLine {
  key: string
  /** "Mục 1.2: ", "Việc 3: " or ''. */
  where: string
  text: string
  span: SpanView | null
  orderId: string | null
}

/** Open points of dropped orders are of no interest any more. */
function concerned(document: DocumentView): OpenPointView[] {
  const numbers = numbersOf(document)
  return document.open.filter((point) => point.orderId === null || numbers.has(point.orderId))
}

export function openLines(document: DocumentView): OpenLine[] {
  const say = words.documents.open
  const numbers = numbersOf(document)
  return concerned(document).map((point, index) => {
    const order = document.orders.find((one) => one.id === point.orderId)
    const number = order && numbers.get(order.id)
    const where = order?.path ? say.at(order.path) : number ? say.atOrder(number) : ''
    const text = (say.codes[point.code] ?? say.unknown)(point.quote)
    const span = point.span ?? (order ? placeOf(order) : null)
    return { key: `${point.code}-${index}`, where, text: where ? text : sentence(text), span, orderId: point.orderId }
  })
}

const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

const LONG = 90

/** The beginning of a passage, cut between words. */
export function shortened(text: string, longest = LONG): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= longest) return plain
  return `${plain.slice(0, plain.lastIndexOf(' ', longest))}…`
}

/** A text that is ready to be sent: who is asked, about which dispatch, and one numbered question a point. */
export function questionsText(document: DocumentView): string {
  const say = words.documents.questions
  const head = document.head
  const asked = concerned(document).map((point, index) => {
    const order = document.orders.find((one) => one.id === point.orderId)
    const about = point.quote ?? (order ? shortened(order.action) : null)
    const ask = (say.asks[point.code] ?? say.askUnknown)(about === null ? null : say.quote(about))
    const place = order?.path ? say.section(order.path) : null
    return say.line(index + 1, place, place ? ask : sentence(ask))
  })
  const date = head?.date ? formatDay(head.date) : null
  return [
    say.dear(head?.issuer ?? null),
    '',
    say.opening(head?.kind ?? say.document, head?.number ?? null, date, head?.subject ?? null),
    ...asked,
    '',
    say.closing,
  ].join('\n')
}
