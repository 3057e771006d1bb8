import { bind, bindAfter, type Bound } from '../../platform/http/bind.js'
import * as contract from './contract.js'
import * as service from './service/manage.js'

export const webhooks: Bound[] = [
  bindAfter(contract.listWebhooks, service.readPolicy, service.listWebhooks),
  bind(contract.getWebhookAlert, (ctx) => service.getWebhookAlert(ctx)),
  bindAfter(contract.createWebhook, service.checkAddress, service.createWebhook),
  bindAfter(contract.rotateWebhookSecret, service.makeSecret, service.rotateWebhookSecret),
  bind(contract.setWebhookState, service.setWebhookState),
  bind(contract.tryWebhook, service.tryWebhook),
  bind(contract.listDeliveries, service.listDeliveries),
  bind(contract.sendDeliveryAgain, service.sendDeliveryAgain),
]

export { announce, callDue, callWebhooks, type WebhookHouse } from './service/deliver.js'
