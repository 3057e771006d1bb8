/** Damaged copies of good files, the same ones for the same seed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** Good files of every kind that is read, written for this project. */
export const GOOD = [
  'samples/612-cv-tu.docx',
  'samples/87-kh-tu.docx',
  'samples/612-cv-tu.pdf',
  'samples/1045-ubnd-vx.pdf',
  'samples/05-ct-tu.txt',
  'test/fixtures/612-cv-tu.doc',
  'test/fixtures/612-cv-tu.rtf',
  'test/fixtures/612-cv-tu.html',
].map((name) => ({ name: name.split('/').at(-1)!, bytes: readFileSync(join(ROOT, name)) }))

/** Whole numbers below `below`, by Mulberry's generator with 32 bits of state. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below)
  }
}

/** Bytes that mean something to one format or another. */
const TELLING = [
  '\0\0\0\0',
  '\xff\xff\xff\xff',
  '\x7f\xff\xff\xff',
  'PK\x01\x02',
  '<<',
  'endobj',
  '{\\',
  '</',
  '&#0;',
  '-1',
]

type Damage = (bytes: Buffer, number: (below: number) => number) => Buffer
const DAMAGES: Damage[] = [
  (bytes, number) => {
    for (let n = 1 + number(20); n > 0; n--) bytes[number(bytes.length)]! ^= 1 << number(8)
    return bytes
  },
  (bytes, number) => bytes.subarray(0, number(bytes.length)),
  (bytes, number) => {
    const from = number(bytes.length)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + number(2000))])
  },
  (bytes, number) => {
    const from = number(bytes.length)
    const piece = bytes.subarray(from, from + 1 + number(2000))
    const at = number(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)])
  },
  (bytes, number) => {
    const from = number(bytes.length)
    bytes.fill(number(256), from, Math.min(bytes.length, from + 1 + number(500)))
    return bytes
  },
  (bytes, number) => {
    for (let n = 1 + number(4); n > 0; n--)
      bytes.write(TELLING[number(TELLING.length)]!, number(bytes.length), 'latin1')
    return bytes
  },
]

/** The damaged copy that belongs to a number: one to three damages of one good file. */
export function damaged(seed: number): { name: string; bytes: Buffer } {
  const number = numbersFrom(seed)
  const good = GOOD[number(GOOD.length)]!
  let bytes: Buffer = Buffer.from(good.bytes)
  for (let n = 1 + number(3); n > 0 && bytes.length > 0; n--) bytes = DAMAGES[number(DAMAGES.length)]!(bytes, number)
  return { name: good.name, bytes }
}
