/** Reads the configuration, opens the house, closes it in order. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { newSetupToken, tenantOfMode } from './features/identity/index.js'
import { openHouse, type House } from './house.js'
import { words } from './kernel/words/index.js'
import { ConfigError, readConfig, type Config } from './platform/config.js'
import { DatabaseError } from './platform/database/errors.js'
import { stderrLog } from './platform/log.js'
import { noteRunning } from './platform/running.js'
import { openPracticeOffice } from './practice.js'

const log = stderrLog(true)

/** How often it is looked at what is to be reminded of now. */
const TURN = 60_000

/** The address that people open; a name that this machine answers to. */
const addressOf = (config: Config, port: number): string =>
  `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`

async function listen(house: House, config: Config): Promise<number> {
  await house.server.listen({ host: config.host, port: config.port })
  const address = house.server.server.address()
  return typeof address === 'object' && address ? address.port : config.port
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const webDir = path.join(config.root, 'dist', 'web')
  const house = await openHouse(config, log, { webDir: existsSync(webDir) ? webDir : null, turnMs: TURN })
  const forget = noteRunning(config.dataDir, house.database.connectionString)
  let closing: Promise<void> | null = null
  const stop = (): void => {
    closing ??= house.close().then(() => {
      forget()
      process.exit(0)
    })
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    if (config.mode === 'practice') await openPracticeOffice(house, path.join(config.root, 'samples'))
    const address = addressOf(config, await listen(house, config))
    if (config.mode === 'office' && !(await tenantOfMode(house.db, 'office'))) {
      const token = await newSetupToken(house.db, house.clock())
      process.stdout.write(words.console.setup(`${address}/thiet-lap?ma=${token}`))
    }
    process.stdout.write(words.console.ready(address))
    process.send?.({ ready: address })
  } catch (error) {
    await house.close()
    forget()
    throw error
  }
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return words.console.portTaken(process.env.PORT ?? '3300')
  if (code === 'EACCES' && /listen/.test(message)) return words.console.portForbidden(process.env.PORT ?? '3300')
  if (error instanceof ConfigError || error instanceof DatabaseError) return `${message}\n`
  return `${(error as Error).stack ?? String(error)}\n`
}

start().catch((error: unknown) => {
  process.stderr.write(explain(error))
  process.exit(1)
})
