import {
  bind,
  bindAfter,
  bindOpen,
  bindOpenAfter,
  bindRedirect,
  bindUpload,
  type Bound,
} from '../../platform/http/bind.js'
import { inspectTable } from '../files/index.js'
import * as contract from './contract.js'
import * as accounts from './service/accounts.js'
import * as grants from './service/grants.js'
import * as imports from './service/import.js'
import * as links from './service/links.js'
import { seeAccountNotices } from './service/notices.js'
import * as passkeys from './service/passkeys.js'
import * as oidc from './service/oidc.js'
import * as oidcBindings from './service/oidc-bindings.js'
import * as changes from './service/rights-changes.js'
import { setUpOffice } from './service/office.js'
import * as secondFactor from './service/second-factor.js'
import * as secondStep from './service/second-step.js'
import * as sessions from './service/sessions.js'
import * as signIn from './service/sign-in.js'

export const identity: Bound[] = [
  bindOpenAfter(contract.signIn, signIn.trySignIn, signIn.signIn),
  bindOpen(contract.signOut, sessions.signOut),
  bindOpen(contract.getEntrance, signIn.getEntrance),
  bindOpen(contract.enterPractice, signIn.enterPractice),
  bindOpen(contract.setUpOffice, setUpOffice),
  bindOpen(contract.signInWithCode, secondStep.signInWithCode),
  bindOpen(contract.beginRequiredFactor, secondFactor.beginRequiredFactor),
  bindOpen(contract.confirmRequiredFactor, secondFactor.confirmRequiredFactor),
  bind(contract.getSecondFactor, (ctx) => secondFactor.getSecondFactor(ctx)),
  bindAfter(contract.beginSecondFactor, secondFactor.tryIt, secondFactor.beginSecondFactor),
  bind(contract.confirmSecondFactor, secondFactor.confirmSecondFactor),
  bindAfter(contract.renewRecoveryCodes, secondFactor.tryIt, secondFactor.renewRecoveryCodes),
  bindAfter(contract.endSecondFactor, secondFactor.tryIt, secondFactor.endSecondFactor),
  bind(contract.resetSecondFactor, secondFactor.resetSecondFactor),
  bind(contract.listPasskeys, (ctx) => passkeys.listPasskeys(ctx)),
  bindAfter(contract.beginPasskey, passkeys.tryGiven, passkeys.beginPasskey),
  bind(contract.addPasskey, passkeys.addPasskey),
  bind(contract.renamePasskey, passkeys.renamePasskey),
  bindAfter(contract.removePasskey, passkeys.tryGiven, passkeys.removePasskey),
  bindOpen(contract.beginPasskeySignIn, (ctx) => passkeys.beginPasskeySignIn(ctx)),
  bindOpen(contract.signInWithPasskey, passkeys.signInWithPasskey),
  bindOpenAfter(contract.getOidc, oidc.lookAtOidc, oidc.getOidc),
  bindOpenAfter(contract.beginOidcSignIn, oidc.leaveForOidc, oidc.beginOidcSignIn),
  bindRedirect(contract.finishOidc, oidc.tryReturn, oidc.finishOidc),
  bindAfter(contract.getOwnOidc, oidc.lookAtOidc, oidcBindings.getOwnOidc),
  bindAfter(contract.beginOidcBinding, oidcBindings.tryBinding, oidcBindings.beginOidcBinding),
  bindAfter(contract.endOwnOidc, secondFactor.tryIt, oidcBindings.endOwnOidc),
  bindAfter(contract.getAccountOidc, oidc.lookAtOidc, oidcBindings.getAccountOidc),
  bindAfter(contract.allowOidc, oidc.lookAtOidc, oidcBindings.allowOidc),
  bind(contract.endOidc, oidcBindings.endOidc),
  bind(contract.getMe, (ctx) => signIn.getMe(ctx)),
  bindAfter(contract.changeOwnPassword, accounts.tryOwnPassword, accounts.changeOwnPassword),
  bind(contract.listOwnSessions, (ctx) => sessions.listOwnSessions(ctx)),
  bind(contract.endOwnSession, sessions.endOwnSession),
  bind(contract.endOtherSessions, (ctx) => sessions.endOtherSessions(ctx)),
  bind(contract.listOwnGrants, (ctx) => grants.listOwnGrants(ctx)),
  bind(contract.seeAccountNotices, seeAccountNotices),
  bindOpen(contract.lookAtLink, links.lookAtLink),
  bindOpenAfter(contract.useLink, links.tryLink, links.useLink),
  bind(contract.listRightsChanges, (ctx) => changes.listRightsChanges(ctx)),
  bind(contract.getRightsAlert, (ctx) => changes.getRightsAlert(ctx)),
  bind(contract.confirmRightsChanges, changes.confirmRightsChanges),
  bind(contract.reverseRightsChange, changes.reverseRightsChange),
  bind(contract.listAccounts, (ctx) => accounts.listAccounts(ctx)),
  bind(contract.getAccount, accounts.getAccount),
  bindAfter(contract.createAccount, accounts.hashNew, accounts.createAccount),
  bindUpload(contract.previewAccountImport, inspectTable, imports.previewAccountImport),
  bindUpload(contract.importAccounts, inspectTable, imports.importAccounts),
  bind(contract.suspendAccount, accounts.suspendAccount),
  bindAfter(contract.setPassword, accounts.hashNew, accounts.setPassword),
  bind(contract.giveRole, grants.giveRole),
  bind(contract.changeGrant, grants.changeGrant),
  bind(contract.endGrant, grants.endGrant),
  bind(contract.moveAccount, grants.moveAccount),
  bind(contract.makeAccountLink, links.makeAccountLink),
  bind(contract.handOverAccount, links.handOverAccount),
  bind(contract.listSessions, sessions.listSessions),
  bind(contract.endSession, sessions.endSession),
  bind(contract.endSessions, sessions.endSessions),
]

export { endGrant, giveRole, heldGrants } from './service/grants.js'
export { addAccount } from './service/accounts.js'
export { onAccountCut, type AccountCut } from './service/cut.js'
export { addTenant, newSetupToken, practiceFounded, tenantOfMode } from './service/office.js'
export { authenticate, closeEntrances } from './service/sessions.js'
export { PRACTICE_LOGIN } from './service/sign-in.js'
export { accountsAt, staffedOf, type AccountAt } from './service/workers.js'
