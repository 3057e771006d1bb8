import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixturePath } from '../fixtures.js'
import { envelope, mime, zipped } from './edxml.js'
import { docx, documentXml, p, packedBlanks, zip } from './make.js'
import { hostileRoom } from './room.js'

const { refusal } = hostileRoom()
const fixture = (name: string): Buffer => readFileSync(fixturePath(name))

describe('a hostile old Word file', () => {
  /** Where the entry of a sector stands in the list of sectors. */
  const linkOf = (file: Buffer, sector: number): number => (file.readUInt32LE(76) + 1) * 512 + sector * 4

  it('is cut off', async () => {
    expect(await refusal('cut.doc', fixture('612-cv-tu.doc').subarray(0, 9000))).toBe('doc-broken')
    expect(await refusal('head.doc', fixture('612-cv-tu.doc').subarray(0, 512))).toBe('doc-broken')
  })
  it('has a chain of sectors that bites its own tail', async () => {
    const directory = fixture('612-cv-tu.doc')
    const start = directory.readUInt32LE(48)
    directory.writeUInt32LE(start, linkOf(directory, start))
    expect(await refusal('circle.doc', directory)).toBe('doc-broken')
    const text = fixture('612-cv-tu.doc')
    for (let sector = 0; sector < 30; sector++) text.writeUInt32LE(Math.max(0, sector - 1), linkOf(text, sector))
    expect(await refusal('backwards.doc', text)).toBe('doc-broken')
  })
  it('has a list of sectors without end', async () => {
    const file = fixture('612-cv-tu.doc')
    file.writeUInt32LE(0, 68)
    file.writeUInt32LE(0, 512 + 508)
    expect(await refusal('difat.doc', file)).toBe('doc-broken')
  })
  it('is noise behind an honest beginning', async () => {
    const file = fixture('612-cv-tu.doc')
    for (let i = 512; i < file.length; i++) if (i % 3) file[i] = (i * 7919) % 256
    expect(await refusal('noise.doc', file)).toBe('doc-broken')
  })
  it('says that it holds a billion letters', async () => {
    const file = fixture('612-cv-tu.doc')
    const head = file.indexOf(Buffer.from([0xec, 0xa5]))
    file.writeUInt32LE(1_000_000_000, head + 0x4c)
    expect(await refusal('long.doc', file)).toMatch(/^(read: |doc-broken|too-large)/)
  })
  it('is secret', async () => {
    expect(await refusal('secret.doc', fixture('secret.doc'))).toBe('secret-document')
  })
})

describe('a hostile Rich Text file', () => {
  it('is cut off', async () => {
    expect(await refusal('cut.rtf', fixture('612-cv-tu.rtf').subarray(0, 9000))).toBe('rtf-broken')
  })
  it('has millions of groups, beside each other and within each other', async () => {
    expect(await refusal('many.rtf', `{\\rtf1 ${'{}'.repeat(3_000_000)}a}`)).toBe('read: a')
    expect(await refusal('deep.rtf', `{\\rtf1 ${'{'.repeat(3_000_000)}`)).toBe('rtf-broken')
  })
  it('lies about how much of a picture follows', async () => {
    for (const length of ['999999999', '-1', '99999999999']) {
      expect(await refusal('bin.rtf', `{\\rtf1{\\pict\\bin${length} abc}a}`)).toBe('rtf-broken')
    }
  })
  it('has a million paragraphs, or a row of a million cells', async () => {
    expect(await refusal('paragraphs.rtf', `{\\rtf1 ${'a\\par '.repeat(1_000_000)}}`)).toBe('too-large')
    expect(await refusal('cells.rtf', `{\\rtf1\\trowd${'\\cellx9'.repeat(1_000_000)}\\intbl a\\cell\\row}`)).toBe(
      'read: a',
    )
  })
  it('is noise behind an honest beginning', async () => {
    const file = fixture('612-cv-tu.rtf')
    for (let i = 20; i < file.length; i++) if (i % 3) file[i] = (i * 7919) % 256
    expect(await refusal('noise.rtf', file)).toMatch(/^(rtf-broken|no-text|read: )/)
  })
  it('is secret', async () => {
    expect(await refusal('secret.rtf', fixture('secret.rtf'))).toBe('secret-document')
  })
})

describe('a hostile web page', () => {
  it('is nested a million times', async () => {
    expect(await refusal('deep.html', `<html><body>${'<div>'.repeat(1_000_000)}a`)).toBe('html-broken')
    expect(await refusal('tables.html', `<html><body>${'<table><tr><td>'.repeat(300_000)}a`)).toBe('html-broken')
  })
  it('is larger than any page, or has a million paragraphs', async () => {
    expect(await refusal('large.html', `<html><body>${'a '.repeat(9_000_000)}`)).toBe('too-large')
    expect(await refusal('many.html', `<html><body>${'<p>a'.repeat(1_000_000)}`)).toBe('too-large')
  })
  it('joins cells over millions of columns and rows', async () => {
    const cell = '<td colspan=99999999 rowspan=99999999>a'
    expect(await refusal('spans.html', `<html><body><table>${`<tr>${cell.repeat(20)}`.repeat(2000)}</table>`)).toMatch(
      /^read: a/,
    )
  })
  it('brings entities of its own, asks for files and runs programs', async () => {
    const page =
      '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa">]><html><body><p>Công văn &e;&a;' +
      '<script>while(true){}</script><img src="http://lamkhe.example/x"><iframe src="file:///etc/passwd"></iframe>'
    expect(await refusal('xxe.html', page)).toMatch(/^read: (?!.*root:)/)
  })
  it('is cut off within a tag, or noise', async () => {
    expect(await refusal('cut.html', fixture('612-cv-tu.html').subarray(0, 2500))).toMatch(/^read: |no-text/)
    const file = fixture('612-cv-tu.html')
    for (let i = 60; i < file.length; i++) if (i % 3) file[i] = 32 + ((i * 7919) % 224)
    expect(await refusal('noise.html', file)).toMatch(/^(read: |no-text|html-broken)/)
  })
  it('is secret', async () => {
    expect(await refusal('secret.html', fixture('secret.html'))).toBe('secret-document')
  })
})

describe('a hostile exchange package', () => {
  const letter = { name: 'a.docx', bytes: docx({ body: p('Công văn') }) }

  it('is cut off, in the envelope or in a file', async () => {
    const whole = envelope([letter])
    expect(await refusal('cut.edxml', whole.slice(0, 1200))).toBe('edxml-broken')
    expect(await refusal('file.edxml', envelope([{ ...letter, bytes: letter.bytes.subarray(0, 300) }]))).toBe(
      'edxml-unreadable',
    )
    expect(await refusal('cut.zip.edxml', zipped([letter]).subarray(0, 500))).toBe('edxml-broken')
  })
  it('laughs a billion times and asks for a file of the system', async () => {
    let entities = '<!ENTITY a0 "ha">'
    for (let i = 1; i <= 9; i++) entities += `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`
    expect(
      await refusal('laughs.edxml', envelope([letter], { prolog: `<!DOCTYPE x [${entities}]>`, subject: '&a9;' })),
    ).toBe('xml-entity')
    const system = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    expect(await refusal('xxe.edxml', envelope([letter], { prolog: system, subject: '&e;' }))).toBe('xml-entity')
    expect(await refusal('amp.edxml', envelope([letter], { subject: '&e;' }))).toBe('xml-entity')
  })
  it('is nested without end, or brings thousands of files', async () => {
    expect(await refusal('deep.edxml', `<edXML>${'<a>'.repeat(1_000_000)}`)).toBe('edxml-broken')
    expect(await refusal('many.edxml', envelope(Array.from({ length: 2000 }, () => letter)))).toBe('too-large')
    expect(await refusal('parts.edxml', mime(Array.from({ length: 2000 }, () => letter)))).toBe('too-large')
  })
  it('brings a bomb, or is one', async () => {
    const start = documentXml('').replace('</w:body></w:document>', '<w:p><w:r><w:t xml:space="preserve">')
    const packed = await packedBlanks(start, 300, '</w:t></w:r></w:p></w:body></w:document>')
    const bomb = docx({ entries: [{ name: 'word/document.xml', data: '', packed }] })
    expect(await refusal('bomb.edxml', envelope([letter, { name: 'b.docx', bytes: bomb }]))).toBe('zip-bomb')
    const large = await packedBlanks('', 300, '')
    const whole = zip([
      { name: 'package.edxml', data: envelope([], { inside: false }) },
      { name: 'a.docx', data: '', packed: large },
    ])
    expect(await refusal('whole.edxml', whole)).toBe('zip-bomb')
  })
  it('is secret by what is attached', async () => {
    expect(await refusal('secret.edxml', envelope([letter, { name: 's.rtf', bytes: fixture('secret.rtf') }]))).toBe(
      'secret-document',
    )
  })
})
