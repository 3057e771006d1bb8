/** The table of transitions as a page of the docs: a diagram, and who may make which step from where. */
import type { Role } from '../../../kernel/actor.js'
import { permissionsOf, ROLES } from '../../../kernel/actor.js'
import { ASSIGNMENT_STATES, type AssignmentState } from '../contract.js'
import { CLOSED, CONSEQUENCES, ENDED, OPEN, STANDING, STEPS, TRANSITIONS, UNDO_MINUTES } from './steps.js'

/** Words for states and steps, so that the page says what people read on the screen. */
export interface DiagramWords {
  state: Record<AssignmentState, string>
  /** Names of the steps, by code. */
  step: Record<string, string>
}

interface Arrow {
  step: string
  from: readonly AssignmentState[]
  to: readonly AssignmentState[]
  who: string
}

/** Whether a step leads on to one state or back to where the part came from. */
const goesBack = (arrow: Arrow): boolean => arrow.to.length > 2

const rolesWith = (permission: (typeof TRANSITIONS)[keyof typeof TRANSITIONS]['permission']): Role[] =>
  ROLES.filter((role) => permissionsOf([role]).has(permission))

function arrows(): Arrow[] {
  return [
    ...STEPS.map((step): Arrow => {
      const { from, to, permission, whose } = TRANSITIONS[step]
      const roles = rolesWith(permission).join(', ')
      return { step, from, to, who: whose === 'own' ? `${roles} of the unit` : roles }
    }),
    ...(Object.keys(CONSEQUENCES) as (keyof typeof CONSEQUENCES)[]).map((step): Arrow => ({
      step,
      ...CONSEQUENCES[step],
      who: 'follows from another decision',
    })),
  ]
}

/** One line for every pair of states between which a step leads; steps that go back are drawn once, to a note. */
function diagram(all: Arrow[]): string[] {
  const lines = new Map<string, string[]>()
  for (const arrow of all) {
    if (goesBack(arrow)) continue
    for (const from of arrow.from)
      for (const to of arrow.to) {
        const key = `${from} --> ${to}`
        lines.set(key, [...(lines.get(key) ?? []), arrow.step])
      }
  }
  return [...lines].map(([pair, steps]) => `  ${pair}: ${steps.join(', ')}`)
}

/** The page, in Markdown. */
export function drawStates(words: DiagramWords): string {
  const all = arrows()
  // A pair of states that nearly every state leads to is read better from the table.
  const drawn = all.filter(({ step }) => !['withdraw', 'suspend', 'transfer', 'handOn', 'cancel'].includes(step))
  const ends = all.filter(({ step }) => ['withdraw', 'suspend', 'transfer', 'handOn', 'cancel'].includes(step))
  const back = all.filter(goesBack)
  const list = (states: readonly AssignmentState[]): string => states.map((state) => `\`${state}\``).join(', ')
  return [
    '# The states of a part',
    '',
    'Drawn by `npm run task-states` from the table in `src/features/tasks/rules/steps.ts`; a test compares the two. A part is the task as one',
    'organisation has it. A step that the table does not allow is answered with 409 `illegal-step`, one that is not the reader’s with 403',
    '`not-yours-to-do`, one on a part that somebody else has moved meanwhile with 409 `stale`.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...ASSIGNMENT_STATES.map((state) => `  state "${words.state[state]}" as ${state}`),
    '  [*] --> issued: issue',
    '  [*] --> dormant: issue, waits for an event or a condition',
    ...diagram(drawn),
    ...ENDED.map((state) => `  ${state} --> [*]`),
    '```',
    '',
    'Not drawn, because nearly every state has them:',
    '',
    ...ends.map(({ step, from, to }) => `- **${step}** (${words.step[step]}): ${list(from)} → ${list(to)}`),
    '',
    'Back to where the part came from:',
    '',
    ...back.map(({ step, from, to }) => `- **${step}** (${words.step[step]}): ${list(from)} → one of ${list(to)}`),
    '',
    `A step of the unit’s own is taken back within ${UNDO_MINUTES} minutes.`,
    '',
    '## States',
    '',
    '| state | on the screen | clock | |',
    '| --- | --- | --- | --- |',
    ...ASSIGNMENT_STATES.map((state) => `| \`${state}\` | ${words.state[state]} | ${clock(state)} | ${kind(state)} |`),
    '',
    '## Steps',
    '',
    '| step | on the screen | from | to | who |',
    '| --- | --- | --- | --- | --- |',
    ...all.map(
      ({ step, from, to, who }) => `| \`${step}\` | ${words.step[step]} | ${list(from)} | ${list(to)} | ${who} |`,
    ),
    '',
  ].join('\n')
}

function clock(state: AssignmentState): string {
  if (ENDED.includes(state as (typeof ENDED)[number])) return 'over'
  if (STANDING.includes(state)) return 'stands'
  return state === 'submitted' || state === 'accepted' ? 'measured at submission' : 'counts'
}

function kind(state: AssignmentState): string {
  if (OPEN.includes(state as (typeof OPEN)[number])) return 'open: the unit has the next step'
  if (CLOSED.includes(state)) return state === 'accepted' ? 'closed with a result' : 'closed without a result'
  return 'waits'
}
