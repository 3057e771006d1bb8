// npm start: installs what is missing, builds what has changed, and runs the program in this process.
import { checkNode, ensureBuilt, ensureInstalled, guarded } from './prepare.mjs'

await guarded(async () => {
  checkNode()
  await ensureInstalled()
  await ensureBuilt()
})
process.env.NODE_ENV ??= 'production'
process.stderr.write('Đang khởi động …\n')
await import('../dist/server/main.js')
