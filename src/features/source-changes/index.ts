import { bind, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import { decideSourceChange } from './service/decide.js'
import { getSourceChange, listSourceChanges } from './service/look.js'
import { recordSourceChange, takeBackSourceChange } from './service/record.js'

export const sourceChanges: Bound[] = [
  bind(contract.listSourceChanges, listSourceChanges),
  bind(contract.recordSourceChange, recordSourceChange),
  bind(contract.getSourceChange, getSourceChange),
  bind(contract.decideSourceChange, decideSourceChange),
  bind(contract.takeBackSourceChange, takeBackSourceChange),
]
