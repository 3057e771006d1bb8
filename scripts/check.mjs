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

const failed = []
let passed = 0
/** One step after the other; each is named when it ends, below what it had to say. */
async function inTurn(steps) {
  for (const [name, step] of steps) {
    const began = performance.now()
    const ok = (await step()) === 0
    process.stdout.write(
      `── ${name}: ${ok ? 'passed' : 'FAILED'}, ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
    )
    if (ok) passed += 1
    else failed.push(name)
  }
}

// What only reads goes side by side; the violation is planted when nobody else looks.
await Promise.all([
  inTurn([
    ['format', () => run(...tool('oxfmt/bin/oxfmt', '--check', 'src', 'test', 'scripts'))],
    ['lint', () => run(...tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings', 'src', 'test', 'scripts'))],
    ['dead code', () => run(...tool('knip/bin/knip.js'))],
  ]),
  inTurn([
    ['types: web', () => run(...tool('typescript/bin/tsc', '-p', 'tsconfig.web.json'))],
    ['types: all, with tests', () => run(...tool('typescript/bin/tsc', '-p', 'tsconfig.json'))],
    ['openapi', () => run(process.execPath, [path.join(root, 'dist', 'server', 'cli.js'), 'openapi', '--check'])],
  ]),
])
await inTurn([
  ['boundaries', () => run(...cruise())],
  ['boundaries: planted violation', plantedViolation],
])
process.stdout.write(failed.length ? `check: ${failed.join(', ')} failed\n` : `check: all ${passed} steps passed\n`)
process.exit(failed.length ? 1 : 0)
