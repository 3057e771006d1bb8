import { bind, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import * as service from './service.js'

export const organisations: Bound[] = [
  bind(contract.listOrganisations, (ctx) => service.listOrganisations(ctx)),
  bind(contract.createOrganisation, service.createOrganisation),
  bind(contract.createGroup, service.createGroup),
  bind(contract.changeGroup, service.changeGroup),
]

export {
  addGroup,
  addOrganisation,
  groupsOn,
  organisationsOn,
  proposeBodies,
  type NewOrganisation,
  type Organisation,
} from './service.js'
