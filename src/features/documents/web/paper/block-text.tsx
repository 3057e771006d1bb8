/** The runs of one block. The text in the elements that carry `data-start` is the paper's text, character by character. */
import type { ReactNode } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { classes } from '../../../../web/parts/classes.js'
import type { BlockView } from '../../contract.js'
import { type Mark, type Segment, segmentsOf } from './segments.js'

export interface MarginNote {
  orderId: string
  number: number
  title: string
}

export interface PlacedNote extends MarginNote {
  position: number
  /** How many numbers stand to its right on what may be the same line. */
  beside: number
}

interface BlockTextProps {
  text: string
  block: BlockView
  marks: readonly Mark[]
  notes: readonly PlacedNote[]
}

const has = (segment: Segment, kind: Mark['kind']): boolean => segment.marks.some((mark) => mark.kind === kind)

export function BlockText({ text, block, marks, notes }: BlockTextProps) {
  const segments = segmentsOf(text, block, marks)
  return (
    <>
      {block.label === undefined ? null : <span className="paper-label">{block.label} </span>}
      {framesOf(segments).map(({ frame, runs }) => {
        const inside = runs.map((segment) => (
          <Run key={segment.start} segment={segment} notes={notes.filter((note) => note.position === segment.start)} />
        ))
        return frame ? (
          <span key={`${frame} ${runs[0]?.start}`} className={`lit-${frame}`} data-lit={frame}>
            {inside}
          </span>
        ) : (
          inside
        )
      })}
    </>
  )
}

type Frame = 'focus' | 'found' | null

/** Runs that lie under one outline stay together, so that it is drawn once around all their lines. */
function framesOf(segments: readonly Segment[]): { frame: Frame; runs: Segment[] }[] {
  const frames: { frame: Frame; runs: Segment[] }[] = []
  for (const segment of segments) {
    const frame: Frame = has(segment, 'found') ? 'found' : has(segment, 'focus') ? 'focus' : null
    const last = frames.at(-1)
    if (last && last.frame === frame) last.runs.push(segment)
    else frames.push({ frame, runs: [segment] })
  }
  return frames
}

function Run({ segment, notes }: { segment: Segment; notes: readonly PlacedNote[] }): ReactNode {
  const name = classes(
    segment.bold && 'bold',
    segment.italic && 'italic',
    has(segment, 'sentence') && 'in-order',
    has(segment, 'deadline') && 'in-deadline',
    has(segment, 'gap') && 'in-gap',
    segment.doubtful && 'doubtful',
  )
  const focused = segment.marks.find((mark) => mark.kind === 'focus')?.orderId
  return (
    <>
      {notes.map((note) => (
        <button
          key={note.orderId}
          type="button"
          tabIndex={-1}
          className={classes('paper-number', note.orderId === focused && 'on')}
          style={{ '--beside': note.beside } as Record<string, number>}
          data-goes={note.position}
          aria-label={words.documents.paper.goToOrder(note.number, note.title)}
        >
          {note.number}
        </button>
      ))}
      {segment.doubtful ? (
        <span className="visually-hidden unselectable">{words.documents.paper.doubtfulWord} </span>
      ) : null}
      <span
        data-start={segment.start}
        className={name || undefined}
        title={segment.doubtful ? words.documents.paper.doubtfulTitle : undefined}
      >
        {segment.text}
      </span>
    </>
  )
}
