import { bind, bindAfter, bindOpen, bindOpenAfter, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import * as service from './service/accounts.js'

export const identity: Bound[] = [
  bindOpenAfter(contract.signIn, service.trySignIn, service.signIn),
  bindOpen(contract.signOut, service.signOut),
  bindOpen(contract.getEntrance, service.getEntrance),
  bindOpen(contract.enterPractice, service.enterPractice),
  bindOpen(contract.setUpOffice, service.setUpOffice),
  bind(contract.getMe, (ctx) => service.getMe(ctx)),
  bindAfter(contract.changeOwnPassword, service.tryOwnPassword, service.changeOwnPassword),
  bind(contract.listAccounts, (ctx) => service.listAccounts(ctx)),
  bindAfter(contract.createAccount, service.hashNew, service.createAccount),
  bind(contract.suspendAccount, service.suspendAccount),
  bindAfter(contract.setPassword, service.hashNew, service.setPassword),
]

export {
  addAccount,
  addTenant,
  authenticate,
  closeEntrances,
  newSetupToken,
  PRACTICE_LOGIN,
  practiceFounded,
  tenantOfMode,
} from './service/accounts.js'
