/** What a task waits for, what it follows, and what follows it. */
import { z } from 'zod'
import { contract, day, done, filled, id, instant, text } from '../../../kernel/contract.js'

export const occurrence = z.object({
  id,
  from: day,
  until: day,
  lastDay: day,
})
export type OccurrenceView = z.infer<typeof occurrence>

/** contradiction: it ends before the other one has to · gone: no working day is left · tight · ok · none: nothing to measure. */
export const slack = z.object({
  code: z.enum(['contradiction', 'gone', 'eaten', 'tight', 'ok', 'none']),
  /** Working days between the two deadlines that hold: so many late, and the task that follows has none left. */
  days: z.number().int().nullable(),
  /** Working days that are left for the task that follows, once the one before ends when it now can. */
  left: z.number().int().nullable(),
})
export type Slack = z.infer<typeof slack>

export const linkedTask = z.object({
  id,
  number: z.number().int(),
  /** null where the reader has no part in it. */
  title: z.string().nullable(),
  lastDay: day.nullable(),
  done: z.boolean(),
  wakes: z.boolean(),
  slack,
})
export type LinkedTask = z.infer<typeof linkedTask>

export const taskWait = z.object({
  kind: z.enum(['event', 'condition']),
  awaits: z.string(),
  happenedOn: day.nullable(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** The day may lie ahead: what is due before an event is known beforehand. */
  ahead: z.boolean(),
  version: z.number().int(),
  can: z.object({ wake: z.boolean(), sleep: z.boolean() }),
})
export type TaskWaitView = z.infer<typeof taskWait>

export const getTaskTime = contract({
  name: 'getTaskTime',
  method: 'GET',
  path: '/api/tasks/:id/time',
  permission: 'tasks.read',
  summary:
    'What a task waits for, the tasks of its dispatch before and after it with their slack, and which ones could come before it.',
  input: z.object({ id }),
  output: z.object({
    wait: taskWait.nullable(),
    before: z.array(linkedTask),
    after: z.array(linkedTask),
    /** Of a task that comes again: the period that begins next, or that and why no more is opened. */
    recurrence: z
      .object({
        next: occurrence.omit({ id: true }),
        ended: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
        version: z.number().int(),
        can: z.object({ change: z.boolean() }),
      })
      .nullable(),
    /** Other tasks of the dispatch; `proposed`: the words of the deadline seem to mean it. Empty for whom links are not to set. */
    others: z.array(z.object({ id, number: z.number().int(), title: z.string(), proposed: z.boolean() })),
    can: z.object({ link: z.boolean() }),
  }),
})
export type TaskTimeView = z.infer<typeof getTaskTime.output>

export const countEventDay = contract({
  name: 'countEventDay',
  method: 'GET',
  path: '/api/tasks/:id/event-day',
  permission: 'tasks.direct',
  summary:
    'The last day that a task would have if its event happened, or its condition came true, on a day. Nothing is written.',
  input: z.object({ id, day }),
  output: z.object({
    lastDay: day.nullable(),
    dayOff: z.string().nullable(),
    /** Working days from today until it. */
    workingDays: z.number().int().nullable(),
  }),
})

export const wakeTask = contract({
  name: 'wakeTask',
  method: 'POST',
  path: '/api/tasks/:id/wake',
  permission: 'tasks.direct',
  summary:
    'The event happened, or the condition came true, on this day: all sleeping parts are issued, and a relative deadline is counted from it.',
  input: z.object({ id, version: z.number().int(), day, reason: text(2000).default('') }),
  output: z.object({ lastDay: day.nullable(), parts: z.number().int() }),
})

export const sleepTask = contract({
  name: 'sleepTask',
  method: 'POST',
  path: '/api/tasks/:id/sleep',
  permission: 'tasks.direct',
  summary:
    'The event has not happened after all, or the condition no longer holds: open parts sleep again. What was handed in stays.',
  input: z.object({ id, version: z.number().int(), reason: filled(2000) }),
  output: z.object({ parts: z.number().int() }),
})

export const changeRecurrence = contract({
  name: 'changeRecurrence',
  method: 'POST',
  path: '/api/tasks/:id/recurrence',
  permission: 'tasks.direct',
  summary:
    'Ends a task that comes again (open periods stay open), or lets it go on from the period of today, with a reason.',
  input: z.object({ id, version: z.number().int(), ended: z.boolean(), reason: filled(2000) }),
  output: done,
})

export const linkTask = contract({
  name: 'linkTask',
  method: 'POST',
  path: '/api/tasks/:id/links',
  permission: 'tasks.direct',
  summary:
    'This task comes after another one of the same dispatch; with `wakes` its end is the event for which this task sleeps. A circle is refused.',
  input: z.object({ id, afterId: id, wakes: z.boolean().default(false) }),
  output: done,
})

export const unlinkTask = contract({
  name: 'unlinkTask',
  method: 'POST',
  path: '/api/tasks/:id/links/:afterId/remove',
  permission: 'tasks.direct',
  summary: 'The two tasks no longer follow each other.',
  input: z.object({ id, afterId: id }),
  output: done,
})

export const getBoardLinks = contract({
  name: 'getBoardLinks',
  method: 'GET',
  path: '/api/documents/:id/links',
  permission: 'boards.read',
  summary: 'What follows what among the tasks of a dispatch, with the slack between them, what presses first.',
  input: z.object({ id }),
  output: z.object({
    links: z.array(
      z.object({
        before: z.object({ id, number: z.number().int(), title: z.string() }),
        after: z.object({ id, number: z.number().int(), title: z.string() }),
        slack,
      }),
    ),
  }),
})
