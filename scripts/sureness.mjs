// How sure the reader says it is, against how often it is right, on the documents of test/written and, where it lies
// beside the repository, on the corpus.
//
//   npm run sureness [-- --by-rule] [-- --folder DIR]     (DIR: other documents with their readings)
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPaper } from '../src/reader/open.ts'
import { paperOfText, readPaper } from '../src/reader/read.ts'
import { toForm } from '../src/reader/reading-form.ts'
import { judge, shares, step } from '../test/sureness.ts'
import { readWritten } from '../test/written.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const corpus = process.env.CORPUS_DIR ? resolve(process.env.CORPUS_DIR) : resolve(root, '../shared/corpus')
const at = process.argv.indexOf('--folder')
const more = at < 0 ? null : resolve(process.argv[at + 1])

const pairOf = (truth, paper) => {
  try {
    const reading = readPaper(paper)
    return [{ truth, reading, read: toForm(truth.id, truth.source, reading) }]
  } catch {
    return []
  }
}
const sets = [['the written documents', await readWritten()]]
if (existsSync(join(corpus, 'truth'))) {
  const pairs = readdirSync(join(corpus, 'text')).flatMap((file) => {
    const truth = JSON.parse(readFileSync(join(corpus, 'truth', file.replace(/\.txt$/, '.json')), 'utf8'))
    return pairOf(truth, paperOfText(readFileSync(join(corpus, 'text', file), 'utf8')))
  })
  sets.push(['the corpus', pairs])
} else console.log(`left out: the corpus (not at ${corpus})`)
if (more) {
  const pairs = []
  for (const file of readdirSync(more).filter((name) => /\.(txt|docx)$/.test(name))) {
    const truth = JSON.parse(readFileSync(join(more, file.replace(/\.\w+$/, '.reading.json')), 'utf8'))
    pairs.push(...pairOf(truth, await openPaper(join(more, file), file)))
  }
  sets.push([more, pairs])
}
if (sets.length > 1) sets.push(['all together', sets.flatMap(([, pairs]) => pairs)])

for (const [name, pairs] of sets) {
  const judged = judge(pairs)
  console.log(`\n${name}: ${pairs.length} documents, ${judged.length} values\n`)
  const print = (rows) => {
    for (const { name: row, values, right, said } of rows)
      console.log(
        `${row.padEnd(44)} ${String(values).padStart(5)} values  said ${said.toFixed(3)}  right ${(right / values).toFixed(3)}`,
      )
  }
  print(shares(judged, step))
  console.log()
  print(
    shares(judged, (one) =>
      process.argv.includes('--by-rule') ? `${one.field} · ${one.by} · ${one.sure}` : one.field,
    ),
  )
}
