// One process that recognises one page again and again, each time it is told to on its input.
//
//   node bench-ocr-child.mjs BUILT_READER_FOLDER SCAN.png CLEANED.pgm
//
// Writes the cleaned page to CLEANED.pgm and prints "ready"; then for every line that comes in one JSON object, with the
// processor time in ms of the page as the reader takes it (`whole`: drawn, cleaned, recognised, looked through for stamps),
// of drawing it, and of recognising the cleaned page alone.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const [folder, scan, cleaned] = process.argv.slice(2)
const load = (name) => import(pathToFileURL(join(resolve(folder), 'files', name)).href)
const { pictureAsPdf } = await load('picture.js')
const { openPdfPages } = await load('page-pixels.js')
const { cleanPage } = await load('page-cleaning.js')
const { openRecogniser } = await load('recogniser.js')
const { recognisePage } = await load('scanned-page.js')

const DOTS_PER_INCH = 200
const { pdf, width, height } = pictureAsPdf(readFileSync(scan))
const pages = await openPdfPages(pdf)
const picture = { dotsPerInch: DOTS_PER_INCH, maxPixels: width * height }
const clean = cleanPage(await pages.pixelsOf(1, picture))
writeFileSync(cleaned, Buffer.concat([Buffer.from(`P5\n${clean.width} ${clean.height}\n255\n`), clean.data]))
const recogniser = await openRecogniser()

const timed = async (work) => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
const once = async () => ({
  whole: await timed(() => recognisePage(pages, 1, picture.maxPixels)),
  drawn: await timed(() => pages.pixelsOf(1, picture)),
  alone: await timed(() => recogniser.recognise(clean, DOTS_PER_INCH)),
})
await once()
console.log('ready')
for await (const _line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await once()))
