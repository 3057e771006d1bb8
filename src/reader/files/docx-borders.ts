/** Which lines Word draws around the cells of a table. */
import { attribute, type XmlTag } from './zip.js'

const SIDES = {
  top: 'top',
  bottom: 'bottom',
  left: 'left',
  start: 'left',
  right: 'right',
  end: 'right',
  insideH: 'insideH',
  insideV: 'insideV',
} as const

/** Whether a line is drawn, by side; a side left out is as inherited. */
export type Borders = Partial<Record<(typeof SIDES)[keyof typeof SIDES], boolean>>

/** Sets one side from an element of `w:tblBorders` or `w:tcBorders`. White lines are the typist's way to have none. */
export function applyBorder(borders: Borders, name: string, tag: XmlTag): void {
  if (!Object.hasOwn(SIDES, name)) return
  const kind = attribute(tag, 'val')
  const drawn = kind !== undefined && kind !== 'nil' && kind !== 'none' && attribute(tag, 'sz') !== '0'
  borders[SIDES[name as keyof typeof SIDES]] = drawn && attribute(tag, 'color')?.toUpperCase() !== 'FFFFFF'
}

/** True where lines stand on at least two sides of a cell: one alone is a dash under a motto, no frame. */
export function isRuled(table: Borders, cell: Borders): boolean {
  const across = cell.insideH ?? (table.insideH || false)
  const down = cell.insideV ?? (table.insideV || false)
  const sides = [
    cell.top ?? (table.top || across),
    cell.bottom ?? (table.bottom || across),
    cell.left ?? (table.left || down),
    cell.right ?? (table.right || down),
  ]
  return sides.filter(Boolean).length >= 2
}
