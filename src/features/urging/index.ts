import { bind, bindDownload, bindPicture, bindUpload, type Bound } from '../../platform/http/bind.js'
import { inspectEnclosure } from '../files/index.js'
import * as contract from './contract.js'
import { answerUrgingLetter } from './service/answer.js'
import * as draft from './service/draft.js'
import * as look from './service/look.js'
import * as send from './service/send.js'

export const urging: Bound[] = [
  bind(contract.listUrging, look.listUrging),
  bind(contract.listUnitUrging, (ctx) => look.listUnitUrging(ctx)),
  bind(contract.createUrgingLetter, draft.createUrgingLetter),
  bind(contract.getUrgingLetter, look.getUrgingLetter),
  bind(contract.editUrgingLetter, draft.editUrgingLetter),
  bindPicture(contract.showUrgingPage, look.showUrgingPage),
  bindDownload(contract.downloadUrgingLetter, look.downloadUrgingLetter),
  bind(contract.sendUrgingLetter, send.sendUrgingLetter),
  bindUpload(contract.attachSignedLetter, inspectEnclosure, send.attachSignedLetter),
  bind(contract.discardUrgingLetter, draft.discardUrgingLetter),
  bind(contract.recallUrgingLetter, send.recallUrgingLetter),
  bind(contract.answerUrgingLetter, answerUrgingLetter),
]
