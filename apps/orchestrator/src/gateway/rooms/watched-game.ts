import { type GameSpeed, type GameState, type GameStatus, isGameState } from '#libs/protocol';
import { type GameCommit, type GameSession, publicState } from '../../games/index.js';

/** A game as its room knows it: as of the last event that was emitted. Its state stays the text that it came as. */
export class WatchedGame {
  private parsed: GameState | undefined;

  private constructor(
    readonly id: string,
    readonly status: GameStatus,
    readonly speed: GameSpeed,
    /** The number of the last event, and of the last one that the state includes. */
    readonly seq: number,
    readonly stateSeq: number,
    /** ISO 8601 UTC. */
    readonly updatedAt: string,
    /** JSON. */
    readonly state: string,
  ) {}

  static of(session: GameSession): WatchedGame {
    const { id, status, speed, seq, stateSeq, updatedAt } = session;
    return new WatchedGame(id, status, speed, seq, stateSeq, updatedAt, JSON.stringify(publicState(session)));
  }

  after({ status, speed, seq, stateSeq, updatedAt, snapshot }: GameCommit): WatchedGame {
    return new WatchedGame(this.id, status, speed, seq, stateSeq, updatedAt, snapshot?.state ?? this.state);
  }

  /** The same, up to an earlier event. */
  upTo(seq: number): WatchedGame {
    return new WatchedGame(this.id, this.status, this.speed, seq, this.stateSeq, this.updatedAt, this.state);
  }

  /** Parsed once, however many join. */
  get stateObject(): GameState {
    if (this.parsed !== undefined) return this.parsed;
    const state: unknown = JSON.parse(this.state);
    if (!isGameState(state)) throw new Error(`The state of game ${this.id} at event ${this.seq} is none.`);
    this.parsed = state;
    return state;
  }
}
