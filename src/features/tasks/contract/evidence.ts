/** Files that show a result. */
import { z } from 'zod'
import { contract, done, id } from '../../../kernel/contract.js'

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
