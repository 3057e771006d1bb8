import { bind, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import { search } from './service.js'

export const searching: Bound[] = [bind(contract.search, search)]
