import { bind, bindDownload, bindUpload, type Bound } from '../../platform/http/bind.js'
import { inspectEnclosure } from '../files/index.js'
import * as contract from './contract.js'
import { answerOpinion } from './service/answer.js'
import * as ask from './service/ask.js'
import { addOpinionFile, downloadOpinionFile, dropOpinionFile } from './service/files.js'
import { getOpinion, listOpinions } from './service/look.js'

export const opinions: Bound[] = [
  bind(contract.listOpinions, (ctx) => listOpinions(ctx)),
  bind(contract.getOpinion, getOpinion),
  bind(contract.saveOpinion, ask.saveOpinion),
  bindUpload(contract.addOpinionFile, inspectEnclosure, addOpinionFile),
  bind(contract.dropOpinionFile, dropOpinionFile),
  bindDownload(contract.downloadOpinionFile, downloadOpinionFile),
  bind(contract.sendOpinion, ask.sendOpinion),
  bind(contract.discardOpinion, ask.discardOpinion),
  bind(contract.moveOpinion, ask.moveOpinion),
  bind(contract.closeOpinion, ask.closeOpinion),
  bind(contract.answerOpinion, answerOpinion),
]
