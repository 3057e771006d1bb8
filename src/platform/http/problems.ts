/** Every error that leaves the house, as application/problem+json with a stable code and a Vietnamese sentence. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ZodError } from 'zod'
import { Refused } from '../../kernel/errors.js'
import { errorSentence } from '../../kernel/words/vi/errors.js'
import { FileTooLarge } from '../files.js'
import type { Log } from '../log.js'

export interface ProblemBody {
  type: string
  title: string
  status: number
  code: string
  detail: Record<string, unknown>
}

export function problem(status: number, code: string, detail: Record<string, unknown> = {}): ProblemBody {
  return { type: 'about:blank', title: errorSentence(code, detail), status, code, detail }
}

const UNIQUE = '23505'

/** Codes of PostgreSQL and of the driver that mean "the database is away, try again". */
const AWAY = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

const FASTIFY: Record<string, [number, string]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'unsupported-media-type'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body-too-large'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'invalid-json'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'invalid-json'],
  FST_REQ_FILE_TOO_LARGE: [413, 'file-too-large'],
  FST_FILES_LIMIT: [400, 'one-file-only'],
  FST_PARTS_LIMIT: [400, 'invalid-upload'],
  FST_FIELDS_LIMIT: [400, 'invalid-upload'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'unsupported-media-type'],
}

export function problemOf(error: unknown): ProblemBody {
  if (error instanceof Refused) return problem(error.status, error.code, error.detail)
  if (error instanceof ZodError) {
    const issues = error.issues
      .slice(0, 20)
      .map((issue) => ({ field: issue.path.join('.'), message: issue.message, code: issue.code }))
    const named = issues.find((issue) => errorSentence(issue.message) !== errorSentence('unexpected'))
    return problem(400, named ? named.message : 'invalid-input', { issues })
  }
  if (error instanceof FileTooLarge) return problem(413, 'file-too-large', { limit: error.limit })
  const { code, statusCode, message } = (error ?? {}) as { code?: string; statusCode?: number; message?: string }
  if (code && FASTIFY[code]) return problem(...FASTIFY[code])
  if (code && AWAY.has(code)) return problem(503, 'database-away')
  if (code === '57014' || /timeout exceeded when trying to connect|Connection terminated/i.test(message ?? ''))
    return problem(503, 'database-away')
  // Two requests met in a unique key: what the second one saw was no longer so.
  if (code === UNIQUE) return problem(409, 'stale')
  if (code === '22021' || code === '22P05') return problem(400, 'nul-character')
  if (statusCode === 429) return problem(429, 'too-many-requests')
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return problem(statusCode, statusCode === 404 ? 'not-found' : 'invalid-request')
  return problem(500, 'unexpected')
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const body = problemOf(error)
  const about = { request: request.id, method: request.method, url: request.url.split('?')[0], error }
  if (body.status >= 500) log.error('request failed', about)
  // Rare by right; a rule that forgets to look would show here as many.
  else if ((error as { code?: string } | null)?.code === UNIQUE) log.warn('request met another in a unique key', about)
  if (body.status === 503 || body.code === 'too-many-at-once') void reply.header('retry-after', '2')
  if (body.code === 'unexpected') body.detail = { request: request.id }
  void reply.code(body.status).type('application/problem+json').send(body)
}
