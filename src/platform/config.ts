/** Everything that can be set from outside, read once at start. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ModelAddress } from './model.js'
import { isNear } from './outbound/fetch.js'
import type { OidcAddress } from './outbound/oidc.js'

export interface Config {
  /** Interface to listen on; loopback unless the operator says otherwise. */
  host: string
  port: number
  /** Database folder, files, one-time links. */
  dataDir: string
  /** A PostgreSQL ≥ 15 of the operator's; without it an embedded one is started. */
  databaseUrl: string | null
  /** practice: the invented office with its open doors · office: a real one. */
  mode: 'practice' | 'office'
  /** Where people reach the program, `https://don-doc.example`; null: only this machine, at its own port. */
  origin: string | null
  /** Set when the program stands behind TLS, so that cookies are only sent over it. */
  secureCookies: boolean
  /** A language model that may propose orders beside the rules; null: none is asked. */
  secondReader: ModelAddress | null
  /** Seals the secrets that are kept in the database, 32 bytes; null: a key is kept in the data folder. */
  sealKey: Buffer | null
  /** An identity provider by which accounts may sign in (OpenID Connect); null: there is none. */
  oidc: OidcAddress | null
  /** Certificates (PEM) of the office's own authority, trusted beside the system's own when something is sent out. */
  trust: string | null
  /** Webhooks may call this machine itself, over http as well: only where nothing real is at stake. */
  loopbackWebhooks: boolean
  /** Where migrations/, samples/ and dist/web/ lie. */
  root: string
  quiet: boolean
}

export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** The folder of package.json, from dist/server/platform or src/platform. */
export function packageRoot(): string {
  const here = path.dirname(fileURLToPath(import.meta.url))
  return path.resolve(here, here.includes(`${path.sep}dist${path.sep}`) ? '../../..' : '../..')
}

/** The text of dispatches goes there: over TLS, or to this very machine. */
function secondReaderOf(env: NodeJS.ProcessEnv): ModelAddress | null {
  if (!env.DONDOC_MODEL_URL) return null
  const url = URL.canParse(env.DONDOC_MODEL_URL) ? new URL(env.DONDOC_MODEL_URL) : null
  const near = url !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && near)))
    throw new ConfigError('DONDOC_MODEL_URL must be an https address, or http on this machine')
  if (!env.DONDOC_MODEL) throw new ConfigError('DONDOC_MODEL must name the model at DONDOC_MODEL_URL')
  return { url: url.href, model: env.DONDOC_MODEL, key: env.DONDOC_MODEL_KEY || null }
}

/** Browsers take passkeys for it, and it is compared to what they say: an origin, and nothing after it. */
function originOf(env: NodeJS.ProcessEnv): string | null {
  if (!env.DONDOC_ORIGIN) return null
  const url = URL.canParse(env.DONDOC_ORIGIN) ? new URL(env.DONDOC_ORIGIN) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.href !== `${url.origin}/`)
    throw new ConfigError('DONDOC_ORIGIN must be the address people open, with no path: https://don-doc.example')
  return url.origin
}

function sealKeyOf(env: NodeJS.ProcessEnv): Buffer | null {
  if (!env.DONDOC_SEAL_KEY) return null
  const key = Buffer.from(env.DONDOC_SEAL_KEY, 'base64')
  if (key.length !== 32) throw new ConfigError('DONDOC_SEAL_KEY must be 32 bytes in base64 (openssl rand -base64 32)')
  return key
}

/** What people prove there opens their accounts: over TLS, or on this very machine. */
function oidcOf(env: NodeJS.ProcessEnv, mode: Config['mode']): OidcAddress | null {
  const given = env.DONDOC_OIDC_ISSUER
  if (!given) return null
  const url = URL.canParse(given) ? new URL(given) : null
  if (!url || !(url.protocol === 'https:' || isNear(url)) || url.search || url.hash || url.username)
    throw new ConfigError('DONDOC_OIDC_ISSUER must be an https address, or http on this machine')
  const clientId = env.DONDOC_OIDC_CLIENT_ID
  const clientSecret = env.DONDOC_OIDC_CLIENT_SECRET
  if (!clientId || !clientSecret)
    throw new ConfigError('DONDOC_OIDC_CLIENT_ID and DONDOC_OIDC_CLIENT_SECRET must be set with DONDOC_OIDC_ISSUER')
  if (mode !== 'office') throw new ConfigError('DONDOC_OIDC_ISSUER is for an office (DONDOC_MODE=office)')
  return { issuer: given, clientId, clientSecret, name: env.DONDOC_OIDC_NAME?.trim() || null }
}

function trustOf(env: NodeJS.ProcessEnv): string | null {
  if (!env.DONDOC_CA_FILE) return null
  try {
    return readFileSync(env.DONDOC_CA_FILE, 'utf8')
  } catch {
    throw new ConfigError(`DONDOC_CA_FILE: "${env.DONDOC_CA_FILE}" can not be read`)
  }
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const root = packageRoot()
  const port = Number(env.PORT ?? 3300)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`PORT must be a number from 0 to 65535, not "${env.PORT}"`)
  const mode = env.DONDOC_MODE ?? 'practice'
  if (mode !== 'practice' && mode !== 'office')
    throw new ConfigError(`DONDOC_MODE must be "practice" or "office", not "${mode}"`)
  const loopbackWebhooks = env.DONDOC_WEBHOOK_LOOPBACK === '1'
  if (loopbackWebhooks && mode !== 'practice')
    throw new ConfigError('DONDOC_WEBHOOK_LOOPBACK is for the practice office only')
  return {
    host: env.HOST ?? '127.0.0.1',
    port,
    dataDir: path.resolve(env.DONDOC_DATA ?? path.join(root, 'data')),
    databaseUrl: env.DATABASE_URL || null,
    mode,
    origin: originOf(env),
    secureCookies: env.DONDOC_SECURE_COOKIES === '1',
    secondReader: secondReaderOf(env),
    sealKey: sealKeyOf(env),
    oidc: oidcOf(env, mode),
    trust: trustOf(env),
    loopbackWebhooks,
    root,
    quiet: env.DONDOC_QUIET === '1',
  }
}
