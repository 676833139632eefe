import type { Moment } from './moment.js';

type Rent = Extract<Moment, { kind: 'rent' }>;

/** A rent that is this many times the largest one so far is news at any time, */
const RECORD = 1.25;
/** and any that hurts, once everybody has had this many turns since the last one. */
const ROUNDS = 8;

/** Whether a rent that hurts is news after these: in a long game many are alike. */
export function isNews(rent: Rent, earlier: readonly Moment[], seats: number): boolean {
  const rents = earlier.filter((moment) => moment.kind === 'rent');
  const largest = rents.reduce((most, { amount }) => Math.max(most, amount), 0);
  const lastTurn = rents.reduce((last, { turn }) => Math.max(last, turn ?? 0), -Infinity);
  return rent.amount >= RECORD * largest || (rent.turn ?? 0) - lastTurn >= ROUNDS * seats;
}
