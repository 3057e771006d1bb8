import { words } from '../../kernel/words/index.js'
import type { Problem } from '../api.js'
import { Button } from './button.js'
import './notes.css'

/** The sentence for a refusal: what is the matter and what to do. */
export function problemSentence(problem: Problem): string {
  const sentences: Record<string, string | ((detail: Record<string, unknown>) => string)> = words.errors
  const known = sentences[problem.code]
  if (typeof known === 'function') return known(problem.detail)
  return known ?? (problem.title || words.shell.problemUnknown(problem.code))
}

/** Says what was refused, aloud as well; nothing where there is no problem. */
export function ProblemNote({ problem, onRetry }: { problem: Problem | null | undefined; onRetry?: () => void }) {
  if (!problem) return null
  return (
    <div className="note problem" role="alert">
      <p>{problemSentence(problem)}</p>
      {onRetry ? (
        <Button small onClick={onRetry}>
          {words.shell.tryAgain}
        </Button>
      ) : null}
    </div>
  )
}
