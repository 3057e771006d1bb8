import { bind, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import * as service from './service.js'

export const settings: Bound[] = [
  bind(contract.getSettings, (ctx) => service.getSettings(ctx)),
  bind(contract.decideSettings, service.decideSettings),
  bind(contract.withdrawSetting, service.withdrawSetting),
]

export { officeVersion, raiseOfficeVersion, settingChanges } from './service.js'
