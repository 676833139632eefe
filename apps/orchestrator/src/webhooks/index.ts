/** Webhooks: chosen events, sent to addresses that the operator chose, until they are accepted. */
export { WebhookSettings } from './settings/index.js';
export { WebhookMeter } from './webhook-meter.js';
export { WebhooksModule } from './webhooks.module.js';
