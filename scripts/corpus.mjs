#!/usr/bin/env node
// Reads every text of the corpus and scores the readings against the truth.
//
//   npm run corpus -- [--by-document] [--json] [--keep DIR]
//
// The corpus lies beside the repository (../shared/corpus); CORPUS_DIR names another folder. Without one the script
// says so and ends well. Uses the built reader (dist/server); from source run it with `npx tsx scripts/corpus.mjs`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
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
