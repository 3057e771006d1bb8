import { words } from '../../kernel/words/index.js'
import type { Problem } from '../api.js'
import { Button } from './button.js'
import { classes } from './classes.js'
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
  // What is not there (or not for this account) is no failure; asking again brings neither it nor a right.
  const absent = problem.status === 404
  const lasting = absent || problem.status === 403
  return (
    <div className={classes('note', !absent && 'problem')} role="alert">
      <p>{problemSentence(problem)}</p>
      {onRetry && !lasting ? (
        <Button small onClick={onRetry}>
          {words.shell.tryAgain}
        </Button>
      ) : null}
    </div>
  )
}
