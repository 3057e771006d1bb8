// What reading a file costs: processor time once a process is warm, memory, and how both grow with the file.
//
//   npm run bench:reader [-- --times 40]
//
// Needs a build (dist/server). Times are processor time, so that a busy machine changes them little. Recognition of a
// page is held against the tesseract of the system with the same language data where it is installed; the ratio that
// counts is that of recognising the same cleaned picture, in one thread each.
// Prints a table and, as its last line, one JSON object.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { draw, textPdf } from '../test/hostile/make.ts'
import { measureOcr } from './bench-ocr.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const reader = path.join(root, 'dist', 'server', 'reader')
const child = path.join(root, 'scripts', 'bench-reader-child.mjs')
if (!existsSync(path.join(reader, 'open.js'))) {
  console.error('dist/server/reader is missing: run `npm run build` first')
  process.exit(1)
}
const at = process.argv.indexOf('--times')
const times = Math.max(5, Number(at < 0 ? 40 : process.argv[at + 1]))
const work = mkdtempSync(path.join(os.tmpdir(), 'dondoc-bench-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

/** Reads a file in a process of its own under the ceilings of the reading room. */
function measure(file, warm = 40, count = times) {
  const run = spawnSync(
    process.execPath,
    ['--max-old-space-size=512', '--disable-wasm-trap-handler', child, reader, file, String(warm), String(count)],
    { encoding: 'utf8', maxBuffer: 1 << 24 },
  )
  if (run.status !== 0) throw new Error(`${path.basename(file)}: ${run.stderr}`)
  const said = JSON.parse(run.stdout.trim().split('\n').at(-1))
  const sorted = said.runs.toSorted((a, b) => a - b)
  return { ...said, median: sorted[sorted.length >> 1], p95: sorted[Math.ceil(sorted.length * 0.95) - 1] }
}

const rows = []
function row(name, value, unit, limit = null) {
  const rounded = Number(value.toFixed(unit === 'times' ? 2 : 1))
  rows.push({ name, value: rounded, unit, limit, ok: limit === null || rounded <= limit })
}

for (const [name, file, limit] of [
  ['a .docx of two pages', '612-cv-tu.docx', 60],
  ['a text PDF of two pages', '612-cv-tu.pdf', 150],
  ['a .docx with a table of assignments', '87-kh-tu.docx', null],
  ['a .txt', '05-ct-tu.txt', null],
]) {
  const one = measure(path.join(root, 'samples', file))
  row(`${name}: median`, one.median, 'ms', limit)
  row(`${name}: p95`, one.p95, 'ms')
  row(`${name}: the first in a new process`, one.first, 'ms')
  row(`${name}: peak memory`, one.peak, 'MiB')
}

const BODY = Array.from(
  { length: 34 },
  (_, line) =>
    `${line + 1}. Phòng Nội vụ chủ trì, phối hợp với Văn phòng thành phố rà soát hồ sơ số ${line}, báo cáo trước ngày ${(line % 28) + 1}/12/2026.`,
).join('\n')
const grown = {}
for (const pages of [10, 50, 200]) {
  const file = path.join(work, `${pages}.pdf`)
  const lines = BODY.split('\n')
  const page = lines.map((text, i) => draw({ x: 60, y: 800 - i * 22, text, size: 9 })).join('')
  writeFileSync(file, textPdf(Array.from({ length: pages }, () => page)))
  const one = measure(file, 1, 3)
  if (one.pages !== pages) throw new Error(`${pages} pages were made, ${one.pages} read`)
  grown[pages] = one
  row(`a text PDF of ${pages} pages: a page`, one.median / pages, 'ms')
  row(`a text PDF of ${pages} pages: peak memory`, one.peak, 'MiB')
}
row('time of a page, 200 pages against 10', grown[200].median / 200 / (grown[10].median / 10), 'times', 1.5)
row('memory a page, 10 to 50 pages', (grown[50].peak - grown[10].peak) / 40, 'MiB')
row('memory a page, 50 to 200 pages', (grown[200].peak - grown[50].peak) / 150, 'MiB')

const text = {}
for (const times_ of [1, 4, 16]) {
  const file = path.join(work, `${times_}.txt`)
  writeFileSync(file, Array.from({ length: times_ * 6 }, () => BODY).join('\n'))
  const one = measure(file, 2, 5)
  text[times_] = one.median
  row(`plain text of ${Math.round((BODY.length * 6 * times_) / 1000)} thousand characters`, one.median, 'ms')
}
row('sixteen times the text, time against sixteen times', text[16] / text[1] / 16, 'times', 1.5)

const ocr = await measureOcr(reader, path.join(root, 'samples', '612-cv-tu.pdf'), work)
row('a scanned page: recognised', ocr.alone, 'ms')
row('a scanned page: drawn', ocr.drawn, 'ms')
row('a scanned page: drawn, cleaned, recognised, looked through for stamps', ocr.whole, 'ms')
if (ocr.binary) {
  row("Debian's tesseract, the cleaned page, one thread", ocr.binary.clean, 'ms')
  row("Debian's tesseract, the page as it came, one thread", ocr.binary.raw, 'ms')
  row("Debian's tesseract, the cleaned page, threads as it likes", ocr.binary.threads, 'ms')
  row('a page recognised, against tesseract with one thread', ocr.binary.ratio, 'times', 1.7)
  row('a page cleaned, recognised, looked through for stamps, against the same', ocr.binary.wholeRatio, 'times')
} else console.log('left out: recognition against tesseract (it is not installed: apt install tesseract-ocr)')

console.log(`\nprocessor time; medians of ${times} readings in a warm process where no number of pages is given\n`)
const width = Math.max(...rows.map(({ name }) => name.length))
for (const { name, value, unit, limit, ok } of rows) {
  const bound = limit === null ? '' : `  ${ok ? 'ok' : 'TOO MUCH'}, limit ${limit} ${unit}`
  console.log(`${name.padEnd(width)}  ${String(value).padStart(8)} ${unit}${bound}`)
}
console.log(JSON.stringify({ bench: 'reader', rows }))
process.exit(rows.every(({ ok }) => ok) ? 0 : 1)
