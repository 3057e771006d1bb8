import { bind, bindOpen, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import * as service from './service.js'

export const identity: Bound[] = [
  bindOpen(contract.signIn, service.signIn),
  bindOpen(contract.signOut, service.signOut),
  bindOpen(contract.getEntrance, service.getEntrance),
  bindOpen(contract.enterPractice, service.enterPractice),
  bindOpen(contract.setUpOffice, service.setUpOffice),
  bind(contract.getMe, (ctx) => service.getMe(ctx)),
  bind(contract.changeOwnPassword, service.changeOwnPassword),
  bind(contract.listAccounts, (ctx) => service.listAccounts(ctx)),
  bind(contract.createAccount, service.createAccount),
  bind(contract.suspendAccount, service.suspendAccount),
  bind(contract.setPassword, service.setPassword),
]

export {
  addAccount,
  addTenant,
  authenticate,
  newSetupToken,
  PRACTICE_LOGIN,
  practiceFounded,
  tenantOfMode,
} from './service.js'
