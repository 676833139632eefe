export { AccessModule } from './access.module.js';
export { ApiKeys, type Denial, isApiKey } from './api-keys.js';
export { MessageDenied, OpenToEverybody } from './message.guard.js';
export { openControlWarning } from './open-control.js';
