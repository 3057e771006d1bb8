/**
 * An operation as data: the one place from which validation, permission, OpenAPI, the web client and the tests are
 * made. A feature's `contract.ts` holds operations; its `index.ts` binds each to the service function of its name.
 */
import { z } from 'zod'
import type { RoutePermission } from './actor.js'
import { FIRST_YEAR, LAST_YEAR } from './calendar.js'
import { wellFormed } from './text.js'

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/**
 * json: an object goes in, an object comes out. upload: multipart with one file, `input` from the other fields.
 * download: a stored file comes out. picture: a PNG comes out. redirect: the browser is sent on to a page.
 */
export type Transport = 'json' | 'upload' | 'download' | 'picture' | 'redirect'

export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  name: string
  method: Method
  /** `/api/documents/:id`; the names after ":" are fields of the input. */
  path: string
  permission: RoutePermission
  /** One English line for OpenAPI. */
  summary: string
  input: I
  output: O
  transport: Transport
}

interface Declared<I extends z.ZodType, O extends z.ZodType> extends Omit<Operation<I, O>, 'transport'> {
  transport?: Transport
}

export function contract<I extends z.ZodType, O extends z.ZodType>(operation: Declared<I, O>): Operation<I, O> {
  return { transport: 'json', ...operation }
}

export type InputOf<T extends Operation> = z.infer<T['input']>
export type GivenOf<T extends Operation> = z.input<T['input']>
export type OutputOf<T extends Operation> = z.infer<T['output']>

/** Names of the path's parameters, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] as string)
}

/* Words that contracts share. */

const NUL = String.fromCharCode(0)

/** Text that people type: trimmed, NFC, without U+0000 and half characters; `max` in characters. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes(NUL), { error: 'nul-character' })
    .transform((value) => wellFormed(value).normalize('NFC').trim())

/** As `text`, and not empty. */
export const filled = (max: number) => text(max).refine((value) => value.length > 0, { error: 'required' })

export const id = z.uuid()
/** ISO day, `2026-11-25`, at UTC+7, in the years that the calendar knows. */
export const day = z.iso
  .date()
  .refine((value) => Number(value.slice(0, 4)) >= FIRST_YEAR && Number(value.slice(0, 4)) <= LAST_YEAR, {
    error: 'day-out-of-range',
  })
/** An instant, ISO with offset or Z. */
export const instant = z.iso.datetime({ offset: true })
export const done = z.object({ ok: z.literal(true) })
