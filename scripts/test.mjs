// npm test: everything, on the real embedded database and in a real browser. Arguments go to the test runner.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkNode, ensureBuilt, ensureInstalled, guarded, run, tool } from './prepare.mjs'

await guarded(async () => {
  checkNode()
  await ensureInstalled()
  await ensureBuilt()
})
const dir = mkdtempSync(path.join(os.tmpdir(), 'dondoc-test-'))
const report = path.join(dir, 'report.json')
const [command, args] = tool(
  'vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
)
const code = await run(command, args)
try {
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTotalTests: total,
    testResults: files,
  } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that could not be loaded has no failed test of its own, and still failed.
  const broken = files.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  process.stdout.write(`\n${passed} passed, ${failed + broken} failed, ${pending} skipped\n`)
  if (total === 0) process.exitCode = 1
} catch {
  process.stdout.write('\n0 passed, 1 failed\n')
}
rmSync(dir, { recursive: true, force: true })
process.exit(code || (process.exitCode ?? 0))
