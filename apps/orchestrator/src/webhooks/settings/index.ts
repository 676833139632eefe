/** Which webhooks there are. Apart from the module, so that the configuration can read it. */
export { wants, type Webhook, WebhookSettings } from './webhook-settings.js';
export { WEBHOOK_SECRETS, WEBHOOK_URL_ALLOW, webhooksIn } from './webhooks-in.js';
