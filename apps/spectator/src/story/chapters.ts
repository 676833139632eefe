import { scoreOf } from './ranks.js';
import { deedCount, netWorth } from './worth.js';
import type { Story } from './story.js';

/** A turn in the log; number 0 holds the events before the first turn. */
export interface Chapter {
  readonly number: number;
  readonly playerId: string | null;
  readonly playerName: string | null;
  /** The number of its first event. */
  readonly from: number;
}

/** The values for the charts, one per seat in seat order. */
export interface Point {
  readonly seq: number;
  readonly turn: number;
  readonly worth: readonly number[];
  /** Null: the engine gives none. */
  readonly cash: readonly (number | null)[];
  readonly deeds: readonly number[];
  /** Null: the engine gives none. */
  readonly score: readonly (number | null)[];
}

export function pointOf(story: Story): Point {
  return {
    seq: story.seq,
    turn: story.turn?.number ?? 0,
    worth: story.seats.map((seat) => netWorth(story, seat)),
    cash: story.seats.map(({ cash }) => cash),
    deeds: story.seats.map(({ id }) => deedCount(story, id)),
    score: story.seats.map(({ id }) => scoreOf(story, id)),
  };
}
