export { AccessModule } from './access.module.js';
export { ApiKeys, type Denial, isApiKey } from './api-keys.js';
export { openControlWarning } from './open-control.js';
export { keysInHandshake } from './shown-keys.js';
