import { bind, bindPublicFile, type Bound } from '../../platform/http/bind.js'
import { onAccountCut } from '../identity/index.js'
import * as contract from './contract.js'
import * as service from './service/feeds.js'
import { readFeed } from './service/read.js'

export const feeds: Bound[] = [
  bind(contract.listFeeds, (ctx) => service.listFeeds(ctx)),
  bind(contract.createFeed, service.createFeed),
  bind(contract.revokeFeed, service.revokeFeed),
  bindPublicFile(contract.readFeed, readFeed),
]

// Its addresses end with a new password, a suspension, a change of unit, a new holder.
onAccountCut(service.endFeeds)
