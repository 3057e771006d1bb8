import { bind, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import * as notices from './service/notices.js'

export const reminders: Bound[] = [
  bind(contract.listNotices, notices.listNotices),
  bind(contract.countNotices, (ctx) => notices.countNotices(ctx)),
  bind(contract.readNotices, notices.readNotices),
]

export type { ReminderHouse } from './service/house.js'
export { escalate } from './service/escalate.js'
export { sweep, sweepAll } from './service/sweep.js'
export { askForNotices, tell } from './service/tell.js'
export { unreadNow } from './service/notices.js'
export { sentenceOf } from './rules.js'
export type { NoticeView } from './contract.js'
