import { describe, expect, test } from 'vitest'
import { paperOfText, readPaper, secrecyOf } from '../read.js'
import { isUpper } from './capitals.js'
import { citationsIn } from './citations.js'
import { kindAtStart, isKindLine } from './kind-words.js'
import { kindOfNumber } from './kind.js'
import { pieceOf, type Piece } from './lines.js'
import { numberBehindCue, numberLength, tidyNumber } from './number.js'
import { isPersonName, isSignatureLine } from './signature-words.js'

const piece = (text: string): Piece => pieceOf(text, 0, text.length)
const read = (text: string) => readPaper(paperOfText(text))

const STATE = `ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHƯỜNG SUỐI HOA                    Độc lập - Tự do - Hạnh phúc
Số: 45 /UBND-VHXH                Suối Hoa, ngày 03 tháng 02 năm 2026
V/v tăng cường phòng cháy
dịp Tết Nguyên đán

Kính gửi:
- Các phòng, đơn vị thuộc phường;
- Ban quản lý các tổ dân phố.

Thực hiện Công văn số 12/UBND-NC ngày 28/01/2026 của Ủy ban nhân dân thành phố Lam Khê về việc tăng cường phòng cháy, Ủy ban nhân dân phường yêu cầu:

1. Công an phường kiểm tra các cơ sở kinh doanh.

Nơi nhận:
- Như trên;
- Lưu: VT, VHXH(2b).
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
`

const PARTY = `ĐẢNG BỘ TỈNH VÂN SƠN              ĐẢNG CỘNG SẢN VIỆT NAM
THÀNH ỦY LAM KHÊ
*                                  Lam Khê, ngày 10 tháng 3 năm 2026
Số 21-CV/TU
v/v góp ý dự thảo

Kính gửi: - Ban Tổ chức Thành ủy,
- Các đảng ủy xã, phường.

Căn cứ Chỉ thị số 05-CT/TU, ngày 02/3/2026 của Tỉnh ủy về công tác cán bộ, Thường trực Thành ủy đề nghị các đơn vị góp ý dự thảo.

Nơi nhận:
- Như kính gửi,
- Lưu Văn phòng Thành ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
`

describe('a state letter', () => {
  const reading = read(STATE)
  test('head', () => {
    expect(reading.system.value).toBe('state')
    expect(reading.kind.value).toBe('công văn')
    expect(reading.number?.value).toBe('45/UBND-VHXH')
    expect(reading.issuer?.value).toBe('ỦY BAN NHÂN DÂN PHƯỜNG SUỐI HOA')
    expect(reading.place?.value).toBe('Suối Hoa')
    expect(reading.date?.value).toBe('2026-02-03')
    expect(reading.subject?.value).toBe('tăng cường phòng cháy dịp Tết Nguyên đán')
  })
  test('addressees, copies and signer', () => {
    expect(reading.recipients.map((r) => r.value)).toEqual([
      'Các phòng, đơn vị thuộc phường',
      'Ban quản lý các tổ dân phố',
    ])
    expect(reading.copies.map((c) => c.value)).toEqual(['Như trên', 'Lưu: VT, VHXH(2b)'])
    expect(reading.signer.authority?.value).toBe('TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH')
    expect(reading.signer.title?.value).toBe('PHÓ CHỦ TỊCH')
    expect(reading.signer.name).toBeNull()
  })
  test('ground', () => {
    expect(reading.basis).toMatchObject([
      { number: '12/UBND-NC', date: '2026-01-28', issuer: 'Ủy ban nhân dân thành phố Lam Khê' },
    ])
  })
})

describe('a party letter', () => {
  const reading = read(PARTY)
  test('head, foot and ground', () => {
    expect(reading.system.value).toBe('party')
    expect(reading.number?.value).toBe('21-CV/TU')
    expect(reading.issuer?.value).toBe('THÀNH ỦY LAM KHÊ')
    expect(reading.subject?.value).toBe('góp ý dự thảo')
    expect(reading.recipients.map((r) => r.value)).toEqual(['Ban Tổ chức Thành ủy', 'Các đảng ủy xã, phường'])
    expect(reading.signer.authority?.value).toBe('T/M BAN THƯỜNG VỤ')
    expect(reading.signer.title?.value).toBe('PHÓ BÍ THƯ')
    expect(reading.basis[0]).toMatchObject({ number: '05-CT/TU', date: '2026-03-02', issuer: 'Tỉnh ủy' })
  })
})

describe('heads that are not whole', () => {
  test('a blank number keeps its symbol and is open', () => {
    const reading = read(PARTY.replace('Số 21-CV/TU', 'Số -CV/TU'))
    expect(reading.number?.value).toBe('-CV/TU')
    expect(reading.open.map((point) => point.code)).toContain('no-number')
  })

  test('a committee without a letterhead follows from symbol, signature and place', () => {
    const text = PARTY.slice(PARTY.indexOf('Số 21')).replace(
      'Kính gửi',
      'TP. Lam Khê, ngày 10 tháng 3 năm 2026\n\nKính gửi',
    )
    expect(read(text).issuer?.value).toBe('Thành ủy Lam Khê')
  })

  test('the number may come from a note on the source, or from an annex', () => {
    const body =
      'Thực hiện Hướng dẫn số 6-HD/TU ngày 15/3/2026 của Thành ủy, Ủy ban nhân dân xã Nậm Mây có ý kiến như sau:\n\n1. Văn phòng lập kế hoạch.\n\n'
    const noted = read(`Tin tức\n\n${body}(Nguồn: Từ Công văn số 115/UBND-VP ngày 22/4/2026)`)
    expect(noted.number?.value).toBe('115/UBND-VP')
    expect(noted.date?.value).toBe('2026-04-22')
    expect(noted.issuer?.value).toBe('Ủy ban nhân dân xã Nậm Mây')
  })

  test('a site’s posting date counts only where there is no other', () => {
    expect(
      read(
        'Triển khai cuộc thi tìm hiểu truyền thống quê hương\n14:22 30/03/2026\n\nThực hiện Công văn số 7-CV/TU ngày 1/3/2026 của Thành ủy, Đảng ủy phường đề nghị các chi bộ tham gia.',
      ).date?.value,
    ).toBe('2026-03-30')
  })

  test('nothing at all is read from nothing', () => {
    const reading = read('')
    expect(reading.orders).toEqual([])
    expect(reading.number).toBeNull()
    expect(reading.open.map((point) => point.code)).toEqual(['no-number', 'no-date'])
  })
})

describe('numbers', () => {
  test.each([
    ['419-CV/BTG', '419-CV/BTG'],
    ['76/2026/UBTVQH16 ngày', '76/2026/UBTVQH16'],
    ['90 - CV/ĐU', '90-CV/ĐU'],
    ['01/CTrPH-MTTQ-BĐ.TP ngày', '01/CTrPH-MTTQ-BĐ.TP'],
    ['26/BC-SYT. Ủy ban', '26/BC-SYT'],
  ])('%s', (text, value) => {
    expect(tidyNumber(text.slice(0, numberLength(text, 0)))).toBe(value)
  })
  test('a count of views is none', () => {
    expect(numberBehindCue(piece('Số lượt xem: 334'))).toBeNull()
    expect(numberLength('334 lượt', 0)).toBe(0)
  })
})

describe('kinds', () => {
  test('the word alone on a line', () => {
    expect(isKindLine('KẾ HOẠCH')).toBe(true)
    expect(isKindLine('Kế hoạch năm 2026 của phường')).toBe(false)
    expect(kindAtStart('Thông báo treo cờ Tổ quốc')?.kind).toBe('thông báo')
  })
  test('the symbol', () => {
    expect(kindOfNumber('09/CT-UBND')).toBe('chỉ thị')
    expect(kindOfNumber('21-CV/TU')).toBe('công văn')
    expect(kindOfNumber('45/UBND-VX')).toBeNull()
  })
  test('a decision is no letter', () => {
    const reading = read(
      'ỦY BAN NHÂN DÂN\nXÃ NẬM MÂY\nSố: 7/QĐ-UBND\n\nNậm Mây, ngày 2 tháng 3 năm 2026\n\nQUYẾT ĐỊNH\n\nVề việc thành lập Tổ công tác\n\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\n\nĐiều 1. Thành lập Tổ công tác.\n\nĐiều 2. Giao Văn phòng theo dõi việc thực hiện.',
    )
    expect(reading.kind.value).toBe('quyết định')
    expect(reading.subject?.value).toBe('thành lập Tổ công tác')
    expect(reading.basis).toMatchObject([{ number: null, date: '2025-06-16' }])
    expect(reading.orders.map((order) => order.path)).toEqual(['2'])
  })
})

describe('citations', () => {
  test('number, date and issuer', () => {
    const [first, second] = citationsIn(
      piece(
        'Thực hiện Công văn số 8-CV/BTG, ngày 16/3/2026 của Ban Tuyên giáo, Kế hoạch 71-KH/TU ngày 19/4/2026 của Thành ủy về kiểm tra',
      ),
    )
    expect([first?.number, first?.date, first?.issuer?.text]).toEqual(['8-CV/BTG', '2026-03-16', 'Ban Tuyên giáo'])
    expect([second?.number, second?.issuer?.text]).toEqual(['71-KH/TU', 'Thành ủy'])
  })
  test('the document that a ground is about is no ground', () => {
    const reading = read(
      'Số 3-CV/ĐU\n\nThực hiện Công văn số 20-CV/TU, ngày 10/7/2026 của Thành ủy về sơ kết 2 năm thực hiện Quy định số 08-QĐ/TU, ngày 15/9/2024, Đảng ủy phường đề nghị các chi bộ báo cáo.',
    )
    expect(reading.basis.map((basis) => basis.number)).toEqual(['20-CV/TU'])
  })
})

describe('signatures', () => {
  test('what begins one', () => {
    for (const text of ['TM. ỦY BAN NHÂN DÂN', 'T/M BAN THƯỜNG VỤ', 'K/T TRƯỞNG BAN', 'PHÓ CHỦ TỊCH'])
      expect(isSignatureLine(text)).toBe(true)
    expect(isSignatureLine('Trưởng ban các thôn')).toBe(false)
    expect(isUpper('SỞ Y TẾ')).toBe(true)
  })
  test('what a name looks like', () => {
    expect(isPersonName('Họ Tên Mẫu')).toBe(true)
    expect(isPersonName('Như trên')).toBe(false)
    expect(isPersonName('Sở Y tế; Sở Nội vụ')).toBe(false)
  })
  test('one line of a table cell is taken apart', () => {
    const reading = read(
      `${STATE.slice(0, STATE.indexOf('Nơi nhận'))}| Nơi nhận: - Như trên; - Lưu: VT. | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Họ Tên Mẫu |\n|---|---|`,
    )
    expect(reading.copies.map((c) => c.value)).toEqual(['Như trên', 'Lưu: VT'])
    expect(reading.signer.authority?.value).toBe('KT. CHỦ TỊCH')
    expect(reading.signer.title?.value).toBe('PHÓ CHỦ TỊCH')
    expect(reading.signer.name?.value).toBe('Họ Tên Mẫu')
  })
})

describe('stamps', () => {
  test.each(['MẬT', 'TỐI MẬT', 'TUYỆT  MẬT', '[MẬT]', 'Độ mật: Mật'.replace('Mật', 'MẬT')])(
    '%s alone on a line',
    (stamp) => {
      expect(secrecyOf(paperOfText(`${stamp}\n${STATE}`))).toMatch(/MẬT$/)
    },
  )
  test('beside the letterhead, and far down', () => {
    expect(secrecyOf(paperOfText('UBND PHƯỜNG SUỐI HOA          TỐI MẬT\nSố: 5/UBND'))).toBe('TỐI MẬT')
    expect(secrecyOf(paperOfText(`${STATE}\n\nMẬT\n`))).toBe('MẬT')
  })
  test('words of a sentence are no stamp', () => {
    for (const text of [
      'Bảo đảm bảo mật thông tin.',
      'bí mật nhà nước',
      'Tài liệu mật được quản lý riêng.',
      '- Mật độ dân cư',
      'BẢO MẬT',
      'mật',
    ]) {
      expect(secrecyOf(paperOfText(text)), text).toBeNull()
    }
  })
  test('urgency', () => {
    expect(read(`HỎA TỐC\n${STATE}`).urgency).toBe('HỎA TỐC')
    expect(read(STATE).urgency).toBeNull()
  })
})
