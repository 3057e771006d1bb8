/** What shows a result: what a task asks for, and the files. */
import { z } from 'zod'
import { contract, done, filled, id, text } from '../../../kernel/contract.js'

/** tệp · đường dẫn · văn bản có số · số liệu */
export const EVIDENCE_KINDS = ['file', 'link', 'document', 'figure'] as const
export const evidenceKind = z.enum(EVIDENCE_KINDS)
export type EvidenceKind = z.infer<typeof evidenceKind>

/** What a result of the task must show. */
export const expectedEvidence = z.object({
  id,
  kind: evidenceKind,
  label: z.string(),
  /** Of a figure: what is counted. */
  unit: z.string().nullable(),
})
export type ExpectedView = z.infer<typeof expectedEvidence>

export const setExpected = contract({
  name: 'setExpected',
  method: 'PUT',
  path: '/api/tasks/:id/expected',
  permission: 'tasks.direct',
  summary:
    'Says which evidence a result of the task must show, all of it at once; what was handed in before stays as it is. An `id` that is known keeps its row.',
  input: z.object({
    id,
    expected: z.array(z.object({ id, kind: evidenceKind, label: filled(300), unit: text(60).default('') })).max(12),
  }),
  output: done,
})

export const uploadEvidence = contract({
  name: 'uploadEvidence',
  method: 'POST',
  path: '/api/assignments/:id/evidence',
  permission: 'tasks.work',
  transport: 'upload',
  summary: 'Stores a file for the next submission of the part.',
  input: z.object({ id }),
  output: z.object({ fileId: id, name: z.string(), size: z.number().int() }),
})

export const discardEvidence = contract({
  name: 'discardEvidence',
  method: 'DELETE',
  path: '/api/evidence/:id',
  permission: 'tasks.work',
  summary: 'Removes a file that was stored for a submission and not handed in.',
  input: z.object({ id }),
  output: done,
})

export const downloadEvidence = contract({
  name: 'downloadEvidence',
  method: 'GET',
  path: '/api/evidence/:id',
  permission: 'tasks.read',
  transport: 'download',
  summary: 'A file that was handed in.',
  input: z.object({ id }),
  output: z.object({}),
})
