/**
 * Open screens learn that something changed: LISTEN on one connection of its own, server-sent events to each browser.
 * What is sent is only "look again"; what the reader may see is decided by the requests that follow.
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import pg from 'pg'
import { may, seesWholeOffice, sightUnits, type Actor } from '../../kernel/actor.js'
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

/** An administrator's pages show accounts and units of the whole office. */
const hearsAll = (actor: Actor): boolean => seesWholeOffice(actor) || may(actor, 'accounts.manage')

const concerns = (actor: Actor, notice: ChangeNotice): boolean =>
  actor.tenantId === notice.t &&
  (notice.o === null || hearsAll(actor) || sightUnits(actor).some((unit) => notice.o?.includes(unit)))

/** Open streams of one account: more than anybody has tabs; the oldest makes room. */
const MOST_SCREENS = 20
const BEAT = 20_000

export class ChangeFeed {
  private readonly screens = new Set<Screen>()
  private client: pg.Client | null = null
  private closed = false
  private beat: NodeJS.Timeout | null = null

  constructor(
    private readonly connectionString: string,
    private readonly log: Log,
    /** Who a session's cookie stands for now; null when it has ended. */
    private readonly actorOf: (token: string) => Promise<Actor | null>,
    private readonly beatMs = BEAT,
  ) {}

  async open(): Promise<void> {
    await this.listen()
    this.beat = setInterval(() => void this.check(), this.beatMs)
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
          for (const screen of this.screens) write(screen, CHANGE)
        },
        () => setTimeout(again, 500).unref(),
      )
    }
    setTimeout(again, 200).unref()
  }

  private send(notice: ChangeNotice): void {
    for (const screen of this.screens) if (concerns(screen.actor, notice)) write(screen, CHANGE)
  }

  add(screen: Screen): void {
    const own = [...this.screens].filter((other) => other.actor.accountId === screen.actor.accountId)
    if (own.length >= MOST_SCREENS) own[0]?.reply.raw.end()
    this.screens.add(screen)
    screen.reply.raw.on('close', () => this.screens.delete(screen))
  }

  /** Keeps the streams open; ends those whose session has ended, or whose reader no longer reads; takes in changed rights. */
  private async check(): Promise<void> {
    for (const screen of this.screens) {
      const { raw } = screen.reply
      try {
        const actor = await this.actorOf(screen.token)
        if (!actor || raw.writableNeedDrain) {
          raw.destroy()
          continue
        }
        screen.actor = actor
      } catch {
        // The database is away: nothing is told of it meanwhile, and the next beat asks again.
      }
      write(screen, ': still here\n\n')
    }
  }

  async close(): Promise<void> {
    this.closed = true
    if (this.beat) clearInterval(this.beat)
    for (const screen of this.screens) screen.reply.raw.end()
    await this.client?.end().catch(() => undefined)
  }
}

const CHANGE = 'event: change\ndata: {}\n\n'

/** A stream that is ending stays in the set until it has closed; writing to it would be an error. */
function write({ reply: { raw } }: Screen, text: string): void {
  if (!raw.destroyed && !raw.writableEnded) raw.write(text)
}

export function mountChanges(server: FastifyInstance, house: HttpHouse, feed: ChangeFeed): void {
  server.get(
    '/api/changes',
    { config: { permission: 'signed-in', operation: 'changes', rateLimit: false } },
    async (request, reply) => {
      const token = visitOf(request, null, house.secureCookies).sessionToken
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
