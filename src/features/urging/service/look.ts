/** What units owe, the letters, and one of them with its pages and files. */
import { may, seesWholeOffice, workUnits } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import type { Download } from '../../../platform/http/bind.js'
import type { PageWanted } from '../../../platform/page-pictures.js'
import { writeDocx } from '../../../writer/docx.js'
import { PROFILES, type ProfileCode } from '../../../writer/profiles.js'
import { namesOf, organisationsOn } from '../../organisations/index.js'
import { countOwed, owedBy, owedParts } from '../../tasks/index.js'
import type * as contract from '../contract.js'
import { KIND, letterCan, maySeeLetter, periodOf, profilesFor } from '../rules.js'
import * as store from '../store/index.js'
import { issuersOf, proposalFor } from './draft.js'
import { loadLetter, numberTextOf, paperOf, saidOf, type Letter } from './letter.js'
import { fileName, pdfOf } from './send.js'

const LETTERS = 100
const UNIT_LETTERS = 50

export async function listUrging(
  ctx: Context,
  input: InputOf<typeof contract.listUrging>,
): Promise<OutputOf<typeof contract.listUrging>> {
  const { tenantId } = ctx.actor
  const counts = await countOwed(ctx, input.documentId ?? null)
  const names = await namesOf(ctx.db, tenantId)
  const today = dayOf(ctx.now)
  const last = new Map((await store.selectLastOfUnits(ctx.db, tenantId)).map((row) => [row.organisation_id, row]))
  const letters = await store.selectLetters(ctx.db, tenantId, LETTERS)
  const ids = letters.map((letter) => letter.id)
  const addressees = await store.selectAddressees(ctx.db, tenantId, ids)
  const items = await store.countItems(ctx.db, tenantId, ids)
  return {
    today,
    units: counts.map(({ organisationId, late, soon, lateBy }) => {
      const urged = last.get(organisationId)
      return {
        id: organisationId,
        name: names.on(organisationId, today)?.name ?? '',
        late,
        soon,
        lateBy,
        last: urged
          ? { id: urged.id, numberText: numberTextOf(urged), dated: urged.dated, answered: urged.answered }
          : null,
      }
    }),
    letters: letters.map((letter) => ({
      id: letter.id,
      state: letter.state,
      numberText: letter.number === null ? '' : numberTextOf(letter),
      dated: letter.dated,
      madeAt: letter.made_at.toISOString(),
      subject: letter.subject,
      addressees: addressees
        .filter((addressee) => addressee.letter_id === letter.id)
        .map((addressee) => ({
          name: addressee.name ?? names.on(addressee.organisation_id, today)?.name ?? '',
          answered: addressee.answer !== null,
        })),
      items: items.get(letter.id) ?? 0,
      answerBy: letter.answer_by,
    })),
  }
}

export async function listUnitUrging(ctx: Context): Promise<OutputOf<typeof contract.listUnitUrging>> {
  const { tenantId } = ctx.actor
  const rows = await store.selectUnitLetters(ctx.db, tenantId, workUnits(ctx.actor), UNIT_LETTERS)
  const names = await namesOf(ctx.db, tenantId)
  return {
    today: dayOf(ctx.now),
    letters: rows.map((row) => ({
      id: row.id,
      numberText: numberTextOf(row),
      dated: row.dated,
      issuer: names.on(row.issuer_id, row.dated)?.name ?? '',
      subject: row.subject,
      unit: names.on(row.organisation_id, row.dated)?.shortName ?? '',
      items: row.items,
      answerBy: row.answer_by,
      answeredAt: row.answered_at?.toISOString() ?? null,
      recalled: row.state === 'recalled',
    })),
  }
}

/** The letter, where this actor may see it; 404 for all others, as for one that is not there. */
async function seenLetter(ctx: Context, id: string): Promise<Letter> {
  const letter = await loadLetter(ctx, id)
  const units = letter.addressees.map((addressee) => addressee.organisation_id)
  if (!maySeeLetter(ctx.actor, letter.row, units)) throw notFound('letter')
  return letter
}

export async function getUrgingLetter(
  ctx: Context,
  input: InputOf<typeof contract.getUrgingLetter>,
): Promise<OutputOf<typeof contract.getUrgingLetter>> {
  const letter = await seenLetter(ctx, input.id)
  const { row, items, addressees } = letter
  const office = seesWholeOffice(ctx.actor)
  // A unit reads in the letter what others owe; here it is shown its own part, and its own answer.
  const own = office ? addressees : addressees.filter((each) => workUnits(ctx.actor).includes(each.organisation_id))
  const signed = row.signed_file_id ? await store.selectFile(ctx.db, row.tenant_id, row.signed_file_id) : undefined
  const can = letterCan(ctx.actor, row, addressees)
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    issuer: { id: row.issuer_id, name: letter.issuerName },
    profile: row.profile as ProfileCode,
    superior: row.superior,
    symbol: row.symbol,
    numberText: numberTextOf(row),
    dated: row.dated,
    place: row.place,
    subject: row.subject,
    opening: row.opening,
    closing: row.closing,
    answerBy: row.answer_by,
    signer: { authority: row.signer_authority, post: row.signer_post, name: row.signer_name },
    copies: row.copies,
    filed: row.filed,
    addressees: own.map((addressee) => ({
      organisationId: addressee.organisation_id,
      name: addressee.shownName,
      items: items
        .filter((item) => item.organisationId === addressee.organisation_id)
        .map(({ organisationId: _unit, ...item }) => item),
      answer:
        addressee.answer === null || !addressee.answered_at
          ? null
          : {
              text: addressee.answer,
              number: addressee.answer_number,
              day: addressee.answer_day,
              at: addressee.answered_at.toISOString(),
              by: addressee.answered_title ?? '',
            },
    })),
    pages: pdfOf(ctx, letter).pages,
    signed: signed ? { name: signed.name, size: Number(signed.size) } : null,
    madeBy: row.made_title,
    madeAt: row.made_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    endedReason: row.ended_reason,
    today: dayOf(ctx.now),
    can,
    draft: can.edit ? await draftView(ctx, letter) : null,
  }
}

type Draft = NonNullable<OutputOf<typeof contract.getUrgingLetter>['draft']>

/** What is offered to whoever edits. */
async function draftView(ctx: Context, letter: Letter): Promise<Draft> {
  const { row, addressees, items, profile } = letter
  const { tenantId } = ctx.actor
  const today = dayOf(ctx.now)
  const organisations = await organisationsOn(ctx.db, tenantId, today)
  const units = addressees.map((addressee) => addressee.organisation_id)
  const named = new Set(items.map((item) => item.assignmentId))
  const owed = await owedBy(ctx, units, null)
  const chosen = await owedParts(ctx, [...named])
  const terms = await store.selectTerms(ctx.db, tenantId, row.issuer_id)
  const period = periodOf(profile.regime, today, terms)
  return {
    issuers: issuersOf(ctx.actor.organisationId, organisations).map(({ id, name }) => ({ id, name })),
    profiles: profilesFor(organisations.get(row.issuer_id)?.system ?? 'other').map((code) => ({
      code,
      source: PROFILES[code].source,
      reviewed: PROFILES[code].reviewed,
    })),
    proposed: proposalFor(ctx, chosen, units.length, letter.issuerName, row.answer_by),
    others: owed.filter((each) => !named.has(each.assignmentId)).map(saidOf),
    register: period && {
      next: await store.selectNext(ctx.db, { tenantId, issuerId: row.issuer_id, kind: KIND, period: period.key }),
      rule: period.term ? ('term' as const) : ('year' as const),
      name: period.term?.name ?? period.key,
    },
  }
}

/** A page: of the file that was sent, or of the draft as it stands. */
export async function showUrgingPage(
  ctx: Context,
  input: InputOf<typeof contract.showUrgingPage>,
): Promise<PageWanted> {
  const letter = await seenLetter(ctx, input.id)
  const kept = letter.row.pdf_file_id && (await store.selectFile(ctx.db, letter.row.tenant_id, letter.row.pdf_file_id))
  if (kept) return { sha256: kept.sha256, fileName: kept.name, page: input.page }
  const { pdf, pages } = pdfOf(ctx, letter)
  if (input.page > pages) throw notFound('page')
  return { bytes: pdf, fileName: fileName(letter, 'pdf'), page: input.page }
}

export async function downloadUrgingLetter(
  ctx: Context,
  input: InputOf<typeof contract.downloadUrgingLetter>,
): Promise<Download> {
  const letter = await seenLetter(ctx, input.id)
  const { row } = letter
  const fileId = { docx: row.docx_file_id, pdf: row.pdf_file_id, signed: row.signed_file_id }[input.form]
  const kept = fileId && (await store.selectFile(ctx.db, row.tenant_id, fileId))
  if (kept) return { sha256: kept.sha256, name: kept.name, mediaType: kept.media_type, size: Number(kept.size) }
  if (input.form === 'signed' || !may(ctx.actor, 'boards.read')) throw notFound('file')
  const bytes =
    input.form === 'pdf' ? pdfOf(ctx, letter).pdf : await writeDocx(paperOf(letter, dayOf(ctx.now)), letter.profile)
  return { bytes, name: fileName(letter, input.form), mediaType: 'application/octet-stream', size: bytes.length }
}
