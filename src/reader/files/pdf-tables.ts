import type { Word } from './pdf-word.js'

/** A straight line of the page, drawn or the edge of something thin: from `from` to `to` at the height or place `at`. */
export interface Rule {
  upright: boolean
  at: number
  from: number
  to: number
}

/** A ruled table: its squares by row and column, those that run together counted as one cell. */
export interface Grid {
  /** Places of the upright rules and heights of the level ones, in order. */
  xs: number[]
  ys: number[]
  cells: GridCell[]
}

export interface GridCell {
  row: number
  column: number
  span: number
  words: Word[]
}

/** Rules nearer than this are one. */
const NEAR = 2.5
const SHORTEST = 6
/** A filled box no thicker than this is a rule. */
const THICKEST = 3
const MAX_RULES = 20_000
const MAX_SQUARES = 20_000

const DRAW_LENGTHS = [2, 2, 6, 4, 0]

/** The rules in one path: edges of stroked paths, thin boxes of filled ones. `place` turns a point onto the page. */
export function rulesOfPath(
  path: ArrayLike<number>,
  stroked: boolean,
  place: (x: number, y: number) => [number, number],
): Rule[] {
  const rules: Rule[] = []
  let points: [number, number][] = []
  let curved = false
  const close = (): void => {
    if (points.length > 1 && !curved) {
      if (stroked) for (let i = 1; i < points.length; i++) addRule(rules, points[i - 1]!, points[i]!, 1)
      else addRule(rules, ...cornersOf(points), THICKEST)
    }
    points = []
    curved = false
  }
  for (let i = 0; i < path.length;) {
    const kind = path[i]!
    const length = DRAW_LENGTHS[kind]
    if (length === undefined) break
    if (kind === 0) close()
    if (kind === 2 || kind === 3) curved = true
    if (kind === 4 && points.length > 0) points.push(points[0]!)
    else if (length > 0) points.push(place(path[i + length - 1]!, path[i + length]!))
    i += length + 1
  }
  close()
  return rules
}

function cornersOf(points: [number, number][]): [[number, number], [number, number]] {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return [
    [Math.min(...xs), Math.min(...ys)],
    [Math.max(...xs), Math.max(...ys)],
  ]
}

function addRule(rules: Rule[], [x1, y1]: [number, number], [x2, y2]: [number, number], thickest: number): void {
  const width = Math.abs(x2 - x1)
  const height = Math.abs(y2 - y1)
  if (height <= thickest && width >= SHORTEST && width > height) {
    rules.push({ upright: false, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
  } else if (width <= thickest && height >= SHORTEST) {
    rules.push({ upright: true, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
  }
}

/** The ruled tables of a page with their words, from top to bottom, and the words that stand in none. */
export function tablesOf(drawn: Rule[], words: Word[]): { grids: Grid[]; rest: Word[] } {
  if (drawn.length > MAX_RULES) return { grids: [], rest: words }
  const rules = merged(drawn)
  const grids = groupsOf(rules)
    .map(gridOf)
    .filter((grid) => grid !== null)
    .sort((a, b) => a.ys[0]! - b.ys[0]!)
  if (grids.length === 0) return { grids: [], rest: words }
  const rest: Word[] = []
  for (const word of words) {
    const x = (word.left + word.right) / 2
    const y = word.y - word.size * 0.3
    // Of tables within tables the innermost has the word.
    const grid = grids.findLast(({ xs, ys }) => x > xs[0]! && x < xs.at(-1)! && y > ys[0]! && y < ys.at(-1)!)
    const cell = grid?.cellAt(x, y)
    if (cell) cell.words.push(word)
    else rest.push(word)
  }
  return { grids: grids.filter((grid) => grid.cells.some((cell) => cell.words.length > 0)), rest }
}

/** Rules on one line that touch each other, as one. */
function merged(rules: Rule[]): Rule[] {
  const result: Rule[] = []
  const sorted = [...rules].sort((a, b) => Number(a.upright) - Number(b.upright) || a.at - b.at || a.from - b.from)
  for (const rule of sorted) {
    let joined = false
    for (let i = result.length - 1; i >= 0; i--) {
      const other = result[i]!
      if (other.upright !== rule.upright || rule.at - other.at > NEAR) break
      if (rule.from > other.to + NEAR || other.from > rule.to + NEAR) continue
      other.from = Math.min(other.from, rule.from)
      other.to = Math.max(other.to, rule.to)
      joined = true
      break
    }
    if (!joined) result.push({ ...rule })
  }
  return result
}

/** Rules that hang together by crossing or touching. */
function groupsOf(rules: Rule[]): Rule[][] {
  const parent = rules.map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!
    return at
  }
  const level = rules.flatMap((rule, i) => (rule.upright ? [] : [i]))
  const upright = rules.flatMap((rule, i) => (rule.upright ? [i] : []))
  for (const h of level) {
    const a = rules[h]!
    for (const v of upright) {
      const b = rules[v]!
      const touch = b.at >= a.from - NEAR && b.at <= a.to + NEAR && a.at >= b.from - NEAR && a.at <= b.to + NEAR
      if (touch) parent[root(h)] = root(v)
    }
  }
  const groups = new Map<number, Rule[]>()
  for (const [i, rule] of rules.entries()) {
    const group = groups.get(root(i))
    if (group) group.push(rule)
    else groups.set(root(i), [rule])
  }
  return [...groups.values()]
}

/** The grid that a group of rules makes; null where it has no two columns, as frames and underlines have not. */
function gridOf(rules: Rule[]): (Grid & { cellAt(x: number, y: number): GridCell | undefined }) | null {
  const xs = placesOf(rules.filter((rule) => rule.upright))
  const ys = placesOf(rules.filter((rule) => !rule.upright))
  const columns = xs.length - 1
  const rows = ys.length - 1
  if (columns < 2 || rows < 1 || columns * rows > MAX_SQUARES) return null
  const isRuled = (upright: boolean, at: number, middle: number): boolean =>
    rules.some((r) => r.upright === upright && Math.abs(r.at - at) <= NEAR * 1.5 && r.from <= middle && r.to >= middle)

  const parent = Array.from({ length: rows * columns }, (_, i) => i)
  const root = (i: number): number => (parent[i] === i ? i : (parent[i] = root(parent[i]!)))
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const square = row * columns + column
      const x = (xs[column]! + xs[column + 1]!) / 2
      const y = (ys[row]! + ys[row + 1]!) / 2
      if (column + 1 < columns && !isRuled(true, xs[column + 1]!, y)) join(parent, root(square), root(square + 1))
      if (row + 1 < rows && !isRuled(false, ys[row + 1]!, x)) join(parent, root(square), root(square + columns))
    }
  }
  const cells = new Map<number, GridCell>()
  for (let square = 0; square < parent.length; square++) {
    const at = root(square)
    const column = square % columns
    const cell = cells.get(at)
    if (cell) cell.span = Math.max(cell.span, column - cell.column + 1)
    else cells.set(at, { row: Math.floor(square / columns), column, span: 1, words: [] })
  }
  return {
    xs,
    ys,
    cells: [...cells.values()],
    cellAt(x, y) {
      const column = xs.findIndex((at, i) => x >= at && x < (xs[i + 1] ?? at))
      const row = ys.findIndex((at, i) => y >= at && y < (ys[i + 1] ?? at))
      return column < 0 || row < 0 ? undefined : cells.get(root(row * columns + column))
    },
  }
}

/** The smaller number leads, so that a cell is known by its first square. */
function join(parent: number[], a: number, b: number): void {
  parent[Math.max(a, b)] = Math.min(a, b)
}

function placesOf(rules: Rule[]): number[] {
  const places: number[] = []
  for (const { at } of [...rules].sort((a, b) => a.at - b.at)) {
    if (places.length === 0 || at - places.at(-1)! > NEAR * 1.5) places.push(at)
  }
  return places
}

/** True where a table goes on from the foot of one page at the head of the next: nothing between, the same columns. */
export function goesOn(before: Grid, after: Grid): boolean {
  return before.xs.length === after.xs.length && before.xs.every((x, i) => Math.abs(x - after.xs[i]!) < 4)
}
