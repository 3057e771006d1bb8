/** Words that the operations of this feature share. */
import { z } from 'zod'
import { ROLES } from '../../../kernel/actor.js'
import { filled, id } from '../../../kernel/contract.js'

export const login = filled(80)
/** At least 10 characters; longer sentences are welcome, nothing else is asked of it (TCVN 11930 leaves the form open). */
export const newPassword = z.string().min(10, { error: 'password-too-short' }).max(200)

export const grant = z.object({ role: z.enum(ROLES), organisationId: id })
