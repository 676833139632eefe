import type { Socket } from 'socket.io-client';
import {
  type ClientToServerEvents,
  type GameSpeed,
  isGameSpeed,
  isGameState,
  isJsonObject,
  type JoinedGame,
  type JoinGame,
  type LeftGame,
  type ServerToClientEvents,
  type SpeedSet,
  type StateNow,
} from '#libs/protocol';
import { isSeq } from './message.js';
import { SpectatorError } from './spectator-error.js';

/** The client's requests, each with an acknowledgement of unknown content: it is checked before it is used. */
type AcknowledgedRequests = {
  [R in keyof ClientToServerEvents]: (
    body: Parameters<ClientToServerEvents[R]>[0],
    ack: (answer: unknown) => void,
  ) => void;
};

export type SpectatorSocket = Socket<ServerToClientEvents, AcknowledgedRequests>;

type Answered = (error: Error | null, answer?: unknown) => void;

/**
 * The client's requests as promises. Each rejects with a {@link SpectatorError}: the server's code where it refuses,
 * `timeout` without an answer in time, `disconnected` when the connection is lost first, `bad_answer` for anything else.
 */
export class Requests {
  readonly #socket: SpectatorSocket;
  readonly #timeoutMs: number;

  constructor(socket: SpectatorSocket, timeoutMs: number) {
    this.#socket = socket;
    this.#timeoutMs = timeoutMs;
  }

  get timeoutMs(): number {
    return this.#timeoutMs;
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  join(body: JoinGame): Promise<JoinedGame> {
    return this.#ask(isJoinedGame, (answered) => this.#timed.emit('join_game', body, answered));
  }

  leave(gameId: string): Promise<LeftGame> {
    return this.#ask(isLeftGame, (answered) => this.#timed.emit('leave_game', { game_id: gameId }, answered));
  }

  setSpeed(gameId: string, speed: GameSpeed): Promise<SpeedSet> {
    return this.#ask(isSpeedSet, (answered) => this.#timed.emit('set_speed', { game_id: gameId, speed }, answered));
  }

  state(gameId: string): Promise<StateNow> {
    return this.#ask(isStateNow, (answered) => this.#timed.emit('get_state', { game_id: gameId }, answered));
  }

  get #timed(): ReturnType<SpectatorSocket['timeout']> {
    return this.#socket.timeout(this.#timeoutMs);
  }

  #ask<T>(isExpected: (answer: unknown) => answer is T, send: (answered: Answered) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      send((error, answer) => {
        if (error) reject(this.#unanswered(error));
        else if (isExpected(answer)) resolve(answer);
        else reject(refusal(answer));
      });
    });
  }

  /** Socket.IO reports a lost connection and a late answer as the same kind of error. */
  #unanswered(cause: Error): SpectatorError {
    return this.#socket.connected
      ? new SpectatorError('timeout', `No answer within ${this.#timeoutMs} ms`, { cause })
      : new SpectatorError('disconnected', 'The connection was lost before the answer came', { cause });
  }
}

function refusal(answer: unknown): SpectatorError {
  if (!isJsonObject(answer) || answer['success'] !== false) {
    return new SpectatorError('bad_answer', `The server's answer is not understood: ${JSON.stringify(answer)}`);
  }
  const { code, error } = answer;
  return new SpectatorError(
    typeof code === 'string' ? code : 'refused',
    typeof error === 'string' ? error : 'The server refused',
  );
}

function isSuccess(answer: unknown): answer is Readonly<Record<string, unknown>> {
  return isJsonObject(answer) && answer['success'] === true;
}

function isLeftGame(answer: unknown): answer is LeftGame {
  return isSuccess(answer);
}

function isSpeedSet(answer: unknown): answer is SpeedSet {
  return isSuccess(answer) && isGameSpeed(answer['speed']);
}

function isStateNow(answer: unknown): answer is StateNow {
  return isSuccess(answer) && isSeq(answer['seq']) && isGameState(answer['state']);
}

function isJoinedGame(answer: unknown): answer is JoinedGame {
  return isStateNow(answer) && 'status' in answer && 'speed' in answer;
}
