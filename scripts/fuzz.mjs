// Damaged copies of the samples through the reading room.
//
//   npm run fuzz [-- COUNT] [-- --from NUMBER]     (2,000 from 1; a number always gives the same damaged file)
//
// Needs a build (dist/server). Ends with 1 where the reader fell, took more than 20 s or held more than 512 MiB. The files
// are read one after the other; their time is processor time where the system tells it, which a busy machine changes little.
import { fuzz } from '../test/hostile/fuzz.ts'

const at = process.argv.indexOf('--from')
const first = at < 0 ? 1 : Number(process.argv[at + 1])
const count = Number(process.argv[2] ?? 2000) || 2000
const { outcomes, fallen, slowestMs, dearestMs, peakKilobytes } = await fuzz(first, count, 1)
const longest = dearestMs ?? slowestMs
for (const [outcome, files] of Object.entries(outcomes).toSorted((a, b) => b[1] - a[1]))
  console.log(`${outcome.padEnd(24)} ${String(files).padStart(6)}`)
console.log(
  `most ${dearestMs === null ? 'time' : 'processor time'} of a file ${(longest / 1000).toFixed(1)} s (slowest by the clock ${(slowestMs / 1000).toFixed(1)} s), most memory of a process ${Math.round((peakKilobytes ?? 0) / 1024)} MiB`,
)
if (fallen.length) console.log(`the reader fell over: ${fallen.join(', ')}`)
process.exit(fallen.length || longest > 20_000 || (peakKilobytes ?? 0) > 512 * 1024 ? 1 : 0)
