/** An invented letter, long enough for a second page. */
import { filedLine, numberLine } from '../src/writer/lines.js'
import type { OutgoingPaper } from '../src/writer/paper.js'
import type { FormatProfile } from '../src/writer/profiles.js'

export function sample(profile: FormatProfile): OutgoingPaper {
  const party = profile.regime === 'party'
  const symbol = party ? 'VPTU' : 'UBND-VP'
  return {
    title: 'Công văn đôn đốc',
    superior: party ? 'THÀNH ỦY LAM KHÊ' : null,
    issuer: party ? 'VĂN PHÒNG THÀNH ỦY' : 'ỦY BAN NHÂN DÂN THÀNH PHỐ LAM KHÊ',
    number: numberLine(profile, { number: 7, kind: 'CV', symbol }),
    subject: 'đôn đốc thực hiện nhiệm vụ quá hạn, sắp đến hạn',
    place: 'Lam Khê',
    date: '2026-12-04',
    year: 2026,
    addressees: ['Đảng ủy phường Suối Hoa', 'Hội Liên hiệp Phụ nữ thành phố'],
    body: [
      {
        kind: 'text',
        text: 'Thực hiện Công văn số 612-CV/TU, ngày 23/11/2026 của Thành ủy Lam Khê, đến hết ngày 03/12/2026 các đơn vị có tên trên còn các nhiệm vụ quá hạn hoặc sắp đến hạn. Văn phòng Thành ủy đề nghị các đơn vị khẩn trương thực hiện:',
      },
      { kind: 'heading', text: '1. Đảng ủy phường Suối Hoa' },
      {
        kind: 'table',
        columns: [
          { title: 'TT', share: 6, align: 'center' },
          { title: 'Nhiệm vụ', share: 44, align: 'left' },
          { title: 'Văn bản giao', share: 18, align: 'left' },
          { title: 'Hạn', share: 16, align: 'center' },
          { title: 'Tình trạng', share: 16, align: 'center' },
        ],
        rows: Array.from({ length: 9 }, (_, at) => [
          String(at + 1),
          'Xây dựng dự thảo Chương trình phối hợp tuyên truyền; ẪỂỘ ỐỮ *không* #in $đậm$ đề xuất những nội dung cần phối hợp',
          '612-CV/TU, mục 2',
          'trước ngày 30/11/2026',
          'quá hạn 4 ngày làm việc',
        ]),
      },
      { kind: 'heading', text: '2. Hội Liên hiệp Phụ nữ thành phố' },
      { kind: 'text', text: 'Nội dung thứ hai #read("/etc/passwd") được nêu để thử.' },
      {
        kind: 'text',
        text: 'Đề nghị các đơn vị báo cáo kết quả về Văn phòng Thành ủy trước ngày 10/12/2026.',
      },
    ],
    signer: { authority: party ? null : 'TL. CHỦ TỊCH', post: 'CHÁNH VĂN PHÒNG', name: null },
    copies: ['Như trên', 'Thường trực Thành ủy (để báo cáo)'],
    filed: filedLine(profile, party ? 'Văn phòng Thành ủy' : 'VT, TH'),
  }
}
