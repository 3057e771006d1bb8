/** Days of cooperating units' own. */
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { may, seesWholeOffice } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { Context } from '../../../platform/context.js'
import type { Names } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import {
  type Deadline,
  hasEnded,
  leads,
  mustBeAhead,
  mustComeBefore,
  mustSetOwnDay,
  ownDayCan,
  timeStateOf,
  wholeDay,
} from '../rules.js'
import * as store from '../store/index.js'
import { enter } from './ledger.js'
import { locked, saved } from './part.js'

const leadsOf = (parts: readonly store.AssignmentRow[]): store.AssignmentRow[] =>
  parts.filter((part) => part.role === 'lead' && !hasEnded(part.state))

const unitsOf = (parts: readonly store.AssignmentRow[]): string[] => [
  ...new Set(parts.map((part) => part.organisation_id)),
]

/** The deadline of the part in charge; of several the latest, since the input serves all of them. */
function leadDeadline(parts: readonly store.AssignmentRow[]): Deadline {
  const dates = parts.map((part) => ({ lastDay: part.last_day, dueAt: part.due_at }))
  if (!dates.length || dates.some(({ lastDay }) => lastDay === null)) return { lastDay: null, dueAt: null }
  return dates.reduce((latest, one) => ((one.lastDay ?? '') > (latest.lastDay ?? '') ? one : latest))
}

export async function setOwnDay(
  ctx: Context,
  input: InputOf<typeof contract.setOwnDay>,
): Promise<OutputOf<typeof contract.setOwnDay>> {
  const part = await locked(ctx, input.id)
  const inCharge = leadsOf(await store.selectAssignments(ctx.db, part.tenant_id, part.task_id))
  mustSetOwnDay(ctx.actor, part, unitsOf(inCharge), input.version)
  const lead = leadDeadline(inCharge)
  let deadline = lead
  if (input.lastDay) {
    mustBeAhead(input.lastDay, ctx.now)
    mustComeBefore(input.lastDay, lead.lastDay)
    deadline = wholeDay(input.lastDay)
  }
  const dates = await enter(ctx, part, 'own', deadline, input.reason)
  const { version } = await saved(
    ctx,
    part,
    'setOwnDay',
    { ...dates, own_day: input.lastDay },
    { lastDay: deadline.lastDay, reason: input.reason || null, ...(input.lastDay ? {} : { asLead: true }) },
  )
  return { version, lastDay: deadline.lastDay }
}

/** Who cooperates in a task, for the office and for the unit in charge; nobody else is told. */
export function cooperatingOf(
  ctx: Context,
  parts: readonly store.AssignmentRow[],
  names: Names,
): contract.CooperatingUnit[] {
  const inCharge = unitsOf(leadsOf(parts))
  if (!seesWholeOffice(ctx.actor) && !(may(ctx.actor, 'tasks.work') && leads(ctx.actor, inCharge))) return []
  const today = dayOf(ctx.now)
  return parts
    .filter((part) => part.role === 'cooperating' && !hasEnded(part.state))
    .map((part) => ({
      assignmentId: part.id,
      unit: { id: part.organisation_id, name: names.on(part.organisation_id, today)?.name ?? '' },
      state: part.state,
      time: timeStateOf(part, ctx.now, ctx.calendar, ctx.settings.soonDays),
      lastDay: part.last_day,
      own: part.own_day !== null,
      version: part.version,
      can: { setOwnDay: ownDayCan(ctx.actor, part, inCharge) },
    }))
}
