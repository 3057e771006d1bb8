/**
 * Puts a bound operation on the server: session → actor, permission, input, one transaction for what changes something,
 * answer. A route that says nothing about its permission stops the program at start (see server.ts).
 */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { may, type Visitor } from '../../kernel/actor.js'
import { type Operation, pathParameters } from '../../kernel/contract.js'
import { forbidden, invalid, notFound, Refused } from '../../kernel/errors.js'
import type { Context, Db, OpenContext } from '../context.js'
import { ReaderRefusal } from '../../reader/open.js'
import { inTransaction } from '../transaction.js'
import type { Bound } from './bind.js'
import type { HttpHouse } from './http-house.js'
import { receiveUpload } from './upload.js'
import { visitOf } from './visit.js'

const BODIED = new Set(['POST', 'PATCH', 'PUT'])

/** Path parameters win over query and body, so that a body can not name another record than the address. */
function rawInput(request: FastifyRequest): Record<string, unknown> {
  const body = request.body
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    throw invalid('invalid-input')
  const from = BODIED.has(request.method) ? body : request.query
  return { ...(from as object | null), ...(request.params as object) }
}

/** The checked input. An address whose parameter can be no record's answers like one whose record is not there. */
function inputOf(operation: Operation, raw: Record<string, unknown>): unknown {
  const { success, data, error } = operation.input.safeParse(raw)
  if (success) return data
  const inAddress = pathParameters(operation.path)
  if (error.issues.some((issue) => inAddress.includes(String(issue.path[0])))) throw notFound()
  throw error
}

function openContext(
  house: HttpHouse,
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  touched: OpenContext['touch'],
  now: Date,
): OpenContext {
  return {
    db,
    now,
    files: house.files,
    reader: house.reader,
    typesetter: house.typesetter,
    seals: house.outside.seals,
    settingsOf: async (tenantId) => (await house.offices.now(db, tenantId)).settingsAt(now),
    mode: house.mode,
    relyingParty: house.relyingParty(),
    enqueue: (name, payload, key) => house.addJob(db, name, payload, key),
    touch: touched,
    visit: visitOf(request, reply, house.secureCookies),
  }
}

async function actorFor(house: HttpHouse, bound: Bound, request: FastifyRequest, now: Date): Promise<Visitor> {
  const { permission } = bound.operation
  const token = visitOf(request, null, house.secureCookies).sessionToken
  const actor = token ? await house.authenticate(house.db, token, now) : null
  if (!actor) throw new Refused('sign-in-needed', 401)
  if (permission !== 'public' && !may(actor, permission)) throw forbidden()
  return actor
}

/** Aborted when the connection closes before the answer has gone out. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  const leave = (): void => {
    if (!reply.raw.writableFinished) gone.abort(new Refused('invalid-upload', 400))
  }
  if (reply.raw.closed) leave()
  else reply.raw.once('close', leave)
  return gone.signal
}

export function mount(server: FastifyInstance, house: HttpHouse, bound: Bound): void {
  const { operation } = bound
  const fields = operation.input instanceof z.ZodObject ? Object.keys(operation.input.shape) : []
  const undeclared = pathParameters(operation.path).filter((name) => !fields.includes(name))
  if (undeclared.length)
    throw new Error(`${operation.name}: path parameters that are no input: ${undeclared.join(', ')}`)

  server.route({
    method: operation.method,
    url: operation.path,
    config: {
      permission: operation.permission,
      operation: operation.name,
      rateLimit:
        operation.permission === 'public' &&
        (operation.method === 'POST' || bound.kind === 'public-file' || bound.kind === 'redirect')
          ? { max: 30, timeWindow: '1 minute' }
          : false,
    },
    handler: async (request, reply) => {
      const now = house.clock()
      const tools = { db: house.db, now, visit: visitOf(request, null, house.secureCookies), outside: house.outside }
      if (bound.kind === 'open') {
        const input = inputOf(operation, rawInput(request))
        const before = await bound.before?.(tools, input)
        const answer = await inTransaction(house, operation.method !== 'GET', (db, touch) =>
          bound.run(openContext(house, db, request, reply, touch, now), input, before),
        )
        return operation.output.parse(answer)
      }

      if (bound.kind === 'redirect') {
        const input = inputOf(operation, rawInput(request))
        const before = await bound.before(tools, input)
        const { location } = await inTransaction(house, true, (db, touch) =>
          bound.run(openContext(house, db, request, reply, touch, now), input, before),
        )
        return reply.redirect(location, 303)
      }

      if (bound.kind === 'public-file') {
        const input = inputOf(operation, rawInput(request))
        const file = await bound.run(
          openContext(house, house.db, request, reply, () => undefined, now),
          input,
        )
        const etag = `"${createHash('sha256').update(file.bytes).digest('base64url')}"`
        void reply.header('etag', etag).header('cache-control', 'private, no-cache')
        if (request.headers['if-none-match'] === etag) return reply.code(304).send()
        return reply
          .header('content-type', file.mediaType)
          .header('content-disposition', `inline; filename="${file.name}"`)
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('x-content-type-options', 'nosniff')
          .send(file.bytes)
      }

      const actor = await actorFor(house, bound, request, now)
      const office = await house.offices.of(house.db, actor.tenantId, actor.officeVersion)
      const context = (db: Db, touch: OpenContext['touch']): Context => ({
        ...openContext(house, db, request, reply, touch, now),
        actor,
        calendar: office.calendar,
        settings: office.settingsAt(now),
      })

      if (bound.kind === 'upload') {
        const place = house.door.enter(actor.accountId)
        try {
          const { upload, fields } = await receiveUpload(request, house.files, house.uploadLimit)
          try {
            const input = inputOf(operation, { ...fields, ...(request.params as object) })
            const signal = goneSignal(reply)
            await place.seat(signal)
            const tools = { files: house.files, reader: house.reader, actor, signal }
            const inspected = await bound.inspect(tools, upload, input)
            const answer = await inTransaction(house, true, (db, touch) =>
              bound.run(context(db, touch), input, upload, inspected),
            )
            return operation.output.parse(answer)
          } finally {
            await house.files.discard(upload)
          }
        } finally {
          place.leave()
        }
      }

      const input = inputOf(operation, rawInput(request))
      if (bound.kind === 'download') {
        const file = await bound.run(
          context(house.db, () => undefined),
          input,
        )
        // Before the headers: a file that is lost is answered as an error.
        const bytes = 'bytes' in file ? file.bytes : await house.files.read(file.sha256)
        return (
          reply
            // What people sent is never shown as what it says it is.
            .header('content-type', 'bytes' in file ? file.mediaType : 'application/octet-stream')
            .header('content-length', 'bytes' in file ? file.bytes.length : file.size)
            .header(
              'content-disposition',
              `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escape)}`,
            )
            .header('content-security-policy', "default-src 'none'; sandbox")
            .header('x-content-type-options', 'nosniff')
            .header('cache-control', 'private, no-store')
            .send(bytes)
        )
      }

      if (bound.kind === 'picture') {
        const wanted = await bound.run(
          context(house.db, () => undefined),
          input,
        )
        const picture = await house.pictures.pictureOf(wanted).catch((error: unknown) => {
          throw error instanceof ReaderRefusal ? new Refused('page-not-drawn', 422, { reason: error.code }) : error
        })
        return reply
          .header('content-type', 'image/png')
          .header('content-disposition', 'inline')
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'private, no-store')
          .send(picture)
      }

      const before = await bound.before?.({ ...tools, actor }, input)
      const answer = await inTransaction(house, operation.method !== 'GET', (db, touch) =>
        bound.run(context(db, touch), input, before),
      )
      return operation.output.parse(answer)
    },
  })
}
