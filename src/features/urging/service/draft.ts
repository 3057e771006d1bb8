/** A draft: made from what units owe, edited, thrown away. */
import { addWorkingDays, dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import { words } from '../../../kernel/words/index.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { organisationsOn, type Organisation } from '../../organisations/index.js'
import { owedBy, owedParts, type Owed } from '../../tasks/index.js'
import type * as contract from '../contract.js'
import { mustBe, profilesFor, proposedText } from '../rules.js'
import * as store from '../store/index.js'
import { sourceOf } from './letter.js'

/** Working days that a unit is given to answer. */
const ANSWER_DAYS = 3

const OK = { ok: true } as const

/** The organisation itself and those above it: in whose name its people may write. */
export function issuersOf(own: string, organisations: Map<string, Organisation>): Organisation[] {
  const line: Organisation[] = []
  for (let at = organisations.get(own); at && !line.includes(at); at = organisations.get(at.parentId ?? ''))
    line.push(at)
  return line
}

/** Dispatches that the orders are of, as the opening sentence names them. */
const sourcesOf = (owed: Owed[]): string[] => [
  ...new Set(owed.map((each) => sourceOf({ ...each, path: '' })).filter(Boolean)),
]

/** The sentences for some parts, as they would be proposed. */
export const proposalFor = (
  ctx: Context,
  owed: Owed[],
  units: number,
  issuer: string,
  answerBy: string,
): { opening: string; closing: string } =>
  proposedText({
    sources: sourcesOf(owed),
    today: dayOf(ctx.now),
    late: owed.filter((each) => each.late).length,
    soon: owed.filter((each) => each.open && !each.late).length,
    units,
    issuer,
    answerBy,
  })

interface Letterhead {
  issuer: Organisation
  superior: string | null
  symbol: string
  place: string
  signer_authority: string | null
  signer_post: string
  copies: string[]
  filed: string
}

/** What the letter before it had, or the usual. */
async function letterheadOf(
  ctx: Context,
  issuer: Organisation,
  organisations: Map<string, Organisation>,
): Promise<Letterhead> {
  const { tenantId } = ctx.actor
  const last = await store.selectLast(ctx.db, tenantId, issuer.id)
  const party = issuer.system === 'party'
  return {
    issuer,
    superior: last ? last.superior : (organisations.get(issuer.parentId ?? '')?.name ?? null),
    symbol: last?.symbol ?? issuer.symbol ?? '',
    place: last?.place ?? (await store.selectPlaceOfDispatch(ctx.db, tenantId)) ?? '',
    signer_authority: last?.signer_authority ?? null,
    signer_post: last?.signer_post ?? '',
    copies: last?.copies ?? [words.urging.letter.asAbove],
    filed: last?.filed ?? (party ? issuer.shortName : 'VT'),
  }
}

export async function createUrgingLetter(
  ctx: Context,
  input: InputOf<typeof contract.createUrgingLetter>,
): Promise<{ ids: string[] }> {
  const { tenantId, accountId, organisationId } = ctx.actor
  const organisations = await organisationsOn(ctx.db, tenantId, dayOf(ctx.now))
  const unitIds = [...new Set(input.unitIds)]
  const missing = unitIds.find((unit) => !organisations.has(unit))
  if (missing) throw invalid('unknown-organisation', { id: missing })
  const [issuer] = issuersOf(organisationId, organisations)
  if (!issuer) throw notFound('organisation')
  const owed = await owedBy(ctx, unitIds, input.documentId ?? null)
  const without = unitIds.find((unit) => !owed.some((each) => each.organisationId === unit))
  if (without) throw invalid('unit-owes-nothing', { name: organisations.get(without)?.name })
  const head = await letterheadOf(ctx, issuer, organisations)
  const answerBy = addWorkingDays(ctx.calendar, dayOf(ctx.now), ANSWER_DAYS)
  const ids: string[] = []
  for (const units of input.apart ? unitIds.map((unit) => [unit]) : [unitIds]) {
    const id = newId()
    const parts = owed.filter((each) => units.includes(each.organisationId))
    const { issuer: _issuer, ...letterhead } = head
    await store.insertLetter(
      ctx.db,
      {
        tenant_id: tenantId,
        id,
        state: 'draft',
        issuer_id: issuer.id,
        profile: profilesFor(issuer.system)[0] as string,
        ...letterhead,
        signer_name: null,
        subject: words.urging.letter.subject,
        ...proposalFor(ctx, parts, units.length, issuer.name, answerBy),
        answer_by: answerBy,
        made_by: accountId,
        made_at: ctx.now,
      },
      units.map((unit, position) => ({ tenant_id: tenantId, letter_id: id, organisation_id: unit, position })),
      parts.map((part) => ({
        tenant_id: tenantId,
        letter_id: id,
        assignment_id: part.assignmentId,
        organisation_id: part.organisationId,
      })),
    )
    await record(ctx, { operation: 'createUrgingLetter', data: { letterId: id, units, parts: parts.length } })
    ids.push(id)
  }
  return { ids }
}

/** A draft, locked, that this actor may change. */
async function lockedDraft(
  ctx: Context,
  id: string,
  version: number,
): Promise<NonNullable<Awaited<ReturnType<typeof store.lockLetter>>>> {
  const row = await store.lockLetter(ctx.db, ctx.actor.tenantId, id)
  if (!row) throw notFound('letter')
  mustBe(ctx.actor, row, 'draft', version)
  return row
}

export async function editUrgingLetter(
  ctx: Context,
  input: InputOf<typeof contract.editUrgingLetter>,
): Promise<{ version: number }> {
  const row = await lockedDraft(ctx, input.id, input.version)
  const issuerId = input.issuerId ?? row.issuer_id
  const issuer = await mayIssue(ctx, issuerId)
  const profile = input.profile ?? (issuerId === row.issuer_id ? row.profile : profilesFor(issuer.system)[0])
  if (!profilesFor(issuer.system).some((code) => code === profile)) throw invalid('profile-not-of-issuer')
  const { assignmentIds } = input
  if (assignmentIds) await chooseParts(ctx, row.id, assignmentIds)
  const set = {
    issuer_id: issuerId,
    profile,
    superior: input.superior === undefined ? row.superior : input.superior || null,
    symbol: input.symbol ?? row.symbol,
    place: input.place ?? row.place,
    subject: input.subject ?? row.subject,
    opening: input.opening ?? row.opening,
    closing: input.closing ?? row.closing,
    answer_by: input.answerBy ?? row.answer_by,
    signer_authority: input.signer ? input.signer.authority || null : row.signer_authority,
    signer_post: input.signer?.post ?? row.signer_post,
    signer_name: input.signer ? input.signer.name || null : row.signer_name,
    copies: input.copies ?? row.copies,
    filed: input.filed ?? row.filed,
  }
  const version = await store.updateLetter(ctx.db, row.tenant_id, row.id, set)
  const changed = (Object.keys(set) as (keyof typeof set)[]).filter(
    (name) => JSON.stringify(set[name]) !== JSON.stringify(row[name]),
  )
  await record(ctx, {
    operation: 'editUrgingLetter',
    data: { letterId: row.id, changed, ...(assignmentIds ? { parts: assignmentIds.length } : {}) },
  })
  return { version }
}

/** @throws Refused 422 where the organisation is not the actor's own, nor above it */
async function mayIssue(ctx: Context, issuerId: string): Promise<Organisation> {
  const organisations = await organisationsOn(ctx.db, ctx.actor.tenantId, dayOf(ctx.now))
  const issuer = issuersOf(ctx.actor.organisationId, organisations).find((each) => each.id === issuerId)
  if (!issuer) throw invalid('issuer-not-own')
  return issuer
}

/** Names other parts in the letter: only such as its addressees have. */
async function chooseParts(ctx: Context, letterId: string, assignmentIds: string[]): Promise<void> {
  const { tenantId } = ctx.actor
  const units = new Set(
    (await store.selectAddressees(ctx.db, tenantId, [letterId])).map((addressee) => addressee.organisation_id),
  )
  const ids = [...new Set(assignmentIds)]
  const parts = await owedParts(ctx, ids)
  if (parts.length !== ids.length || parts.some((part) => !units.has(part.organisationId)))
    throw invalid('part-not-of-addressee')
  await store.replaceItems(
    ctx.db,
    tenantId,
    letterId,
    parts.map((part) => ({
      tenant_id: tenantId,
      letter_id: letterId,
      assignment_id: part.assignmentId,
      organisation_id: part.organisationId,
    })),
  )
}

export async function discardUrgingLetter(
  ctx: Context,
  input: InputOf<typeof contract.discardUrgingLetter>,
): Promise<{ ok: true }> {
  const row = await lockedDraft(ctx, input.id, input.version)
  await store.updateLetter(ctx.db, row.tenant_id, row.id, {
    state: 'discarded',
    ended_by: ctx.actor.accountId,
    ended_at: ctx.now,
  })
  await record(ctx, { operation: 'discardUrgingLetter', data: { letterId: row.id } })
  return OK
}
