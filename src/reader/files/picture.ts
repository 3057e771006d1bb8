/**
 * A photo or scan of one page that comes as a picture of its own. It is put, as it is, into a PDF of one page: so there
 * is one program that unpacks pictures (PDFium, WebAssembly), and everything that is done for pages of a PDF is done
 * for photos.
 */
import { decode, type DecodedPng } from 'fast-png'
import { isOutOfMemory, ReaderRefusal } from './refusal.js'

/** Most pixels of a picture: what telephones make at their finest, and a page of A4 at 600 dots per inch. */
export const MAX_PICTURE_PIXELS = 52_000_000
/** Longest side of the page that a picture is put on, in points: that of A4. */
const PAGE_POINTS = 842

export interface PicturePage {
  /** A PDF of one page, upright as the camera meant it. */
  pdf: Buffer
  /** Pixels of the picture. */
  width: number
  height: number
}

interface Facts {
  width: number
  height: number
}

/** The picture as a PDF. Refuses what is damaged or larger than any camera makes, before it is unpacked. */
export function pictureAsPdf(bytes: Buffer): PicturePage {
  if (bytes.readUInt16BE(0) === 0xffd8) return jpegAsPdf(bytes)
  return pngAsPdf(bytes)
}

function mustBeOfSize({ width, height }: Facts): void {
  if (width < 1 || height < 1) throw new ReaderRefusal('picture-broken', { reason: 'size' })
  if (width * height > MAX_PICTURE_PIXELS)
    throw new ReaderRefusal('picture-too-large', {
      megapixels: Math.round((width * height) / 1e6),
      limit: MAX_PICTURE_PIXELS / 1e6,
    })
}

interface JpegFacts extends Facts {
  components: number
  /** Written by programs that store the four inks inverted. */
  adobe: boolean
  /** How the camera was held, 1…8 as in Exif. */
  orientation: number
}

function jpegAsPdf(bytes: Buffer): PicturePage {
  const facts = factsOfJpeg(bytes)
  mustBeOfSize(facts)
  const { width, height, components, adobe } = facts
  const space = components === 1 ? '/DeviceGray' : components === 3 ? '/DeviceRGB' : '/DeviceCMYK'
  const inverted = components === 4 && adobe ? '/Decode[1 0 1 0 1 0 1 0]' : ''
  return {
    pdf: pageOf(facts, `/ColorSpace${space}/BitsPerComponent 8/Filter/DCTDecode${inverted}`, bytes, facts.orientation),
    width,
    height,
  }
}

/** Reads the segments up to the picture's data, and makes sure that the data come to an end. */
function factsOfJpeg(bytes: Buffer): JpegFacts {
  let size: (Facts & { components: number }) | undefined
  let adobe = false
  let orientation = 1
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) break
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at + 4, at + 2 + length)
    const isSize = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isSize && segment.length >= 6) {
      size = { height: segment.readUInt16BE(1), width: segment.readUInt16BE(3), components: segment[5]! }
    } else if (marker === 0xe1 && segment.subarray(0, 6).toString('latin1') === 'Exif\0\0') {
      orientation = orientationOf(segment.subarray(6))
    } else if (marker === 0xee && segment.subarray(0, 5).toString('latin1') === 'Adobe') adobe = true
    else if (marker === 0xda) break
    at += 2 + length
  }
  const ends = bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > at
  if (!size || ![1, 3, 4].includes(size.components) || !ends)
    throw new ReaderRefusal('picture-broken', { reason: 'jpeg' })
  return { ...size, adobe, orientation }
}

const ORIENTATION_TAG = 0x0112

/** The orientation in the first directory of Exif data, 1 where there is none. */
function orientationOf(exif: Buffer): number {
  const little = exif.subarray(0, 2).toString('latin1') === 'II'
  const short = (at: number): number =>
    at + 2 > exif.length ? 0 : little ? exif.readUInt16LE(at) : exif.readUInt16BE(at)
  const long = (at: number): number =>
    at + 4 > exif.length ? 0 : little ? exif.readUInt32LE(at) : exif.readUInt32BE(at)
  const directory = long(4)
  const entries = short(directory)
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12
    if (short(entry) === ORIENTATION_TAG) {
      const value = short(entry + 8)
      return value >= 1 && value <= 8 ? value : 1
    }
  }
  return 1
}

function pngAsPdf(bytes: Buffer): PicturePage {
  if (bytes.length < 33 || bytes.subarray(12, 16).toString('latin1') !== 'IHDR')
    throw new ReaderRefusal('picture-broken', { reason: 'png' })
  mustBeOfSize({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) })
  let png: DecodedPng
  try {
    png = decode(bytes, { checkCrc: true })
  } catch (error) {
    throw isOutOfMemory(error) ? error : new ReaderRefusal('picture-broken', { reason: 'png' })
  }
  const { width, height } = png
  const { data, channels, depth } = opaque(png)
  const palette = png.palette && `[/Indexed/DeviceRGB ${png.palette.length - 1}<${paletteOf(png.palette)}>]`
  const space = palette ?? (channels === 1 ? '/DeviceGray' : '/DeviceRGB')
  return { pdf: pageOf(png, `/ColorSpace${space}/BitsPerComponent ${depth}`, data, 1), width, height }
}

const paletteOf = (colours: number[][]): string =>
  colours.map((colour) => Buffer.from(colour.slice(0, 3)).toString('hex')).join('')

/** Samples of at most eight bits, lying on white where they can be seen through. */
function opaque(png: DecodedPng): { data: Buffer; channels: number; depth: number } {
  const { width, height, channels, depth, data } = png
  if (depth <= 8 && channels % 2 === 1)
    return { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), channels, depth }
  const shift = depth === 16 ? 8 : 0
  const colours = channels % 2 === 0 ? channels - 1 : channels
  const out = Buffer.alloc(width * height * colours)
  for (let i = 0, from = 0, to = 0; i < width * height; i++, from += channels) {
    const opacity = colours === channels ? 255 : data[from + colours]! >> shift
    for (let c = 0; c < colours; c++) out[to++] = 255 - ((255 - (data[from + c]! >> shift)) * opacity) / 255
  }
  return { data: out, channels: colours, depth: 8 }
}

/** Quarter turns to the right that set upright what was taken with this orientation, and whether it is mirrored. */
const UPRIGHT: Record<number, [turns: number, mirrored: boolean]> = {
  1: [0, false],
  2: [0, true],
  3: [2, false],
  4: [2, true],
  5: [1, true],
  6: [1, false],
  7: [3, true],
  8: [3, false],
}

/** A PDF of one page that the picture fills. */
function pageOf({ width, height }: Facts, dictionary: string, data: Buffer, orientation: number): Buffer {
  const scale = PAGE_POINTS / Math.max(width, height)
  const [w, h] = [(width * scale).toFixed(2), (height * scale).toFixed(2)]
  const [turns, mirrored] = UPRIGHT[orientation]!
  const drawing = `q ${mirrored ? `-${w} 0 0 ${h} ${w} 0` : `${w} 0 0 ${h} 0 0`} cm /P Do Q`
  const objects: (string | Buffer)[][] = [
    ['<</Type/Catalog/Pages 2 0 R>>'],
    ['<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${w} ${h}]/Rotate ${turns * 90}/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>`,
    ],
    [`<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream`],
    [
      `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}${dictionary}/Length ${data.length}>>\nstream\n`,
      data,
      '\nendstream',
    ],
  ]
  const parts: Buffer[] = []
  const places: number[] = []
  let length = 0
  const write = (part: string | Buffer): void => {
    const piece = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    parts.push(piece)
    length += piece.length
  }
  write('%PDF-1.7\n')
  for (const [i, object] of objects.entries()) {
    places.push(length)
    write(`${i + 1} 0 obj\n`)
    for (const part of object) write(part)
    write('\nendobj\n')
  }
  const table = length
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`)
  for (const place of places) write(`${String(place).padStart(10, '0')} 00000 n \n`)
  write(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF`)
  return Buffer.concat(parts)
}
