import { words } from '../../kernel/words/index.js'
import './notes.css'

/** Grey lines in the place of what comes; seen only when it takes longer than 300 ms. */
export function Loading({ lines = 6 }: { lines?: number }) {
  return (
    <output className="loading">
      <span className="visually-hidden">{words.shell.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} aria-hidden="true" />
      ))}
    </output>
  )
}
