/** What those who direct decide about a part: keep, hand on, pause, resume, reopen, withdraw, cancel. */
import { z } from 'zod'
import { contract, day, filled, id, text } from '../../../kernel/contract.js'
import { step, stepped } from './steps.js'

export const reissue = contract({
  name: 'reissue',
  method: 'POST',
  path: '/api/assignments/:id/reissue',
  permission: 'tasks.decide',
  summary: 'Answers a returned part: the unit keeps it, with a reason.',
  input: z.object({ ...step, reason: filled(2000) }),
  output: stepped,
})

export const handOn = contract({
  name: 'handOn',
  method: 'POST',
  path: '/api/assignments/:id/hand-on',
  permission: 'tasks.direct',
  summary: 'Gives the part to another organisation with the deadline that holds; the old part stays in the history.',
  input: z.object({ ...step, organisationId: id, reason: filled(2000) }),
  output: z.object({ assignmentId: id }),
})

export const withdraw = contract({
  name: 'withdraw',
  method: 'POST',
  path: '/api/assignments/:id/withdraw',
  permission: 'tasks.decide',
  summary: 'Takes the part back, with a reason.',
  input: z.object({ ...step, reason: filled(2000) }),
  output: stepped,
})

export const pausePart = contract({
  name: 'pausePart',
  method: 'POST',
  path: '/api/assignments/:id/pause',
  permission: 'tasks.decide',
  summary: 'Stops the part and its clock, with a reason; while it is paused it is not late.',
  input: z.object({ ...step, reason: filled(2000) }),
  output: stepped,
})

export const resumePart = contract({
  name: 'resumePart',
  method: 'POST',
  path: '/api/assignments/:id/resume',
  permission: 'tasks.decide',
  summary:
    'Goes on with a paused part where it stood. `lastDay` is the new last day, null keeps the deadline; either is written into the ledger of extensions.',
  input: z.object({ ...step, lastDay: day.nullable(), reason: text(2000).default('') }),
  output: stepped,
})

export const reopenPart = contract({
  name: 'reopenPart',
  method: 'POST',
  path: '/api/assignments/:id/reopen',
  permission: 'tasks.decide',
  summary:
    'Opens an accepted part again, with a reason. What was handed in and accepted stays as it was; `lastDay` null keeps the deadline.',
  input: z.object({ ...step, lastDay: day.nullable(), reason: filled(2000) }),
  output: stepped,
})

export const cancelPart = contract({
  name: 'cancelPart',
  method: 'POST',
  path: '/api/assignments/:id/cancel',
  permission: 'tasks.decide',
  summary:
    'Takes out a part that was made in error, before any work was handed in; it is counted nowhere. The reason stays.',
  input: z.object({ ...step, reason: filled(2000) }),
  output: stepped,
})
