/**
 * Recognition of printed Vietnamese: Tesseract as WebAssembly with the language data of a package, in this very
 * thread. The wrapper that usually goes with it starts a thread or process of its own and can fetch data from the
 * network; neither has a place in a process that holds a file of unknown making.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { GreyPage } from './page-cleaning.js'

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A word with its place in pixels and 0…100 how sure the engine is of its letters. */
export interface RecognisedWord extends Box {
  text: string
  confidence: number
}

/** A line of writing from left to right. */
export interface RecognisedLine {
  words: RecognisedWord[]
  /** Height of its base line, and of its type (from the deepest descender to the highest ascender), in pixels. */
  baseline: number
  height: number
}

export interface Recogniser {
  /** `scattered`: words anywhere, such as stamps, instead of the lines and columns of a page. */
  recognise(page: GreyPage, dotsPerInch: number, scattered?: boolean): RecognisedLine[]
}

interface Engine {
  Init(folder: null, language: string, mode: number, config: null): number
  SetVariable(name: string, value: string): boolean
  SetImageFile(orientation: number, angle: number): number
  Recognize(monitor: null): number
  GetIterator(): Results | null
  Clear(): void
}

/** The words of a page one after the other. */
interface Results {
  IsAtBeginningOf(level: number): boolean
  /** Moves on; false behind the last one. */
  Next(level: number): boolean
  GetUTF8Text(level: number): string
  Confidence(level: number): number
  getBoundingBox(level: number): EngineBox
  getBaseline(level: number): EngineBox
  getRowAttributes(): { row_height: number }
  __destroy__(): void
}

interface EngineModule {
  _emscripten_enum_PageIteratorLevel_RIL_TEXTLINE(): number
  _emscripten_enum_PageIteratorLevel_RIL_WORD(): number
  FS: { writeFile(name: string, data: Uint8Array): void; unlink(name: string): void }
  TessBaseAPI: new () => Engine
}

interface EngineBox {
  x0: number
  y0: number
  x1: number
  y1: number
}

const require = createRequire(import.meta.url)
const LANGUAGE = 'vie'
/** The integer form of the best data: as good as the larger one in ten of eleven sets of pages, a third of its size. */
const DATA = '4.0.0_best_int'
/** Neural network only; the data holds nothing else. */
const NETWORK_ONLY = 1
/** The engine's ways to look for lines. */
const WHOLE_PAGE = '3'
const SCATTERED = '11'
/** Where the engine looks for its picture. */
const PICTURE = '/input'

let loaded: Promise<Recogniser> | undefined

/** The recogniser of this process, loaded when it is first asked for (about 0.4 s). */
export function openRecogniser(): Promise<Recogniser> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Recogniser> {
  const start = require('tesseract.js-core/tesseract-core-simd-lstm.js') as (options: object) => Promise<EngineModule>
  // What the engine prints are remarks about parameters and resolutions; its failures are thrown.
  const engineModule = await start({ print: () => {}, printErr: () => {} })
  const folder = join(dirname(require.resolve(`@tesseract.js-data/${LANGUAGE}/package.json`)), DATA)
  engineModule.FS.writeFile(
    `${LANGUAGE}.traineddata`,
    gunzipSync(readFileSync(join(folder, `${LANGUAGE}.traineddata.gz`))),
  )
  const engine = new engineModule.TessBaseAPI()
  if (engine.Init(null, LANGUAGE, NETWORK_ONLY, null) !== 0) throw new Error('the language data was not taken')
  return {
    recognise(page, dotsPerInch, scattered = false) {
      engine.SetVariable('tessedit_pageseg_mode', scattered ? SCATTERED : WHOLE_PAGE)
      engine.SetVariable('user_defined_dpi', String(Math.round(dotsPerInch)))
      engineModule.FS.writeFile(PICTURE, asPgm(page))
      try {
        if (engine.SetImageFile(1, 0) !== 0) throw new Error('the picture was not taken')
        if (engine.Recognize(null) !== 0) throw new Error('recognition failed')
        return linesOf(engine.GetIterator(), engineModule)
      } finally {
        engine.Clear()
        engineModule.FS.unlink(PICTURE)
      }
    },
  }
}

/** Portable grey map: the plainest form of a picture that the engine takes. */
function asPgm({ width, height, data }: GreyPage): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
  const file = new Uint8Array(head.length + data.length)
  file.set(head)
  file.set(data, head.length)
  return file
}

/** What was recognised, word for word; the engine's own JSON says the same and takes five times as long. */
function linesOf(results: Results | null, engineModule: EngineModule): RecognisedLine[] {
  if (!results) return []
  const ofLine = engineModule._emscripten_enum_PageIteratorLevel_RIL_TEXTLINE()
  const ofWord = engineModule._emscripten_enum_PageIteratorLevel_RIL_WORD()
  const lines: RecognisedLine[] = []
  do {
    if (lines.length === 0 || results.IsAtBeginningOf(ofLine)) {
      const { y0, y1 } = results.getBaseline(ofLine)
      lines.push({ words: [], baseline: (y0 + y1) / 2, height: results.getRowAttributes().row_height })
    }
    const text = results.GetUTF8Text(ofWord).trim()
    // Pictures and rules come as words of a blank.
    if (text === '') continue
    const { x0, y0, x1, y1 } = results.getBoundingBox(ofWord)
    const confidence = Math.floor(results.Confidence(ofWord))
    lines.at(-1)!.words.push({ text, confidence, left: x0, top: y0, right: x1, bottom: y1 })
  } while (results.Next(ofWord))
  results.__destroy__()
  return lines.filter((line) => line.words.length > 0)
}
