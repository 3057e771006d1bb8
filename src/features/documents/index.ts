import { bind, bindDownload, bindPicture, bindUpload, type Bound } from '../../platform/http/bind.js'
import { inspectDispatch } from '../files/index.js'
import * as contract from './contract.js'
import { issueDocument } from './service/issue.js'
import { getDocument, listDocuments, showPage } from './service/look.js'
import * as orders from './service/orders.js'
import { discardDocument, downloadOriginal, readAgain, receiveDocument } from './service/receive.js'

export const documents: Bound[] = [
  bind(contract.listDocuments, listDocuments),
  bindUpload(contract.receiveDocument, inspectDispatch, receiveDocument),
  bind(contract.getDocument, getDocument),
  bindDownload(contract.downloadOriginal, downloadOriginal),
  bindPicture(contract.showPage, showPage),
  bind(contract.readAgain, readAgain),
  bind(contract.discardDocument, discardDocument),
  bind(contract.correctHead, orders.correctHead),
  bind(contract.addOrder, orders.addOrder),
  bind(contract.editOrder, orders.editOrder),
  bind(contract.confirmOrder, orders.confirmOrder),
  bind(contract.dropOrder, orders.dropOrder),
  bind(contract.restoreOrder, orders.restoreOrder),
  bind(contract.splitOrder, orders.splitOrder),
  bind(contract.mergeOrders, orders.mergeOrders),
  bind(contract.issueDocument, issueDocument),
]

export { askForReadings, readDocument, type ReadingHouse } from './jobs.js'
export { receiveDocument, visibleDocument } from './service/receive.js'
