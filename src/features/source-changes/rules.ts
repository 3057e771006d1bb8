/** What is decided about the parts of a dispatch that was changed. Pure. */
import { conflict, invalid } from '../../kernel/errors.js'
import type { Decision } from './contract.js'

/** Only an issued dispatch has tasks that could be suspended; one that was received by mistake is discarded instead. */
export function mustBeIssued(state: string): void {
  if (state !== 'issued') throw conflict('not-issued-yet')
}

/** A paper does not change itself; a recall concerns the whole dispatch. */
export function mustFit(
  documentId: string,
  given: { kind: string; byDocumentId: string | null; taskIds: readonly string[] | null },
  taskIds: readonly string[],
): void {
  if (given.byDocumentId === documentId) throw invalid('changed-by-itself')
  if (given.kind === 'recalled' && given.taskIds !== null) throw invalid('recall-concerns-all')
  if (given.taskIds?.some((id) => !taskIds.includes(id))) throw invalid('unknown-task')
}

interface NewTask {
  id: string
  lastDay: string | null
  dueAt: Date | null
  /** Units with a living part in it. */
  unitIds: readonly string[]
}

/** What one part is to have: its deadline (null: the one that it had), or the task that takes its place. */
export type Outcome =
  | { goesOn: true; deadline: { lastDay: string; dueAt: Date | null } | null; taskId: string | null }
  | { goesOn: false; taskId: string | null }

/**
 * What a decision means for the part of a unit.
 * @throws 422 `date-needed`, `reason-needed`, `unknown-task` where the decision lacks what it rests on; 409 `task-without-date`;
 * 409 `unit-not-in-task`: a part is replaced only where the unit has one in the new task, so that no unit's work is lost between two papers
 */
export function outcomeOf(
  decision: Decision,
  given: { lastDay: string | null; taskId: string | null; reason: string },
  unitId: string,
  tasks: readonly NewTask[],
): Outcome {
  const task = given.taskId === null ? null : tasks.find(({ id }) => id === given.taskId)
  if (task === undefined) throw invalid('unknown-task')
  switch (decision) {
    case 'keep':
      return { goesOn: true, deadline: null, taskId: null }
    case 'redate':
      if (task) {
        if (!task.lastDay) throw conflict('task-without-date')
        return { goesOn: true, deadline: { lastDay: task.lastDay, dueAt: task.dueAt }, taskId: task.id }
      }
      if (!given.lastDay) throw invalid('date-needed')
      return { goesOn: true, deadline: { lastDay: given.lastDay, dueAt: null }, taskId: null }
    case 'withdraw':
      if (!given.reason) throw invalid('reason-needed')
      return { goesOn: false, taskId: null }
    case 'replace':
      if (!task) throw invalid('unknown-task')
      if (!task.unitIds.includes(unitId)) throw conflict('unit-not-in-task')
      return { goesOn: false, taskId: task.id }
  }
}
