/** From a paper to a reading: a pure function, made of the rules in `rules/`. */
import type { Paper } from './paper.js'
import type { Found, Reading } from './reading.js'
import { basisOfDocument } from './rules/basis.js'
import { footOf } from './rules/copies.js'
import type { Draft } from './rules/drafts.js'
import { issuerOf } from './rules/issuer.js'
import { kindOfDocument } from './rules/kind.js'
import { linesOf, paragraphsOf, rangeOf, type Line, type Piece } from './rules/lines.js'
import { numberBehindCue } from './rules/number.js'
import { openPointsOf } from './rules/open-points.js'
import { ordersOf } from './rules/orders.js'
import { outlineOf } from './rules/outline.js'
import { ownDocumentOf } from './rules/own-document.js'
import { placeAndDateOf, postingDateOf } from './rules/place-date.js'
import { addresseesOf, recipientsOf } from './rules/recipients.js'
import { regionsOf } from './rules/regions.js'
import { signerOf } from './rules/signer.js'
import { secrecyOf, urgencyOf } from './rules/stamps.js'
import { subjectOf } from './rules/subject.js'
import { systemOf } from './rules/system.js'
import { weighed, type Place, type Unweighed } from './sureness.js'
import { measured } from './sureness-table.js'
import { withWitness } from './witness.js'
import { assignmentTablesIn, draftsOfTable, sectionOfTable, withTableDrafts } from './rules/tables.js'

export { paperOfText } from './rules/paper-of-text.js'
export { secrecyOf } from './rules/stamps.js'

const found = (piece: Piece): Place<string> => ({ value: piece.text, span: rangeOf(piece) })

/** The number of the head; a cue whose number stands on the next line is followed. */
function headNumber(head: Line[]): { value: string; piece: Piece } | null {
  for (const [i, line] of head.entries()) {
    const here = numberBehindCue(line)
    if (here) return here
    const next = head[i + 1]
    if (/^Số\s?:?$/u.test(line.text) && next) {
      const piece = { text: `Số: ${next.text}`, at: [...[0, 0, 0, 0, 0].map(() => next.at[0]!), ...next.at] }
      const below = numberBehindCue(piece)
      if (below) return below
    }
  }
  return null
}

/** A draft with its values and spans. */
function orderOfDraft(draft: Draft): Unweighed {
  const { deadline, reportTo } = draft
  return {
    path: draft.path,
    action: found(draft.action),
    assignees: draft.assignees.map(found),
    cooperating: draft.cooperating.map(found),
    deadline: deadline ? { value: deadline.read, span: rangeOf(deadline.piece) } : null,
    reportTo: reportTo ? { value: reportTo.value, span: rangeOf(reportTo.piece) } : null,
    conditional: draft.conditional,
    sentence: sentenceOf(draft),
    rule: draft.rule,
  }
}

/** The sentence of a draft, stretched over its action where a rule joined more. */
function sentenceOf(draft: Draft): { start: number; end: number } {
  const sentence = rangeOf(draft.sentence) ?? { start: 0, end: 0 }
  const action = rangeOf(draft.action) ?? sentence
  return { start: Math.min(sentence.start, action.start), end: Math.max(sentence.end, action.end) }
}

/** Reads a paper. What came in a package is read with its header as a second witness. */
export function readPaper(paper: Paper): Reading {
  const reading = readText(paper)
  return paper.package ? withWitness(reading, paper.package.declared) : reading
}

function readText(paper: Paper): Reading {
  const lines = linesOf(paper)
  const paragraphs = paragraphsOf(paper, lines)
  const regions = regionsOf(paper, lines, paragraphs)
  const foot = footOf(regions.foot)
  const signer = signerOf(foot.signature)
  const own = ownDocumentOf(regions.head, regions.body, regions.foot)
  const printed = headNumber(regions.head)
  const number = printed ?? own?.number ?? null
  const placeDate = placeAndDateOf([...regions.head, ...regions.recipients])
  const ownDate: Found<string> | null = own?.date
    ? { value: own.date.value, span: rangeOf(own.date.piece), ...measured('date', 'own-words') }
    : null
  const date = placeDate.date ?? ownDate ?? postingDateOf(regions.head.slice(0, 12))
  const lastLines = signer.name === null && signer.title === null ? [...regions.body.slice(-2), ...regions.foot] : []
  const issuer = issuerOf({
    head: regions.head,
    body: regions.body,
    tail: lastLines,
    around: [...regions.recipients, ...regions.foot],
    own: own?.issuer ?? null,
    number: number?.value ?? null,
    place: placeDate.place,
    authority: signer.authority?.value ?? null,
  })
  const kind = kindOfDocument(
    regions.head,
    number?.piece ?? null,
    number?.value ?? null,
    [...regions.body, ...regions.foot],
    date?.value ?? placeDate.about,
  )
  const issued = date?.value ?? placeDate.about
  const body = regions.body.filter((paragraph) => !paragraph.cell)
  const items = outlineOf(body, regions.annexes)
  const annexAt = [...regions.annexes][0]?.at[0] ?? Infinity
  const tabled = assignmentTablesIn(regions.body).flatMap((table) =>
    draftsOfTable(table, issued, sectionOfTable(table, items, annexAt)),
  )
  const needsActor = kind.value === 'quyết định' || kind.value === 'nghị quyết'
  const drafts = withTableDrafts(
    ordersOf(items, { issued, needsActor, recipients: addresseesOf(regions.recipients) }),
    tabled,
  )
  return {
    system: systemOf(regions.head, issuer?.value ?? null, number?.value ?? null),
    kind,
    number: number
      ? {
          value: number.value,
          span: rangeOf(number.piece),
          ...measured('number', printed ? 'letterhead' : 'own-words'),
        }
      : null,
    issuer,
    place: placeDate.place,
    date,
    subject: subjectOf(regions.head, own?.subject ?? null, regions.body, issuer?.value ?? null),
    recipients: recipientsOf(regions.recipients),
    copies: foot.copies,
    basis: basisOfDocument(regions.body, number?.value ?? null),
    signer,
    secrecy: secrecyOf(paper),
    urgency: urgencyOf(paper),
    orders: weighed(drafts.map(orderOfDraft), paper),
    open: openPointsOf(drafts, body, { number: number !== null && /\d/.test(number.value), date: date !== null }),
  }
}
