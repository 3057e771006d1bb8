/** What a dispatch leaves open. The machine lists it and fills nothing in. */
import type { OpenPoint } from '../reading.js'
import type { Draft } from './drafts.js'
import { cut, rangeOf, type Piece } from './lines.js'

/** Parties that nobody can be named from: "hai đơn vị", "các đơn vị liên quan". */
const PARTY = /(?:giữa )?(?:hai|các) (?:đơn vị|bên|cơ quan)(?= (?:đảm bảo|bảo đảm|theo|thực hiện|ký|$)|[,.;]|$)/giu
const VAGUE_BODY =
  /^(?:các )?(?:cơ quan|đơn vị|ban|ngành|tổ chức|địa phương)(?:,? (?:các )?(?:cơ quan|đơn vị|tổ chức|ngành|địa phương|cá nhân))*,? (?:có )?liên quan$/iu
/** Times that no day can be computed from (§2.4). */
const VAGUE_TIME =
  /(?<!\p{L})(?:đầu|giữa|trung tuần|hạ tuần|thượng tuần) (?:tháng|quý|năm)(?: \d{1,2}(?:\/\d{4})?)?|cuối tháng(?: \d{1,2}(?:\/\d{4})?)?|trong thời gian sớm nhất|sớm nhất có thể|(?<!\p{L})sớm (?=hoàn thành|triển khai|ban hành|trình|báo cáo)/giu
const PROPOSES = /(?<!\p{L})(?:đề xuất|kiến nghị|góp ý)(?!\p{L})/iu

/** One open point at the words that `pattern` finds in `piece`. */
function at(code: OpenPoint['code'], order: number | null, piece: Piece, quote: string | null): OpenPoint {
  return { code, order, span: rangeOf(piece), quote }
}

function parties(draft: Draft, index: number): OpenPoint[] {
  const points: OpenPoint[] = []
  for (const match of draft.action.text.matchAll(PARTY)) {
    const piece = cut(draft.action, match.index + (match[0].startsWith('giữa ') ? 5 : 0), match.index + match[0].length)
    points.push(at('unclear-party', index, piece, piece.text))
  }
  for (const body of [...draft.assignees, ...draft.cooperating]) {
    if (VAGUE_BODY.test(body.text)) points.push(at('unclear-party', index, body, body.text))
  }
  return points
}

function times(draft: Draft, index: number): OpenPoint[] {
  if (draft.deadline?.read.date) return []
  const points: OpenPoint[] = []
  for (const match of draft.sentence.text.matchAll(VAGUE_TIME)) {
    const piece = cut(draft.sentence, match.index, match.index + match[0].length)
    points.push(at('vague-deadline', index, piece, piece.text))
  }
  if (draft.deadline === null) points.push(at('no-deadline', index, draft.action, null))
  return points
}

/** A proposal that is to be made, with nobody to send it to. */
function addressee(draft: Draft, index: number): OpenPoint[] {
  const match = PROPOSES.exec(draft.action.text)
  if (!match || draft.reportTo) return []
  const words = cut(draft.action, match.index, match.index + match[0].length)
  return [at('unclear-addressee', index, words, words.text)]
}

/** An order without end whose results nobody is told when to report. */
function period(draft: Draft, index: number, hasPeriod: boolean): OpenPoint[] {
  const recurring = draft.deadline?.read
  if (!recurring || recurring.bound !== 'recurring' || hasPeriod) return []
  return [at('no-report-period', index, draft.deadline!.piece, recurring.text)]
}

/** A period of reporting anywhere in the document: "báo cáo … hằng quý", "định kỳ 6 tháng". */
const PERIOD =
  /(?:báo cáo|sơ kết|tổng hợp|gửi)[^.;]{0,120}(?:(?:hằng|hàng) (?:tuần|tháng|quý|năm)|định kỳ|6 tháng)|(?:định kỳ|(?:hằng|hàng) (?:tuần|tháng|quý|năm)|6 tháng)[^.;]{0,120}báo cáo/iu

/** Everything that is open: per order, and for the document. */
export function openPointsOf(drafts: Draft[], body: Piece[], head: { number: boolean; date: boolean }): OpenPoint[] {
  const points: OpenPoint[] = []
  if (!head.number) points.push({ code: 'no-number', order: null, span: null, quote: null })
  if (!head.date) points.push({ code: 'no-date', order: null, span: null, quote: null })
  const hasPeriod = body.some((paragraph) => PERIOD.test(paragraph.text))
  for (const [index, draft] of drafts.entries()) {
    if (draft.assignees.length === 0) points.push(at('no-assignee', index, draft.action, null))
    points.push(
      ...parties(draft, index),
      ...addressee(draft, index),
      ...times(draft, index),
      ...period(draft, index, hasPeriod),
    )
  }
  return points
}
