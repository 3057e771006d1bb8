/** Makes scans out of written pages: yellowed, noisy, askew, as pictures in a PDF or by themselves. */
import { encode } from 'fast-png'
import zlib from 'node:zlib'
import { openPdfPages, type PagePixels } from '../src/reader/files/page-pixels.js'
import { textPdf } from './hostile/make.js'

/** The upper part of a page of a PDF drawn, then made to look like paper from a scanner. Always the same for the same page. */
export async function scanned(pdf: Buffer, page: number, degrees = 1.3, upper = 1): Promise<PagePixels> {
  const pages = await openPdfPages(pdf)
  const clean = await pages.pixelsOf(page, { dotsPerInch: 200 })
  pages.close()
  const { width } = clean
  const height = Math.round(clean.height * upper)
  const data = new Uint8Array(width * height * 4).fill(255)
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  let seed = 7
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2]
      const fromX = Math.round(dx * cos + dy * sin + width / 2)
      const fromY = Math.round(dy * cos - dx * sin + height / 2)
      const inside = fromX >= 0 && fromY >= 0 && fromX < width && fromY < height
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      const noise = (seed / 2_147_483_648 - 0.5) * 50
      // Darker towards one edge, and yellow.
      const paper = [235, 222, 180].map((value) => value * (1 - (0.2 * x) / width))
      for (let c = 0; c < 3; c++) {
        const ink = inside ? clean.data[(fromY * width + fromX) * 4 + c]! / 255 : 1
        data[(y * width + x) * 4 + c] = Math.max(0, Math.min(255, paper[c]! * (0.15 + 0.85 * ink) + noise))
      }
    }
  }
  return { ...clean, height, data }
}

function colours({ width, height, data }: PagePixels): Buffer {
  const rgb = Buffer.alloc(width * height * 3)
  for (let i = 0; i < width * height; i++) rgb.set(data.subarray(i * 4, i * 4 + 3), i * 3)
  return rgb
}

/** Drawing operations that lay a picture on an A4 page, from the top on. */
export function drawPicture(picture: PagePixels): string {
  const packed = zlib.deflateSync(colours(picture), { level: 1 }).toString('hex')
  const { width, height } = picture
  const high = (595 * height) / width
  return `q 595 0 0 ${high} 0 ${842 - high} cm BI /W ${width} /H ${height} /CS /RGB /BPC 8 /F[/AHx/Fl] ID ${packed}> EI Q\n`
}

/** A PDF without any text. */
export const scanPdf = (pictures: PagePixels[]): Buffer => textPdf(pictures.map(drawPicture))

export function pngOf(picture: PagePixels): Buffer {
  return Buffer.from(encode({ ...picture, data: colours(picture), channels: 3, depth: 8 }))
}

/** MẬT as a red stamp in a frame, drawn with strokes. */
export const SECRET_STAMP =
  '0.8 0.1 0.15 RG 5 w 80 690 m 80 720 l 93 702 l 106 720 l 106 690 l S ' +
  '114 690 m 127 720 l 140 690 l S 119 700 m 135 700 l S 146 718 m 170 718 l S 158 718 m 158 690 l S ' +
  '2.5 w 119 726 m 127 732 l 135 726 l S 4 w 125 683 m 129 683 l S 2 w 70 675 110 65 re S\n'
