// How sure the reader says it is, against how often it is right, on the documents of test/written and, where it lies
// beside the repository, on the corpus.
//
//   npm run sureness [-- --by-field] [-- --table] [-- --folder DIR]
//
// --by-field prints a line for each field; --table counts the rows of src/reader/sureness-table.ts again;
// DIR holds other documents with their readings.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CAREFUL } from '../src/features/documents/rules.ts'
import { openPaper } from '../src/reader/open.ts'
import { paperOfText, readPaper } from '../src/reader/read.ts'
import { toForm } from '../src/reader/reading-form.ts'
import { shareOf } from '../src/reader/sureness-table.ts'
import { countRows, judge, judgeFirst, shares, step, told } from '../test/sureness.ts'
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
const written = await readWritten()
const sets = [['the written documents', written]]
let counted = written
if (existsSync(join(corpus, 'truth'))) {
  const pairs = readdirSync(join(corpus, 'text')).flatMap((file) => {
    const truth = JSON.parse(readFileSync(join(corpus, 'truth', file.replace(/\.txt$/, '.json')), 'utf8'))
    return pairOf(truth, paperOfText(readFileSync(join(corpus, 'text', file), 'utf8')))
  })
  counted = [...written, ...pairs]
  sets.push(['the corpus', pairs], ['both', counted])
} else console.log(`left out: the corpus (not at ${corpus})`)
if (more) {
  const pairs = []
  for (const file of readdirSync(more).filter((name) => /\.(txt|docx)$/.test(name))) {
    const truth = JSON.parse(readFileSync(join(more, file.replace(/\.\w+$/, '.reading.json')), 'utf8'))
    pairs.push(...pairOf(truth, await openPaper(join(more, file), file)))
  }
  sets.push([more, pairs])
}

const share = (right, of) => (of === 0 ? '    –' : (right / of).toFixed(3))
for (const [name, pairs] of sets) {
  const judged = judge(pairs).filter(told)
  console.log(`\n${name}: ${pairs.length} documents, ${judged.length} values\n`)
  console.log('| it says | values | right | share |\n| --- | --- | --- | --- |')
  for (const { name: row, values, right } of shares(judged, step))
    console.log(`| ${row} | ${values} | ${right} | ${share(right, values)} |`)
  const { first, others } = judgeFirst(pairs, CAREFUL)
  console.log(`\norders put first: ${first[1]}, of them with something wrong ${first[0]} (${share(...first)})`)
  console.log(`the other orders: ${others[1]}, of them with something wrong ${others[0]} (${share(...others)})`)
  if (process.argv.includes('--by-field'))
    for (const { name: row, values, right, said } of shares(judged, (one) => one.field))
      console.log(
        `${row.padEnd(14)} ${String(values).padStart(5)} values  said ${said.toFixed(3)}  right ${share(right, values)}`,
      )
}

if (process.argv.includes('--table')) {
  console.log('\nthe rows: now (in the table), before, share\n')
  for (const { field, why, row, now } of countRows(judge(counted))) {
    const old = now.join() === row.now.join() ? '' : `  (the table says ${row.now.join('/')})`
    const line = `${field}.${why}`.padEnd(36)
    console.log(
      `${line} ${now.join('/').padStart(8)} ${row.unseen.join('/').padStart(8)}  ${shareOf(row).toFixed(2)}${old}`,
    )
  }
}
