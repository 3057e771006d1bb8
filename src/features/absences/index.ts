import { bind, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import * as absence from './service/absences.js'

export const absences: Bound[] = [
  bind(contract.listAbsences, absence.listAbsences),
  bind(contract.nameSubstitute, absence.nameSubstitute),
  bind(contract.endAbsence, absence.endAbsence),
]
