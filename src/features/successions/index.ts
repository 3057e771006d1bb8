import { bind, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import * as changes from './service/changes.js'
import * as handovers from './service/handovers.js'

export const successions: Bound[] = [
  bind(contract.previewChange, changes.previewChange),
  bind(contract.recordSuccession, changes.recordSuccession),
  bind(contract.listSuccessions, changes.listSuccessions),
  bind(contract.getSuccession, changes.getSuccession),
  bind(contract.cancelSuccession, changes.cancelSuccession),
  bind(contract.listMyHandovers, (ctx) => handovers.listMyHandovers(ctx)),
  bind(contract.getHandover, handovers.getHandover),
  bind(contract.confirmHandover, handovers.confirmHandover),
  bind(contract.allotHandoverPart, handovers.allotHandoverPart),
  bind(contract.noteHandover, handovers.noteHandover),
]

export { carryDue, type SuccessionHouse } from './service/turn.js'
