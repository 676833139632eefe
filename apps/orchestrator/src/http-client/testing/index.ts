/** For the specs of everything that speaks HTTP to somebody else's service. */
export { answer, type Behaviour, BEHAVIOURS, type SeenRequest } from './behaviours.js';
export { refusingUrl, TestServer } from './test-server.js';
