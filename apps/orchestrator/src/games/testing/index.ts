export { ANN, BOB, COMPLETED, FAILED, RUNNING, stateOf, STOPPED } from '../domain/testing/sessions.js';
export { NOTHING, type SeatTotals } from '../domain/seat-totals.js';
export { published } from './published.js';
