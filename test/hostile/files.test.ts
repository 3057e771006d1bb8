import { describe, expect, it } from 'vitest'
import zlib from 'node:zlib'
import { docx, documentXml, draw, p, packedBlanks, pdf, stream, textPdf, watchChildren, zip } from './make.js'
import { hostileRoom } from './room.js'

const { room, files, refusal } = hostileRoom()

describe('a file that is not what it should be', () => {
  it('is empty', async () => {
    expect(await refusal('a.docx', '')).toBe('file-empty')
  })
  it('is a PDF called docx', async () => {
    expect(await refusal('b.docx', textPdf([draw({ x: 90, y: 700, text: 'Công văn' })]))).toBe('wrong-extension')
  })
  it('is a docx called pdf', async () => {
    expect(await refusal('b.pdf', docx({ body: p('x') }))).toBe('wrong-extension')
  })
  it('is a web page called docx', async () => {
    expect(await refusal('c.docx', '<!DOCTYPE html><html><body>x</body></html>')).toBe('wrong-extension')
  })
  it('is a workbook', async () => {
    expect(await refusal('e.xlsx', zip([{ name: 'xl/workbook.xml', data: '<x/>' }]))).toBe('unsupported-kind')
  })
  it('is an old workbook called doc', async () => {
    const workbook = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from('Workbook', 'utf16le'),
      Buffer.alloc(512),
    ])
    expect(await refusal('d.doc', workbook)).toBe('wrong-extension')
  })
  it('is noise', async () => {
    expect(await refusal('f.bin', Buffer.from([0, 1, 2, 3, 0xff, 0xfe, 0xfd, 0]))).toBe('unsupported-kind')
  })
  it('has U+0000 in its text', async () => {
    expect(await refusal('g.txt', 'Công văn\0 số 1')).toBe('text-not-unicode')
  })
  it('is in an older code, and in a code that is none of ours', async () => {
    expect(
      await refusal('h.txt', Buffer.from('C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam', 'latin1')),
    ).toBe('read: Cộng hoà xã hội chủ nghĩa Việt Nam')
    expect(await refusal('h.txt', Buffer.from('D\xe9j\xe0 la for\xeat', 'latin1'))).toBe('text-not-unicode')
  })
  it('has no words', async () => {
    expect(await refusal('i.docx', docx({ body: p(' . ') }))).toBe('no-text')
  })
  it('is secret', async () => {
    expect(await refusal('j.docx', docx({ body: p('MẬT') + p('ỦY BAN NHÂN DÂN') + p('Kính gửi: Các sở') }))).toBe(
      'secret-document',
    )
  })
})

describe('a hostile docx', () => {
  it('is cut off', async () => {
    const whole = docx({ body: p('Công văn') })
    expect(await refusal('broken.docx', whole.subarray(0, whole.length - 40))).toBe('docx-broken')
  })
  it('has damaged bytes inside', async () => {
    const whole = docx({ body: p('Công văn '.repeat(500)) })
    const at = whole.indexOf('word/document.xml') + 40
    whole.fill(0xaa, at, at + 20)
    expect(await refusal('damaged.docx', whole)).toBe('docx-broken')
  })
  it('grows to 700 MB, by an honest header and by a lying one', async () => {
    const start = documentXml('').replace('</w:body></w:document>', '<w:p><w:r><w:t xml:space="preserve">')
    const packed = await packedBlanks(start, 700, '</w:t></w:r></w:p></w:body></w:document>')
    const part = (size: number) => [{ name: 'word/document.xml', data: '', packed: { ...packed, size } }]
    const honest = docx({ entries: part(packed.size) })
    expect(honest.length).toBeLessThan(1_000_000)
    expect(await refusal('bomb.docx', honest)).toBe('zip-bomb')
    expect(await refusal('liar.docx', docx({ entries: part(5000) }))).toBe('zip-bomb')
  })
  it('packs 20 MB at a ratio no text has', async () => {
    const packed = await packedBlanks(documentXml(p('a')), 20, '')
    expect(await refusal('ratio.docx', docx({ entries: [{ name: 'word/document.xml', data: '', packed }] }))).toBe(
      'zip-bomb',
    )
  })
  it('has too many entries', async () => {
    const entries = Array.from({ length: 2500 }, (_, i) => ({ name: `word/media/${i}`, data: '' }))
    expect(await refusal('many.docx', docx({ body: p('a'), entries }))).toBe('zip-bomb')
  })
  it('laughs a billion times', async () => {
    let entities = '<!ENTITY a0 "ha">'
    for (let i = 1; i <= 9; i++) entities += `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`
    expect(await refusal('laughs.docx', docx({ body: p('&a9;'), prolog: `<!DOCTYPE x [${entities}]>` }))).toBe(
      'xml-entity',
    )
  })
  it('asks for a file of the system', async () => {
    expect(
      await refusal(
        'xxe.docx',
        docx({ body: p('[&e;]'), prolog: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' }),
      ),
    ).toBe('xml-entity')
  })
  it('nests 50,000 tables', async () => {
    expect(
      await refusal(
        'deep.docx',
        docx({ body: '<w:tbl><w:tr><w:tc>'.repeat(50_000) + '</w:tc></w:tr></w:tbl>'.repeat(50_000) }),
      ),
    ).toBe('docx-broken')
  })
  it('names entries outside the folder', async () => {
    for (const name of ['../../evil.sh', '/etc/evil', 'C:\\evil', 'word/../../evil']) {
      expect(await refusal('slip.docx', docx({ body: p('a'), entries: [{ name, data: 'x' }] }))).toBe('docx-broken')
    }
  })
  it('has two bodies', async () => {
    expect(
      await refusal(
        'two.docx',
        docx({ body: p('a'), entries: [{ name: 'word/document.xml', data: documentXml(p('b')) }] }),
      ),
    ).toBe('docx-broken')
  })
  it('has a million paragraphs', async () => {
    expect(['too-large', 'zip-bomb']).toContain(
      await refusal('paragraphs.docx', docx({ body: p('a').repeat(600_000) })),
    )
  })
  it('says nothing but U+0000', async () => {
    expect(['xml-entity', 'docx-broken']).toContain(await refusal('nul.docx', docx({ body: p('&#0;') })))
  })
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
    expect(['out-of-memory', 'out-of-time']).toContain(await refusal('bomb.pdf', file))
  }, 120_000)
  it('has a page tree that is its own branch', async () => {
    expect(
      await refusal('loop.pdf', pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>'])),
    ).toBe('pdf-broken')
    expect(['pdf-broken', 'too-many-pages']).toContain(
      await refusal('loops.pdf', pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 100000000>>'])),
    )
  })
  it('draws itself within itself', async () => {
    expect(['no-text', 'pdf-broken', 'out-of-time', 'out-of-memory']).toContain(
      await refusal(
        'form.pdf',
        pdf([
          '<</Type/Catalog/Pages 2 0 R>>',
          '<</Type/Pages/Kids[3 0 R]/Count 1>>',
          '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
          stream('/X Do'),
          stream('/X Do /X Do', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>'),
        ]),
      ),
    )
  })
  it('is cut off', async () => {
    const whole = textPdf(
      Array.from({ length: 20 }, () => draw({ x: 90, y: 700, text: 'Công văn số 1 của thành phố' })),
    )
    expect(await refusal('cut.pdf', whole.subarray(0, 300))).toBe('pdf-broken')
  })
  it('is a header and nothing else', async () => {
    expect(await refusal('head.pdf', '%PDF-1.7\n')).toBe('pdf-broken')
  })
  it('is encrypted', async () => {
    expect(
      await refusal(
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
      ),
    ).toBe('pdf-encrypted')
  })
  it('has pages on which there is nothing', async () => {
    expect(await refusal('blank.pdf', textPdf(['', '']))).toBe('no-text')
  })
  it('has more pages than a dispatch', async () => {
    expect(await refusal('thick.pdf', textPdf(Array.from({ length: 501 }, () => '')))).toBe('too-many-pages')
  })
})

describe('a hostile picture', () => {
  /** A PNG that says it is so large, with as many rows of black as are given. */
  const png = (width: number, height: number, rows: number): Buffer => {
    const chunk = (type: string, data: Buffer): Buffer => {
      const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
      length.writeUInt32BE(data.length)
      sum.writeUInt32BE(zlib.crc32(named))
      return Buffer.concat([length, named, sum])
    }
    const head = Buffer.alloc(13)
    head.writeUInt32BE(width, 0)
    head.writeUInt32BE(height, 4)
    head.set([8, 0], 8)
    const data = zlib.deflateSync(Buffer.alloc(rows * (width + 1)), { level: 9 })
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', head),
      chunk('IDAT', data),
      chunk('IEND', Buffer.alloc(0)),
    ])
  }
  it('of 900 million pixels is not unpacked', async () => {
    expect(await refusal('bomb.png', png(30_000, 30_000, 3000))).toBe('picture-too-large')
  })
  it('is cut off', async () => {
    const whole = png(400, 400, 400)
    expect(await refusal('cut.png', whole.subarray(0, whole.length - 20))).toBe('picture-broken')
    expect(await refusal('cut.jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'))).toBe(
      'picture-broken',
    )
  })
  it('is one of a kind that is not read', async () => {
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), Buffer.alloc(64)])
    expect(await refusal('photo.heic', heic)).toBe('unsupported-kind')
    expect(await refusal('photo.jpg', heic)).toBe('unsupported-kind')
    expect(await refusal('photo.gif', 'GIF89a\0\0')).toBe('unsupported-kind')
  })
  it('shows nothing', async () => {
    expect(await refusal('black.png', png(600, 800, 800))).toBe('no-text')
  })
})

describe('a text beyond what a dispatch can be', () => {
  const order = (n: number): string =>
    `${n}. Sở Nội vụ rà soát hồ sơ số ${n}, báo cáo Ủy ban nhân dân tỉnh trước ngày ${1 + (n % 28)}/12/2026.`
  it('of twenty thousand orders is refused by name, at the door too, before its time is over', async () => {
    const text = Array.from({ length: 20_000 }, (_, i) => order(i + 1)).join('\n')
    expect(await refusal('orders.txt', text)).toBe('too-many-orders')
    const looked = room().inspect(files.put('door.txt', text), 'door.txt')
    await expect(looked).rejects.toMatchObject({ code: 'too-many-orders', detail: { limit: 2000 } })
  }, 120_000)
  it('of fifty million characters is refused without being read', async () => {
    expect(await refusal('fifty.txt', 'Báo cáo. '.repeat(5_600_000))).toBe('too-large')
  })
})

describe('a long but honest file', () => {
  const line = 'Kết quả công tác tuyên truyền của các cơ quan, đơn vị trên địa bàn thành phố được giữ vững'
  const watched = async (name: string, data: Buffer | string) => {
    const path = files.put(name, data)
    const watch = watchChildren()
    const began = performance.now()
    const { paper } = await room().read(path, name)
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
