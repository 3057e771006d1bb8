/** Texts whose line breaks were lost on the way: the breaks that the official layout demands are put back. */

/** A document in so few lines, one of them so long, has lost its breaks. */
const FEW_LINES = 6
const LONG_LINE = 600

/** Words that open a line in the official layout; each is looked for after the first character of a line. */
const LINE_OPENERS: RegExp[] = [
  /\*{3}/g,
  /Số\s?:\s?\d/g,
  /Nơi nhận\s?:/g,
  /Kính gửi\s?:/g,
  /Điều \d{1,3}\.\s/g,
  /(?:Về việc|V\/v)\s/g,
  /- Căn cứ\s/g,
  /T\/?M\.? [A-ZĐƯ]{2}/g,
  /K\/?T\.? [A-ZĐƯ]{2}/g,
  /(?:QUYẾT ĐỊNH|KẾ HOẠCH|THÔNG BÁO|CHỈ THỊ|HƯỚNG DẪN|CÔNG ĐIỆN)(?=[ V:])/g,
  /CỘNG H[OÒ][ÀA] XÃ HỘI/g,
  /(?<=\p{L})ĐOÀN TNCS HỒ CHÍ MINH/gu,
]

/** Characters before ", ngày" that may hold the place, and the place in them with what may be glued to it. */
const PLACE_REACH = 60
const PLACE_BEFORE = /[A-ZĐ][^\s,]{0,30} [^,]{0,24}$/

/** Positions in `line` at which a break is missing. */
function missingBreaks(line: string): number[] {
  const at = new Set<number>()
  for (const opener of LINE_OPENERS) {
    for (const match of line.matchAll(opener)) if (match.index > 0) at.add(match.index)
  }
  for (const match of line.matchAll(/[;.:] - (?=\p{Lu})/gu)) at.add(match.index + 2)
  for (const match of line.matchAll(/-{5,}\s?/g)) at.add(match.index).add(match.index + match[0].length)
  for (const match of line.matchAll(/, ngày \d{1,2} tháng \d{1,2} năm \d{4}/g)) {
    const before = PLACE_BEFORE.exec(line.slice(Math.max(0, match.index - PLACE_REACH), match.index))?.[0]
    if (before === undefined) continue
    at.add(match.index - before.length + placeStart(before)).add(match.index + match[0].length)
  }
  return [...at].sort((a, b) => a - b)
}

/** Where the place begins in "ĐOÀN TNCS HỒ CHÍ MINH Hà Nội, ngày …": after the last word in capitals. */
function placeStart(text: string): number {
  let start = 0
  for (const word of text.matchAll(/\S+/g)) {
    if (word[0] === word[0].toUpperCase() && /\p{Lu}{2}/u.test(word[0])) start = word.index + word[0].length + 1
  }
  return start
}

/** Breaks `line` at the given positions. */
function breakAt(line: string, positions: number[]): string[] {
  const out: string[] = []
  let from = 0
  for (const at of positions) {
    if (at > from) out.push(line.slice(from, at))
    from = Math.max(from, at)
  }
  out.push(line.slice(from))
  return out.map((part) => part.trim()).filter((part) => part !== '')
}

/** `lines` as they are, or, where the whole document stands in a few long lines, with the official breaks put back. */
export function unfoldFlatText(lines: string[]): string[] {
  const filled = lines.filter((line) => line.trim() !== '')
  if (filled.length > FEW_LINES) return lines
  return lines.flatMap((line) => (line.length > LONG_LINE ? breakAt(line, missingBreaks(line)) : [line]))
}
