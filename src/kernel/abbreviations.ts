/** Abbreviations that offices write for bodies. They are read by their capitals, before case and marks are folded: "TU" is none of "tư", "từ". */

/** Abbreviation → the words it may stand for; the first is the usual one. */
const WORDS: Record<string, string[]> = {
  UBND: ['Ủy ban nhân dân'],
  HĐND: ['Hội đồng nhân dân'],
  UBMTTQ: ['Ủy ban Mặt trận Tổ quốc'],
  UBMTTQVN: ['Ủy ban Mặt trận Tổ quốc Việt Nam'],
  MTTQ: ['Ủy ban Mặt trận Tổ quốc', 'Mặt trận Tổ quốc'],
  MTTQVN: ['Ủy ban Mặt trận Tổ quốc Việt Nam', 'Mặt trận Tổ quốc Việt Nam'],
  UBKT: ['Ủy ban Kiểm tra'],
  BTV: ['Ban Thường vụ'],
  BCH: ['Ban Chấp hành'],
  BCĐ: ['Ban Chỉ đạo'],
  BQL: ['Ban Quản lý'],
  BTC: ['Ban Tổ chức'],
  BTG: ['Ban Tuyên giáo'],
  BTGDV: ['Ban Tuyên giáo và Dân vận'],
  BDV: ['Ban Dân vận'],
  BNC: ['Ban Nội chính'],
  TU: ['Thành ủy', 'Tỉnh ủy'],
  HU: ['Huyện ủy'],
  ĐU: ['Đảng ủy'],
  VPĐU: ['Văn phòng Đảng ủy'],
  VPTU: ['Văn phòng Thành ủy', 'Văn phòng Tỉnh ủy'],
  VP: ['Văn phòng'],
  CA: ['Công an'],
  LĐLĐ: ['Liên đoàn Lao động'],
  LHPN: ['Liên hiệp Phụ nữ'],
  HND: ['Hội Nông dân'],
  HCCB: ['Hội Cựu chiến binh'],
  CCB: ['Cựu chiến binh'],
  ĐTN: ['Đoàn Thanh niên'],
  'CT-XH': ['chính trị - xã hội'],
  'CT - XH': ['chính trị - xã hội'],
  'GD&ĐT': ['Giáo dục và Đào tạo'],
  GDĐT: ['Giáo dục và Đào tạo'],
  'VHTT&DL': ['Văn hóa, Thể thao và Du lịch'],
  VHTTDL: ['Văn hóa, Thể thao và Du lịch'],
  'VH-TT': ['Văn hóa - Thông tin'],
  'NN&MT': ['Nông nghiệp và Môi trường'],
  'KH&CN': ['Khoa học và Công nghệ'],
  PTTH: ['Phát thanh, Truyền hình'],
  'PT-TH': ['Phát thanh - Truyền hình'],
  THPT: ['Trung học phổ thông'],
  THCS: ['Trung học cơ sở'],
  TP: ['thành phố'],
  TX: ['thị xã'],
}

const longestFirst = Object.keys(WORDS).sort((a, b) => b.length - a.length)
const SHORT = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])\\.?`, 'gu')
const wordsOf = (short: string): string[] => WORDS[short.replace(/\.$/u, '')] ?? [short]

/** The name with its abbreviations written out: one spelling, or two where one of them may mean two things. */
export function writtenOut(name: string): string[] {
  const usual = name.replace(SHORT, (short) => wordsOf(short)[0]!)
  const other = name.replace(SHORT, (short) => wordsOf(short).at(-1)!)
  return usual === other ? [usual] : [usual, other]
}
