/** A reading in the JSON form in which readings are kept beside the corpus and exchanged. */
import type { ReadDeadline, Reading } from './reading.js'

export interface FormDeadline {
  text: string
  bound: string
  date: string | null
  dates?: [string, string]
}

export interface FormTask {
  path: string
  assignees: string[]
  cooperating: string[]
  action: string
  deadline: FormDeadline | null
  report_to: string | null
}

export interface ReadingForm {
  id: string
  source: string
  system: string
  kind: string
  number: string | null
  issuer: string | null
  place: string | null
  date: string | null
  subject: string | null
  recipients: string[]
  copies: string[]
  basis: { number: string | null; date: string | null; issuer: string | null }[]
  signer: { authority: string | null; title: string | null; name: string | null }
  tasks: FormTask[]
}

function formDeadline(deadline: ReadDeadline): FormDeadline {
  const { text, bound, date, dates } = deadline
  return dates ? { text, bound, date, dates } : { text, bound, date }
}

/** The reading with values only, under the names of the form. */
export function toForm(id: string, source: string, reading: Reading): ReadingForm {
  const { signer } = reading
  return {
    id,
    source,
    system: reading.system.value,
    kind: reading.kind.value,
    number: reading.number?.value ?? null,
    issuer: reading.issuer?.value ?? null,
    place: reading.place?.value ?? null,
    date: reading.date?.value ?? null,
    subject: reading.subject?.value ?? null,
    recipients: reading.recipients.map((item) => item.value),
    copies: reading.copies.map((item) => item.value),
    basis: reading.basis.map(({ number, date, issuer }) => ({ number, date, issuer })),
    signer: {
      authority: signer.authority?.value ?? null,
      title: signer.title?.value ?? null,
      name: signer.name?.value ?? null,
    },
    tasks: reading.orders.map((order) => ({
      path: order.path,
      assignees: order.assignees.map((body) => body.value),
      cooperating: order.cooperating.map((body) => body.value),
      action: order.action.value,
      deadline: order.deadline ? formDeadline(order.deadline.value) : null,
      report_to: order.reportTo?.value ?? null,
    })),
  }
}
