/**
 * Open screens learn that something changed: LISTEN on one connection of its own, server-sent events to each browser.
 * What is sent is only "look again"; what the reader may see is decided by the requests that follow.
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import pg from 'pg'
import { seesWholeOffice, workUnits, type Actor } from '../../kernel/actor.js'
import { Refused } from '../../kernel/errors.js'
import { CHANGE_CHANNEL, type ChangeNotice } from '../transaction.js'
import type { Log } from '../log.js'
import type { HttpHouse } from './http-house.js'
import { visitOf } from './visit.js'

interface Screen {
  actor: Actor
  token: string
  reply: FastifyReply
}

const concerns = (actor: Actor, notice: ChangeNotice): boolean =>
  actor.tenantId === notice.t &&
  (notice.o === null || seesWholeOffice(actor) || workUnits(actor).some((unit) => notice.o?.includes(unit)))

export class ChangeFeed {
  private readonly screens = new Set<Screen>()
  private client: pg.Client | null = null
  private closed = false
  private beat: NodeJS.Timeout | null = null

  constructor(
    private readonly connectionString: string,
    private readonly log: Log,
  ) {}

  async open(): Promise<void> {
    await this.listen()
    this.beat = setInterval(() => this.send(null), 20_000)
    this.beat.unref()
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.connectionString,
      application_name: 'dondoc changes',
      keepAlive: true,
    })
    client.on('notification', (message) => {
      if (message.payload) this.send(JSON.parse(message.payload) as ChangeNotice)
    })
    client.on('error', () => this.lost(client))
    client.on('end', () => this.lost(client))
    await client.connect()
    await client.query(`listen ${CHANGE_CHANNEL}`)
    this.client = client
  }

  /** The connection went: come back as soon as the database does, and let every screen look again. */
  private lost(client: pg.Client): void {
    if (this.closed || this.client !== client) return
    this.client = null
    this.log.warn('change feed lost its connection, trying again')
    const again = (): void => {
      if (this.closed) return
      this.listen().then(
        () => {
          for (const screen of this.screens) write(screen, 'change')
        },
        () => setTimeout(again, 500).unref(),
      )
    }
    setTimeout(again, 200).unref()
  }

  private send(notice: ChangeNotice | null): void {
    for (const screen of this.screens) {
      if (!notice) screen.reply.raw.write(': still here\n\n')
      else if (concerns(screen.actor, notice)) write(screen, 'change')
    }
  }

  add(screen: Screen): void {
    this.screens.add(screen)
    screen.reply.raw.on('close', () => this.screens.delete(screen))
  }

  /** Ends the streams whose session is no longer good. */
  async check(stillGood: (token: string) => Promise<boolean>): Promise<void> {
    for (const screen of this.screens) if (!(await stillGood(screen.token))) screen.reply.raw.end()
  }

  async close(): Promise<void> {
    this.closed = true
    if (this.beat) clearInterval(this.beat)
    for (const screen of this.screens) screen.reply.raw.end()
    await this.client?.end().catch(() => undefined)
  }
}

function write(screen: Screen, event: string): void {
  screen.reply.raw.write(`event: ${event}\ndata: {}\n\n`)
}

export function mountChanges(server: FastifyInstance, house: HttpHouse, feed: ChangeFeed): void {
  server.get(
    '/api/changes',
    { config: { permission: 'signed-in', operation: 'changes', rateLimit: false } },
    async (request, reply) => {
      const token = visitOf(request, null, false).sessionToken
      const actor = token ? await house.authenticate(house.db, token, house.clock()) : null
      if (!actor || !token) throw new Refused('sign-in-needed', 401)
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      reply.raw.write('retry: 1000\n\nevent: hello\ndata: {}\n\n')
      feed.add({ actor, token, reply })
    },
  )
}
