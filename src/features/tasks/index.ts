import { bind, bindDownload, bindUpload, type Bound } from '../../platform/http/bind.js'
import { inspectEnclosure } from '../files/index.js'
import * as contract from './contract.js'
import * as direct from './service/direct.js'
import { discardEvidence, downloadEvidence, uploadEvidence } from './service/evidence.js'
import { getBoard, listBoards } from './service/boards.js'
import * as extension from './service/extension.js'
import { getMyWork } from './service/my-work.js'
import { getTask } from './service/task-page.js'
import { setExpected } from './service/expected.js'
import { review, submitResult } from './service/results.js'
import { doBulk, previewBulk } from './service/bulk.js'
import { setOwnDay } from './service/cooperating.js'
import { exportParts } from './service/parts-file.js'
import { addProgress, subAssign } from './service/under.js'
import { changeRecurrence } from './service/occurrences.js'
import * as time from './service/task-time.js'
import * as waiting from './service/waiting.js'
import * as steps from './service/steps.js'
import { listLateUnits, listUnitTasks } from './service/unit-tasks.js'

export const tasks: Bound[] = [
  bind(contract.getMyWork, (ctx) => getMyWork(ctx)),
  bind(contract.listUnitTasks, listUnitTasks),
  bind(contract.listLateUnits, (ctx) => listLateUnits(ctx)),
  bind(contract.getTask, getTask),
  bind(contract.getTaskTime, time.getTaskTime),
  bind(contract.changeRecurrence, changeRecurrence),
  bind(contract.linkTask, time.linkTask),
  bind(contract.unlinkTask, time.unlinkTask),
  bind(contract.getBoardLinks, time.getBoardLinks),
  bind(contract.countEventDay, waiting.countEventDay),
  bind(contract.wakeTask, waiting.wakeTask),
  bind(contract.sleepTask, waiting.sleepTask),
  bind(contract.acknowledge, steps.acknowledge),
  bind(contract.startWork, steps.startWork),
  bind(contract.dispute, steps.dispute),
  bind(contract.subAssign, subAssign),
  bind(contract.addProgress, addProgress),
  bind(contract.setExpected, setExpected),
  bindUpload(contract.uploadEvidence, inspectEnclosure, uploadEvidence),
  bind(contract.discardEvidence, discardEvidence),
  bind(contract.submitResult, submitResult),
  bind(contract.review, review),
  bind(contract.reissue, direct.reissue),
  bind(contract.handOn, direct.handOn),
  bind(contract.withdraw, direct.withdraw),
  bind(contract.undoStep, steps.undoStep),
  bind(contract.pausePart, direct.pausePart),
  bind(contract.resumePart, direct.resumePart),
  bind(contract.reopenPart, direct.reopenPart),
  bind(contract.cancelPart, direct.cancelPart),
  bind(contract.countNewDay, extension.countNewDay),
  bind(contract.askExtension, extension.askExtension),
  bindUpload(contract.attachExtensionFile, inspectEnclosure, extension.attachExtensionFile),
  bindDownload(contract.downloadExtensionFile, extension.downloadExtensionFile),
  bind(contract.takeBackExtension, extension.takeBackExtension),
  bind(contract.decideExtension, extension.decideExtension),
  bindDownload(contract.downloadEvidence, downloadEvidence),
  bind(contract.setOwnDay, setOwnDay),
  bind(contract.previewBulk, previewBulk),
  bind(contract.doBulk, doBulk),
  bindDownload(contract.exportParts, exportParts),
  bind(contract.getBoard, getBoard),
  bind(contract.listBoards, listBoards),
]

export { openDuePeriods, type PeriodHouse } from './service/occurrences.js'
export { issueTasks, type NewTask } from './service/issue.js'
export { openWorkOf, transferPart, workOf, type WorkPart } from './service/transfer.js'
export { countParts } from './service/boards.js'
export { openDeadlines } from './service/deadlines.js'
export { countOwed, owedBy, owedParts, type Owed } from './service/owed.js'
export { keepSuspended, suspendParts, withdrawSuspended, type StoodBefore } from './service/suspend.js'
