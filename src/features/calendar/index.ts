import { bind, bindDownload, bindUpload, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import * as decide from './service/decide.js'
import * as files from './service/files.js'
import * as look from './service/look.js'

export const calendar: Bound[] = [
  bind(contract.getCalendar, look.getCalendar),
  bind(contract.getCalendarNotices, (ctx) => look.getCalendarNotices(ctx)),
  bind(contract.previewDecision, decide.previewDecision),
  bind(contract.addDecision, decide.addDecision),
  bind(contract.changeDecision, decide.changeDecision),
  bind(contract.removeDecision, decide.removeDecision),
  bindDownload(contract.exportCalendar, files.exportCalendar),
  bindUpload(contract.previewCalendarFile, files.readDays, files.previewCalendarFile),
  bind(contract.importCalendarFile, files.importCalendarFile),
]

export { officeSource } from './service/office.js'
