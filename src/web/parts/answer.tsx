import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Problem } from '../api.js'
import { Loading } from './loading.js'
import { ProblemNote } from './problem-note.js'

/** What a question's answer shows: grey lines, the refusal, or the answer; an old answer stays while a new one is on its way. */
export function Answer<D>({
  of,
  children,
  lines,
}: {
  of: UseQueryResult<D, Problem>
  children: (data: D) => ReactNode
  lines?: number
}) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <ProblemNote problem={of.error} onRetry={() => void of.refetch()} />
  return <Loading lines={lines} />
}
