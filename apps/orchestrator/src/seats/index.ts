/** Seats that people and programs take for themselves, over REST. */
export { SeatsModule } from './seats.module.js';
export { readSeatDecision, type SeatDecision } from './seat-decision.js';
