/** The REST requests of the page. */
export { apiKey, keepApiKey } from './api-key.js';
export { controlAccess } from './control-access.js';
export { PREFIX, serverUrl } from './home.js';
export { messageOf, RequestFailed } from './problem.js';
export { command, request } from './request.js';
