// ./bin/dondoc COMMAND: the same services as the server, from the command line. Builds first when needed.
const { ensureBuilt, ensureInstalled, checkNode, guarded } = await import('../scripts/prepare.mjs')
await guarded(async () => {
  checkNode()
  await ensureInstalled()
  await ensureBuilt()
})
await import('../dist/server/cli.js')
