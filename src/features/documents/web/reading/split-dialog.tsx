/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a slider over the words of a sentence has no tag of its own */
import { type KeyboardEvent, useMemo, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { classes } from '../../../../web/parts/classes.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import type { OrderView } from '../../contract.js'
import { cutsOf, cutText, likelyCut, neighbour } from './cut.js'

interface SplitDialogProps {
  order: OrderView
  number: number
  paperText: string | null
  busy: boolean
  onClose: () => void
  /** The place as the server counts it. */
  onSplit: (at: number) => void
}

export function SplitDialog({ order, number, paperText, busy, onClose, onSplit }: SplitDialogProps) {
  const say = words.documents.split
  const { text, base } = useMemo(() => cutText(order, paperText), [order, paperText])
  const cuts = useMemo(() => cutsOf(text), [text])
  const [at, setAt] = useState(() => likelyCut(text))
  const first = text.slice(0, at).trim()
  const second = text.slice(at).trim()
  const parts = useMemo(() => wordsOf(text), [text])

  const move = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined
    if (step) setAt(neighbour(cuts, at, step))
    else if (event.key === 'Home') setAt(cuts[0] ?? at)
    else if (event.key === 'End') setAt(cuts.at(-1) ?? at)
    else return
    event.preventDefault()
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={say.title(number)}
      lead={say.lead}
      onSubmit={() => {
        if (!busy && at > 0) onSplit(base + at)
      }}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" kind="primary" busy={busy} disabled={cuts.length === 0}>
            {say.action}
          </Button>
        </>
      }
    >
      <div
        className="cut-text"
        role="slider"
        tabIndex={0}
        aria-label={say.at}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, cuts.length - 1)}
        aria-valuenow={Math.max(0, cuts.indexOf(at))}
        aria-valuetext={say.position(lastWord(first), firstWord(second))}
        onKeyDown={move}
      >
        {parts.map(({ start, word }) => (
          <span key={start}>
            {start === at ? <i className="cut-here" /> : start > 0 ? ' ' : null}
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the slider around it has the keys */}
            <span
              className={classes('cut-word', start < at && 'before')}
              onClick={(event) => setAt(clickedCut(event.nativeEvent, event.currentTarget, start, cuts) ?? at)}
            >
              {word}
            </span>
          </span>
        ))}
      </div>
      <div className="cut-parts">
        <div>
          <h3>{say.first}</h3>
          <p>{first}</p>
        </div>
        <div>
          <h3>{say.second}</h3>
          <p>{second}</p>
        </div>
      </div>
    </Dialog>
  )
}

const wordsOf = (text: string): { start: number; word: string }[] =>
  [...text.matchAll(/\S+/g)].map((match) => ({ start: match.index, word: match[0] }))

const firstWord = (text: string): string => text.split(/\s+/)[0] ?? ''
const lastWord = (text: string): string => text.split(/\s+/).at(-1) ?? ''

/** A click on the first half of a word cuts before it, on the second half after it. */
function clickedCut(event: MouseEvent, word: Element, start: number, cuts: readonly number[]): number | undefined {
  const box = word.getBoundingClientRect()
  const before = event.clientX < box.left + box.width / 2
  if (before && start > 0) return start
  return cuts.find((cut) => cut > start) ?? cuts.at(-1)
}
