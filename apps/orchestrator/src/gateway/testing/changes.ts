import type { NumberedEvent } from '#libs/protocol';
import type { GameCommit, GameSession, PublishedChange } from '../../games/index.js';
import { type EncodedEvent, encodeEvent } from '../../games/ports/index.js';
import { published, RUNNING } from '../../games/testing/index.js';

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

export function encodedFrom(first: number, last: number): EncodedEvent[] {
  return eventsFrom(first, last).map(encodeEvent);
}

/** A change of one event with the snapshot after it. */
export function changeTo(seq: number): PublishedChange {
  const game = gameAt(seq);
  const snapshot = { seq, baseSeq: seq - 1, state: game.state };
  return published({ game, events: [eventAt(seq)], snapshot }, gameAt(seq - 1));
}

export function commitTo(seq: number): GameCommit {
  return changeTo(seq).commit;
}
