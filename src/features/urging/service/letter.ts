/** A letter with all that belongs to it, loaded once; and the paper that it is. */
import { dayOf } from '../../../kernel/calendar.js'
import { notFound } from '../../../kernel/errors.js'
import { capital } from '../../../kernel/text.js'
import { words } from '../../../kernel/words/index.js'
import type { Context } from '../../../platform/context.js'
import { filedLine, numberAndSymbol, numberLine, officialDay } from '../../../writer/lines.js'
import type { OutgoingPaper } from '../../../writer/paper.js'
import { PROFILES, type FormatProfile, type ProfileCode } from '../../../writer/profiles.js'
import { namesOf } from '../../organisations/index.js'
import { owedParts, type Owed } from '../../tasks/index.js'
import { bodyOf, KIND, type Said } from '../rules.js'
import * as store from '../store/index.js'

const text = words.urging.letter

export interface SaidItem extends Said {
  assignmentId: string
  taskId: string
  organisationId: string
  late: boolean
  open: boolean
}

export interface Letter {
  row: store.LetterRow
  profile: FormatProfile
  addressees: (store.AddresseeRow & { shownName: string })[]
  items: SaidItem[]
  issuerName: string
}

/** "trước ngày 30/11/2026", as the order has it. */
function deadlineText({ deadline, ownLastDay }: Pick<Owed, 'deadline' | 'ownLastDay'>): string {
  const say = words.tasks.deadline
  if (ownLastDay) return say.by(officialDay(ownLastDay))
  if (!deadline) return say.none
  if (!deadline.date) return deadline.text
  const day = officialDay(deadline.date)
  if (deadline.bound === 'before') return say.before(day)
  if (deadline.bound === 'on') return say.on(day)
  return say.by(day)
}

function standingText({ open, late, dueToday, workingDays }: Owed): string {
  if (!open) return text.done
  if (late) return text.lateBy(workingDays ?? 0)
  if (dueToday) return text.today
  return workingDays === 0 ? text.lastWorkingDay : text.left(workingDays ?? 0)
}

/** Which dispatch and item of it gave the order. */
export const sourceOf = ({ documentKind, documentNumber, path }: Owed): string =>
  text.source(documentKind ? capital(documentKind) : '', documentNumber ?? '', path)

export const saidOf = (owed: Owed): SaidItem => ({
  assignmentId: owed.assignmentId,
  taskId: owed.taskId,
  organisationId: owed.organisationId,
  title: owed.title,
  source: sourceOf(owed),
  deadline: deadlineText(owed),
  standing: standingText(owed),
  late: owed.late,
  open: owed.open,
})

/** The parts that a letter names: of a draft as they stand now, of a sent letter as it said. */
async function itemsOf(ctx: Context, row: store.LetterRow): Promise<SaidItem[]> {
  const kept = await store.selectItems(ctx.db, row.tenant_id, row.id)
  const now = (
    await owedParts(
      ctx,
      kept.map((item) => item.assignment_id),
    )
  ).map(saidOf)
  if (row.state === 'draft') return now
  const said = new Map(kept.map((item) => [item.assignment_id, item.said as Said | null]))
  return now.map((item) => ({ ...item, ...said.get(item.assignmentId) }))
}

/** @throws Refused 404 where there is no such letter */
export async function loadLetter(ctx: Context, id: string): Promise<Letter> {
  const row = await store.selectLetter(ctx.db, ctx.actor.tenantId, id)
  if (!row) throw notFound('letter')
  const addressees = await store.selectAddressees(ctx.db, row.tenant_id, [row.id])
  const names = await namesOf(ctx.db, row.tenant_id, [
    row.issuer_id,
    ...addressees.map((addressee) => addressee.organisation_id),
  ])
  const day = row.dated ?? dayOf(ctx.now)
  return {
    row,
    profile: PROFILES[row.profile as ProfileCode],
    addressees: addressees.map((addressee) => ({
      ...addressee,
      shownName: addressee.name ?? names.on(addressee.organisation_id, day)?.name ?? '',
    })),
    items: await itemsOf(ctx, row),
    issuerName: names.on(row.issuer_id, day)?.name ?? '',
  }
}

/** "12-CV/VPTU"; of a draft with room for the number. */
export const numberTextOf = (row: { profile: string; number: number | null; symbol: string }): string =>
  numberAndSymbol(PROFILES[row.profile as ProfileCode].regime, { number: row.number, kind: KIND, symbol: row.symbol })

/** The paper that the letter is, as it stands. */
export function paperOf({ row, profile, addressees, items, issuerName }: Letter, today: string): OutgoingPaper {
  const parts = { number: row.number, kind: KIND, symbol: row.symbol }
  return {
    title: text.title(numberTextOf(row).trim()),
    superior: row.superior,
    issuer: issuerName,
    number: numberLine(profile, parts),
    subject: row.subject,
    place: row.place,
    date: row.dated,
    year: Number(today.slice(0, 4)),
    addressees: addressees.map((addressee) => addressee.shownName),
    body: bodyOf(
      row.opening,
      row.closing,
      addressees
        .map((addressee) => ({
          name: addressee.shownName,
          items: items.filter((item) => item.organisationId === addressee.organisation_id),
        }))
        .filter((unit) => unit.items.length > 0),
    ),
    signer: { authority: row.signer_authority, post: row.signer_post, name: row.signer_name },
    copies: row.copies,
    filed: filedLine(profile, row.filed),
  }
}
