/** One embedded PostgreSQL for the whole run, and a migrated template from which every test file's database is copied. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/platform/database/embedded.js'
import { migrate } from '../src/platform/database/migrate.js'
import { packageRoot } from '../src/platform/config.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database of the run's server under which test files make their own. */
    serverUrl: string
  }
}

export const TEMPLATE = 'dondoc_template'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(path.join(packageRoot(), 'dist/server/reader/child.js')))
    throw new Error('The reader’s child process is not built: run "npm run build" (npm test does it by itself).')
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'dondoc-run-'))
  const server = await startEmbedded({ dataDir: path.join(dataDir, 'database'), log: () => undefined })
  const admin = new pg.Pool({ connectionString: server.connectionString, max: 1 })
  await admin.query(`create database ${TEMPLATE}`)
  const template = new pg.Pool({ connectionString: databaseUrl(server.connectionString, TEMPLATE), max: 2 })
  template.on('error', () => undefined)
  await migrate(template, path.join(packageRoot(), 'migrations'))
  await runMigrations({ pgPool: template })
  await template.end()
  await admin.end()
  project.provide('serverUrl', server.connectionString)
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}
