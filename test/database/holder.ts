// Holds the database of a folder until it is killed; says the server's process id, or the code of the refusal.
import { startEmbedded } from '../../src/platform/database/embedded.js'

try {
  const server = await startEmbedded({ dataDir: process.argv[2]!, log: () => {} })
  console.log(`pid ${server.pid}`)
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
} catch (error) {
  console.log((error as { code?: string }).code ?? String(error))
  setTimeout(() => process.exit(1), 100)
}
