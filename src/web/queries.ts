/** Questions and deeds of the pages, kept by TanStack Query. */
import {
  keepPreviousData,
  QueryClient,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { GivenOf, Operation, OutputOf } from '../kernel/contract.js'
import { call, isOffline, Problem } from './api.js'
import { isConnectionLost, onConnection } from './connection.js'
import { keepFocus } from './focus.js'

/** Questions are asked again until the server is back; a refusal is not asked again. Deeds are never repeated by themselves. */
export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 20_000,
        retry: (_count, error) => isOffline(error),
        retryDelay: (count) => Math.min(1000 * 2 ** count, 5000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  onConnection(() => {
    if (isConnectionLost()) void client.invalidateQueries({ predicate: (query) => query.state.fetchStatus === 'idle' })
  })
  return client
}

export const keyOf = (operation: Operation, input: unknown): readonly unknown[] => [operation.name, input]

export interface AnswerOptions {
  enabled?: boolean
  staleTime?: number
  /** Ask again every so many milliseconds. */
  every?: number
  /** Show the answer to the input before while the new one is on its way. */
  keep?: boolean
}

export function useAnswer<T extends Operation>(
  operation: T,
  input: GivenOf<T>,
  options: AnswerOptions = {},
): UseQueryResult<OutputOf<T>, Problem> {
  return useQuery<OutputOf<T>, Problem>({
    queryKey: keyOf(operation, input),
    queryFn: ({ signal }) => call(operation, input, signal),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.keep ? { placeholderData: keepPreviousData as never } : {}),
  })
}

export interface DoOptions<T extends Operation> {
  /** Operations whose answers are asked for again; all of them where nothing is said. */
  invalidates?: Operation[]
  onDone?: (output: OutputOf<T>, input: GivenOf<T>) => unknown
  onProblem?: (problem: Problem, input: GivenOf<T>) => void
}

export type Deed<T extends Operation> = UseMutationResult<OutputOf<T>, Problem, GivenOf<T>>

/** A 409 means that the record has moved on: what is shown is asked for again at once. */
export function useDo<T extends Operation>(operation: T, options: DoOptions<T> = {}): Deed<T> {
  const client = useQueryClient()
  return useMutation<OutputOf<T>, Problem, GivenOf<T>>({
    mutationFn: (input) => call(operation, input),
    onSuccess: async (output, input) => {
      await options.onDone?.(output, input)
      void askAgain(client, options.invalidates).then(keepFocus)
    },
    onError: (problem, input) => {
      if (problem.status === 409 || problem.status === 404) refresh(client)
      options.onProblem?.(problem, input)
    },
  })
}

/** Asks again for the answers of some operations, or of all. */
export function refresh(client: QueryClient, operations?: Operation[]): void {
  void askAgain(client, operations)
}

/** The same, and tells when the answers are there. */
function askAgain(client: QueryClient, operations?: Operation[]): Promise<void> {
  const names = operations && new Set(operations.map((operation) => operation.name))
  return client.invalidateQueries({ predicate: (query) => !names || names.has(String(query.queryKey[0])) })
}
