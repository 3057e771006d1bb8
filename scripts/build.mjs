import { checkNode, ensureBuilt, ensureInstalled, guarded } from './prepare.mjs'

await guarded(async () => {
  checkNode()
  await ensureInstalled()
  await ensureBuilt()
})
