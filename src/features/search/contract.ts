/** One box that finds dispatches and tasks. */
import { z } from 'zod'
import { contract, day, filled, id } from '../../kernel/contract.js'

export const hit = z.object({
  kind: z.enum(['document', 'task']),
  id,
  title: z.string(),
  /** Number and symbol of the dispatch. */
  number: z.string().nullable(),
  date: day.nullable(),
  /** A passage with the found words, as text pieces; `hit` pieces are the words. */
  snippet: z.array(z.object({ text: z.string(), hit: z.boolean() })),
})
export type HitView = z.infer<typeof hit>

export const search = contract({
  name: 'search',
  method: 'GET',
  path: '/api/search',
  permission: 'documents.read',
  summary: 'Finds words in dispatches and tasks, with or without marks: "uy ban" finds "Ủy ban".',
  input: z.object({ q: filled(200) }),
  output: z.object({ hits: z.array(hit), more: z.boolean() }),
})
