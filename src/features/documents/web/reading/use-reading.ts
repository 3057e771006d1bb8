/** A dispatch and the deeds on it, one after another: shown at once, sent in order, taken back when refused. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { GivenOf, Operation, OutputOf } from '../../../../kernel/contract.js'
import { call, Problem } from '../../../../web/api.js'
import { untilConnected } from '../../../../web/connection.js'
import { keyOf, refresh, useAnswer } from '../../../../web/queries.js'
import { type DocumentView, getDocument } from '../../contract.js'
import { changesBetween } from './compare.js'

type Show = (document: DocumentView) => DocumentView

/** What the deed says beside the dispatch and its version. */
type Rest<T extends Operation> = Omit<GivenOf<T>, 'id' | 'version'>

export interface Stale {
  by: string | null
  lines: string[]
}

export interface Refusal {
  problem: Problem
  orderId: string | null
}

export interface Reading {
  document: DocumentView | undefined
  problem: Problem | null
  retry: () => void
  /** True while a deed is under way that cannot be shown before its answer. */
  busy: boolean
  refusal: Refusal | null
  stale: Stale | null
  forget: () => void
  /** Answers with the server's output, or null where it was refused. */
  act: <T extends Operation>(operation: T, rest: Rest<T>, show?: Show) => Promise<OutputOf<T> | null>
}

/** While the machine reads, the page asks again by itself, should the stream of changes be cut. */
const WAITING = 4000

/** A deed on an order names the version of that order that was seen; one on the dispatch, the dispatch's. */
function versionSeen(document: DocumentView | undefined, orderId: string | null): number {
  const seen = orderId === null ? document : document?.orders.find((order) => order.id === orderId)
  return seen?.version ?? 0
}

/** The dispatch after a deed of one's own: every deed raises its version by one, and the order's to the one answered. */
function raised(document: DocumentView, orderId: string | null, output: unknown): DocumentView {
  const version = typeof output === 'object' && output && 'version' in output ? Number(output.version) : null
  if (version === null) return document
  return {
    ...document,
    version: orderId === null ? version : document.version + 1,
    orders: document.orders.map((order) => (order.id === orderId ? { ...order, version } : order)),
  }
}

export function useReading(id: string): Reading {
  const client = useQueryClient()
  const key = useMemo(() => keyOf(getDocument, { id }), [id])
  const [waiting, setWaiting] = useState(true)
  const answer = useAnswer(getDocument, { id }, waiting ? { every: WAITING } : {})
  const { data } = answer
  if (data && (data.state === 'received') !== waiting) setWaiting(data.state === 'received')

  const [pending, setPending] = useState<{ nth: number; show: Show }[]>([])
  const [working, setWorking] = useState(0)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [stale, setStale] = useState<Stale | null>(null)
  const nth = useRef(0)
  /** Deeds that were waiting behind a refused one are not sent: they were meant for what is no longer there. */
  const round = useRef(0)
  const chain = useRef<Promise<unknown>>(Promise.resolve())

  const now = useCallback((): DocumentView | undefined => client.getQueryData<DocumentView>(key), [client, key])

  const act = useCallback(
    <T extends Operation>(operation: T, rest: Rest<T>, show?: Show): Promise<OutputOf<T> | null> => {
      const mine = ++nth.current
      const myRound = round.current
      const orderId = 'orderId' in rest ? String(rest.orderId) : null
      setRefusal(null)
      if (show) setPending((list) => [...list, { nth: mine, show }])
      else setWorking((count) => count + 1)

      const send = async (): Promise<OutputOf<T> | null> => {
        if (myRound !== round.current) return null
        const before = now()
        try {
          const input = { ...rest, id, version: versionSeen(before, orderId) } as GivenOf<T>
          const output = await (show ? patiently(operation, input) : call(operation, input))
          await client.cancelQueries({ queryKey: key })
          if (show) client.setQueryData<DocumentView>(key, (old) => old && raised(show(old), orderId, output))
          else await client.refetchQueries({ queryKey: key })
          refresh(client)
          return output
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          round.current++
          await client.refetchQueries({ queryKey: key }).catch(() => undefined)
          if (error.code === 'stale') setStale(whatHappened(error, before, now()))
          else setRefusal({ problem: error, orderId })
          return null
        }
      }
      const settle = (): void => {
        if (show) setPending((list) => list.filter((one) => one.nth !== mine))
        else setWorking((count) => count - 1)
      }
      const result = chain.current.then(send).finally(settle)
      chain.current = result.catch(() => undefined)
      return result
    },
    [client, id, key, now],
  )

  // What is shown but not yet sent is not left without a question.
  const unsent = pending.length > 0
  useEffect(() => {
    if (!unsent) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsent])

  const document = useMemo(
    () => (data ? pending.reduce((shown, { show }) => show(shown), data) : undefined),
    [data, pending],
  )
  return {
    document,
    problem: answer.error,
    retry: () => void answer.refetch(),
    busy: working > 0,
    refusal,
    stale,
    forget: useCallback(() => {
      setStale(null)
      setRefusal(null)
    }, []),
    act,
  }
}

/** A deed that is shown already waits for the network; the version that was seen goes with it unchanged. */
async function patiently<T extends Operation>(operation: T, input: GivenOf<T>): Promise<OutputOf<T>> {
  for (;;) {
    try {
      return await call(operation, input)
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'offline') throw error
      await untilConnected()
    }
  }
}

function whatHappened(problem: Problem, before: DocumentView | undefined, after: DocumentView | undefined): Stale {
  const by = typeof problem.detail['by'] === 'string' ? problem.detail['by'] : null
  return { by, lines: before && after ? changesBetween(before, after) : [] }
}
