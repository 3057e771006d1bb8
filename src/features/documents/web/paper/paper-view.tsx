/** The document as paper: its lines, tables and emphasis, with what is marked lit up and orders numbered in the margin. */
import { memo, type RefObject, useMemo } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { classes } from '../../../../web/parts/classes.js'
import type { BlockView, PaperView as Paper } from '../../contract.js'
import { BlockText, type MarginNote, type PlacedNote } from './block-text.js'
import {
  bundlesOf,
  firstEndingAfter,
  type Mark,
  marksByBlock,
  type PaperPart,
  partsOf,
  sameMarks,
  type TableCell,
} from './segments.js'
import './paper.css'
import { useTouch } from './use-touch.js'

interface PaperViewProps {
  paper: Paper
  marks: readonly Mark[]
  /** Numbers for the margin, by the position at which their order begins. */
  margin: ReadonlyMap<number, readonly MarginNote[]>
  /** A click on a run of the text; the position where that run begins. */
  onTouch: (position: number) => void
  articleRef: RefObject<HTMLElement | null>
}

/** The runs of one block, and where in its block list they stand. */
interface Drawn {
  text: string
  blocks: readonly BlockView[]
  marks: ReadonlyMap<number, Mark[]>
  notes: ReadonlyMap<number, PlacedNote[]>
}

const NO_MARKS: Mark[] = []
const NO_NOTES: PlacedNote[] = []

export function PaperView({ paper, marks, margin, onTouch, articleRef }: PaperViewProps) {
  const bundles = useMemo(() => bundlesOf(partsOf(paper)), [paper])
  const byBlock = useMemo(() => marksByBlock(paper.blocks, marks), [paper, marks])
  const notes = useMemo(() => notesByBlock(paper.blocks, margin), [paper, margin])
  const drawn: Drawn = { text: paper.text, blocks: paper.blocks, marks: byBlock, notes }

  useTouch(articleRef, onTouch)

  return (
    <article ref={articleRef} className={classes('paper', paper.format)} lang="vi">
      {bundles.map((bundle) => (
        <div key={keyOfPart(bundle[0])} className="paper-bundle">
          {bundle.map((part) => (
            <Part key={keyOfPart(part)} part={part} drawn={drawn} />
          ))}
        </div>
      ))}
    </article>
  )
}

const keyOfPart = (part: PaperPart | undefined): number =>
  (part?.kind === 'paragraph' ? part.blocks[0] : part?.rows.flat().find((cell) => cell.blocks.length > 0)?.blocks[0]) ??
  0

/** Where each number stands; those that begin close together are set side by side, since they may share a line. */
const LINE = 72

function notesByBlock(
  blocks: readonly BlockView[],
  margin: ReadonlyMap<number, readonly MarginNote[]>,
): Map<number, PlacedNote[]> {
  const byBlock = new Map<number, PlacedNote[]>()
  for (const [position, list] of [...margin].sort(([a], [b]) => a - b)) {
    const index = firstEndingAfter(blocks, position)
    const placed = byBlock.get(index) ?? []
    byBlock.set(index, placed)
    for (const note of list) {
      const last = placed.at(-1)
      const beside = last && position - last.position < LINE ? last.beside + 1 : 0
      placed.push({ ...note, position, beside })
    }
  }
  return byBlock
}

function Part({ part, drawn }: { part: PaperPart; drawn: Drawn }) {
  return (
    <>
      {part.page === null ? null : <div className="paper-page">{words.documents.paper.page(part.page)}</div>}
      {part.kind === 'paragraph' ? (
        <Paragraph blocks={part.blocks} drawn={drawn} />
      ) : (
        <Table rows={part.rows} bare={part.bare} drawn={drawn} />
      )}
    </>
  )
}

function Paragraph({ blocks, drawn }: { blocks: number[]; drawn: Drawn }) {
  const first = drawn.blocks[blocks[0] ?? 0]
  if (!first) return null
  const blank = blocks.length === 1 && drawn.text.slice(first.start, first.end).trim() === ''
  return (
    <p className={classes(first.align ?? 'plain', blank && 'blank', first.label !== undefined && 'labelled')}>
      {blocks.map((index, nth) => (
        <Inline key={index} index={index} drawn={drawn} after={nth > 0} />
      ))}
    </p>
  )
}

function Inline({ index, drawn, after = false }: { index: number; drawn: Drawn; after?: boolean }) {
  const block = drawn.blocks[index]
  if (!block) return null
  return (
    <>
      {after ? ' ' : null}
      <Text
        text={drawn.text}
        block={block}
        marks={drawn.marks.get(index) ?? NO_MARKS}
        notes={drawn.notes.get(index) ?? NO_NOTES}
      />
    </>
  )
}

const sameNotes = (a: readonly PlacedNote[], b: readonly PlacedNote[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((note, i) => {
      const other = b[i]
      return other?.orderId === note.orderId && other.number === note.number && other.title === note.title
    }))

/** Drawn again only when its own marks change: moving the focus touches two blocks of thousands. */
const Text = memo(
  BlockText,
  (a, b) => a.text === b.text && a.block === b.block && sameMarks(a.marks, b.marks) && sameNotes(a.notes, b.notes),
)

function Table({ rows, bare, drawn }: { rows: TableCell[][]; bare: boolean; drawn: Drawn }) {
  const body = rows.map((row) => (
    <tr key={row.find((cell) => cell.blocks.length > 0)?.blocks[0] ?? row[0]?.column}>
      {row.map((cell) => (
        <td
          key={cell.column}
          className={cell.ruled ? 'ruled' : undefined}
          colSpan={cell.span > 1 ? cell.span : undefined}
        >
          {cell.blocks.map((index) => (
            <Paragraph key={index} blocks={[index]} drawn={drawn} />
          ))}
        </td>
      ))}
    </tr>
  ))
  if (bare) {
    return (
      <table className="paper-table bare" role="presentation">
        <tbody>{body}</tbody>
      </table>
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reached by keyboard
    <section className="paper-scroll" aria-label={words.documents.paper.table} tabIndex={0}>
      <table className="paper-table ruled">
        <tbody>{body}</tbody>
      </table>
    </section>
  )
}
