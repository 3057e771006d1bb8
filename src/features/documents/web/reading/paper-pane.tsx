/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions --
   the pane scrolls, so it is reached by keyboard, and it takes the keys by which a passage is chosen */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import type { DocumentView, PaperView as Paper, SpanView } from '../../contract.js'
import { PaperView } from '../paper/paper-view.js'
import { hasDoubts } from '../paper/segments.js'
import { SheetView } from '../paper/sheet-view.js'
import { marginOf, marksOf, orderAt } from './marks.js'
import { shortened } from './open-points.js'
import { liveOrders, placeOf } from './orders.js'
import { bringIntoView } from './scroll.js'
import { useChoosing } from './use-choosing.js'
import { type Face, useFace } from './use-face.js'
import { useSelectedPassage } from './use-selection.js'

interface PaperPaneProps {
  document: DocumentView
  paper: Paper
  focusId: string | null
  found: SpanView | null
  /** Grows with every wish to see what is lit, even where the same place is meant again. */
  look: number
  /** False while another tab hides the paper. */
  shown: boolean
  busy: boolean
  onFocus: (orderId: string) => void
  onAdd: (span: SpanView) => void
  /** Grows when the list of orders asks for a choice by keyboard. */
  addAsked: number
}

export function PaperPane(props: PaperPaneProps) {
  const { document, paper, focusId, found, look, shown, busy, onFocus, onAdd, addAsked } = props
  const say = words.documents.paper
  const pane = useRef<HTMLElement>(null)
  const article = useRef<HTMLElement>(null)
  const mayAdd = document.can.edit
  const choosing = useChoosing(paper, onAdd)
  const lit = choosing.span ?? found
  const { face, has, choose } = useFace(paper)
  const [zoom, setZoom] = useState(0)
  const doubts = useMemo(() => hasDoubts(paper), [paper])
  const inText = face === 'text'
  const { selected, clear } = useSelectedPassage(article, paper.text, mayAdd && shown && inText && !choosing.on)

  const marks = useMemo(() => marksOf(document, { focusId, found: lit }), [document, focusId, lit])
  const margin = useMemo(() => marginOf(document), [document])

  const touch = useCallback(
    (position: number): void => {
      const here = marks.filter((mark) => mark.start <= position && mark.end > position)
      const orderId = orderAt({ marks: here }, focusId)
      if (orderId) onFocus(orderId)
    },
    [marks, focusId, onFocus],
  )

  useEffect(() => {
    if (!shown) return
    const place = article.current?.querySelector('[data-lit="found"]') ?? article.current?.querySelector('[data-lit]')
    if (place && pane.current) bringIntoView(place, pane.current)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what is lit is read from the page, not from these
  }, [focusId, lit, look, shown, face, zoom])

  const begin = (): void => {
    const focused = liveOrders(document).find((order) => order.id === focusId)
    choosing.begin(focused ? (placeOf(focused)?.end ?? 0) : 0)
    pane.current?.focus({ preventScroll: true })
  }
  const beginNow = useRef(begin)
  useEffect(() => {
    beginNow.current = begin
  })
  useEffect(() => {
    if (addAsked > 0) beginNow.current()
  }, [addAsked])

  return (
    <div className="paper-side">
      {mayAdd || has ? (
        <div className="paper-tools">
          {mayAdd ? (
            <>
              <Button
                small
                busy={busy}
                aria-pressed={choosing.on}
                onClick={() => (choosing.on ? choosing.leave() : begin())}
              >
                {choosing.on ? say.addModeStop : say.addMode}
              </Button>
              <p className="small muted">{choosing.on ? say.addKeys : inText ? say.addHint : say.addInText}</p>
            </>
          ) : null}
          {has ? <FaceChoice face={face} zoom={zoom} onFace={choose} onZoom={setZoom} /> : null}
        </div>
      ) : null}
      <section
        ref={pane}
        className="paper-pane"
        tabIndex={0}
        aria-label={words.documents.page.paperRegion}
        onKeyDown={choosing.onKeyDown}
      >
        {inText ? (
          <>
            {doubts ? (
              <p className="small doubtful-legend">
                <span className="doubtful-sample">{say.doubtfulSample}</span>: {say.doubtfulLegend(has)}
              </p>
            ) : null}
            <PaperView paper={paper} marks={marks} margin={margin} onTouch={touch} articleRef={article} />
          </>
        ) : (
          <div className="sheets-scroll">
            <SheetView
              documentId={document.id}
              paper={paper}
              marks={marks}
              margin={margin}
              onTouch={touch}
              articleRef={article}
              zoom={ZOOMS[zoom] ?? 1}
            />
          </div>
        )}
      </section>
      <output className="visually-hidden">
        {choosing.span ? say.chosen(paper.text.slice(choosing.span.start, choosing.span.end)) : ''}
      </output>
      {choosing.span ? (
        <div className="paper-take fixed">
          <Button
            kind="primary"
            busy={busy}
            onClick={() => {
              const { span } = choosing
              choosing.leave()
              if (span) onAdd(span)
            }}
          >
            {say.makeOrder}
          </Button>
        </div>
      ) : null}
      {selected ? (
        <div
          className="paper-take"
          style={
            { '--x': `${Math.round(selected.x)}px`, '--y': `${Math.round(selected.y)}px` } as Record<string, string>
          }
        >
          <Button
            kind="primary"
            busy={busy}
            title={shortened(paper.text.slice(selected.span.start, selected.span.end))}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              onAdd(selected.span)
              clear()
            }}
          >
            {say.makeOrder}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** How much larger than the pane a page is drawn. */
const ZOOMS = [1, 1.5, 2, 3]

interface FaceChoiceProps {
  face: Face
  /** Index into `ZOOMS`. */
  zoom: number
  onFace: (face: Face) => void
  onZoom: (zoom: number) => void
}

/** Pages or text; and of pages, how large. */
function FaceChoice({ face, zoom, onFace, onZoom }: FaceChoiceProps) {
  const say = words.documents.paper
  return (
    <fieldset className="paper-face">
      <legend className="visually-hidden">{say.face}</legend>
      {face === 'sheets' ? (
        <>
          <Button
            small
            className="zoom"
            aria-label={say.smaller}
            disabled={zoom === 0}
            onClick={() => onZoom(zoom - 1)}
          >
            −
          </Button>
          <Button
            small
            className="zoom"
            aria-label={say.larger}
            disabled={zoom === ZOOMS.length - 1}
            onClick={() => onZoom(zoom + 1)}
          >
            +
          </Button>
        </>
      ) : null}
      {(['sheets', 'text'] as const).map((one) => (
        <Button key={one} small aria-pressed={face === one} onClick={() => onFace(one)}>
          {say.faces[one]}
        </Button>
      ))}
    </fieldset>
  )
}
