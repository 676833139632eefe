import type { DecideRequest } from './agent.js';
import type { GameState } from './engine.js';
import type { GameStatus } from './rest.js';

/** POST /games/{id}/seats/{player_id}: takes an open seat. */
export interface TakeSeat {
  /** Unique in the game; left out: the seat keeps its name. */
  readonly name?: string;
  /** Proves who takes the seat: a secret of theirs, of which only a fingerprint is kept. */
  readonly identity_key?: string;
}

/** What taking a seat is answered. */
export interface TakenSeat {
  readonly game_id: string;
  readonly player_id: string;
  readonly name: string;
  /** Plays this seat, and nothing else: `Authorization: Bearer`. It is shown once. */
  readonly seat_token: string;
  /** Seconds that its holder may stay away before another agent plays the seat for good. */
  readonly rejoin: number;
}

/** Who plays a seat that was taken: its holder; nobody while they are away (default actions); or another agent for good. */
export const SEAT_PRESENCES = ['held', 'away', 'replaced'] as const;
export type SeatPresence = (typeof SEAT_PRESENCES)[number];

/** A decision that is asked of a seat. */
export interface SeatTurn {
  /** Names the question; the answer repeats it. */
  readonly request_id: string;
  /** ISO 8601 UTC. */
  readonly deadline: string;
  /** The same that an agent is sent over HTTP. */
  readonly request: DecideRequest;
}

/** GET /games/{id}/seats/{player_id}: a game as the holder of a seat sees it. */
export interface SeatView {
  readonly game_id: string;
  readonly player_id: string;
  readonly name: string;
  readonly status: GameStatus;
  /** The number of the last event. */
  readonly seq: number;
  readonly seat: SeatPresence;
  readonly state: GameState;
  /** Null: it is not this seat's turn. */
  readonly turn: SeatTurn | null;
  readonly winner_id: string | null;
}
