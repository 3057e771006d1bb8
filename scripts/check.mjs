// npm run check: format, lint, types, boundaries (with a planted violation that must be caught), dead code, OpenAPI.
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checkNode, ensureBuilt, ensureInstalled, guarded, root, run, tool } from './prepare.mjs'

await guarded(async () => {
  checkNode()
  await ensureInstalled()
  await ensureBuilt()
})

const cruise = (...more) =>
  tool('dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', '.dependency-cruiser.cjs', ...more)

/** A boundary checker can pass because it looked at nothing: plant a violation and expect it to be named. */
async function plantedViolation() {
  const planted = path.join(root, 'src', 'kernel', 'planted-violation.ts')
  writeFileSync(planted, "import { readFileSync } from 'node:fs'\nexport const planted = readFileSync\n")
  try {
    const [command, args] = cruise('--output-type', 'err')
    const code = await run(command, args, { stdio: 'ignore' })
    if (code === 0) process.stderr.write('boundaries: the planted violation was not caught\n')
    return code === 0 ? 1 : 0
  } finally {
    rmSync(planted, { force: true })
  }
}

const steps = [
  ['format', () => run(...tool('oxfmt/bin/oxfmt', '--check', 'src', 'test', 'scripts'))],
  ['lint', () => run(...tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings', 'src', 'test', 'scripts'))],
  ['types: web', () => run(...tool('typescript/bin/tsc', '-p', 'tsconfig.web.json'))],
  ['types: all, with tests', () => run(...tool('typescript/bin/tsc', '-p', 'tsconfig.json'))],
  ['boundaries', () => run(...cruise())],
  ['boundaries: planted violation', plantedViolation],
  ['dead code', () => run(...tool('knip/bin/knip.js'))],
  ['openapi', () => run(process.execPath, [path.join(root, 'dist', 'server', 'cli.js'), 'openapi', '--check'])],
]
const failed = []
for (const [name, step] of steps) {
  process.stdout.write(`── ${name}\n`)
  if ((await step()) !== 0) failed.push(name)
}
process.stdout.write(
  failed.length ? `check: ${failed.join(', ')} failed\n` : `check: all ${steps.length} steps passed\n`,
)
process.exit(failed.length ? 1 : 0)
