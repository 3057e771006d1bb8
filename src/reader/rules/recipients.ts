/** To whom the document goes: the items behind "Kính gửi:", or behind "… điện:" of a công điện. */
import type { Found } from '../reading.js'
import { bodiesOf } from './body-lists.js'
import { foundItem, itemText } from './copies.js'
import { cut, join, type Line, type Piece } from './lines.js'
import { TO, WIRES_TO } from './regions.js'

const DASH = /^[-–—−+•*]\s?/u

/** One line cut at ";" and at dashes inside it. */
function splitLine(line: Piece): Piece[] {
  const parts: Piece[] = []
  let from = 0
  for (const match of line.text.matchAll(/;|[,.] ?(?=[-–] ?\p{Lu})/gu)) {
    parts.push(cut(line, from, match.index + 1))
    from = match.index + 1
  }
  parts.push(cut(line, from))
  return parts.filter((part) => /[\p{L}\d]/u.test(part.text))
}

/** A place and date that the layout put between the address and the text. */
const PLACE_DATE = /^\p{Lu}[^,;]{1,40}, ngày\s{0,3}\d{0,2}\s{0,3}tháng/u

/** Items of an address. */
export const recipientsOf = (lines: Line[]): Found<string>[] => itemsOf(lines).flatMap((item) => foundItem(item) ?? [])

/** The bodies that an address names, each on its own. */
export const addresseesOf = (lines: Line[]): Piece[] => itemsOf(lines).flatMap((item) => bodiesOf(itemText(item)))

function itemsOf(lines: Line[]): Piece[] {
  const items: Piece[] = []
  for (const [i, line] of lines.entries()) {
    if (PLACE_DATE.test(line.text)) continue
    const cue = i === 0 ? (TO.exec(line.text)?.[0].length ?? (WIRES_TO.test(line.text) ? line.text.length : 0)) : 0
    for (const part of splitLine(cut(line, cue))) {
      const open = items.at(-1)
      const goesOn = open !== undefined && !DASH.test(part.text) && !/[;.:]$/u.test(open.text)
      if (goesOn) items[items.length - 1] = join(open, part)
      else items.push(part)
    }
  }
  return items
}
