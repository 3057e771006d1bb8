/** A table as Word wrote it before XML: cells end with a mark, rows with one that says where their edges lie. */
import type { CellPlace } from '../paper.js'
import type { Paragraph } from './flow.js'

/** Edges nearer than this, in twips (1/20 point), are one edge drawn twice. */
const SAME_EDGE = 40

export interface RowEdges {
  /** Left edges of the cells and the right edge of the row, in twips. */
  edges: number[]
  /** True for a cell that is joined to the one before it. */
  joined?: boolean[]
}

interface Row {
  cells: Paragraph[][]
  edges: RowEdges | undefined
}

/** Takes a table's paragraphs in order; columns are numbered by the grid of all edges, known only at its end. */
export class TableBuilder {
  private readonly rows: Row[] = []
  private cells: Paragraph[][] = []
  private cell: Paragraph[] = []

  constructor(private readonly number: number) {}

  add(paragraph: Paragraph): void {
    this.cell.push(paragraph)
  }

  endCell(): void {
    this.cells.push(this.cell)
    this.cell = []
  }

  endRow(edges: RowEdges | undefined): void {
    if (this.cell.length > 0) this.endCell()
    this.rows.push({ cells: this.cells, edges })
    this.cells = []
  }

  /** All paragraphs with their cells. */
  finish(): Paragraph[] {
    if (this.cell.length > 0 || this.cells.length > 0) this.endRow(undefined)
    const grid = gridOf(this.rows)
    return this.rows.flatMap((row, index) => this.placed(row, index, grid))
  }

  private placed({ cells, edges }: Row, row: number, grid: number[]): Paragraph[] {
    const result: Paragraph[] = []
    let place: CellPlace | undefined
    for (const [i, paragraphs] of cells.entries()) {
      const [left, right] = edges && i + 1 < edges.edges.length ? [edges.edges[i]!, edges.edges[i + 1]!] : []
      const column: number = left === undefined ? (place ? place.column + place.span : 0) : indexOf(grid, left)
      const span: number = left === undefined ? 1 : Math.max(1, indexOf(grid, right!) - column)
      if (edges?.joined?.[i] && place) place.span = Math.max(place.span, column + span - place.column)
      else place = { table: this.number, row, column, span }
      const cell = place
      for (const { runs, facts } of paragraphs) result.push({ runs, facts: { ...facts, cell } })
    }
    return result
  }
}

/** The edges of all rows, in order, those that nearly meet taken as one. */
function gridOf(rows: Row[]): number[] {
  const all = rows.flatMap((row) => row.edges?.edges ?? []).toSorted((a, b) => a - b)
  return all.filter((edge, i) => i === 0 || edge - all[i - 1]! > SAME_EDGE)
}

/** Number of the last grid line at or before an edge. */
function indexOf(grid: number[], edge: number): number {
  let low = 0
  let high = grid.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (grid[middle]! <= edge) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
