/** The words of an action, cut to what is to be done: a deadline, a purpose and a remark in brackets at its end go. */
import { lengthWithout } from './ends.js'
import type { FoundDeadline } from './deadline.js'
import { cut, type Piece } from './lines.js'

/** "(có hướng dẫn kèm theo)", "(nếu có)" at the end; "(qua …)" belongs to the addressee and stays. */
function withoutBracket(piece: Piece): Piece {
  const text = piece.text.slice(0, lengthWithout(piece.text, ' .;,:'))
  if (!text.endsWith(')')) return cut(piece, 0, text.length)
  let depth = 0
  for (let i = text.length - 1; i >= 0; i--) {
    if (text[i] === ')') depth++
    else if (text[i] === '(' && --depth === 0) {
      const keep = /^\((?:qua|tầng|theo|trong|https?:) ?/iu.test(text.slice(i, i + 10)) || i < text.length * 0.25
      return cut(piece, 0, keep ? text.length : i)
    }
  }
  return cut(piece, 0, text.length)
}

/** Words before a deadline at the end of a clause that go with it. */
const BEFORE_TIME =
  /(?<!\p{L})(?:và hoàn thành|hoàn thành|xong|xong trước|thời gian hoàn thành|gửi về|trong thời gian|thời gian|thời hạn|trong|trước)$/iu
const WORDS = 30

/** Length of the text before a deadline without the marks and words that lead to it. */
function lengthBeforeTime(text: string): number {
  let length = lengthWithout(text, ' ,;(–-')
  for (let round = 0; round < 2; round++) {
    const from = Math.max(0, length - WORDS)
    const words = BEFORE_TIME.exec(text.slice(from, length))
    if (!words || from + words.index === 0) break
    length = lengthWithout(text.slice(0, from + words.index), ' ,;(–-')
  }
  return length
}
/** Purposes that may stand behind a deadline or an addressee. */
const PURPOSE =
  /[\s,](?:để|nhằm) (?:kịp thời )?(?:tổng hợp|báo cáo|theo dõi|xem xét|chỉ đạo|kịp thời|trình|biết|được xem)/iu
/** Ends that point to a list below. */
const POINTS_DOWN =
  /,? (?:trong đó )?(?:tập trung (?:thực hiện )?)?(?:một số |các )?(?:nhiệm vụ|nội dung|giải pháp|công việc)?(?: trọng tâm| chủ yếu| cụ thể)?(?: sau(?: đây)?| như sau)\s?:?$|,? cụ thể(?: như sau)?\s?:?$/iu

/** An action without the purpose at its end. */
function withoutPurpose(piece: Piece, deadline: FoundDeadline | null): Piece {
  const match = PURPOSE.exec(piece.text)
  if (!match || match.index < 20) return piece
  const behindTime = deadline !== null && match.index >= deadline.end - 1 && deadline.read.date !== null
  const tail = piece.text.length - match.index
  return behindTime || tail < 60 ? cut(piece, 0, match.index) : piece
}

/** "trong thời hạn 5 ngày kể từ …", "vào thứ Sáu hằng tuần": a term, no part of what is done. */
const isTerm = (text: string): boolean => /^(?:trong |chậm nhất |không quá |vào |thứ |\d)/iu.test(text)

/** A dated deadline at the end of the action, or at its start, is taken off; one in its middle stays. */
function withoutTime(piece: Piece, deadline: FoundDeadline | null): Piece {
  if (!deadline || (deadline.read.date === null && !isTerm(deadline.read.text))) return piece
  const rest = piece.text.slice(deadline.end).replace(/^\s?\([^()]{0,20}\)/u, '')
  if (/^[\s.,;:)/]*$/u.test(rest)) {
    const out = cut(piece, 0, lengthBeforeTime(piece.text.slice(0, deadline.start)))
    return out.text.length > 3 ? out : piece
  }
  if (deadline.start === 0 && /^[\s,:]/u.test(rest)) {
    const behind = cut(piece, deadline.end + (piece.text.slice(deadline.end).length - rest.length) + 1)
    return behind.text.length > 10 ? cut(behind, /^[\s,:]*/u.exec(behind.text)![0].length) : piece
  }
  return piece
}

/** The action's own words. `deadline` is given in positions of `piece`. */
export function trimAction(piece: Piece, deadline: FoundDeadline | null): Piece {
  let out = withoutPurpose(piece, deadline)
  out = withoutTime(out, deadline && deadline.end <= out.text.length ? deadline : null)
  out = withoutBracket(out)
  const down = POINTS_DOWN.exec(out.text)
  if (down && down.index > 15) out = cut(out, 0, down.index)
  return cut(out, 0, lengthWithout(out.text, ' .,;:…/–-'))
}
