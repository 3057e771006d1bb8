/** Stamps: secrecy (MẬT, TỐI MẬT, TUYỆT MẬT) and urgency (KHẨN, THƯỢNG KHẨN, HỎA TỐC), alone on a line or in a cell. */
import { squash } from '../../kernel/text.js'
import type { Paper } from '../paper.js'

const SECRECY =
  /^[\s*[(|.:-]*(?:(?:ĐỘ|Độ) (?:MẬT|mật)\s?:\s?)?(TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT|(?:Tuyệt|Tối) mật|Tuyệt Mật|Tối Mật)[\s*\])|.:-]*$/u
const URGENCY =
  /^[\s*[(|.:-]*(?:(?:ĐỘ|Độ) (?:KHẨN|khẩn)\s?:\s?)?(H[OỎ][ẢA]\s+TỐC(?: HẸN GIỜ)?|THƯỢNG\s+KHẨN|KHẨN)[\s*\])|.:!-]*$/u

/** Parts of a line that blanks or bars keep apart. */
const partsOf = (raw: string): string[] => raw.split(/\s{3,}|\t|\|/)

/** The stamp on one of the first `limit` filled lines. */
function stampIn(paper: Paper, pattern: RegExp, limit: number): string | null {
  let filled = 0
  for (const block of paper.blocks) {
    for (const line of paper.text.slice(block.start, block.end).split('\n')) {
      if (line.trim() === '') continue
      if (++filled > limit) return null
      if (line.length > 240) continue
      for (const part of partsOf(line)) {
        const match = pattern.exec(part)
        if (match) return squash(match[1]!).toUpperCase()
      }
    }
  }
  return null
}

/** The secrecy stamp, on any document of a package, wherever it stands alone; running text ("bảo mật", "tài liệu mật") is none. */
export function secrecyOf(paper: Paper): string | null {
  return paper.package?.secrecy ?? stampIn(paper, SECRECY, Infinity)
}

/** The urgency stamp of the head. */
export function urgencyOf(paper: Paper): string | null {
  return stampIn(paper, URGENCY, 40)
}
