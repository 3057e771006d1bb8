import type { OutputOf } from '../../../kernel/contract.js'
import type { getBoard } from '../contract.js'

export type Board = OutputOf<typeof getBoard>
