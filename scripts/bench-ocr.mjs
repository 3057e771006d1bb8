// Recognition of a page against Debian's `tesseract` with the same language data, in turns, for the reader's benchmark.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { pngOf, scanned } from '../test/scan.ts'

const here = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)
/** Pages that the binary is given at once: its start is shared among them, as ours is among the pages of a warm child. */
const PAGES = 3

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** Whether the binary is there, with a shell that tells its processor time. */
export const hasTesseract = () => spawnSync('bash', ['-c', 'command -v tesseract']).status === 0

/** Processor time of the binary for one page, in ms. */
function binary(list, data, threads) {
  const script = 'TIMEFORMAT="%U %S"; time tesseract "$1" stdout -l vie --tessdata-dir "$2" --dpi 200 >/dev/null 2>&1'
  const env = { ...process.env, ...(threads === null ? {} : { OMP_THREAD_LIMIT: String(threads) }) }
  const run = spawnSync('bash', ['-c', script, 'bash', list, data], { encoding: 'utf8', env })
  const [user, system] = run.stderr.trim().split(/\s+/).map(Number)
  if (run.status !== 0 || !(user > 0)) throw new Error(`tesseract: ${run.stderr}`)
  return ((user + system) * 1000) / PAGES
}

/** Rounds in which each takes its turn; answers medians in ms, and the medians of the rounds' own ratios. */
export async function measureOcr(reader, pdf, work, rounds = 5) {
  const paths = { scan: join(work, 'scan.png'), clean: join(work, 'clean.pgm'), raw: join(work, 'raw.pgm') }
  const page = await scanned(readFileSync(pdf), 1)
  writeFileSync(paths.scan, pngOf(page))
  const grey = Buffer.alloc(page.width * page.height)
  for (let i = 0; i < grey.length; i++) {
    const [r, g, b] = page.data.subarray(i * 4, i * 4 + 3)
    grey[i] = Math.round(0.299 * r + 0.587 * g + 0.114 * b)
  }
  writeFileSync(paths.raw, Buffer.concat([Buffer.from(`P5\n${page.width} ${page.height}\n255\n`), grey]))
  const data = dirname(require.resolve('@tesseract.js-data/vie/package.json'))
  const packed = readFileSync(join(data, '4.0.0_best_int/vie.traineddata.gz'))
  writeFileSync(join(work, 'vie.traineddata'), gunzipSync(packed))

  const child = spawn(
    process.execPath,
    [
      '--max-old-space-size=512',
      '--disable-wasm-trap-handler',
      join(here, 'bench-ocr-child.mjs'),
      reader,
      paths.scan,
      paths.clean,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  try {
    await lines.next()
    const listOf = (name) => {
      const list = join(work, `${name}.txt`)
      writeFileSync(list, `${Array(PAGES).fill(paths[name]).join('\n')}\n`)
      return list
    }
    const lists = hasTesseract() ? { clean: listOf('clean'), raw: listOf('raw') } : null
    const seen = []
    for (let i = 0; i < rounds; i++) {
      child.stdin.write('\n')
      const ours = JSON.parse((await lines.next()).value)
      seen.push({
        ...ours,
        ...(lists
          ? {
              clean: binary(lists.clean, work, 1),
              raw: binary(lists.raw, work, 1),
              threads: binary(lists.clean, work, null),
            }
          : {}),
      })
    }
    const of = (pick) => median(seen.map(pick))
    return {
      whole: of((round) => round.whole),
      drawn: of((round) => round.drawn),
      alone: of((round) => round.alone),
      binary: lists && {
        clean: of((round) => round.clean),
        raw: of((round) => round.raw),
        threads: of((round) => round.threads),
        ratio: of((round) => round.alone / round.clean),
        wholeRatio: of((round) => (round.whole - round.drawn) / round.clean),
      },
    }
  } finally {
    child.stdin.end()
    child.kill()
  }
}
