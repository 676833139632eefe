import type { GameSpeed, GameStatus } from '#libs/protocol';
import type { NumberedChange } from '../domain/change.js';
import type { GameSession } from '../domain/session.js';
import {
  type EncodedEvent,
  type EncodedSnapshot,
  encodeEvent,
  encodeSnapshot,
  type StoreChange,
} from '../ports/index.js';

/** A commit as those get it who pass it on: what a game is now, and what happened as JSON that was encoded once. */
export interface GameCommit {
  readonly gameId: string;
  readonly status: GameStatus;
  readonly speed: GameSpeed;
  /** The number of the last event, and of the last one that the latest snapshot includes. */
  readonly seq: number;
  readonly stateSeq: number;
  /** ISO 8601 UTC. */
  readonly updatedAt: string;
  readonly events: readonly EncodedEvent[];
  readonly snapshot?: EncodedSnapshot;
  /** The `traceparent` of what made it, where that is traced. */
  readonly trace?: string;
}

/** A change that was written down: as objects for those who listen in this process, and as the texts that were written. */
export interface PublishedChange extends NumberedChange {
  readonly commit: GameCommit;
}

/** What the store writes of a change; `before` is the game that it was made of. */
export function encodedChange(before: GameSession, change: NumberedChange): StoreChange<GameSession> {
  const { game, events, snapshot, transcript } = change;
  return {
    game,
    events: events.map(encodeEvent),
    ...(snapshot && { snapshot: encodeSnapshot(before.state, snapshot) }),
    ...(transcript && { transcript }),
  };
}

export function publishedChange(
  change: NumberedChange,
  { events, snapshot }: StoreChange<GameSession>,
  trace?: string,
): PublishedChange {
  const { id: gameId, status, speed, seq, stateSeq, updatedAt } = change.game;
  const commit = {
    gameId,
    status,
    speed,
    seq,
    stateSeq,
    updatedAt,
    events,
    ...(snapshot && { snapshot }),
    ...(trace !== undefined && { trace }),
  };
  return { ...change, commit };
}
