/** The HTTP server: Fastify with its own plugins, and the rule that nothing is open by forgetting. */
import path from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { PERMISSIONS, type RoutePermission } from '../../kernel/actor.js'
import { Refused } from '../../kernel/errors.js'
import type { Bound } from './bind.js'
import { mountChanges, type ChangeFeed } from './changes.js'
import type { HttpHouse } from './http-house.js'
import { mount } from './mount.js'
import { problem, sendProblem } from './problems.js'
import { isSameOrigin } from './visit.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: RoutePermission
    operation?: string
  }
}

export type HttpServer = FastifyInstance

const KNOWN = new Set<string>([...PERMISSIONS, 'public'])

export async function buildServer(
  house: HttpHouse,
  operations: Bound[],
  feed: ChangeFeed | null,
  webDir: string | null,
): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    trustProxy: false,
    bodyLimit: 1_000_000,
    forceCloseConnections: true,
    requestTimeout: 120_000,
    // A path that cannot be decoded: no hook has run, so the headers are set here.
    frameworkErrors: (error, request, reply) => {
      void reply
        .header('cache-control', 'no-store')
        .header('content-security-policy', "default-src 'none'")
        .header('x-content-type-options', 'nosniff')
      sendProblem(error, request as FastifyRequest, reply as FastifyReply, house.log)
    },
    genReqId: (() => {
      let n = 0
      return () => `r${(n++).toString(36)}`
    })(),
  })

  // What a form of another site can send without being asked is read as nothing.
  server.removeContentTypeParser('text/plain')
  server.addHook('onRoute', (route) => {
    const permission = route.config?.permission
    if (!permission || !KNOWN.has(permission))
      throw new Error(`route ${String(route.method)} ${route.url} does not declare its permission`)
  })
  server.addHook('onRequest', async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameOrigin(request))
      throw new Refused('cross-origin', 403)
  })
  server.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store')
  })
  server.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, house.log))

  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: house.secureCookies ? { maxAge: 15_552_000 } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
  })
  await server.register(cookie)
  await server.register(multipart, { throwFileSizeLimit: false })
  await server.register(rateLimit, { global: false })

  server.get('/api/health', { config: { permission: 'public', operation: 'health' } }, async (_request, reply) => {
    try {
      await house.db.selectFrom('tenant').select('id').limit(1).execute()
      return { status: 'ok' }
    } catch {
      return reply.code(503).header('retry-after', '2').send({ status: 'database-away' })
    }
  })
  for (const bound of operations) mount(server, house, bound)
  if (feed) mountChanges(server, house, feed)

  if (webDir) await mountPages(server, webDir)
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('application/problem+json').send(problem(404, 'not-found')),
  )
  return server
}

/** The web program. Its files are public; what it shows is asked for over /api with the session. */
async function mountPages(server: FastifyInstance, webDir: string): Promise<void> {
  await server.register(fastifyStatic, { root: webDir, serve: false })
  const config = { permission: 'public', operation: 'page' } as const
  server.get('/assets/*', { config }, (request, reply) =>
    reply.sendFile(`assets/${(request.params as { '*': string })['*']}`, webDir, { immutable: true, maxAge: '365d' }),
  )
  server.get('/*', { config }, (request, reply) => {
    const asked = (request.params as { '*': string })['*']
    if (asked.startsWith('api/')) return reply.callNotFound()
    return reply.sendFile(path.extname(asked) ? asked : 'index.html', webDir, { maxAge: 0 })
  })
}
