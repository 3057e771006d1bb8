import { bind, bindAfter, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import { checkLog, listEvents, makeCheckpoint, readForCheck, readForCheckpoint } from './service/log-page.js'

export const audit: Bound[] = [
  bind(contract.listEvents, listEvents),
  bindAfter(contract.checkLog, readForCheck, checkLog),
  bindAfter(contract.makeCheckpoint, readForCheckpoint, makeCheckpoint),
]

export { record, recordAs, recordQuietly, taskEvents, type NewEvent } from './service/record.js'
export { checkpoint, type Checkpoint } from './contract.js'
export { sayFinding, sayRow } from './rules.js'
export { readLogs, type LogState } from './service/verify.js'
