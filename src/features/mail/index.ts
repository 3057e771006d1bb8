import { bind, bindAfter, bindOpen, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import * as office from './service/office.js'
import * as own from './service/own.js'

export const mail: Bound[] = [
  bind(contract.getMailOffice, (ctx) => office.getMailOffice(ctx)),
  bind(contract.getMailAlert, (ctx) => office.getMailAlert(ctx)),
  bindAfter(contract.saveMailServer, office.sealPassword, office.saveMailServer),
  bindAfter(contract.testMailServer, office.tryMailServer, office.testMailServer),
  bind(contract.sendLetterAgain, office.sendLetterAgain),
  bind(contract.settleLetter, office.settleLetter),
  bind(contract.getOwnMail, (ctx) => own.getOwnMail(ctx)),
  bind(contract.setOwnAddress, own.setOwnAddress),
  bind(contract.removeOwnAddress, (ctx) => own.removeOwnAddress(ctx)),
  bind(contract.setOwnKinds, own.setOwnKinds),
  bindOpen(contract.confirmAddress, own.confirmAddress),
]

export type { MailHouse } from './service/house.js'
export { post, postAll } from './service/plan.js'
export { sendMail } from './service/send.js'
