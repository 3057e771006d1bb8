import { readFile, stat } from 'node:fs/promises'
import { formatOf } from './files/kind.js'
import { isOutOfMemory, ReaderRefusal, type ReaderRefusalCode } from './files/refusal.js'
import type { HowToRecognise } from './files/scanned-file.js'
import type { Paper } from './paper.js'

export { ReaderRefusal, type ReaderRefusalCode }

/** Largest file that is opened at all. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

/**
 * Opens a file as a paper, by what its bytes are. `fileName` is the name the sender gave it: its extension must agree.
 * Every failure is a `ReaderRefusal`, save that of memory, which only the parent of the process can judge.
 */
export async function openPaper(path: string, fileName: string, how: HowToRecognise = {}): Promise<Paper> {
  const { size } = await stat(path)
  if (size > MAX_FILE_BYTES) throw new ReaderRefusal('too-large', { what: 'file', limit: MAX_FILE_BYTES })
  return openPaperOf(await readFile(path), fileName, how)
}

/** The same for bytes at hand. */
export async function openPaperOf(bytes: Buffer, fileName: string, how: HowToRecognise = {}): Promise<Paper> {
  return openBytes(bytes, fileName, { ...how, progress: inSum(how.progress) })
}

/** Bytes by what they are; a package within a package is not opened. */
async function openBytes(bytes: Buffer, fileName: string, how: HowToRecognise, inside = false): Promise<Paper> {
  const format = await formatOf(bytes, fileName)
  try {
    // The readers are loaded when needed: the one for PDF alone takes longer to load than most files to read.
    if (format === 'docx') return await (await import('./files/docx.js')).readDocx(bytes)
    if (format === 'edxml') {
      if (inside) throw new ReaderRefusal('unsupported-kind', { kind: 'edxml' })
      const { readEdxml } = await import('./files/edxml.js')
      return await readEdxml(bytes, (attached, name) => openBytes(attached, name, how, true))
    }
    if (format === 'html') return (await import('./files/html.js')).readHtml(bytes)
    if (format === 'rtf') return (await import('./files/rtf.js')).readRtf(bytes)
    if (format === 'doc') return (await import('./files/doc.js')).readDoc(bytes)
    if (format === 'pdf') return await (await import('./files/pdf.js')).readPdf(bytes, how)
    if (format === 'image') return await (await import('./files/pdf.js')).readPicture(bytes, how)
    return (await import('./files/txt.js')).readTxt(bytes)
  } catch (error) {
    if (error instanceof ReaderRefusal) throw error
    if (isOutOfMemory(error)) throw new ReaderRefusal('out-of-memory')
    throw error
  }
}

/** Pages of several scans in one package, counted on. */
function inSum(progress: HowToRecognise['progress']): HowToRecognise['progress'] {
  let before = 0
  return (done, of) => {
    progress?.(before + done, before + of)
    if (done === of) before += of
  }
}
