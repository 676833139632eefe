import type { NumberedEvent } from '#libs/protocol';
import type { GameSession, NumberedChange } from '../../games/index.js';
import { RUNNING } from '../../games/testing/index.js';

/** A game after event `seq`, which made its snapshot. */
export function gameAt(seq: number): GameSession {
  return { ...RUNNING, seq, stateSeq: seq, state: { ...RUNNING.state, turn_number: seq } };
}

function eventAt(seq: number): NumberedEvent {
  return { seq, at: RUNNING.updatedAt, event: 'game:speed', payload: { speed: 'fast' } };
}

/** The events from one number to another, both included. */
export function eventsFrom(first: number, last: number): NumberedEvent[] {
  return Array.from({ length: last - first + 1 }, (_, index) => eventAt(first + index));
}

/** A commit of one event with the snapshot after it. */
export function changeTo(seq: number): NumberedChange {
  const game = gameAt(seq);
  return { game, events: [eventAt(seq)], snapshot: { seq, baseSeq: seq - 1, state: game.state } };
}
