export { ANN, BOB, RUNNING } from '../domain/testing/sessions.js';
