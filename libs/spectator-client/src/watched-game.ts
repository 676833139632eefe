import type { GameSpeed, GameState, GameStatus } from '#libs/protocol';
import type { Resync } from './membership.js';
import type { Fields } from './message.js';
import type { SpectatorError } from './spectator-error.js';
import type { EventPayloads, SpectatorEvent } from './spectator-event.js';
import type { ShownPicture } from './timeline.js';

export interface WatchOptions {
  /** Begin with the events after this number, 0 for all; by default with those that happen from now on. */
  readonly afterSeq?: number;
  /** Have pictures sent as patches, which is less to send for a large state. `picture` gives whole states either way. */
  readonly deltas?: boolean;
}

/** What a listener to a watched game is given, by the name that it listens to. */
export interface WatchedGameEvents extends EventPayloads {
  /** Every numbered event, those of a newer server included. */
  event: SpectatorEvent;
  /** The whole state, however it was sent. */
  picture: ShownPicture;
  /** What a server sends about the game without a number: it is not kept, and not sent again. */
  aside: { readonly name: string; readonly payload: Fields };
  /** The game is being joined again, after a lost connection or missing events. Nothing was lost. */
  resync: Resync;
  /** The game can be watched no longer; `close` follows. */
  error: SpectatorError;
  /** Nothing more will come: it was left, the client was closed, or, with an error, it failed. */
  close: SpectatorError | null;
}

/**
 * One game that is being watched. Every numbered event comes once and in order, over lost connections too; a picture
 * never comes before an event that it includes.
 *
 * Events wait for the first listener to an event or `picture`, or the first iteration, so none is lost between `watch`
 * and `on`; a later listener hears what comes from then on. Both that wait and an iteration queue without a bound:
 * whoever watches a game listens to it, and whoever iterates keeps up or leaves.
 */
export interface WatchedGame extends AsyncIterable<SpectatorEvent> {
  readonly id: string;
  /** The number of the last event received in order; 0 before the first. */
  readonly seq: number;
  /** The newest state; while missed events are still coming in it may be ahead of `seq`. */
  readonly state: GameState;
  readonly status: GameStatus;
  readonly speed: GameSpeed;

  /** Returns what takes the listener away again. A listener's error surfaces as an uncaught one and stops no other. */
  on<E extends keyof WatchedGameEvents>(event: E, listener: (payload: WatchedGameEvents[E]) => void): () => void;

  /**
   * Every numbered event, once and in order. `break` ends an iteration without leaving the game. Ends after `game:ended` or
   * `game:stopped`, or once the game is left; throws the {@link SpectatorError} that ended the watching otherwise.
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<SpectatorEvent, undefined>;

  /** Resolves to the speed that the server set; rejects with a {@link SpectatorError}. */
  setSpeed(speed: GameSpeed): Promise<GameSpeed>;
  /** Asks for the state as it is now; rejects with a {@link SpectatorError}. */
  refresh(): Promise<GameState>;
  /** Stops watching, here at once; resolves once the server knows. Other games are not disturbed. */
  leave(): Promise<void>;
}
