import { describe, expect, it } from 'vitest'
import { docx, p, zip } from '../../../test/hostile/make.js'
import { formatOf, kindOf } from './kind.js'
import { readTxt } from './txt.js'

const ole = (name: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(500), Buffer.from(name, 'utf16le')])

describe('the kind of a file', () => {
  it.each<[string, string | Buffer]>([
    ['docx', docx({ body: p('a') })],
    ['xlsx', zip([{ name: 'xl/workbook.xml', data: '' }])],
    ['pptx', zip([{ name: 'ppt/presentation.xml', data: '' }])],
    [
      'odt',
      zip([
        { name: 'mimetype', data: 'x', stored: true },
        { name: 'content.xml', data: '' },
      ]),
    ],
    ['zip', zip([{ name: 'a.txt', data: '' }])],
    ['pdf', '%PDF-1.4\n'],
    ['pdf', 'mail header\n%PDF-1.4\n%%EOF'],
    ['txt', 'Công văn nói về %PDF-1.4'],
    ['txt', '\ufeffCông văn'],
    ['txt', Buffer.from('\ufeffCông văn', 'utf16le')],
    ['doc', ole('WordDocument')],
    ['xls', ole('Workbook')],
    ['docx-encrypted', ole('EncryptedPackage')],
    ['ole', ole('x')],
    ['rtf', '{\\rtf1}'],
    ['html', '\n<!DOCTYPE HTML><p>'],
    ['xml', '<?xml version="1.0"?><feed/>'],
    ['eml', 'Received: from x\nSubject: y'],
    ['image', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['image', Buffer.from('ffd8ffe0', 'hex')],
    ['heic', '\0\0\0\x18ftypheic'],
    ['rar', 'Rar!\x1a\x07\x00'],
    ['gzip', Buffer.from('1f8b0800', 'hex')],
    ['program', 'MZ\0\0'],
    ['unknown', Buffer.from([1, 0, 2])],
  ])('%s is known by its bytes', async (kind, bytes) => {
    expect(await kindOf(Buffer.from(bytes))).toBe(kind)
  })

  it('must agree with the name', async () => {
    const letter = docx({ body: p('a') })
    expect(await formatOf(letter, 'Công văn.DOCX')).toBe('docx')
    await expect(formatOf(letter, 'a.doc')).rejects.toMatchObject({
      code: 'wrong-extension',
      detail: { said: 'doc', is: 'docx' },
    })
    await expect(formatOf(letter, 'a')).rejects.toMatchObject({ code: 'wrong-extension' })
    expect(await formatOf(ole('WordDocument'), 'a.doc')).toBe('doc')
    expect(await formatOf(ole('x'), 'a.doc')).toBe('doc')
    await expect(formatOf(ole('WordDocument'), 'a.docx')).rejects.toMatchObject({ detail: { said: 'docx', is: 'doc' } })
    await expect(formatOf(ole('Workbook'), 'a.doc')).rejects.toMatchObject({ detail: { said: 'doc', is: 'xls' } })
    await expect(formatOf(ole('Workbook'), 'a.xls')).rejects.toMatchObject({ code: 'unsupported-kind' })
    await expect(formatOf(Buffer.from('a,b'), 'a.csv')).rejects.toMatchObject({
      code: 'unsupported-kind',
      detail: { kind: 'csv' },
    })
    await expect(formatOf(ole('EncryptedPackage'), 'a.docx')).rejects.toMatchObject({ code: 'docx-encrypted' })
    await expect(formatOf(Buffer.alloc(0), 'a.docx')).rejects.toMatchObject({ code: 'file-empty' })
  })
})

describe('plain text', () => {
  it('is read in UTF-8 and in marked UTF-16, always to NFC', () => {
    const text = 'Ủy ban Nhân dân\nKính gửi'
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text.replace('\n', '\r\n')}`),
      Buffer.from(text.normalize('NFD')),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ]) {
      expect(readTxt(bytes).text).toBe(text)
    }
  })

  it('is refused where the bytes are no Unicode, hold U+0000 or no word', () => {
    expect(() => readTxt(Buffer.from('Vi\xd6t Nam', 'latin1'))).toThrow('text-not-unicode')
    expect(() => readTxt(Buffer.from('a\0b'))).toThrow('text-not-unicode')
    expect(() => readTxt(Buffer.from(' \n.'))).toThrow('no-text')
  })
})
