import { readFileSync } from 'node:fs'
import type { Paper } from '../paper.js'
import { describe, expect, it } from 'vitest'
import { drawn, essence, fixturePath, openFixture, openSample } from '../../../test/fixtures.js'
import { secrecyOf } from '../read.js'
import { readDoc } from './doc.js'

describe('an old Word file', () => {
  it.each(['612-cv-tu', '87-kh-tu'])('is read as its .docx is: %s', async (id) => {
    const [docx, doc] = [await openSample(`${id}.docx`), await openFixture(`${id}.doc`)]
    expect(doc.text).toBe(docx.text)
    expect(doc.format).toBe('doc')
    expect(drawn(doc)).toEqual(drawn(docx))
    expect(essence(doc)).toEqual(essence(docx))
    // Whether lines are drawn is asked of .docx alone.
    const places = (paper: Paper) => paper.blocks.map((b) => b.cell && { ...b.cell, ruled: undefined })
    expect(places(doc)).toEqual(places(docx))
  })

  it('has faces, sides, lists, notes, fields, joined cells and older codes', async () => {
    expect(drawn(await openFixture('features.doc'))).toEqual([
      'HỎA TỐC',
      'center B ỦY BAN NHÂN DÂN',
      'right I Lam Khê, ngày 05 tháng 3 năm 2026',
      'Kính gửi: Các phòng, ban và Báo Lam Khê',
      '<1.> Phòng Văn hóa chủ trì',
      '<a)> Xây dựng kế hoạch',
      '<b)> Gửi báo cáo',
      '<2.> Báo Lam Khê phối hợp',
      'Căn cứ chữ đường dẫn\tsau tab\ndòng dưới',
      '[0 0:0] Nội dung',
      '[0 0:1] Đơn vị',
      '[0 0:2] Hạn',
      '[0 1:0+1] Cả hai cột',
      '[0 1:2] 10/4/2026',
      '[0 2:0] Một',
      '[0 2:1] Hai',
      '[0 2:2] Ba',
      'Đoạn cuối',
      // Where a text box lies is not looked up: those that are no stamps come at the end.
      'Chữ trong khung',
      '<1> Lời chú',
    ])
  })

  it('shows the stamp of secrecy in its header', async () => {
    expect(secrecyOf(await openFixture('secret.doc'))).toBe('TUYỆT MẬT')
  })

  it('is refused by name where it has a password or is from before Word 97', () => {
    const whole = readFileSync(fixturePath('612-cv-tu.doc'))
    const head = whole.indexOf(Buffer.from([0xec, 0xa5]))
    expect(head).toBeGreaterThan(0)
    const locked = Buffer.from(whole)
    locked[head + 11]! |= 1
    expect(() => readDoc(locked)).toThrow('doc-encrypted')
    const old = Buffer.from(whole)
    old.writeUInt16LE(0x68, head + 2)
    expect(() => readDoc(old)).toThrow('doc-too-old')
  })

  it('says that it is damaged, wherever a byte is wrong, and never hangs', () => {
    const whole = readFileSync(fixturePath('features.doc'))
    let seed = 7
    const chance = (below: number): number => (seed = (seed * 48271) % 2147483647) % below
    const codes = new Set<string>()
    for (let turn = 0; turn < 600; turn++) {
      const bytes = Buffer.from(turn % 3 === 0 ? whole.subarray(0, 600 + chance(whole.length - 600)) : whole)
      for (let n = chance(40); n > 0; n--) bytes[chance(turn % 2 ? 2048 : bytes.length)] = chance(256)
      try {
        readDoc(bytes)
        codes.add('read')
      } catch (error) {
        codes.add(String((error as { code?: string }).code ?? error))
      }
    }
    for (const code of codes) {
      expect(['read', 'doc-broken', 'doc-encrypted', 'doc-too-old', 'no-text', 'too-large']).toContain(code)
    }
    expect(codes).toContain('doc-broken')
  })
})
