// npm run calendar-doc: draws docs/calendar.md from the wordings of deadlines and the calendar.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './prepare.mjs'
import { drawCalendar } from '../src/features/documents/wordings-page.ts'

writeFileSync(path.join(root, 'docs', 'calendar.md'), drawCalendar())
