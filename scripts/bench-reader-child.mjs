// One process that reads one file again and again, as a child of the reading room that has been at work for a while.
//
//   node bench-reader-child.mjs BUILT_READER_FOLDER FILE WARM TIMES
//
// Prints one JSON object: processor time of the first reading and of each warm one (ms), and the peak of resident memory (MiB).
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, file, warm, times] = process.argv.slice(2)
const load = (name) => import(pathToFileURL(join(resolve(folder), name)).href)
const { openPaper } = await load('open.js')
const { readPaper } = await load('read.js')

const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const once = async () => {
  const before = cpu()
  const paper = await openPaper(file, file)
  const reading = readPaper(paper)
  return { ms: cpu() - before, pages: paper.pages, orders: reading.orders.length }
}

const first = await once()
for (let i = 0; i < Number(warm); i++) await once()
const runs = []
for (let i = 0; i < Number(times); i++) runs.push((await once()).ms)
const peak = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ first: first.ms, pages: first.pages, orders: first.orders, runs, peak }))
