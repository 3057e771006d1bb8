/** The life of a part: one table of transitions, and who may make them. */
import { may, seesWholeOffice, sightUnits, workUnits, type Actor, type Permission } from '../../../kernel/actor.js'
import { conflict, invalid, notFound, Refused } from '../../../kernel/errors.js'
import type { AssignmentCan, AssignmentState } from '../contract.js'

export type Step = keyof AssignmentCan

interface Transition {
  from: readonly AssignmentState[]
  /** Empty where the step itself decides (review). */
  to: AssignmentState | null
  permission: Permission
  /** own: head or officer of the unit that has the part · office: those who direct. */
  whose: 'own' | 'office'
}

/**
 * Which steps are legal from which state (domain §2.2: DA_GIAO … HOAN_THANH). A result may be handed in straight after
 * acknowledgement or return: the work was then done, and "đang thực hiện" would only be pressed for form.
 */
export const TRANSITIONS: Record<Step, Transition> = {
  acknowledge: { from: ['issued'], to: 'acknowledged', permission: 'tasks.work', whose: 'own' },
  start: { from: ['acknowledged', 'returned'], to: 'in_progress', permission: 'tasks.work', whose: 'own' },
  dispute: { from: ['issued'], to: 'disputed', permission: 'tasks.work', whose: 'own' },
  submit: {
    from: ['acknowledged', 'in_progress', 'returned'],
    to: 'submitted',
    permission: 'tasks.work',
    whose: 'own',
  },
  review: { from: ['submitted'], to: null, permission: 'tasks.review', whose: 'office' },
  reissue: { from: ['disputed'], to: 'issued', permission: 'tasks.direct', whose: 'office' },
  handOn: { from: ['disputed'], to: 'handed_on', permission: 'tasks.direct', whose: 'office' },
  withdraw: {
    from: ['issued', 'acknowledged', 'in_progress', 'submitted', 'returned', 'disputed'],
    to: 'withdrawn',
    permission: 'tasks.direct',
    whose: 'office',
  },
}
export const STEPS = Object.keys(TRANSITIONS) as Step[]

export const CLOSED: readonly AssignmentState[] = ['accepted', 'withdrawn', 'handed_on']

export interface PartForRules {
  state: AssignmentState
  organisation_id: string
}

/** The actor may see the part: the office sees all, a unit its own. */
export function maySee(actor: Actor, part: { organisation_id: string }): boolean {
  return seesWholeOffice(actor) || sightUnits(actor).includes(part.organisation_id)
}

function mayStep(actor: Actor, step: Step, part: { organisation_id: string }): boolean {
  const { permission, whose } = TRANSITIONS[step]
  return may(actor, permission) && (whose === 'office' || workUnits(actor).includes(part.organisation_id))
}

/** What this actor may do with the part now; sent along with it. */
export function assignmentCan(actor: Actor, part: PartForRules): AssignmentCan {
  const can = {} as AssignmentCan
  for (const step of STEPS) can[step] = TRANSITIONS[step].from.includes(part.state) && mayStep(actor, step, part)
  return can
}

/**
 * The state after a step, or a refusal: 404 for a part that the actor may not see, 403 for a step that is not the
 * actor's, 409 `stale` when somebody was quicker, 409 `illegal-step` where the table does not allow it.
 */
export function afterStep(
  actor: Actor,
  step: Step,
  part: PartForRules & { version: number },
  version: number,
): AssignmentState | null {
  if (!maySee(actor, part)) throw notFound('assignment')
  if (!mayStep(actor, step, part)) throw new Refused('not-yours-to-do', 403, { step })
  if (part.version !== version) throw conflict('stale')
  const { from, to } = TRANSITIONS[step]
  if (!from.includes(part.state)) throw conflict('illegal-step', { step, state: part.state })
  return to
}

export function mustGiveReason(decision: 'accept' | 'return', reason: string): void {
  if (decision === 'return' && !reason.trim()) throw invalid('reason-needed')
}
