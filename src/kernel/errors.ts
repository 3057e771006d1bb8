/**
 * A refusal: the operation was understood and is not done, for a reason that the user can act on.
 * `code` is stable and documented; the sentence that people read comes from the words file under `errors`.
 */
export class Refused extends Error {
  readonly code: string
  readonly status: number
  readonly detail: Record<string, unknown>
  /** True when what was written before the refusal stays (a counted failed sign-in); otherwise all is taken back. */
  readonly keepsWrites: boolean

  constructor(
    code: string,
    status: number,
    detail: Record<string, unknown> = {},
    keepsWrites = false,
    cause?: unknown,
  ) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'Refused'
    this.code = code
    this.status = status
    this.detail = detail
    this.keepsWrites = keepsWrites
  }
}

/** 404: it is not there, or not for this reader. The answer does not tell which. */
export const notFound = (what = 'record'): Refused => new Refused('not-found', 404, { what })

/** 403: signed in, known record, but this person may not do this. */
export const forbidden = (detail: Record<string, unknown> = {}): Refused => new Refused('forbidden', 403, detail)

/** 409: the record has moved on; the user should look again. */
export const conflict = (code: string, detail: Record<string, unknown> = {}): Refused => new Refused(code, 409, detail)

/** 422: the input is well formed, but says something that cannot be. */
export const invalid = (code: string, detail: Record<string, unknown> = {}): Refused => new Refused(code, 422, detail)
