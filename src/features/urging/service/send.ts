/** From draft to a record: numbered, kept as it is, brought before the units; signed file; recalled. */
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { Context, Upload } from '../../../platform/context.js'
import { writeDocx } from '../../../writer/docx.js'
import { TYPST_SOURCE, typstData } from '../../../writer/typst.js'
import { record } from '../../audit/index.js'
import { keepFile, keepMade } from '../../files/index.js'
import type * as contract from '../contract.js'
import { KIND, mustBe, mustBeWhole, periodOf } from '../rules.js'
import * as store from '../store/index.js'
import { loadLetter, numberTextOf, paperOf, type Letter } from './letter.js'

const OK = { ok: true } as const
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The letter set as a PDF, with the number of its pages. */
export function pdfOf(ctx: Context, letter: Letter): { pdf: Buffer; pages: number } {
  const paper = paperOf(letter, dayOf(ctx.now))
  // A draft that has not changed is the same bytes; a sent letter carries the instant at which it was sent.
  const at = letter.row.sent_at ?? letter.row.made_at
  return ctx.typesetter.pdf(TYPST_SOURCE, { paper: typstData(paper, letter.profile) }, at)
}

/** A name for the file: "Cong van 12-CV-VPTU" would lose its marks for nothing; only what file systems refuse goes. */
export const fileName = (letter: Letter, form: 'docx' | 'pdf'): string =>
  `${paperOf(letter, '2000')
    .title.replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()}.${form}`

async function seriesOf(
  ctx: Context,
  letter: Letter,
  input: InputOf<typeof contract.sendUrgingLetter>,
): Promise<store.Register> {
  const { tenantId, accountId } = ctx.actor
  const { row, profile } = letter
  if (profile.regime === 'party' && input.term)
    await store.insertTerm(ctx.db, {
      tenant_id: tenantId,
      organisation_id: row.issuer_id,
      starts_on: input.term.startsOn,
      name: input.term.name,
      entered_by: accountId,
      entered_at: ctx.now,
    })
  const terms = await store.selectTerms(ctx.db, tenantId, row.issuer_id)
  const period = periodOf(profile.regime, input.dated, terms)
  if (!period) throw invalid('term-needed')
  return { tenantId, issuerId: row.issuer_id, kind: KIND, period: period.key }
}

export async function sendUrgingLetter(
  ctx: Context,
  input: InputOf<typeof contract.sendUrgingLetter>,
): Promise<{ numberText: string }> {
  const { tenantId, accountId } = ctx.actor
  const locked = await store.lockLetter(ctx.db, tenantId, input.id)
  if (!locked) throw notFound('letter')
  mustBe(ctx.actor, locked, 'draft', input.version)
  const draft = await loadLetter(ctx, input.id)
  const addressees = draft.addressees.filter((each) =>
    draft.items.some((item) => item.organisationId === each.organisation_id),
  )
  mustBeWhole(draft.row, draft.items.length)
  if (addressees.length !== draft.addressees.length) throw invalid('addressee-without-part')
  const series = await seriesOf(ctx, draft, input)
  const taken = await store.takeNumber(ctx.db, {
    tenant_id: tenantId,
    issuer_id: series.issuerId,
    kind: series.kind,
    period: series.period,
    number: input.number,
    letter_id: input.id,
    given_by: accountId,
    given_at: ctx.now,
  })
  if (!taken) throw conflict('number-taken', { next: await store.selectNext(ctx.db, series) })

  const row = { ...draft.row, number: input.number, dated: input.dated, sent_at: ctx.now }
  const letter: Letter = { ...draft, row }
  const { pdf } = pdfOf(ctx, letter)
  const docx = await writeDocx(paperOf(letter, input.dated), letter.profile)
  await store.updateLetter(ctx.db, tenantId, input.id, {
    state: 'sent',
    number: input.number,
    period: series.period,
    dated: input.dated,
    sent_by: accountId,
    sent_at: ctx.now,
    pdf_file_id: await keepMade(ctx, fileName(letter, 'pdf'), 'application/pdf', pdf),
    docx_file_id: await keepMade(ctx, fileName(letter, 'docx'), DOCX, docx),
  })
  for (const addressee of addressees)
    await store.updateAddressee(ctx.db, tenantId, input.id, addressee.organisation_id, { name: addressee.shownName })
  for (const { assignmentId, title, source, deadline, standing, late } of letter.items)
    await store.freezeItem(ctx.db, tenantId, input.id, assignmentId, { title, source, deadline, standing, late })
  const numberText = numberTextOf(row)
  await record(
    ctx,
    ...addressees.map((addressee) => ({
      operation: 'sendUrgingLetter',
      organisationId: addressee.organisation_id,
      data: { letterId: input.id, number: numberText, dated: input.dated },
    })),
    ...letter.items.map((item) => ({
      operation: 'urgePart',
      taskId: item.taskId,
      assignmentId: item.assignmentId,
      organisationId: item.organisationId,
      data: { letterId: input.id, number: numberText },
    })),
  )
  return { numberText }
}

export async function attachSignedLetter(
  ctx: Context,
  input: InputOf<typeof contract.attachSignedLetter>,
  upload: Upload,
): Promise<{ ok: true }> {
  const row = await store.lockLetter(ctx.db, ctx.actor.tenantId, input.id)
  if (!row) throw notFound('letter')
  mustBe(ctx.actor, row, 'sent', row.version)
  const fileId = await keepFile(ctx, upload)
  await store.updateLetter(ctx.db, row.tenant_id, row.id, { signed_file_id: fileId })
  const units = await store.selectAddressees(ctx.db, row.tenant_id, [row.id])
  // The file that it takes the place of stays in the store: units may have seen it.
  await record(ctx, {
    operation: 'attachSignedLetter',
    data: { letterId: row.id, sha256: upload.sha256, replaces: row.signed_file_id },
  })
  ctx.touch(
    row.tenant_id,
    units.map((unit) => unit.organisation_id),
  )
  return OK
}

export async function recallUrgingLetter(
  ctx: Context,
  input: InputOf<typeof contract.recallUrgingLetter>,
): Promise<{ ok: true }> {
  const row = await store.lockLetter(ctx.db, ctx.actor.tenantId, input.id)
  if (!row) throw notFound('letter')
  mustBe(ctx.actor, row, 'sent', input.version)
  await store.updateLetter(ctx.db, row.tenant_id, row.id, {
    state: 'recalled',
    ended_by: ctx.actor.accountId,
    ended_at: ctx.now,
    ended_reason: input.reason,
  })
  const units = await store.selectAddressees(ctx.db, row.tenant_id, [row.id])
  await record(
    ctx,
    ...units.map((unit) => ({
      operation: 'recallUrgingLetter',
      organisationId: unit.organisation_id,
      data: { letterId: row.id, number: numberTextOf(row), reason: input.reason },
    })),
  )
  return OK
}
