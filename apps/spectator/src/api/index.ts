/** The server's REST side, as far as the page uses it. */
export { apiKey, keepApiKey } from './api-key.js';
export { PREFIX, serverUrl } from './home.js';
export { messageOf, RequestFailed } from './problem.js';
export { command, request } from './request.js';
