import type { GameEventMap } from '#libs/protocol';
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

/** What viewers are told on top of a decision's own trouble, or without any: neither says that it failed. */
const NOTICES: ReadonlySet<string> = new Set(['agent_probation', 'budget_exhausted']);

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
        this.noteError(payload.code);
        break;
      case 'agent:decision':
        this.noteDecision(payload);
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

  private noteError(code: string): void {
    if (NOTICES.has(code)) return;
    if (code === 'invalid_action') this.trouble.isIllegal = true;
    else this.trouble.isFailed = true;
  }

  /** A default without trouble is one that nobody was asked for: it says nothing about the seat. */
  private noteDecision({ player_name, duration_ms, source }: GameEventMap['agent:decision']): void {
    const { isIllegal, isTimeout, isFailed } = this.trouble;
    if (source === 'default' && !isIllegal && !isTimeout && !isFailed) return;
    this.decisions.push({ playerName: player_name, durationMs: duration_ms, ...this.trouble });
  }
}
