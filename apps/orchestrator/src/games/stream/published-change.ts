import type { GameSpeed, GameState, GameStatus, NumberedEvent } from '#libs/protocol';
import type { NumberedChange } from '../domain/change.js';
import type { GameSession } from '../domain/session.js';
import { hidesNow, shownEvent, shownState } from '../domain/visibility.js';
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
  const hides = hidesNow(game);
  const base = hidesNow(before) ? shownState(before.state, null) : before.state;
  return {
    game,
    events: hides ? events.map(encodePublic) : events.map(encodeEvent),
    ...(snapshot && { snapshot: encodedSnapshot(before.state, base, snapshot, hides) }),
    ...(transcript && { transcript }),
    ...(hidesNow(before) && !hides && { reveals: true }),
  };
}

/** The same of a new game, with its first state as it is shown. */
export function encodedCreation(opened: GameSession, change: NumberedChange): StoreChange<GameSession> {
  const written = encodedChange(opened, change);
  return hidesNow(opened) ? { ...written, shownFirst: JSON.stringify(shownState(opened.state, null)) } : written;
}

function encodePublic(event: NumberedEvent): EncodedEvent {
  const { json: full } = encodeEvent(event);
  const { seq, json } = encodeEvent(shownEvent(event, null));
  return json === full ? { seq, json } : { seq, json, full };
}

/** @param base the state before as it was shown */
function encodedSnapshot(
  before: GameState,
  base: GameState,
  snapshot: NonNullable<NumberedChange['snapshot']>,
  hides: boolean,
): EncodedSnapshot {
  const encoded = encodeSnapshot(before, snapshot);
  if (!hides && base === before) return encoded;
  const { state, patch } = encoded;
  const shown = hides ? shownState(snapshot.state, null) : snapshot.state;
  return { ...encodeSnapshot(base, { ...snapshot, state: shown }), full: { state, patch } };
}

/** The same for those who listen in this process, and for other processes: nobody who is not meant to gets what is hidden. */
function shownChange(change: NumberedChange): NumberedChange {
  if (!hidesNow(change.game)) return change;
  const { snapshot } = change;
  return {
    ...change,
    events: change.events.map((event) => shownEvent(event, null)),
    ...(snapshot && { snapshot: { ...snapshot, state: shownState(snapshot.state, null) } }),
  };
}

function withoutFull<T extends { readonly full?: unknown }>(encoded: T): Omit<T, 'full'> {
  const { full, ...shown } = encoded;
  return full === undefined ? encoded : shown;
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
    events: events.map(withoutFull),
    ...(snapshot && { snapshot: withoutFull(snapshot) }),
    ...(trace !== undefined && { trace }),
  };
  return { ...shownChange(change), commit };
}
