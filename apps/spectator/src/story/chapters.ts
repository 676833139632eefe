import { scoreOf } from './ranks.js';
import { deedCount, monopolies, netWorth } from './worth.js';
import type { GameEvent } from './game-event.js';
import type { Story } from './story.js';

/** A turn in the log; number 0 holds the events before the first turn. */
export interface Chapter {
  readonly number: number;
  readonly playerId: string | null;
  readonly playerName: string | null;
  /** The number of its first event. */
  readonly from: number;
}

export type MarkKind = 'monopoly' | 'trade' | 'bankrupt' | 'end';

/** An event that the timeline marks. */
export interface Mark {
  readonly seq: number;
  readonly kind: MarkKind;
  readonly text: string;
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

/** The marks of an event. */
export function marksBetween(before: Story, after: Story, event: GameEvent): readonly Mark[] {
  const marks: Mark[] = [];
  const { seq } = after;
  const name = (id: string | null): string => after.seats.find((seat) => seat.id === id)?.name ?? 'Somebody';
  if (before.deeds !== after.deeds) {
    const had = monopolies(before);
    for (const [district, owner] of monopolies(after)) {
      if (had.get(district) === owner) continue;
      marks.push({ seq, kind: 'monopoly', text: `${name(owner)} owns all of ${district.replace('_', ' ')}` });
    }
  }
  if (event.name === 'trade:resolved' && after.trade?.accepted === true) {
    marks.push({ seq, kind: 'trade', text: `${after.trade.fromName} and ${after.trade.toName} trade` });
  }
  if (event.name === 'player:bankrupt') {
    const { player_id: id } = event.fields;
    marks.push({ seq, kind: 'bankrupt', text: `${name(typeof id === 'string' ? id : null)} is bankrupt` });
  }
  if (event.name === 'game:ended') marks.push({ seq, kind: 'end', text: 'The game ends' });
  return marks;
}
