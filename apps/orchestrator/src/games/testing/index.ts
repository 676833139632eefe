export { ANN, BOB, COMPLETED, FAILED, RUNNING, stateOf, STOPPED } from '../domain/testing/sessions.js';
