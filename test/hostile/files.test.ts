import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import zlib from 'node:zlib'
import { openReadingRoom, type ReadingRoom } from '../../src/platform/reading-room.js'
import type { ReaderRefusalCode } from '../../src/reader/open.js'
import { docx, documentXml, draw, folder, p, packedBlanks, pdf, stream, textPdf, watchChildren, zip } from './make.js'

const MEMORY_KILOBYTES = 2_000_000
const files = folder()
let room: ReadingRoom

beforeAll(() => {
  room = openReadingRoom({ memoryKilobytes: MEMORY_KILOBYTES })
})
afterAll(async () => {
  await room.close()
  files.remove()
})

/** Reads the file and gives the code of the refusal, having looked that no child grew beyond the ceiling. */
async function refusal(name: string, data: Buffer | string, said = name): Promise<string> {
  const path = files.put(name, data)
  const watch = watchChildren()
  try {
    const { paper } = await room.read(path, said)
    return `read: ${paper.text.slice(0, 60)}`
  } catch (error) {
    return String((error as { code?: unknown }).code ?? error)
  } finally {
    const peak = watch.stop()
    if (peak !== null) expect(peak).toBeLessThan(MEMORY_KILOBYTES)
  }
}

/** The room still works: a good letter is read after whatever came before. */
async function lives(): Promise<void> {
  const path = files.put('good.docx', docx({ body: p('Kính gửi: Ủy ban Nhân dân thành phố') }))
  const { paper } = await room.read(path, 'good.docx')
  expect(paper.text).toBe('Kính gửi: Ủy ban Nhân dân thành phố')
}

async function refuses(name: string, data: Buffer | string, ...codes: ReaderRefusalCode[]): Promise<void> {
  const code = await refusal(name, data)
  expect(codes).toContain(code)
  await lives()
}

describe('a file that is not what it should be', () => {
  it('is empty', () => refuses('a.docx', '', 'file-empty'))
  it('is a PDF called docx', () =>
    refuses('b.docx', textPdf([draw({ x: 90, y: 700, text: 'Công văn' })]), 'wrong-extension'))
  it('is a docx called pdf', () => refuses('b.pdf', docx({ body: p('x') }), 'wrong-extension'))
  it('is a web page called docx', () =>
    refuses('c.docx', '<!DOCTYPE html><html><body>x</body></html>', 'wrong-extension'))
  it('is an old .doc', () =>
    refuses(
      'd.doc',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(504),
        Buffer.from('WordDocument', 'utf16le'),
        Buffer.alloc(512),
      ]),
      'unsupported-kind',
    ))
  it('is a workbook', () => refuses('e.xlsx', zip([{ name: 'xl/workbook.xml', data: '<x/>' }]), 'unsupported-kind'))
  it('is noise', () => refuses('f.bin', Buffer.from([0, 1, 2, 3, 0xff, 0xfe, 0xfd, 0]), 'unsupported-kind'))
  it('has U+0000 in its text', () => refuses('g.txt', 'Công văn\0 số 1', 'text-not-unicode'))
  it('is in an older code page', () =>
    refuses(
      'h.txt',
      Buffer.from('C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam', 'latin1'),
      'text-not-unicode',
    ))
  it('has no words', () => refuses('i.docx', docx({ body: p(' . ') }), 'no-text'))
  it('is secret', () =>
    refuses('j.docx', docx({ body: p('MẬT') + p('ỦY BAN NHÂN DÂN') + p('Kính gửi: Các sở') }), 'secret-document'))
})

describe('a hostile docx', () => {
  it('is cut off', async () => {
    const whole = docx({ body: p('Công văn') })
    await refuses('broken.docx', whole.subarray(0, whole.length - 40), 'docx-broken')
  })
  it('has damaged bytes inside', async () => {
    const whole = docx({ body: p('Công văn '.repeat(500)) })
    const at = whole.indexOf('word/document.xml') + 40
    whole.fill(0xaa, at, at + 20)
    await refuses('damaged.docx', whole, 'docx-broken')
  })
  it('grows to 700 MB, by an honest header and by a lying one', async () => {
    const start = documentXml('').replace('</w:body></w:document>', '<w:p><w:r><w:t xml:space="preserve">')
    const packed = await packedBlanks(start, 700, '</w:t></w:r></w:p></w:body></w:document>')
    const part = (size: number) => [{ name: 'word/document.xml', data: '', packed: { ...packed, size } }]
    const honest = docx({ entries: part(packed.size) })
    expect(honest.length).toBeLessThan(1_000_000)
    await refuses('bomb.docx', honest, 'zip-bomb')
    await refuses('liar.docx', docx({ entries: part(5000) }), 'zip-bomb')
  })
  it('packs 20 MB at a ratio no text has', async () => {
    const packed = await packedBlanks(documentXml(p('a')), 20, '')
    await refuses('ratio.docx', docx({ entries: [{ name: 'word/document.xml', data: '', packed }] }), 'zip-bomb')
  })
  it('has too many entries', async () => {
    const entries = Array.from({ length: 2500 }, (_, i) => ({ name: `word/media/${i}`, data: '' }))
    await refuses('many.docx', docx({ body: p('a'), entries }), 'zip-bomb')
  })
  it('laughs a billion times', async () => {
    let entities = '<!ENTITY a0 "ha">'
    for (let i = 1; i <= 9; i++) entities += `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`
    await refuses('laughs.docx', docx({ body: p('&a9;'), prolog: `<!DOCTYPE x [${entities}]>` }), 'xml-entity')
  })
  it('asks for a file of the system', () =>
    refuses(
      'xxe.docx',
      docx({ body: p('[&e;]'), prolog: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' }),
      'xml-entity',
    ))
  it('nests 50,000 tables', () =>
    refuses(
      'deep.docx',
      docx({ body: '<w:tbl><w:tr><w:tc>'.repeat(50_000) + '</w:tc></w:tr></w:tbl>'.repeat(50_000) }),
      'docx-broken',
    ))
  it('names entries outside the folder', async () => {
    for (const name of ['../../evil.sh', '/etc/evil', 'C:\\evil', 'word/../../evil']) {
      await refuses('slip.docx', docx({ body: p('a'), entries: [{ name, data: 'x' }] }), 'docx-broken')
    }
  })
  it('has two bodies', () =>
    refuses(
      'two.docx',
      docx({ body: p('a'), entries: [{ name: 'word/document.xml', data: documentXml(p('b')) }] }),
      'docx-broken',
    ))
  it('has a million paragraphs', () =>
    refuses('paragraphs.docx', docx({ body: p('a').repeat(600_000) }), 'too-large', 'zip-bomb'))
  it('says nothing but U+0000', () => refuses('nul.docx', docx({ body: p('&#0;') }), 'xml-entity', 'docx-broken'))
})

describe('a hostile PDF', () => {
  it('wants gigabytes from 1.4 KB', async () => {
    const bomb = zlib.deflateSync(zlib.deflateSync(Buffer.alloc(800_000_000, 0x20), { level: 9 }), { level: 9 })
    const file = pdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>',
      stream(bomb, '/Filter[/FlateDecode/FlateDecode]'),
    ])
    expect(file.length).toBeLessThan(3000)
    await refuses('bomb.pdf', file, 'out-of-memory', 'out-of-time')
  }, 120_000)
  it('has a page tree that is its own branch', async () => {
    await refuses(
      'loop.pdf',
      pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>']),
      'pdf-broken',
    )
    await refuses(
      'loops.pdf',
      pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 100000000>>']),
      'pdf-broken',
      'too-many-pages',
    )
  })
  it('draws itself within itself', () =>
    refuses(
      'form.pdf',
      pdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
        stream('/X Do'),
        stream('/X Do /X Do', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>'),
      ]),
      'pdf-scanned',
      'pdf-broken',
      'out-of-time',
      'out-of-memory',
    ))
  it('is cut off', async () => {
    const whole = textPdf(
      Array.from({ length: 20 }, () => draw({ x: 90, y: 700, text: 'Công văn số 1 của thành phố' })),
    )
    await refuses('cut.pdf', whole.subarray(0, 300), 'pdf-broken')
  })
  it('is a header and nothing else', () => refuses('head.pdf', '%PDF-1.7\n', 'pdf-broken'))
  it('is encrypted', () =>
    refuses(
      'locked.pdf',
      pdf(
        [
          '<</Type/Catalog/Pages 2 0 R>>',
          '<</Type/Pages/Kids[3 0 R]/Count 1>>',
          '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
          `<</Filter/Standard/V 1/R 2/P -4/O<${'11'.repeat(32)}>/U<${'22'.repeat(32)}>>>`,
        ],
        `/Encrypt 4 0 R/ID[<${'33'.repeat(16)}><${'33'.repeat(16)}>]`,
      ),
      'pdf-encrypted',
    ))
  it('has pages without text', () =>
    refuses('blank.pdf', textPdf(['', draw({ x: 90, y: 700, text: '2' })]), 'pdf-scanned'))
  it('has more pages than a dispatch', () =>
    refuses('thick.pdf', textPdf(Array.from({ length: 501 }, () => '')), 'too-many-pages'))
})

describe('a long but honest file', () => {
  const line = 'Ủy ban Nhân dân thành phố chỉ đạo các cơ quan tuyên truyền thực hiện nhiệm vụ'
  const watched = async (name: string, data: Buffer | string) => {
    const path = files.put(name, data)
    const watch = watchChildren()
    const began = performance.now()
    const { paper } = await room.read(path, name)
    return { paper, peak: watch.stop() ?? 0, seconds: (performance.now() - began) / 1000 }
  }

  it('of 200 pages in each format is read within the limits', async () => {
    const pages = Array.from({ length: 200 }, (_, page) =>
      Array.from({ length: 40 }, (__, row) =>
        draw({ x: 60, y: 760 - row * 17, text: `${page}.${row} ${line}`, size: 10 }),
      ).join(''),
    )
    const pdfRead = await watched('long.pdf', textPdf(pages))
    expect(pdfRead.paper.pages).toBe(200)
    expect(pdfRead.paper.blocks).toHaveLength(8000)
    const lines = Array.from({ length: 8000 }, (_, i) => `${Math.floor(i / 40)}.${i % 40} ${line}`)
    const docxRead = await watched('long.docx', docx({ body: lines.map((text) => p(text)).join('') }))
    const txtRead = await watched('long.txt', lines.join('\n'))
    expect(docxRead.paper.text).toBe(lines.join('\n'))
    expect(pdfRead.paper.text).toBe(docxRead.paper.text)
    expect(txtRead.paper.text.replace(/\s+/g, ' ')).toBe(lines.join(' '))
    for (const { peak, seconds } of [pdfRead, docxRead, txtRead]) {
      expect(peak).toBeLessThan(1_000_000)
      expect(seconds).toBeLessThan(60)
    }
  }, 180_000)
})
