/** The pages as they look, with what is marked lit up over them and orders numbered in the margin. */
import { type RefObject, useMemo, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { href } from '../../../../web/api.js'
import { Button } from '../../../../web/parts/button.js'
import { classes } from '../../../../web/parts/classes.js'
import { type PaperView as Paper, showPage } from '../../contract.js'
import type { MarginNote } from './block-text.js'
import { boxesByPage, boxesOf, type MarkBox, type PageBox } from './boxes.js'
import type { Mark } from './segments.js'
import './sheets.css'
import { useTouch } from './use-touch.js'

interface SheetViewProps {
  documentId: string
  paper: Paper
  marks: readonly Mark[]
  margin: ReadonlyMap<number, readonly MarginNote[]>
  onTouch: (position: number) => void
  articleRef: RefObject<HTMLElement | null>
  /** 1: as wide as the pane. */
  zoom: number
}

interface Numbered extends MarginNote {
  position: number
  box: PageBox
}

export function SheetView({ documentId, paper, marks, margin, onTouch, articleRef, zoom }: SheetViewProps) {
  const boxes = useMemo(() => boxesByPage(paper, marks), [paper, marks])
  const notes = useMemo(() => notesByPage(paper, margin), [paper, margin])
  const focused = marks.find((mark) => mark.kind === 'focus')?.orderId ?? null
  useTouch(articleRef, onTouch)
  return (
    <article
      ref={articleRef}
      className={classes('sheets', zoom === 1 && 'whole')}
      style={{ '--zoom': zoom } as Record<string, number>}
    >
      {(paper.sheets ?? []).map((sheet, index) => (
        <Sheet
          key={index}
          documentId={documentId}
          page={index + 1}
          ratio={sheet.width / sheet.height}
          recognised={sheet.recognised}
          boxes={boxes.get(index + 1) ?? []}
          notes={notes.get(index + 1) ?? []}
          focused={focused}
        />
      ))}
    </article>
  )
}

function notesByPage(paper: Paper, margin: ReadonlyMap<number, readonly MarginNote[]>): Map<number, Numbered[]> {
  const byPage = new Map<number, Numbered[]>()
  for (const [position, notes] of margin) {
    const [box] = boxesOf(paper, { start: position, end: position + 1 })
    if (!box) continue
    const list = byPage.get(box.page) ?? []
    byPage.set(box.page, list)
    for (const note of notes) list.push({ ...note, position, box })
  }
  return byPage
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`

interface SheetProps {
  documentId: string
  page: number
  ratio: number
  recognised: boolean
  boxes: readonly MarkBox[]
  notes: readonly Numbered[]
  focused: string | null
}

function Sheet({ documentId, page, ratio, recognised, boxes, notes, focused }: SheetProps) {
  const say = words.documents.paper
  const [tries, setTries] = useState(0)
  const [state, setState] = useState<'loading' | 'there' | 'failed'>('loading')
  const address = href(showPage, { id: documentId, page })
  const beside = besideOf(notes)
  return (
    <figure className="sheet-page" style={{ aspectRatio: String(ratio) }}>
      {state === 'failed' ? (
        <div className="sheet-note" role="alert">
          <p>{say.sheetFailed(page)}</p>
          <Button
            small
            onClick={() => {
              setState('loading')
              setTries((nth) => nth + 1)
            }}
          >
            {words.shell.tryAgain}
          </Button>
        </div>
      ) : (
        <>
          {state === 'loading' ? <p className="sheet-note small muted">{say.sheetLoading(page)}</p> : null}
          <img
            src={tries > 0 ? `${address}?lan=${tries}` : address}
            alt={say.sheetAlt(page)}
            loading="lazy"
            decoding="async"
            onLoad={() => setState('there')}
            onError={() => setState('failed')}
          />
          {(state === 'there' ? boxes : []).map((box, index) => (
            <span
              key={index}
              className={`sheet-mark ${box.kind}`}
              data-start={box.start}
              data-lit={box.first && (box.kind === 'focus' || box.kind === 'found') ? box.kind : undefined}
              style={{
                left: percent(box.left),
                top: percent(box.top),
                width: percent(box.width),
                height: percent(box.height),
              }}
            />
          ))}
          {notes.map((note, index) => (
            <button
              key={note.orderId}
              type="button"
              tabIndex={-1}
              className={classes('sheet-number', note.orderId === focused && 'on')}
              style={{ top: percent(note.box.top), '--beside': beside[index] ?? 0 } as Record<string, string | number>}
              data-goes={note.position}
              aria-label={say.goToOrder(note.number, note.title)}
            >
              {note.number}
            </button>
          ))}
        </>
      )}
      <figcaption className="small muted">
        {say.page(page)}
        {recognised ? ` · ${say.recognised}` : ''}
      </figcaption>
    </figure>
  )
}

/** Numbers that would cover each other stand side by side: on lines nearer than this share of the page. */
const SAME_LINE = 0.026

function besideOf(notes: readonly Numbered[]): number[] {
  const places: number[] = []
  for (const [index, note] of notes.entries()) {
    const before = notes[index - 1]
    const near = before !== undefined && Math.abs(before.box.top - note.box.top) < SAME_LINE
    places.push(near ? (places[index - 1] ?? 0) + 1 : 0)
  }
  return places
}
