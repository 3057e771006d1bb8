/** Urging (đôn đốc): what units owe, and the letters that list it. */
import { z } from 'zod'
import { contract, day, done, filled, id, instant, text } from '../../kernel/contract.js'

export const PROFILE_CODES = ['state-30-2020', 'party-36-2018', 'party-05-2026'] as const
export const letterState = z.enum(['draft', 'sent', 'recalled', 'discarded'])
export type LetterState = z.infer<typeof letterState>

export const owedPart = z.object({
  assignmentId: id,
  taskId: id,
  title: z.string(),
  /** "Công văn 612-CV/TU, mục 1.2" */
  source: z.string(),
  deadline: z.string(),
  /** "quá hạn 4 ngày làm việc"; of a sent letter as it stood then. */
  standing: z.string(),
  late: z.boolean(),
  /** Still owed now; false where a result has come in since the draft was made. */
  open: z.boolean(),
})
export type OwedPart = z.infer<typeof owedPart>

export const letterCan = z.object({
  edit: z.boolean(),
  send: z.boolean(),
  discard: z.boolean(),
  attach: z.boolean(),
  recall: z.boolean(),
  answer: z.boolean(),
})
export type LetterCan = z.infer<typeof letterCan>

export const addressee = z.object({
  organisationId: id,
  name: z.string(),
  items: z.array(owedPart),
  answer: z
    .object({
      text: z.string(),
      number: z.string().nullable(),
      day: day.nullable(),
      at: instant,
      by: z.string(),
    })
    .nullable(),
})
export type AddresseeView = z.infer<typeof addressee>

export const letter = z.object({
  id,
  state: letterState,
  version: z.number().int(),
  issuer: z.object({ id, name: z.string() }),
  profile: z.enum(PROFILE_CODES),
  superior: z.string().nullable(),
  symbol: z.string(),
  /** "12-CV/VPTU"; of a draft without its number. */
  numberText: z.string(),
  dated: day.nullable(),
  place: z.string(),
  subject: z.string(),
  opening: z.string(),
  closing: z.string(),
  answerBy: day,
  signer: z.object({ authority: z.string().nullable(), post: z.string(), name: z.string().nullable() }),
  copies: z.array(z.string()),
  filed: z.string(),
  addressees: z.array(addressee),
  /** Pages of the PDF. */
  pages: z.number().int(),
  signed: z.object({ name: z.string(), size: z.number().int() }).nullable(),
  madeBy: z.string(),
  madeAt: instant,
  sentAt: instant.nullable(),
  endedReason: z.string().nullable(),
  today: day,
  can: letterCan,
  /** For whoever may edit: what is offered. Null for others, and when the letter has left. */
  draft: z
    .object({
      issuers: z.array(z.object({ id, name: z.string() })),
      profiles: z.array(z.object({ code: z.enum(PROFILE_CODES), source: z.string(), reviewed: z.boolean() })),
      /** Sentences as they would be proposed for the parts chosen now. */
      proposed: z.object({ opening: z.string(), closing: z.string() }),
      /** What the addressees owe and the letter leaves out. */
      others: z.array(owedPart.extend({ organisationId: id })),
      /** The series that it would be numbered in, with the next free number; null where the committee's term is not known. */
      register: z.object({ next: z.number().int(), rule: z.enum(['year', 'term']), name: z.string() }).nullable(),
    })
    .nullable(),
})
export type LetterView = z.infer<typeof letter>

export const listUrging = contract({
  name: 'listUrging',
  method: 'GET',
  path: '/api/urging',
  permission: 'boards.read',
  summary: 'What each unit owes (late, or due soon), and the urging letters, the newest first.',
  input: z.object({ documentId: id.optional() }),
  output: z.object({
    today: day,
    units: z.array(
      z.object({
        id,
        name: z.string(),
        late: z.number().int(),
        soon: z.number().int(),
        /** Working days by which the latest part is late; null where none is. */
        lateBy: z.number().int().nullable(),
        /** The letter sent last, and whether the unit has answered it. */
        last: z.object({ id, numberText: z.string(), dated: day.nullable(), answered: z.boolean() }).nullable(),
      }),
    ),
    letters: z.array(
      z.object({
        id,
        state: letterState,
        numberText: z.string(),
        dated: day.nullable(),
        madeAt: instant,
        subject: z.string(),
        addressees: z.array(z.object({ name: z.string(), answered: z.boolean() })),
        items: z.number().int(),
        answerBy: day,
      }),
    ),
  }),
})

export const listUnitUrging = contract({
  name: 'listUnitUrging',
  method: 'GET',
  path: '/api/urging/mine',
  permission: 'tasks.work',
  summary: 'Urging letters to the units that the account works for, those not answered first.',
  input: z.object({}),
  output: z.object({
    today: day,
    letters: z.array(
      z.object({
        id,
        numberText: z.string(),
        dated: day,
        issuer: z.string(),
        subject: z.string(),
        unit: z.string(),
        items: z.number().int(),
        answerBy: day,
        answeredAt: instant.nullable(),
        recalled: z.boolean(),
      }),
    ),
  }),
})

export const createUrgingLetter = contract({
  name: 'createUrgingLetter',
  method: 'POST',
  path: '/api/urging/letters',
  permission: 'urging.write',
  summary: 'Drafts a letter that lists what units owe; `apart` makes one for each unit.',
  input: z.object({
    unitIds: z.array(id).min(1).max(100),
    documentId: id.optional(),
    apart: z.boolean().default(false),
  }),
  output: z.object({ ids: z.array(id) }),
})

export const getUrgingLetter = contract({
  name: 'getUrgingLetter',
  method: 'GET',
  path: '/api/urging/letters/:id',
  permission: 'tasks.read',
  summary: 'An urging letter: for the office all of it, for a unit that it was sent to as it was sent.',
  input: z.object({ id }),
  output: letter,
})

export const editUrgingLetter = contract({
  name: 'editUrgingLetter',
  method: 'PATCH',
  path: '/api/urging/letters/:id',
  permission: 'urging.write',
  summary: 'Changes a draft: its words, its issuer and layout, the parts that it names.',
  input: z.object({
    id,
    version: z.number().int(),
    issuerId: id.optional(),
    profile: z.enum(PROFILE_CODES).optional(),
    superior: text(200).nullish(),
    symbol: text(40).optional(),
    place: text(60).optional(),
    subject: filled(300).optional(),
    opening: filled(4000).optional(),
    closing: filled(2000).optional(),
    answerBy: day.optional(),
    signer: z.object({ authority: text(120).nullish(), post: text(120), name: text(120).nullish() }).optional(),
    copies: z.array(filled(200)).max(20).optional(),
    filed: filled(200).optional(),
    assignmentIds: z.array(id).min(1).max(1000).optional(),
  }),
  output: z.object({ version: z.number().int() }),
})

export const showUrgingPage = contract({
  name: 'showUrgingPage',
  method: 'GET',
  path: '/api/urging/letters/:id/pages/:page',
  permission: 'tasks.read',
  transport: 'picture',
  summary: 'A page of the letter as it looks.',
  input: z.object({ id, page: z.coerce.number().int().min(1).max(200), version: z.coerce.number().int().optional() }),
  output: z.object({}),
})

export const downloadUrgingLetter = contract({
  name: 'downloadUrgingLetter',
  method: 'GET',
  path: '/api/urging/letters/:id/file/:form',
  permission: 'tasks.read',
  transport: 'download',
  summary: 'The letter as .docx or PDF; of a draft as it stands, of a sent one as it was sent; or the signed file.',
  input: z.object({ id, form: z.enum(['docx', 'pdf', 'signed']) }),
  output: z.object({}),
})

export const sendUrgingLetter = contract({
  name: 'sendUrgingLetter',
  method: 'POST',
  path: '/api/urging/letters/:id/send',
  permission: 'urging.write',
  summary:
    'Numbers the letter in its register, keeps it as it is, and brings it before the units. `term` enters the committee’s term where it is not known yet.',
  input: z.object({
    id,
    version: z.number().int(),
    number: z.number().int().min(1).max(99_999),
    dated: day,
    term: z.object({ startsOn: day, name: filled(40) }).optional(),
  }),
  output: z.object({ numberText: z.string() }),
})

export const attachSignedLetter = contract({
  name: 'attachSignedLetter',
  method: 'POST',
  path: '/api/urging/letters/:id/signed',
  permission: 'urging.write',
  transport: 'upload',
  summary: 'Keeps the signed file with a letter that was sent; a second one takes the place of the first.',
  input: z.object({ id }),
  output: done,
})

const ended = z.object({ id, version: z.number().int(), reason: filled(1000) })

export const discardUrgingLetter = contract({
  name: 'discardUrgingLetter',
  method: 'POST',
  path: '/api/urging/letters/:id/discard',
  permission: 'urging.write',
  summary: 'Throws a draft away.',
  input: z.object({ id, version: z.number().int() }),
  output: done,
})

export const recallUrgingLetter = contract({
  name: 'recallUrgingLetter',
  method: 'POST',
  path: '/api/urging/letters/:id/recall',
  permission: 'urging.write',
  summary: 'Recalls a letter that was sent, with a reason; its number stays used.',
  input: ended,
  output: done,
})

export const answerUrgingLetter = contract({
  name: 'answerUrgingLetter',
  method: 'POST',
  path: '/api/urging/letters/:id/answer',
  permission: 'tasks.work',
  summary: 'The unit’s answer to a letter, with the number of its own paper where there is one.',
  input: z.object({ id, text: filled(4000), number: text(100).nullish(), day: day.nullish() }),
  output: done,
})
