/** Everything that can be set from outside, read once at start. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ModelAddress } from './model.js'

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
  /** Set when the program stands behind TLS, so that cookies are only sent over it. */
  secureCookies: boolean
  /** A language model that may propose orders beside the rules; null: none is asked. */
  secondReader: ModelAddress | null
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

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const root = packageRoot()
  const port = Number(env.PORT ?? 3300)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`PORT must be a number from 0 to 65535, not "${env.PORT}"`)
  const mode = env.DONDOC_MODE ?? 'practice'
  if (mode !== 'practice' && mode !== 'office')
    throw new ConfigError(`DONDOC_MODE must be "practice" or "office", not "${mode}"`)
  return {
    host: env.HOST ?? '127.0.0.1',
    port,
    dataDir: path.resolve(env.DONDOC_DATA ?? path.join(root, 'data')),
    databaseUrl: env.DATABASE_URL || null,
    mode,
    secureCookies: env.DONDOC_SECURE_COOKIES === '1',
    secondReader: secondReaderOf(env),
    root,
    quiet: env.DONDOC_QUIET === '1',
  }
}
