/**
 * The PDF library, for reading only. On loading it looks for a drawing library, a piece of native code that a process
 * with hostile files has no business with, and fails where the drawing types of browsers are missing. Neither is ever
 * used for text: the package is marked as loaded and empty, the types are empty classes.
 */
import Module, { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'

const require = createRequire(import.meta.url)
const library = dirname(require.resolve('pdfjs-dist/package.json'))

function withoutDrawing(): void {
  const world = globalThis as Record<string, unknown>
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D', 'Response']) if (!(name in world)) world[name] = class {}
  try {
    const path = createRequire(join(library, 'package.json')).resolve('@napi-rs/canvas')
    if (require.cache[path]) return
    const empty = new Module(path)
    empty.loaded = true
    require.cache[path] = empty
  } catch {
    // Not installed: nothing to keep out.
  }
}

withoutDrawing()
export const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')

/** Folders of the library's data, in the form that it asks for. */
export const PDF_DATA = {
  cMapUrl: join(library, 'cmaps') + sep,
  standardFontDataUrl: join(library, 'standard_fonts') + sep,
}
