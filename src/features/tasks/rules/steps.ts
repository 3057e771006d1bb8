/**
 * The life of a part: one table of transitions, and who may make them. `docs/task-states.md` is drawn from it. Where a table
 * entry leads to more than one state, the step itself decides (a review) or goes back to where the part came from.
 */
import { may, seesWholeOffice, sightUnits, workUnits, type Actor, type Permission } from '../../../kernel/actor.js'
import { conflict, invalid, notFound, Refused } from '../../../kernel/errors.js'
import type { AssignmentState, StepCan } from '../contract.js'

/** Steps that a person makes. */
export type Step = keyof StepCan
/** Steps that follow from something else: the source document was changed, an organisation has a successor. */
type Consequence = 'sleep' | 'suspend' | 'keep' | 'transfer'

interface Transition {
  from: readonly AssignmentState[]
  to: readonly AssignmentState[]
  permission: Permission
  /** own: head or officer of the unit that has the part · office: those who direct. */
  whose: 'own' | 'office'
}

/** The unit has the next step, and the clock counts. */
export const OPEN = ['issued', 'acknowledged', 'in_progress', 'returned', 'reopened'] as const
/** The clock stands: the part is neither late nor on time. */
export const STANDING: readonly AssignmentState[] = ['dormant', 'paused', 'suspended']
/** Over without a result: another part may stand in its place. */
export const ENDED = ['withdrawn', 'cancelled', 'handed_on', 'transferred'] as const
/** Nothing more is handed in. */
export const CLOSED: readonly AssignmentState[] = ['accepted', ...ENDED]
/** Not over yet: what a change of the source document or of an organisation concerns. */
const UNFINISHED = ['dormant', ...OPEN, 'submitted', 'disputed', 'paused'] as const

export const hasEnded = (state: AssignmentState): boolean => ENDED.includes(state as (typeof ENDED)[number])
export const isOpen = (state: AssignmentState): boolean => OPEN.includes(state as (typeof OPEN)[number])

/**
 * Which steps are legal from which state (domain §2.2: DA_GIAO … HOAN_THANH). A result may be handed in straight after
 * acknowledgement or return: the work was then done, and "đang thực hiện" would only be pressed for form.
 */
export const TRANSITIONS: Record<Step, Transition> = {
  wake: { from: ['dormant'], to: ['issued'], permission: 'tasks.direct', whose: 'office' },
  acknowledge: { from: ['issued'], to: ['acknowledged'], permission: 'tasks.work', whose: 'own' },
  start: {
    from: ['acknowledged', 'returned', 'reopened'],
    to: ['in_progress'],
    permission: 'tasks.work',
    whose: 'own',
  },
  dispute: { from: ['issued'], to: ['disputed'], permission: 'tasks.work', whose: 'own' },
  submit: {
    from: ['acknowledged', 'in_progress', 'returned', 'reopened'],
    to: ['submitted'],
    permission: 'tasks.work',
    whose: 'own',
  },
  undo: {
    from: ['acknowledged', 'in_progress'],
    to: ['issued', 'acknowledged', 'returned', 'reopened'],
    permission: 'tasks.work',
    whose: 'own',
  },
  review: { from: ['submitted'], to: ['accepted', 'returned'], permission: 'tasks.review', whose: 'office' },
  reopen: { from: ['accepted'], to: ['reopened'], permission: 'tasks.direct', whose: 'office' },
  reissue: { from: ['disputed'], to: ['issued'], permission: 'tasks.direct', whose: 'office' },
  handOn: {
    from: ['dormant', ...OPEN, 'disputed'],
    to: ['handed_on'],
    permission: 'tasks.direct',
    whose: 'office',
  },
  pause: { from: OPEN, to: ['paused'], permission: 'tasks.direct', whose: 'office' },
  resume: { from: ['paused'], to: OPEN, permission: 'tasks.direct', whose: 'office' },
  withdraw: { from: [...UNFINISHED, 'suspended'], to: ['withdrawn'], permission: 'tasks.direct', whose: 'office' },
  cancel: {
    from: ['dormant', 'issued', 'acknowledged', 'disputed'],
    to: ['cancelled'],
    permission: 'tasks.direct',
    whose: 'office',
  },
}
export const STEPS = Object.keys(TRANSITIONS) as Step[]

/**
 * Steps that no person makes on the part itself. A part sleeps again where its task is switched off. It is suspended when its source document is recalled or amended, and kept by
 * the decision about its task; it is transferred to the successor of its organisation.
 */
export const CONSEQUENCES: Record<Consequence, Pick<Transition, 'from' | 'to'>> = {
  sleep: { from: OPEN, to: ['dormant'] },
  suspend: { from: UNFINISHED, to: ['suspended'] },
  keep: { from: ['suspended'], to: UNFINISHED },
  transfer: { from: [...UNFINISHED, 'suspended'], to: ['transferred'] },
}

/** After this many minutes a step of the unit's own is no slip of the hand any more. */
export const UNDO_MINUTES = 30

export interface PartForRules {
  state: AssignmentState
  organisation_id: string
  /** The unit that gave the part to one below it, and decides about it in the office's place; null: the office gave it. */
  assigner_id: string | null
  state_before: AssignmentState | null
  state_since: Date
}

/** The actor works for the unit that gave the part to one below it. */
export const gave = (actor: Actor, part: { assigner_id: string | null }): boolean =>
  part.assigner_id !== null && workUnits(actor).includes(part.assigner_id)

const mayLookAtPiece = (actor: Actor, part: { assigner_id: string | null }): boolean =>
  part.assigner_id !== null && sightUnits(actor).includes(part.assigner_id)

/** The actor may see the part: the office sees all, a unit its own and what it gave to units below. */
export function maySee(actor: Actor, part: { organisation_id: string; assigner_id: string | null }): boolean {
  return seesWholeOffice(actor) || sightUnits(actor).includes(part.organisation_id) || mayLookAtPiece(actor, part)
}

/** The actor works for the unit that has the part. */
export const isOwn = (actor: Actor, part: { organisation_id: string }): boolean =>
  workUnits(actor).includes(part.organisation_id)

function mayStep(actor: Actor, step: Step, part: { organisation_id: string; assigner_id: string | null }): boolean {
  const { permission, whose } = TRANSITIONS[step]
  if (whose === 'office' && part.assigner_id !== null) return may(actor, 'tasks.work') && gave(actor, part)
  return may(actor, permission) && (whose === 'office' || isOwn(actor, part))
}

/** A piece of a part is withdrawn and given anew; it never sleeps. */
const NOT_OF_PIECES: readonly Step[] = ['handOn', 'wake']

const isLegal = (step: Step, part: PartForRules): boolean =>
  TRANSITIONS[step].from.includes(part.state) &&
  (part.assigner_id === null || !NOT_OF_PIECES.includes(step)) &&
  (step !== 'undo' || goesBackTo(part, 'undo') !== null)

const inTime = (part: PartForRules, now: Date): boolean =>
  now.getTime() - part.state_since.getTime() <= UNDO_MINUTES * 60_000

/** The state before the step that is taken back; null where the table leads to no such state. */
function goesBackTo(part: PartForRules, step: 'undo'): AssignmentState | null {
  return part.state_before && TRANSITIONS[step].to.includes(part.state_before) ? part.state_before : null
}

/** What this actor may do with the part now; sent along with it. */
export function stepsNow(actor: Actor, part: PartForRules, now: Date): StepCan {
  const can = {} as StepCan
  for (const step of STEPS)
    can[step] = isLegal(step, part) && mayStep(actor, step, part) && (step !== 'undo' || inTime(part, now))
  return can
}

/**
 * The state after a step, null where the step itself decides, or a refusal: 404 for a part that the actor may not see, 403 for a
 * step that is not the actor's, 409 `stale` when somebody was quicker, 409 `illegal-step` where the table does not allow it, 409
 * `too-late-to-undo`.
 */
export function afterStep(
  actor: Actor,
  step: Step,
  part: PartForRules & { version: number },
  version: number,
  now: Date,
): AssignmentState | null {
  if (!maySee(actor, part)) throw notFound('assignment')
  if (!mayStep(actor, step, part)) throw new Refused('not-yours-to-do', 403, { step })
  if (part.version !== version) throw conflict('stale')
  if (!isLegal(step, part)) throw conflict('illegal-step', { step, state: part.state })
  if (step === 'undo') {
    if (!inTime(part, now)) throw conflict('too-late-to-undo', { minutes: UNDO_MINUTES })
    return goesBackTo(part, step)
  }
  const { to } = TRANSITIONS[step]
  return to.length === 1 ? (to[0] ?? null) : null
}

export function mustGiveReason(decision: 'accept' | 'return', reason: string): void {
  if (decision === 'return' && !reason.trim()) throw invalid('reason-needed')
}
