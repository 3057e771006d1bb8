import { bind, bindDownload, bindUpload, type Bound } from '../../platform/http/bind.js'
import { inspectEnclosure } from '../files/index.js'
import * as contract from './contract.js'
import { discardEvidence, downloadEvidence, uploadEvidence } from './service/evidence.js'
import { getBoard, listBoards } from './service/boards.js'
import { getMyWork } from './service/my-work.js'
import { getTask } from './service/task-page.js'
import { setExpected } from './service/expected.js'
import { review, submitResult } from './service/results.js'
import * as steps from './service/steps.js'

export const tasks: Bound[] = [
  bind(contract.getMyWork, (ctx) => getMyWork(ctx)),
  bind(contract.getTask, getTask),
  bind(contract.acknowledge, steps.acknowledge),
  bind(contract.startWork, steps.startWork),
  bind(contract.dispute, steps.dispute),
  bind(contract.setExpected, setExpected),
  bindUpload(contract.uploadEvidence, inspectEnclosure, uploadEvidence),
  bind(contract.discardEvidence, discardEvidence),
  bind(contract.submitResult, submitResult),
  bind(contract.review, review),
  bind(contract.reissue, steps.reissue),
  bind(contract.handOn, steps.handOn),
  bind(contract.withdraw, steps.withdraw),
  bindDownload(contract.downloadEvidence, downloadEvidence),
  bind(contract.getBoard, getBoard),
  bind(contract.listBoards, (ctx) => listBoards(ctx)),
]

export { issueTasks, type NewTask } from './service/issue.js'
export { countParts } from './service/boards.js'
export { openDeadlines } from './service/deadlines.js'
