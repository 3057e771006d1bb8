/** Absences: who acts for a post from day to day. */
import { z } from 'zod'
import { contract, day, done, id, instant, text } from '../../kernel/contract.js'

const post = z.object({ id, title: z.string(), organisation: z.string() })

export const absence = z.object({
  id,
  absent: post,
  substitute: post,
  from: day,
  until: day,
  note: z.string().nullable(),
  when: z.enum(['now', 'later', 'over']),
  ended: z.object({ at: instant, by: z.string() }).nullable(),
  /** Roles that it brought; none where the substitute held them already. */
  roles: z.number().int(),
  can: z.object({ end: z.boolean() }),
})
export type AbsenceView = z.infer<typeof absence>

export const listAbsences = contract({
  name: 'listAbsences',
  method: 'GET',
  path: '/api/absences',
  permission: 'signed-in',
  summary:
    'Absences of the own account, or for an administrator of another one, and those in which it stands in; the newest first. With the accounts that may be named.',
  input: z.object({ accountId: id.optional() }),
  output: z.object({
    absences: z.array(absence),
    standsIn: z.array(absence),
    /** Accounts that may be named as substitutes. */
    candidates: z.array(post),
    can: z.object({ name: z.boolean() }),
  }),
})

export const nameSubstitute = contract({
  name: 'nameSubstitute',
  method: 'POST',
  path: '/api/absences',
  permission: 'signed-in',
  summary:
    'Names who acts for a post from a day to a last day, with its own roles on the same organisations (never that of an administrator). By the post itself for one of its own unit, or by an administrator. Each role given is a change of rights that somebody else confirms.',
  input: z.object({
    /** Made by the caller, so that a repeated request names nobody twice. */
    id,
    accountId: id,
    substituteId: id,
    from: day,
    until: day,
    note: text(300).default(''),
  }),
  output: z.object({ id, roles: z.number().int() }),
})

export const endAbsence = contract({
  name: 'endAbsence',
  method: 'POST',
  path: '/api/absences/:id/end',
  permission: 'signed-in',
  summary: 'Ends an absence before its day; the roles of the substitute end at once.',
  input: z.object({ id }),
  output: done,
})
