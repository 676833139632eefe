/** Seats that people and programs take for themselves. */
export { readSeatDecision } from './seat-decision.js';
export { SeatQuestions } from './seat-questions.js';
export { SeatsApiModule, SeatsModule } from './seats.module.js';
