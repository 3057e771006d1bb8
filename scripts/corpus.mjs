#!/usr/bin/env node
// Reads every text of the corpus and scores the readings against the truth.
//
//   npm run corpus -- [--by-document] [--json] [--keep DIR]
//   npm run corpus -- --written [--misses] [--json] [--set-floors]
//
// --written reads the documents of test/written instead, with the reader's source: no corpus and no build is needed.
// --misses prints what was missed, invented or read otherwise; --set-floors writes the score as the one not to fall below.
//
// The corpus lies beside the repository (../shared/corpus); CORPUS_DIR names another folder. Without one the script
// says so and ends well. Uses the built reader (dist/server); from source run it with `npx tsx scripts/corpus.mjs`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
if (process.argv.includes('--written')) {
  await scoreWritten()
  process.exit(0)
}
const corpus = process.env.CORPUS_DIR ? resolve(process.env.CORPUS_DIR) : resolve(root, '../shared/corpus')
const built = join(root, 'dist/server/reader')
const underTsx = process.execArgv.some((word) => word.includes('tsx'))
const folder = underTsx ? join(root, 'src/reader') : built
const ending = underTsx ? '.ts' : '.js'

const skip = (why) => {
  console.log(`corpus: skipped — ${why}`)
  process.exit(0)
}
for (const part of ['text', 'truth', 'score.mjs']) {
  if (!existsSync(join(corpus, part))) skip(`${join(corpus, part)} is not there (set CORPUS_DIR to a corpus)`)
}
if (!existsSync(join(folder, `read${ending}`)))
  skip(`${join(folder, `read${ending}`)} is not there (build first: npm run build)`)

const load = (name) => import(pathToFileURL(join(folder, name + ending)).href)
const { paperOfText, readPaper } = await load('read')
const { toForm } = await load('reading-form')

const keep = process.argv.indexOf('--keep')
const target = keep > 0 ? resolve(process.argv[keep + 1]) : mkdtempSync(join(tmpdir(), 'dondoc-corpus-'))
mkdirSync(target, { recursive: true })
for (const file of readdirSync(join(corpus, 'text')).filter((name) => name.endsWith('.txt'))) {
  const id = file.slice(0, -'.txt'.length)
  const reading = readPaper(paperOfText(readFileSync(join(corpus, 'text', file), 'utf8')))
  writeFileSync(join(target, `${id}.json`), JSON.stringify(toForm(id, file, reading), null, 2))
}
const passed = process.argv.slice(2).filter((word) => word === '--by-document' || word === '--json')
const scored = spawnSync(process.execPath, [join(corpus, 'score.mjs'), '--pred', target, ...passed], {
  stdio: 'inherit',
})
if (keep <= 0) rmSync(target, { recursive: true, force: true })
process.exit(scored.status ?? 1)

async function scoreWritten() {
  const { tsImport } = await import('tsx/esm/api')
  const { measure, readWritten, toFloors } = await tsImport('../test/written.ts', import.meta.url)
  const pairs = await readWritten()
  const measured = measure(pairs)
  if (process.argv.includes('--set-floors')) {
    const target = join(root, 'test/written/floors.json')
    writeFileSync(target, `${JSON.stringify(toFloors(measured), null, 2)}\n`)
  }
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(measured, null, 2))
    return
  }
  const row = (name, value) => console.log(`${name.padEnd(36)} ${value.toFixed(3)}`)
  const { fields, header, orders, documents } = measured
  console.log(`${documents.length} documents, ${documents.reduce((sum, { truth }) => sum + truth, 0)} orders`)
  for (const [name, value] of Object.entries(fields)) row(name, value)
  row('HEADER (mean of the above)', header)
  for (const [name, value] of Object.entries(orders)) row(`order ${name}`, value)
  for (const { truth, failure } of pairs) if (failure) console.log(`NOT READ  ${truth.id}: ${failure}`)
  for (const { id, truth, read, found, perfect } of documents)
    console.log(`${id.padEnd(36)} orders ${truth}, read ${read}, found ${found}, perfect ${perfect}`)
  if (process.argv.includes('--misses')) for (const document of documents) printMisses(document)
}

function printMisses({ id, head, missed, invented, otherwise }) {
  console.log(`\n${id}`)
  const short = (value) => JSON.stringify(value?.text === undefined ? value : [value.text, value.bound, value.date])
  const line = (mark, { path, assignees, action }) =>
    console.log(`  ${mark} ${path || '–'} [${assignees.join(' + ')}] ${action}`)
  for (const { field, truth, read } of head) console.log(`  head      ${field}: ${short(truth)}, read ${short(read)}`)
  for (const task of missed) line('missed   ', task)
  for (const task of invented) line('invented ', task)
  for (const { truth, read, fields } of otherwise) {
    for (const field of fields) {
      const values = `${field}: ${short(truth[field])}, read ${short(read[field])}`
      console.log(`  otherwise ${truth.path || '–'} ${values} (${truth.action.slice(0, 50)})`)
    }
  }
}
