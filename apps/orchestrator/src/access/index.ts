export { AccessModule } from './access.module.js';
export { ApiKeys, isApiKey } from './api-keys.js';
export { guardHandshakes } from './handshake-guard.js';
export { MessageDenied, OpenToEverybody } from './message.guard.js';
export { openControlWarning } from './open-control.js';
export { ANY_PAGE, PageAccess } from './page-access.js';
export { PublicAddress } from './public-address.js';
export { securityHeaders } from './security-headers.js';
export { corsOriginsIn, publicUrlIn, trustedProxiesIn } from './settings.js';
