import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { essence, fixturePath, openSample } from '../../../test/fixtures.js'
import { envelope, mime, type PackageWords, soap, zipped } from '../../../test/hostile/edxml.js'
import { docx, folder, p } from '../../../test/hostile/make.js'
import { openPaper } from '../open.js'
import type { Paper } from '../paper.js'
import { readPaper, secrecyOf } from '../read.js'

const files = folder()
afterAll(() => files.remove())
const open = (data: Buffer | string, name = 'goi.edxml'): Promise<Paper> => openPaper(files.put(name, data), name)

const letter = readFileSync(join(import.meta.dirname, '../../../samples/612-cv-tu.docx'))
const main = { name: '612-cv-tu.docx', bytes: letter }
const annex = { name: 'Phụ lục.docx', bytes: docx({ body: p('PHỤ LỤC') + p('Danh mục kèm theo') }) }
const plain = (text: string): Buffer =>
  docx({
    body: text
      .split('|')
      .map((line) => p(line))
      .join(''),
  })

describe('an exchange package', () => {
  it.each<[string, string | Buffer, string]>([
    ['as plain XML', envelope([annex, main]), 'a.edxml'],
    ['as plain XML without prefixes', envelope([main], { prefix: '' }), 'a.xml'],
    ['with prefixes of another kind', envelope([main], { prefix: 'ns2:' }), 'a.edxml'],
    ['in SOAP', soap(envelope([main, annex])), 'a.xml'],
    ['as a zip with files beside it', zipped([annex, main]), 'a.edxml'],
    ['as a zip under its own name', zipped([main]), 'a.zip'],
    ['as a MIME message', mime([annex, main]), 'a.edxml'],
    ['with a file that the manifest lacks', envelope([annex, { ...main, unlisted: true }]), 'a.edxml'],
    ['with a file without extension', envelope([{ ...main, name: 'vanban' }]), 'a.edxml'],
  ])('is read as the document that its header speaks of: %s', async (_, data, name) => {
    const [direct, paper] = [await openSample('612-cv-tu.docx'), await open(data, name)]
    expect(paper.text).toBe(direct.text)
    expect(paper.blocks).toEqual(direct.blocks)
    expect(paper).toMatchObject({ format: 'edxml', package: { inside: 'docx', secrecy: null } })
    expect(essence(paper)).toEqual(essence(direct))
  })

  it('says what its header declares', async () => {
    const paper = await open(
      envelope([main], { subject: 'về chuyển đổi số', to: ['Báo Lam Khê', 'Thành đoàn', 'Báo Lam Khê'] }),
    )
    expect(paper.package).toEqual({
      attachment: '612-cv-tu.docx',
      inside: 'docx',
      secrecy: null,
      declared: {
        number: '612-CV/TU',
        issuer: 'Thành ủy Lam Khê',
        date: '2026-03-05',
        subject: 'về chuyển đổi số',
        recipients: ['Báo Lam Khê', 'Thành đoàn'],
      },
    })
    const state = await open(envelope([main], { number: '1045', notation: 'UBND-VX', date: '05/03/2026' }))
    expect(state.package!.declared).toMatchObject({ number: '1045/UBND-VX', date: '2026-03-05', subject: null })
  })

  const bare = 'Ủy ban nhân dân thành phố yêu cầu Phòng Văn hóa báo cáo kết quả trước ngày 15/4/2026.'
  const reading = async (text: string, words: PackageWords = {}) =>
    readPaper(await open(envelope([{ name: 'a.docx', bytes: plain(text) }], words)))

  it('fills from its header what the text lacks', async () => {
    const read = await reading(bare, { subject: 'báo cáo kết quả' })
    expect(read.number).toMatchObject({ value: '612-CV/TU', span: null })
    expect(read.date).toMatchObject({ value: '2026-03-05', span: null })
    expect(read.recipients.map((r) => r.value)).toEqual(['Báo Lam Khê'])
    expect(read.open.map((point) => point.code)).not.toContain('no-number')
  })

  it('is surer where header and text agree, and lists where they differ', async () => {
    const text = `THÀNH ỦY LAM KHÊ|Số 612-CV/TU|Lam Khê, ngày 05 tháng 3 năm 2026|Kính gửi: Các chi bộ|${bare}`
    const same = await reading(text)
    expect([same.number!.sure, same.date!.sure]).toEqual([0.99, 0.99])
    expect(same.open.map((point) => point.code)).not.toContain('package-differs')
    const other = await reading(text, { number: '621', date: '2026/03/06' })
    expect(other.number).toMatchObject({ value: '612-CV/TU', sure: 0.4 })
    expect(other.open.filter((point) => point.code === 'package-differs').map((point) => point.quote)).toEqual([
      '621-CV/TU',
      '2026-03-06',
    ])
  })

  it('is secret where any document in it is', async () => {
    const secret = { name: 'secret.doc', bytes: readFileSync(fixturePath('secret.doc')) }
    for (const data of [envelope([main, secret]), zipped([secret, main]), mime([main, secret])]) {
      const paper = await open(data)
      expect(paper.package!.attachment).toBe('612-cv-tu.docx')
      expect(secrecyOf(paper)).toBe('TUYỆT MẬT')
    }
  })

  it('passes over what it cannot read, and says so where nothing is left', async () => {
    const sheet = { name: 'bang.xlsx', bytes: 'PK\x03\x04xl/' }
    expect((await open(envelope([sheet, main]))).package!.attachment).toBe('612-cv-tu.docx')
    await expect(open(envelope([sheet]))).rejects.toMatchObject({ code: 'edxml-unreadable', detail: { kind: 'xlsx' } })
    await expect(open(envelope([]))).rejects.toMatchObject({ code: 'edxml-no-document' })
    await expect(open(envelope([{ name: 'trong.edxml', bytes: envelope([main]) }]))).rejects.toMatchObject({
      code: 'edxml-unreadable',
      detail: { kind: 'edxml' },
    })
    await expect(open('<?xml version="1.0"?><feed/>', 'a.xml')).rejects.toMatchObject({ code: 'unsupported-kind' })
    await expect(open(envelope([main]), 'a.docx')).rejects.toMatchObject({ code: 'wrong-extension' })
  })
})
