import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { words } from '../../../kernel/words/index.js'
import { drawStates } from './diagram.js'

it('docs/task-states.md is what the table says (npm run task-states)', () => {
  const page = readFileSync(new URL('../../../../docs/task-states.md', import.meta.url), 'utf8')
  expect(page).toBe(drawStates({ state: words.tasks.state, step: words.taskLife.step }))
})
