/** Which system a document belongs to: party, state, front and its organisations, other. */
import type { DocumentSystem, Found } from '../reading.js'
import { measured, type Why } from '../sureness-table.js'
import { rangeOf, type Piece } from './lines.js'
import { regimeOf, regimeOfNumber } from './regimes.js'

const PARTY =
  /đảng (?:ủy|uỷ|bộ|đoàn)|(?:tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ)|ban tuyên giáo|ban dân vận|ban tổ chức (?:tỉnh|thành|huyện|trung)|chi (?:bộ|ủy|uỷ)|ban bí thư(?! trung ương đoàn)|bộ chính trị|ban chấp hành trung ương đảng|vpđu|ủy ban kiểm tra (?:tỉnh|thành|huyện|trung)|báo cáo viên|trung ương đảng/iu
const FRONT =
  /mặt trận|mttq|đoàn (?:tncs|thanh niên|trường|viện)|tỉnh đoàn|thành đoàn|huyện đoàn|quận đoàn|trung ương đoàn|công đoàn|liên đoàn lao động|hội (?:liên hiệp|nông dân|cựu chiến binh|phụ nữ|sinh viên|chữ thập|khuyến học|nhà báo)/iu
const STATE =
  /ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd|chính phủ|thủ tướng|(?:^|\s)(?:bộ|sở|cục|vụ|chi cục|tổng cục|phòng|viện|trường|trung tâm|thanh tra|kho bạc|ban chỉ đạo|văn phòng|công an|ban quản lý) /iu

const by = (value: DocumentSystem, piece: Piece | null, why: Why<'system'>): Found<DocumentSystem> => ({
  value,
  span: piece ? rangeOf(piece) : null,
  ...measured('system', why),
})

/** The system, from the head and the issuer. */
export function systemOf(head: Piece[], issuer: string | null, number: string | null): Found<DocumentSystem> {
  for (const system of ['party', 'front'] as const) {
    const { motto } = regimeOf(system, null)
    const line = head.find(({ text }) => motto?.test(text))
    if (line) return by(system, line, 'motto-line')
  }
  const letterhead = head.filter((line) => line.text === line.text.toUpperCase()).slice(0, 8)
  const front = letterhead.find((line) => FRONT.test(line.text))
  if (front) return by('front', front, 'letterhead')
  if (issuer && FRONT.test(issuer)) return by('front', null, 'issuer')
  if (issuer && PARTY.test(issuer)) return by('party', null, 'issuer')
  if (issuer && STATE.test(issuer)) return by('state', null, 'issuer')
  if (number && regimeOfNumber(number, null).system === 'party') return by('party', null, 'symbol')
  return by(number || issuer ? 'state' : 'other', null, 'nothing-printed')
}
