/** Sentences about a part's deadline and its ledger. */
import { words } from '../../../../kernel/words/index.js'
import { formatDay } from '../../../../web/format.js'
import type { ExtensionView } from '../../contract.js'

const text = words.taskLife.extension

/** `Xin thêm 3 ngày làm việc, đến hết 8/12/2026:` */
export function sayRequest(entry: ExtensionView): string {
  const until = entry.askedLastDay ? formatDay(entry.askedLastDay) : ''
  return entry.askedWorkingDays ? text.rowAsks(text.asksDays(entry.askedWorkingDays), until) : text.rowAsksDate(until)
}

/** `Quyết định gia hạn: đồng ý, đến hết 8/12/2026.` */
export function sayDecision(entry: ExtensionView): string {
  const until = entry.decidedLastDay ? `, ${text.to(formatDay(entry.decidedLastDay))}` : ''
  return text.rowDecided(text.state[entry.state], until)
}
