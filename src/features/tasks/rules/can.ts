/** What the reader may do with a part now: sent along with it, so that the web only shows it. */
import type { Actor } from '../../../kernel/actor.js'
import type { AssignmentCan } from '../contract.js'
import { mayNote } from './under.js'
import { extensionCan, type PartForExtension } from './extension.js'
import { type PartForRules, stepsNow } from './steps.js'

export function assignmentCan(
  actor: Actor,
  part: PartForRules & PartForExtension,
  now: Date,
  extensionPending: boolean,
): AssignmentCan {
  const works = mayNote(actor, part)
  return {
    ...stepsNow(actor, part, now),
    ...extensionCan(actor, part, extensionPending),
    subAssign: works,
    addProgress: works,
  }
}
