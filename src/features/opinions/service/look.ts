/** Rounds as their readers see them. */
import { seesWholeOffice } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { namesOf, type Names } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { answersFor, asks, daysLeft, mustSee, roundCan, seesAll, standingOf, standsFor, tallyOf } from '../rules.js'
import * as store from '../store/index.js'

const MOST = 100

/** A unit under the name that it had on the day on which the round was sent. */
const nameOf = (names: Names, day: string, id: string): { id: string; name: string } => ({
  id,
  name: names.on(id, day)?.name ?? '',
})

export async function listOpinions(ctx: Context): Promise<OutputOf<typeof contract.listOpinions>> {
  const { actor, now, calendar, db } = ctx
  const units = standsFor(actor)
  const asked = await store.selectAsked(db, actor.tenantId, units, seesWholeOffice(actor), MOST)
  const toAnswer = await store.selectToAnswer(db, actor.tenantId, units, MOST)
  const all = [...new Map([...asked, ...toAnswer].map((round) => [round.id, round])).values()]
  const slips = await store.selectSlips(
    db,
    actor.tenantId,
    all.map((round) => round.id),
  )
  const names = await namesOf(db, actor.tenantId)
  const view = (round: store.RoundRow): contract.RoundRow => {
    const mine = slips.filter((slip) => slip.round_id === round.id)
    const own = mine.find((slip) => answersFor(actor, slip))
    return {
      id: round.id,
      title: round.title,
      organisation: nameOf(names, dayOf(round.sent_at ?? now), round.organisation_id),
      state: round.state,
      dueDay: round.due_day,
      sentAt: round.sent_at?.toISOString() ?? null,
      tally: seesAll(actor, round) ? tallyOf(mine, round, now) : null,
      own: own && round.state !== 'draft' ? standingOf(own, round, now) : null,
      workingDaysLeft: daysLeft(round, now, calendar),
    }
  }
  const answering = new Map(toAnswer.map((round) => [round.id, round]))
  return { toAnswer: [...answering.values()].map(view), asked: asked.map(view) }
}

export async function getOpinion(
  ctx: Context,
  input: InputOf<typeof contract.getOpinion>,
): Promise<OutputOf<typeof contract.getOpinion>> {
  const { actor, now, calendar, db } = ctx
  const round = await store.selectRound(db, actor.tenantId, input.id)
  const slips = round ? await store.selectSlips(db, actor.tenantId, [round.id]) : []
  mustSee(actor, round, slips)
  if (!round) throw notFound('opinion')
  const files = await store.selectFiles(db, actor.tenantId, round.id)
  const names = await namesOf(db, actor.tenantId)
  const all = seesAll(actor, round)
  const fileViews = (slipId: string | null): contract.OpinionFile[] =>
    files
      .filter((file) => file.slip_id === slipId)
      .map((file) => ({ id: file.id, label: file.label, size: Number(file.size) }))
  return {
    id: round.id,
    title: round.title,
    request: round.request,
    organisation: nameOf(names, dayOf(round.sent_at ?? now), round.organisation_id),
    state: round.state,
    dueDay: round.due_day,
    firstDueDay: round.first_due_day === round.due_day ? null : round.first_due_day,
    sentAt: round.sent_at?.toISOString() ?? null,
    sentBy: round.sent_title,
    closedAt: round.closed_at?.toISOString() ?? null,
    // what was taken from the answers is told to all who were asked
    conclusion: round.conclusion,
    files: fileViews(null),
    slips: slips
      .filter((slip) => all || answersFor(actor, slip))
      .map((slip) => ({
        id: slip.id,
        organisation: nameOf(names, dayOf(round.sent_at ?? now), slip.organisation_id),
        standing: standingOf(slip, round, now),
        answer: slip.answer,
        text: slip.text,
        files: slip.answer || answersFor(actor, slip) ? fileViews(slip.id) : [],
        answeredAt: slip.answered_at?.toISOString() ?? null,
        answeredBy: slip.answered_title,
        version: slip.version,
        can: { answer: round.state === 'open' && answersFor(actor, slip) },
      })),
    tally: all ? tallyOf(slips, round, now) : null,
    workingDaysLeft: daysLeft(round, now, calendar),
    today: dayOf(now),
    version: round.version,
    can: asks(actor, round) ? roundCan(actor, round) : { change: false, send: false, move: false, close: false },
  }
}
