/** Dispatches: received, read, checked beside their text, issued. */
import { z } from 'zod'
import { contract, day, done, filled, id, instant, text } from '../../kernel/contract.js'
import { BOUNDS, DEADLINE_RULES } from '../../kernel/deadline.js'
import { period, recurrence, term } from '../../kernel/deadline-shape.js'
import type { PaperFormat } from '../../reader/paper.js'

/** received: stored, waiting to be read · reading: being read · read: waiting for a person · unreadable: could not be read · issued: its tasks are out. */
export const DOCUMENT_STATES = ['received', 'read', 'unreadable', 'issued'] as const
export const SYSTEMS = ['party', 'state', 'front', 'other'] as const

/** Character range in the paper's text. */
export const span = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) })
export type SpanView = z.infer<typeof span>

/** Who says so: the machine's proposal, or what a person entered. */
const source = z.enum(['machine', 'person'])

/* The head */

export const head = z.object({
  system: z.enum(SYSTEMS),
  kind: z.string(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  place: z.string().nullable(),
  date: day.nullable(),
  subject: z.string().nullable(),
  recipients: z.array(z.string()),
  copies: z.array(z.string()),
  basis: z.array(
    z.object({
      number: z.string().nullable(),
      date: z.string().nullable(),
      issuer: z.string().nullable(),
      span: span.nullable(),
      /** Where it is shown: the document of the register that is cited, if it is there and may be seen. */
      documentId: id.nullable().optional(),
    }),
  ),
  signer: z.object({ authority: z.string().nullable(), title: z.string().nullable(), name: z.string().nullable() }),
  urgency: z.string().nullable(),
})
export type HeadView = z.infer<typeof head>
/** What a letter read wrongly in a picture does the most harm in. */
export const HEAD_TO_LOOK = ['number', 'date'] as const
export const headField = z.enum([
  'kind',
  'number',
  'issuer',
  'place',
  'date',
  'subject',
  'recipients',
  'copies',
  'basis',
  'signer',
  'urgency',
  'system',
])

/* The orders as proposed and checked */

/** A body as the text names it, and whom of the office it was taken for (one of both, or neither yet). */
export const named = z.object({
  text: z.string(),
  span: span.nullable(),
  organisationId: id.nullable(),
  groupId: id.nullable(),
  source,
  /** Of a cooperating body: the day of its own, set by a person; the order's deadline where there is none. */
  lastDay: day.nullable().optional(),
})
export type NamedView = z.infer<typeof named>

export const orderDeadline = z.object({
  text: z.string(),
  bound: z.enum(BOUNDS),
  date: day.nullable(),
  time: z.string().nullable(),
  dates: z.tuple([day, day]).nullable(),
  /** "trước ngày X": true reads it as including X, false as excluding it, by a person's choice; null: as the office reads it. */
  inclusive: z.boolean().nullable(),
  /** The period of a recurring one, what a relative one counts from; null where the words give none. */
  every: recurrence.nullable().optional(),
  term: term.nullable().optional(),
  /** The day before a last day off by which the unit is asked to be done. The ordered date stays. */
  aim: day.nullable().optional(),
  span: span.nullable(),
  source,
  /** The date was recognised from a picture: it is held against the picture before the order is confirmed. */
  recognised: z.boolean().optional(),
})
export type OrderDeadlineView = z.infer<typeof orderDeadline>

export const computed = z.object({
  lastDay: day.nullable(),
  rule: z.enum(DEADLINE_RULES),
  dayOff: z.string().nullable(),
  /** The working day before a last day off: proposed, never set. */
  workingDayBefore: day.nullable(),
  /** Of a recurring one: the period with which it would begin today. */
  period: period.nullable(),
  /** Where the order names no deadline and the office has a usual term: that term in working days, and its last day if issued today. */
  usual: z.object({ workingDays: z.number().int(), lastDay: day }).nullable(),
  /** Who decides how "trước ngày" is read here. */
  readBy: z.enum(['words', 'office', 'person']),
  /** Working days after the dispatch's date (or today, where it has none) up to the last day. */
  workingDays: z.number().int().nullable(),
})
export type ComputedView = z.infer<typeof computed>

export const ORDER_STATES = ['proposed', 'confirmed', 'dropped'] as const

export const ORDER_PARTS = ['order', 'leads', 'cooperating', 'deadline', 'reportTo'] as const

/** What a part of an order rests on, and how often such parts were right where it was measured, 0…1. */
export const rest = z.object({ part: z.enum(ORDER_PARTS), why: z.string(), sure: z.number() })
export type RestView = z.infer<typeof rest>

export const order = z.object({
  id,
  position: z.number(),
  path: z.string(),
  /** Short name for lists; the machine proposes the beginning of the action. */
  title: z.string(),
  titleSource: source,
  action: z.string(),
  actionSpan: span.nullable(),
  actionSource: source,
  sentence: span.nullable(),
  leads: z.array(named),
  cooperating: z.array(named),
  product: z.string().nullable(),
  deadline: orderDeadline.nullable(),
  computed,
  reportTo: z.object({ text: z.string(), span: span.nullable(), source }).nullable(),
  conditional: z.boolean(),
  /** Rule that took the clause for an order, null for one that a person added. */
  rule: z.string().nullable(),
  /** 0…1, how sure the machine was that all of it is right; null for one that a person added. */
  sure: z.number().nullable(),
  /** What its parts rest on as the machine read them; empty for one that a person added. */
  rests: z.array(rest),
  state: z.enum(ORDER_STATES),
  confirmedBy: z.string().nullable(),
  confirmedAt: instant.nullable(),
  dropReason: z.string().nullable(),
  version: z.number().int(),
})
export type OrderView = z.infer<typeof order>

export const openPoint = z.object({
  code: z.string(),
  orderId: id.nullable(),
  span: span.nullable(),
  quote: z.string().nullable(),
})
export type OpenPointView = z.infer<typeof openPoint>

/* The paper */

const cell = z.object({
  table: z.number().int(),
  row: z.number().int(),
  column: z.number().int(),
  span: z.number().int(),
  /** Whether lines are drawn around the cell; left out where the file does not say. */
  ruled: z.boolean().optional(),
})
export const block = z.object({
  start: z.number().int(),
  end: z.number().int(),
  page: z.number().int().optional(),
  align: z.enum(['left', 'center', 'right', 'justify']).optional(),
  cell: cell.optional(),
  /** Left, top, right, bottom on its page, as shares of its width and height. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  emphasis: z
    .array(
      z.object({
        start: z.number().int(),
        end: z.number().int(),
        bold: z.boolean().optional(),
        italic: z.boolean().optional(),
      }),
    )
    .optional(),
  /** Words that were recognised from a picture and may be wrong. */
  doubtful: z.array(span).optional(),
  label: z.string().optional(),
})
export type BlockView = z.infer<typeof block>
const PAPER_FORMATS = [
  'docx',
  'doc',
  'pdf',
  'txt',
  'rtf',
  'html',
  'edxml',
  'image',
] as const satisfies readonly PaperFormat[]
export const paper = z.object({
  format: z.enum(PAPER_FORMATS),
  /** Of a document that came in a package: which file of it this is, and its own format. */
  package: z.object({ attachment: z.string(), inside: z.enum(PAPER_FORMATS) }).optional(),
  text: z.string(),
  blocks: z.array(block),
  pages: z.number().int().nullable(),
  /** One for every page, where the pages have a fixed look: their ratio of sides, and whether they were recognised. */
  sheets: z.array(z.object({ width: z.number(), height: z.number(), recognised: z.boolean() })).optional(),
})
export type PaperView = z.infer<typeof paper>

/* Lists and records */

export const documentRow = z.object({
  id,
  state: z.enum(DOCUMENT_STATES),
  system: z.enum(SYSTEMS).nullable(),
  kind: z.string().nullable(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  date: day.nullable(),
  subject: z.string().nullable(),
  urgency: z.string().nullable(),
  fileName: z.string(),
  receivedAt: instant,
  receivedBy: z.string(),
  issuedAt: instant.nullable(),
  /** Amended, replaced or recalled after its tasks were given; the last of such changes. */
  changed: z.enum(['amended', 'replaced', 'recalled']).nullable(),
  /** Orders read (before issue; the office only), parts that are open, late and done (after; a unit's own). */
  counts: z.object({
    orders: z.number().int(),
    confirmed: z.number().int(),
    parts: z.number().int(),
    late: z.number().int(),
    done: z.number().int(),
  }),
})
export type DocumentRow = z.infer<typeof documentRow>

export const document = z.object({
  id,
  state: z.enum(DOCUMENT_STATES),
  /** Stable code of why it could not be read. */
  problem: z.string().nullable(),
  fileName: z.string(),
  fileSize: z.number().int(),
  mediaType: z.string(),
  sha256: z.string(),
  receivedAt: instant,
  receivedBy: z.string(),
  issuedAt: instant.nullable(),
  issuedBy: z.string().nullable(),
  head: head.nullable(),
  /** Head fields that a person has corrected. */
  headCorrected: z.array(headField),
  /** How sure the machine was of a head field when it read it, 0…1. */
  headSure: z.partialRecord(headField, z.number()),
  /** What a head field rests on, by its code. */
  headWhy: z.partialRecord(headField, z.string()),
  /** Where head fields stand in the paper, by field name (signer parts as `signer.title` …). */
  headSpans: z.record(z.string(), span),
  /** Fields that were recognised from a picture and that nobody has held against it yet; none may be left at issue. */
  headToLook: z.array(z.enum(HEAD_TO_LOOK)),
  paper: paper.nullable(),
  orders: z.array(order),
  open: z.array(openPoint),
  /** Grows with every change of the reading; issuing names the version that was looked at. */
  version: z.number().int(),
  can: z.object({ edit: z.boolean(), issue: z.boolean(), readAgain: z.boolean(), discard: z.boolean() }),
})
export type DocumentView = z.infer<typeof document>

export const listDocuments = contract({
  name: 'listDocuments',
  method: 'GET',
  path: '/api/documents',
  permission: 'documents.read',
  summary: 'Dispatches, newest first, with filters; a unit sees those in which it has a part.',
  input: z.object({
    state: z.enum(DOCUMENT_STATES).optional(),
    system: z.enum(SYSTEMS).optional(),
    kind: text(60).optional(),
    q: text(200).optional(),
    from: day.optional(),
    to: day.optional(),
    /** Opaque; `next` of the page before. */
    after: text(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ documents: z.array(documentRow), next: z.string().nullable(), kinds: z.array(z.string()) }),
})

export const receiveDocument = contract({
  name: 'receiveDocument',
  method: 'POST',
  path: '/api/documents',
  permission: 'documents.receive',
  transport: 'upload',
  summary:
    'Takes in a file (.docx, .doc, PDF written or scanned, JPEG, PNG, .rtf, .html, .txt, edXML). 409 `duplicate-file` or `duplicate-number` names the first one; `again` = true takes it all the same.',
  input: z.object({ again: z.stringbool().default(false) }),
  output: z.object({ id }),
})

export const getDocument = contract({
  name: 'getDocument',
  method: 'GET',
  path: '/api/documents/:id',
  permission: 'documents.read',
  summary: 'A dispatch with its text, its reading and what may be done with it.',
  input: z.object({ id }),
  output: document,
})

export const downloadOriginal = contract({
  name: 'downloadOriginal',
  method: 'GET',
  path: '/api/documents/:id/original',
  permission: 'documents.read',
  transport: 'download',
  summary: 'The file as it was received.',
  input: z.object({ id }),
  output: z.object({}),
})

export const showPage = contract({
  name: 'showPage',
  method: 'GET',
  path: '/api/documents/:id/pages/:page',
  permission: 'documents.read',
  transport: 'picture',
  summary: 'A page as a picture, for files whose pages have a fixed look.',
  input: z.object({ id, page: z.coerce.number().int().min(1).max(10_000) }),
  output: z.object({}),
})

export const readAgain = contract({
  name: 'readAgain',
  method: 'POST',
  path: '/api/documents/:id/read-again',
  permission: 'readings.confirm',
  summary: 'Puts the file before the reader once more; what persons entered on this reading is replaced.',
  input: z.object({ id, version: z.number().int() }),
  output: done,
})

export const discardDocument = contract({
  name: 'discardDocument',
  method: 'POST',
  path: '/api/documents/:id/discard',
  permission: 'documents.receive',
  summary:
    'Takes a dispatch that was received by mistake out of the lists, with a reason; only before it is issued. The event stays.',
  input: z.object({ id, reason: filled(500) }),
  output: done,
})

export const correctHead = contract({
  name: 'correctHead',
  method: 'PATCH',
  path: '/api/documents/:id/head',
  permission: 'readings.confirm',
  summary: 'Corrects fields of the head.',
  input: z.object({
    id,
    version: z.number().int(),
    kind: filled(60).optional(),
    system: z.enum(SYSTEMS).optional(),
    number: text(60).nullable().optional(),
    issuer: text(200).nullable().optional(),
    place: text(100).nullable().optional(),
    date: day.nullable().optional(),
    subject: text(500).nullable().optional(),
  }),
  output: z.object({ version: z.number().int() }),
})

const atOrder = { id, orderId: id, version: z.number().int() }
const changed = z.object({ version: z.number().int() })

/** What a person may set on an order; a field left out stays. */
export const orderChange = z.object({
  title: filled(300).optional(),
  action: filled(5000).optional(),
  actionSpan: span.nullable().optional(),
  leads: z
    .array(z.object({ text: text(500), organisationId: id.nullable(), groupId: id.nullable() }))
    .max(50)
    .optional(),
  cooperating: z
    .array(
      z.object({
        text: text(500),
        organisationId: id.nullable(),
        groupId: id.nullable(),
        lastDay: day.nullable().default(null),
      }),
    )
    .max(50)
    .optional(),
  product: text(500).nullable().optional(),
  deadline: z
    .object({
      text: text(300),
      bound: z.enum(BOUNDS),
      date: day.nullable(),
      time: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .nullable()
        .default(null),
      inclusive: z.boolean().nullable().default(null),
      aim: day.nullable().default(null),
    })
    .nullable()
    .optional(),
  reportTo: text(500).nullable().optional(),
  /** Holds only where a condition comes true ("nếu có"). */
  conditional: z.boolean().optional(),
})

export const addOrder = contract({
  name: 'addOrder',
  method: 'POST',
  path: '/api/documents/:id/orders',
  permission: 'readings.confirm',
  summary: 'Makes an order of a selected passage; the machine reads the passage for assignees and deadline.',
  input: z.object({ id, version: z.number().int(), span }),
  output: z.object({ orderId: id, version: z.number().int() }),
})

export const editOrder = contract({
  name: 'editOrder',
  method: 'PATCH',
  path: '/api/documents/:id/orders/:orderId',
  permission: 'readings.confirm',
  summary: 'Changes fields of an order; it has to be confirmed again.',
  input: orderChange.extend(atOrder),
  output: changed,
})

export const confirmOrder = contract({
  name: 'confirmOrder',
  method: 'POST',
  path: '/api/documents/:id/orders/:orderId/confirm',
  permission: 'readings.confirm',
  summary:
    'A person says that the order is right. `confirmed` = false takes it back. Where the date was recognised from a picture, `looked` = true says that it was held against it; else 409 `look-first`.',
  input: z.object({ ...atOrder, confirmed: z.boolean().default(true), looked: z.boolean().default(false) }),
  output: changed,
})

export const dropOrder = contract({
  name: 'dropOrder',
  method: 'POST',
  path: '/api/documents/:id/orders/:orderId/drop',
  permission: 'readings.confirm',
  summary: 'Says that the passage is not an order, with a reason; it stays visible and can be taken back.',
  input: z.object({ ...atOrder, reason: filled(500) }),
  output: changed,
})

export const restoreOrder = contract({
  name: 'restoreOrder',
  method: 'POST',
  path: '/api/documents/:id/orders/:orderId/restore',
  permission: 'readings.confirm',
  summary: 'Takes back a dropped order.',
  input: z.object(atOrder),
  output: changed,
})

export const splitOrder = contract({
  name: 'splitOrder',
  method: 'POST',
  path: '/api/documents/:id/orders/:orderId/split',
  permission: 'readings.confirm',
  summary:
    'Cuts an order in two at a character of its action (offset into the paper text where the action has a span, else into the action).',
  input: z.object({ ...atOrder, at: z.number().int().min(1) }),
  output: changed,
})

export const mergeOrders = contract({
  name: 'mergeOrders',
  method: 'POST',
  path: '/api/documents/:id/orders/:orderId/merge',
  permission: 'readings.confirm',
  summary: 'Joins an order with the one that follows it.',
  input: z.object(atOrder),
  output: changed,
})

export const issueDocument = contract({
  name: 'issueDocument',
  method: 'POST',
  path: '/api/documents/:id/issue',
  permission: 'tasks.issue',
  summary: 'Issues the confirmed orders as tasks, all in one transaction; every order must be confirmed or dropped.',
  input: z.object({ id, version: z.number().int() }),
  output: z.object({ tasks: z.number().int(), parts: z.number().int() }),
})
