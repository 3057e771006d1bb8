// npm run task-states: draws docs/task-states.md from the table of transitions.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './prepare.mjs'
import { drawStates } from '../src/features/tasks/rules/diagram.ts'
import { words } from '../src/kernel/words/index.ts'

writeFileSync(
  path.join(root, 'docs', 'task-states.md'),
  drawStates({ state: words.tasks.state, step: words.taskLife.step }),
)
