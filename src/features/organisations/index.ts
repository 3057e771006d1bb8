import { bind, bindUpload, type Bound } from '../../platform/http/bind.js'
import { inspectTable } from '../files/index.js'
import * as contract from './contract.js'
import * as groups from './service/groups.js'
import * as imports from './service/import.js'
import * as look from './service/look.js'
import * as units from './service/units.js'

export const organisations: Bound[] = [
  bind(contract.listOrganisations, look.listOrganisations),
  bind(contract.getOrganisation, look.getOrganisation),
  bind(contract.createOrganisation, units.createOrganisation),
  bind(contract.correctName, units.correctName),
  bind(contract.correctKind, units.correctKind),
  bind(contract.addRelation, units.addRelation),
  bind(contract.endRelation, units.endRelation),
  bind(contract.removeRelation, units.removeRelation),
  bindUpload(contract.previewUnitImport, inspectTable, imports.previewUnitImport),
  bindUpload(contract.importUnits, inspectTable, imports.importUnits),
  bind(contract.createGroup, groups.createGroup),
  bind(contract.changeGroup, groups.changeGroup),
  bind(contract.previewGroup, groups.previewGroup),
  bind(contract.getGroup, groups.getGroup),
]

export { holdersToday } from './service/links.js'
export { addGroup } from './service/groups.js'
export {
  groupsOn,
  namesOf,
  organisationsOn,
  proposeBodies,
  type Name,
  type Names,
  type Organisation,
} from './service/look.js'
export { addOrganisation, type NewOrganisation } from './service/units.js'
export {
  allotPart,
  allottedBy,
  functionsOf,
  planSuccession,
  successionById,
  successionsOf,
  undoSuccession,
  writeSuccession,
  type GivenSuccession,
  type Succession,
  type SuccessionPlan,
} from './service/successions.js'
export { settledBasis } from './service/units.js'
