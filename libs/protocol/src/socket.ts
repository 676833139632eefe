import type { GameState } from './engine.js';
import type { Envelope, GameEventName, WirePayload } from './events.js';
import type { PatchOperation } from './patch.js';
import type { GameStatus } from './rest.js';
import type { SeatTurn } from './seats.js';
import type { GameSpeed } from './speed.js';

export interface JoinGame {
  readonly game_id: string;
  /** Send every event after this number first. */
  readonly after_seq?: number;
  /** `state:patch` instead of a full `game:state` after each action. */
  readonly deltas?: boolean;
  /** Whether `game:state` holds the state in a field `state`; by default as the server is configured. */
  readonly envelope?: boolean;
}
export interface GameRef {
  readonly game_id: string;
}
export interface SetSpeed extends GameRef {
  readonly speed: GameSpeed;
}

/** Plays a seat that was taken: its questions are sent to this socket from now on. */
export interface JoinSeat extends GameRef {
  readonly player_id: string;
  readonly seat_token: string;
}
/** Answers a question of a seat, as agents answer over HTTP. */
export interface AnswerTurn extends JoinSeat {
  readonly request_id: string;
  /** One of the actions on offer. */
  readonly action: Readonly<Record<string, unknown>>;
  readonly reasoning?: string | null;
  /** Everybody reads it. */
  readonly chat?: string | null;
}

export interface AckFailure {
  readonly success: false;
  readonly error: string;
  /** A stable snake_case word. */
  readonly code: string;
  /** With `too_many_requests`: the name of the limit that was reached. */
  readonly limit?: string;
  /** Seconds after which the same message may be met. */
  readonly retry_after?: number;
}
export interface JoinedGame {
  readonly success: true;
  readonly game_id: string;
  readonly seq: number;
  readonly status: GameStatus;
  readonly speed: GameSpeed;
  readonly state: GameState;
}
export interface LeftGame {
  readonly success: true;
  readonly game_id: string;
}
export interface SpeedSet {
  readonly success: true;
  readonly game_id: string;
  readonly speed: GameSpeed;
}
export interface StateNow {
  readonly success: true;
  readonly game_id: string;
  readonly seq: number;
  readonly state: GameState;
}

/** A seat as its holder finds it, and after each of their answers. */
export interface SeatJoined {
  readonly success: true;
  readonly game_id: string;
  readonly player_id: string;
  readonly status: GameStatus;
  /** The number of the last event. */
  readonly seq: number;
}

type Ack<T> = (answer: T | AckFailure) => void;

export interface ClientToServerEvents {
  join_game: (body: JoinGame, ack?: Ack<JoinedGame>) => void;
  leave_game: (body: GameRef, ack?: Ack<LeftGame>) => void;
  set_speed: (body: SetSpeed, ack?: Ack<SpeedSet>) => void;
  get_state: (body: GameRef, ack?: Ack<StateNow>) => void;
  join_seat: (body: JoinSeat, ack?: Ack<SeatJoined>) => void;
  answer_turn: (body: AnswerTurn, ack?: Ack<SeatJoined>) => void;
}

/** A snapshot: `seq` is that of the last event it includes. */
export type SnapshotPayload = GameState & Envelope;
/** The same for clients that joined with `envelope: true`, or by default under ORCHESTRATOR_STATE_ENVELOPE=true. */
export type EnvelopedSnapshot = Envelope & { readonly state: GameState };
/** Turns the snapshot of `base_seq` into that of `seq`. */
export type StatePatch = Envelope & { readonly base_seq: number; readonly patch: readonly PatchOperation[] };

type NumberedServerEvents = { [N in GameEventName]: (payload: WirePayload<N>) => void };

/** A piece of a seat's thinking: without a number, and not kept. */
export interface ThinkingChunkPayload {
  readonly game_id: string;
  readonly player_id: string;
  readonly player_name: string;
  readonly text: string;
  readonly at: string;
}

/** What a seat is asked, for the socket that joined it. */
export interface SeatTurnPayload extends SeatTurn {
  readonly game_id: string;
  readonly player_id: string;
}

/** A joined seat is asked nothing more: the game is over, or another agent plays it. */
export interface SeatOver {
  readonly game_id: string;
  readonly player_id: string;
  readonly reason: 'over' | 'replaced';
}

/** A failed request of this one client: without a number. */
export interface PersonalError {
  readonly game_id: string | null;
  readonly error: string;
  readonly code: string;
  readonly recoverable: boolean;
  readonly at: string;
}

export interface ServerToClientEvents extends Omit<NumberedServerEvents, 'game:error'> {
  'game:error': (payload: WirePayload<'game:error'> | PersonalError) => void;
  'agent:thinking:chunk': (chunk: ThinkingChunkPayload) => void;
  'game:state': (snapshot: SnapshotPayload | EnvelopedSnapshot) => void;
  'state:patch': (patch: StatePatch) => void;
  'seat:turn': (turn: SeatTurnPayload) => void;
  'seat:over': (end: SeatOver) => void;
}

/** The Socket.IO room of a game's spectators. */
export function gameRoom(gameId: string): string {
  return `game:${gameId}`;
}
