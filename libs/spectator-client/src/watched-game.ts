import type { GameSpeed, GameState, GameStatus, JsonObject } from '#libs/protocol';
import type { Resync } from './membership.js';
import type { SpectatorError } from './spectator-error.js';
import type { EventPayloads, SpectatorEvent } from './spectator-event.js';
import type { GameSnapshot } from './timeline.js';

export interface WatchOptions {
  /** Start with the events after this number; 0 for all. By default only events that happen after joining are sent. */
  readonly afterSeq?: number;
  /** Receive states as patches, which is less traffic for a large state. `snapshot` gives whole states either way. */
  readonly deltas?: boolean;
}

/** An unnumbered message about the game, such as a chunk of an agent's thinking. It is not stored, and not sent again. */
export interface UnnumberedMessage {
  readonly name: string;
  readonly payload: JsonObject;
}

/** The payloads of a watched game's listeners, by event name. */
export interface WatchedGameEvents extends EventPayloads {
  /** Every numbered event, those of a newer server included. */
  event: SpectatorEvent;
  /** The whole state, whether it was sent whole or as a patch. */
  snapshot: GameSnapshot;
  /** @deprecated The former name of `snapshot`; still emitted. */
  picture: GameSnapshot;
  unnumbered: UnnumberedMessage;
  /** @deprecated The former name of `unnumbered`; still emitted. */
  aside: UnnumberedMessage;
  /** The game is being joined again, after a lost connection or missing events. No event is lost. */
  resync: Resync;
  /** The game can no longer be watched; `close` follows. */
  error: SpectatorError;
  /** No event follows: the game was left, the client was closed, or, with an error, watching failed. */
  close: SpectatorError | null;
}

/**
 * One game that is being watched. Every numbered event is delivered once and in order, also after lost connections. A
 * snapshot is never delivered before an event that it includes.
 *
 * Events are held until the first listener to an event or `snapshot`, or the first iteration, so that none is lost
 * between `watch` and `on`. A later listener gets only what is delivered after it was added. Held events and the events
 * of an iteration are queued without a bound: a caller that watches a game has to listen, and an iteration has to keep up
 * or end.
 */
export interface WatchedGame extends AsyncIterable<SpectatorEvent> {
  readonly id: string;
  /** The number of the last event received in order; 0 before the first. */
  readonly seq: number;
  /** The newest state; while missed events still arrive it may be ahead of `seq`. */
  readonly state: GameState;
  readonly status: GameStatus;
  readonly speed: GameSpeed;

  /** Returns a function that removes the listener. An error in a listener becomes an uncaught one; the other listeners still run. */
  on<E extends keyof WatchedGameEvents>(event: E, listener: (payload: WatchedGameEvents[E]) => void): () => void;

  /**
   * Every numbered event, once and in order. `break` ends an iteration without leaving the game. It ends after `game:ended`
   * or `game:stopped`, or when the game is left; otherwise it throws the {@link SpectatorError} that ended the watching.
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<SpectatorEvent, undefined>;

  /** Resolves to the speed that the server set; rejects with a {@link SpectatorError}. */
  setSpeed(speed: GameSpeed): Promise<GameSpeed>;
  /** Requests the current state; rejects with a {@link SpectatorError}. */
  refresh(): Promise<GameState>;
  /** Stops watching at once; resolves once the server has confirmed it. Other watched games are not affected. */
  leave(): Promise<void>;
}
