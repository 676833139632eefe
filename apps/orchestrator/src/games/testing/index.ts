export {
  ANN,
  ASKED,
  BOB,
  COMPLETED,
  DECIDED,
  FAILED,
  PAUSED,
  RUNNING,
  STARTING,
  stateOf,
  STOPPED,
  WAITING,
} from '../domain/testing/sessions.js';
export { NOTHING, type SeatTotals } from '../domain/seat-totals.js';
export { published } from './published.js';
