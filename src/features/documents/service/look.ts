/** Looking at dispatches: the list, and one with its reading. */
import { seesWholeOffice, sightUnits } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { invalid, notFound } from '../../../kernel/errors.js'
import { isId } from '../../../kernel/ids.js'
import { tsQuery } from '../../../kernel/text.js'
import type { Context } from '../../../platform/context.js'
import type { PageWanted } from '../../../platform/page-pictures.js'
import { countParts } from '../../tasks/index.js'
import type * as contract from '../contract.js'
import type { KeptHead } from '../proposal.js'
import {
  citedNumber,
  computedOf,
  documentCan,
  hasPictures,
  headToLook,
  openPointsNow,
  registeredGround,
} from '../rules.js'
import * as store from '../store.js'
import { visibleDocument } from './receive.js'

type OrderView = contract.OrderView

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

export function orderView(
  row: store.OrderRow & { confirmed_title: string | null },
  issuedOn: string | null,
  ctx: Context,
): OrderView {
  const deadline = row.deadline as contract.OrderDeadlineView | null
  return {
    id: row.id,
    position: row.position,
    path: row.path,
    title: row.title,
    titleSource: row.title_source,
    action: row.action,
    actionSpan: row.action_span as contract.SpanView | null,
    actionSource: row.action_source,
    sentence: row.sentence as contract.SpanView | null,
    leads: row.leads as contract.NamedView[],
    cooperating: row.cooperating as contract.NamedView[],
    product: row.product,
    deadline,
    computed: computedOf(deadline, issuedOn, dayOf(ctx.now), ctx.calendar, ctx.settings),
    reportTo: row.report_to as OrderView['reportTo'],
    conditional: row.conditional,
    rule: row.rule,
    sure: row.sure,
    rests: (row.rests as contract.RestView[] | null) ?? [],
    state: row.state,
    confirmedBy: row.confirmed_title,
    confirmedAt: iso(row.confirmed_at),
    dropReason: row.drop_reason,
    version: row.version,
  }
}

export async function getDocument(
  ctx: Context,
  input: InputOf<typeof contract.getDocument>,
): Promise<OutputOf<typeof contract.getDocument>> {
  const row = await visibleDocument(ctx, input.id)
  const office = seesWholeOffice(ctx.actor)
  const orders = office
    ? (await store.selectOrders(ctx.db, ctx.actor.tenantId, input.id)).map((order) =>
        orderView(order, row.issued_on, ctx),
      )
    : []
  const head = row.head as KeptHead | null
  return {
    id: row.id,
    state: row.state === 'discarded' ? 'received' : row.state,
    problem: row.problem,
    fileName: row.file_name,
    fileSize: Number(row.size),
    mediaType: row.media_type,
    sha256: row.sha256,
    receivedAt: row.received_at.toISOString(),
    receivedBy: row.received_title,
    issuedAt: iso(row.issued_at),
    issuedBy: row.issued_title,
    head: head && { ...head.fields, basis: await groundsOf(ctx, row.id, head.fields.basis) },
    headSure: head?.sure ?? {},
    headWhy: head?.why ?? {},
    headCorrected: row.head_corrected as contract.DocumentView['headCorrected'],
    headSpans: head?.spans ?? {},
    headToLook: headToLook(head?.recognised ?? [], row.head_corrected),
    paper: row.paper as contract.PaperView | null,
    orders,
    open: office ? openPointsNow(row.open_points as contract.OpenPointView[], orders) : [],
    version: row.version,
    can: documentCan(ctx.actor, row.state, orders),
  }
}

/** The grounds, each with the document of the register that it cites, where the actor may see that one. */
async function groundsOf(
  ctx: Context,
  documentId: string,
  grounds: contract.HeadView['basis'],
): Promise<contract.HeadView['basis']> {
  const numbers = grounds.flatMap((ground) => citedNumber(ground) ?? [])
  if (numbers.length === 0) return grounds
  const units = seesWholeOffice(ctx.actor) ? null : sightUnits(ctx.actor)
  const register = await store.selectNumbers(ctx.db, ctx.actor.tenantId, [...new Set(numbers)], units)
  const others = register.filter((one) => one.id !== documentId)
  return grounds.map((ground) => ({ ...ground, documentId: registeredGround(ground, others) }))
}

/** The page, if the actor may see the dispatch and it has a page of that number. */
export async function showPage(ctx: Context, input: InputOf<typeof contract.showPage>): Promise<PageWanted> {
  const row = await visibleDocument(ctx, input.id)
  const paper = row.paper as contract.PaperView | null
  if (!paper || !hasPictures(paper) || input.page > (paper.sheets?.length ?? 0)) throw notFound('page')
  return { sha256: row.sha256, fileName: row.file_name, page: input.page }
}

/** The last row of a page, as an opaque word. */
const pageMark = (row: store.ListRow): string =>
  Buffer.from(`${row.received_at.toISOString()} ${row.id}`).toString('base64url')

function readPageMark(mark: string | undefined): { at: Date; id: string } | null {
  if (!mark) return null
  const [at = '', id = ''] = Buffer.from(mark, 'base64url').toString().split(' ')
  const date = new Date(at)
  // A date that the database can hold: a mark of our own making always is one.
  if (!/^\d{4}-/.test(at) || Number.isNaN(date.getTime()) || !isId(id)) throw invalid('invalid-input')
  return { at: date, id }
}

export async function listDocuments(
  ctx: Context,
  input: InputOf<typeof contract.listDocuments>,
): Promise<OutputOf<typeof contract.listDocuments>> {
  const { tenantId } = ctx.actor
  const unitIds = seesWholeOffice(ctx.actor) ? null : sightUnits(ctx.actor)
  const rows = await store.selectDocuments(ctx.db, tenantId, {
    ...input,
    unitIds,
    words: input.q ? tsQuery(input.q) : null,
    after: readPageMark(input.after),
    limit: input.limit + 1,
  })
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const parts = await countParts(
    ctx,
    page.map((row) => row.id),
  )
  return {
    documents: page.map((row) => ({
      id: row.id,
      state: row.state === 'discarded' ? 'received' : row.state,
      system: row.system as contract.DocumentRow['system'],
      kind: row.kind,
      number: row.number,
      issuer: row.issuer,
      date: row.issued_on,
      subject: row.subject,
      urgency: row.urgency,
      fileName: row.file_name,
      receivedAt: row.received_at.toISOString(),
      receivedBy: row.received_title,
      issuedAt: iso(row.issued_at),
      changed: row.changed,
      counts: {
        // the reading is the office's
        orders: unitIds ? 0 : row.orders,
        confirmed: unitIds ? 0 : row.confirmed,
        ...(parts.get(row.id) ?? { parts: 0, late: 0, done: 0 }),
      },
    })),
    next: rows.length > input.limit && last ? pageMark(last) : null,
    kinds: await store.selectKinds(ctx.db, tenantId, unitIds),
  }
}
