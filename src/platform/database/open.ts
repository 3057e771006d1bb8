import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import { Client, Pool, types, type ClientConfig } from 'pg'
import { startEmbedded, type EmbeddedServer } from './embedded.js'
import { DatabaseError, type Log } from './errors.js'
import { statementNames } from './prepared.js'

export type OpenOptions = {
  /** a server to use as it is; without it our own server is started in `dataDir` */
  databaseUrl?: string | undefined
  /** folder of the database alone; used only without `databaseUrl` */
  dataDir: string
  log: Log
  /** most connections at a time; 16 when absent */
  poolSize?: number | undefined
  /** seconds to wait for the server behind `databaseUrl`; 15 when absent */
  waitSeconds?: number | undefined
}

/** The open database. */
export type Database<S> = {
  readonly kysely: Kysely<S>
  readonly pool: Pool
  /** holds the password: never log it */
  readonly connectionString: string
  /** true when the server is our own child */
  readonly embedded: boolean
  /** such as `18.4` */
  readonly version: string
  /** Ends the pool and then our own server. Waits for running queries, at most 10 s. */
  close(): Promise<void>
}

const STATEMENT_TIMEOUT_MS = 15_000
const CONNECT_TIMEOUT_MS = 5_000
const OLDEST_SERVER = 150_000

/**
 * Opens the database: our own server in `dataDir`, or the one behind `databaseUrl`.
 *
 * Values come back as follows: `int8` as number (a value that a number cannot hold exactly fails the query), `numeric`
 * as string, `date` as 'YYYY-MM-DD', `timestamptz` as Date, `timestamp` without zone as string, `bytea` as Buffer,
 * `json` and `jsonb` parsed. Sessions run in UTC. A statement ends after 15 s, a connection attempt after 5 s.
 * The pool lives through a restart of the server: queries fail while it is away and work again afterwards.
 *
 * @throws DatabaseError with one of the `database.*` codes
 */
export async function openDatabase<S>(options: OpenOptions): Promise<Database<S>> {
  const { databaseUrl, dataDir, log } = options
  let server: EmbeddedServer | undefined
  if (!databaseUrl) server = await startEmbedded({ dataDir, log })
  const connectionString = databaseUrl || server!.connectionString
  const pool = makePool(connectionString, options.poolSize ?? 16, log)
  try {
    const version = await checkServer(pool, (server ? 5 : (options.waitSeconds ?? 15)) * 1000)
    const kysely = new Kysely<S>({ dialect: new PostgresDialect({ pool }) })
    let closing: Promise<void> | undefined
    const close = async () => {
      await Promise.race([pool.end(), sleep(10_000, undefined, { ref: false })])
      await server?.stop()
    }
    return {
      kysely,
      pool,
      connectionString,
      embedded: server !== undefined,
      version,
      close: () => (closing ??= close()),
    }
  } catch (error) {
    await pool.end().catch(() => {})
    await server?.stop()
    throw error
  }
}

/**
 * Runs `fn` in one READ COMMITTED transaction and commits when it returns. When the server asks to try again
 * (serialization failure 40001, deadlock 40P01) the whole of `fn` runs again, at most 5 times with a growing pause;
 * so `fn` must do nothing outside the database.
 */
export async function transaction<S, T>(kysely: Kysely<S>, fn: (trx: Transaction<S>) => Promise<T>): Promise<T> {
  for (let again = 0; ; again++) {
    try {
      return await kysely.transaction().setIsolationLevel('read committed').execute(fn)
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code
      if (again === 5 || (code !== '40001' && code !== '40P01')) throw error
      await sleep(2 ** again * 10 * (0.5 + Math.random()))
    }
  }
}

/** Runs `fn` in one transaction that changes nothing and in which all statements see the same moment. */
export async function snapshot<S, T>(kysely: Kysely<S>, fn: (trx: Transaction<S>) => Promise<T>): Promise<T> {
  return kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(fn)
}

const nameOf = statementNames()

/** A statement that comes often with its name, as pg takes it. */
function named(args: unknown[]): unknown[] {
  const [text, values, ...more] = args
  if (typeof text !== 'string' || !Array.isArray(values) || more.length) return args
  const name = nameOf(text, values.length)
  return name === undefined ? args : [{ name, text, values }]
}

/**
 * A client that gives itself up when the server does not answer at all. pg reports `Query read timeout` but keeps the
 * connection, on which the next query would wait behind the lost one.
 */
class WatchedClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config)
    const query = this.query.bind(this) as (...args: unknown[]) => unknown
    const guarded = (...args: unknown[]): unknown => {
      const result = query(...named(args))
      if (result instanceof Promise) {
        result.catch((error: Error) => {
          if (error.message === 'Query read timeout') this.#drop()
        })
      }
      return result
    }
    this.query = guarded as typeof this.query
  }

  #drop(): void {
    Object.assign(this, { _queryable: false }) // what the pool looks at when the connection is given back
    const { connection } = this as unknown as { connection: { stream: { destroy(): void } } }
    connection.stream.destroy()
  }
}

function makePool(connectionString: string, max: number, log: Log): Pool {
  const pool = new Pool({
    connectionString,
    Client: WatchedClient,
    max,
    application_name: 'dondoc',
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + 5_000, // for a server that hangs and cannot time out itself
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    options: '-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=postgres',
    types: { getTypeParser: getTypeParser as typeof types.getTypeParser },
  })
  // the same for a connection in use: the query in flight fails as well, and that is enough
  pool.on('connect', (client) => client.on('error', () => {}))
  // without this handler an idle connection that is cut (server restart) would end the program
  pool.on('error', (error) => log(`database: connection lost: ${error.message}`))
  return pool
}

async function checkServer(pool: Pool, waitMs: number): Promise<string> {
  const end = performance.now() + waitMs
  for (;;) {
    try {
      const { rows } = await pool.query<{ number: string; version: string; encoding: string }>(
        `select current_setting('server_version_num') as number, current_setting('server_version') as version,
          current_setting('server_encoding') as encoding`,
      )
      const { number, version, encoding } = rows[0]!
      if (Number(number) < OLDEST_SERVER) {
        throw new DatabaseError(
          'database.server-too-old',
          `The server behind DATABASE_URL is PostgreSQL ${version}; version 15 or later is needed.`,
        )
      }
      if (encoding !== 'UTF8') {
        throw new DatabaseError(
          'database.encoding',
          `The database behind DATABASE_URL is encoded in ${encoding}; make one with encoding UTF8.`,
        )
      }
      return version.split(' ')[0]!
    } catch (error) {
      if (error instanceof DatabaseError) throw error
      const { code, message } = error as { code?: string; message: string }
      // a wrong password or name will not get better by waiting
      const hopeless = code !== undefined && /^(28|3D|42)/.test(code)
      if (hopeless || performance.now() > end) {
        throw new DatabaseError('database.unreachable', `The database server cannot be used: ${message || code}`, {
          cause: error,
        })
      }
      await sleep(250)
    }
  }
}

const { builtins } = types
const text = (value: string) => value
const parsers: Record<number, (value: string) => unknown> = {
  [builtins.INT8]: toSafeInteger,
  [builtins.DATE]: text,
  [builtins.TIMESTAMP]: text,
  1016: (value) => textArray(value).map((item) => (item === null ? null : toSafeInteger(item))), // int8[]
  1115: (value) => textArray(value), // timestamp[]
  1182: (value) => textArray(value), // date[]
}

function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  return (format !== 'binary' && parsers[oid]) || types.getTypeParser(oid, format)
}

/** Reads an array of strings as PostgreSQL writes it. */
function textArray(value: string): (string | null)[] {
  return (types.getTypeParser as (oid: number) => (value: string) => (string | null)[])(1009)(value)
}

function toSafeInteger(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large to be read exactly`)
  return number
}
