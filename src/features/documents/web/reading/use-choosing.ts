/** Choosing a passage by keyboard: ↑ ↓ sentence by sentence, Shift extends, Enter takes it, Esc leaves. */
import { type KeyboardEvent, useMemo, useState } from 'react'
import type { PaperView, SpanView } from '../../contract.js'
import { type Choice, chosenSpan, moved, sentencesOf } from '../paper/sentences.js'

export interface Choosing {
  on: boolean
  span: SpanView | null
  /** Begins at the sentence that holds a position of the text. */
  begin: (position: number) => void
  leave: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

export function useChoosing(paper: PaperView | null, take: (span: SpanView) => void): Choosing {
  const [choice, setChoice] = useState<Choice | null>(null)
  const sentences = useMemo(() => (paper && choice ? sentencesOf(paper) : []), [paper, choice])
  const span = choice ? chosenSpan(sentences, choice) : null

  const begin = (position: number): void => {
    const all = paper ? sentencesOf(paper) : []
    const at = all.findIndex((sentence) => sentence.end > position)
    if (all.length > 0) setChoice({ anchor: Math.max(0, at), head: Math.max(0, at) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!choice) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (step) setChoice(moved(choice, step, event.shiftKey, sentences.length))
    else if (event.key === 'Enter' && span) {
      setChoice(null)
      take(span)
    } else if (event.key === 'Escape') setChoice(null)
    else return
    event.preventDefault()
  }
  return { on: choice !== null, span, begin, leave: () => setChoice(null), onKeyDown }
}
