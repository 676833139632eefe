import type { KnownEvent } from '#libs/spectator-client';

/** One decision of one seat, as spectators are told of it. */
export interface DecisionRecord {
  readonly playerName: string;
  readonly durationMs: number;
  /** At least one answer was no valid action. */
  readonly isIllegal: boolean;
  /** There was no answer in time. */
  readonly isTimeout: boolean;
  /** The agent could not be asked, or answered no decision at all. */
  readonly isFailed: boolean;
}

/** How a game came out. */
export interface GameRecord {
  /** 0 first. */
  readonly index: number;
  readonly seed: number;
  readonly gameId: string;
  /** Who sat where, the first mover first. */
  readonly seats: readonly string[];
  /** Null: nobody won. */
  readonly winner: string | null;
  readonly turns: number;
  readonly decisions: readonly DecisionRecord[];
}

interface Trouble {
  isIllegal: boolean;
  isTimeout: boolean;
  isFailed: boolean;
}

const NO_TROUBLE: Readonly<Trouble> = { isIllegal: false, isTimeout: false, isFailed: false };

/** Reads a game's events, in their order, as far as they tell of decisions and of the end. */
export class GameReader {
  readonly decisions: DecisionRecord[] = [];
  turns = 0;
  /** Undefined while the game goes on. */
  winner: string | null | undefined;
  /** Why the game cannot go on. */
  failure: string | undefined;
  private trouble: Trouble = { ...NO_TROUBLE };

  read({ event, payload }: KnownEvent): void {
    switch (event) {
      case 'turn:start':
        this.turns += 1;
        break;
      case 'agent:thinking':
        this.trouble = { ...NO_TROUBLE };
        break;
      case 'turn:timeout':
        this.trouble.isTimeout = true;
        break;
      case 'agent:error':
        if (payload.code === 'invalid_action') this.trouble.isIllegal = true;
        else this.trouble.isFailed = true;
        break;
      case 'agent:decision':
        this.decisions.push({
          playerName: payload.player_name,
          durationMs: payload.duration_ms,
          ...this.trouble,
        });
        break;
      case 'game:ended':
        this.winner = payload.winner_name;
        break;
      case 'game:error':
        if (!payload.recoverable) this.failure = payload.error;
        break;
      default:
    }
  }
}
