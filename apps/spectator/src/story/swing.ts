import { type Jump, type JumpCause, type Moment, weightOf } from './moment.js';

/** A jump of the odds, and the events that it came from. */
export interface Swing extends Jump {
  /** Those after this one, */
  readonly after: number;
  /** up to this one. */
  readonly until: number;
  readonly turn: number | null;
  /** Null: nothing that has a name. */
  readonly cause: JumpCause | null;
}

/**
 * A jump belongs to the weightiest moment of its events. Where there is none, houses that a trade of the same turn made possible belong
 * to that trade, and any other jump is a moment of its own.
 */
export function withSwings(moments: readonly Moment[], swings: readonly Swing[]): readonly Moment[] {
  if (swings.length === 0) return moments;
  return swings.reduce(withSwing, moments).toSorted((one, other) => one.seq - other.seq);
}

function withSwing(moments: readonly Moment[], swing: Swing): readonly Moment[] {
  const { after, until, turn, playerId, from, to, cause } = swing;
  const [weightiest] = moments
    .filter(({ seq, kind }) => seq > after && seq <= until && kind !== 'end' && kind !== 'odds')
    .toSorted((one, other) => weightOf(other) - weightOf(one));
  const moment = weightiest ?? moments.findLast((one) => hasMadePossible(one, swing));
  if (moment === undefined) {
    return [...moments, { kind: 'odds', playerId, from, to, cause, seq: cause?.seq ?? until, turn }];
  }
  return moments.map((one) => (one === moment ? { ...one, jump: { playerId, from, to } } : one));
}

function hasMadePossible(moment: Moment, { turn, cause, after }: Swing): boolean {
  if (moment.kind !== 'trade' || moment.turn !== turn || moment.seq > after || cause?.kind !== 'built') return false;
  return moment.sets.some(({ playerId }) => playerId === cause.playerId);
}
