import type { AgentUsage, DecideResponse, ModelOptions } from '#libs/protocol';
import type { GameBudget } from './game-budget.js';
import type { SeatTotals } from './seat-totals.js';

/** Who sits at the table; `id` is the engine's player id. */
export interface GameSeat {
  readonly id: string;
  readonly name: string;
  readonly personality: string;
  readonly model: string | null;
  /** The seat's own agent service, where it has one. */
  readonly url: string | null;
  /** How its model is asked, where its creator said so. */
  readonly modelOptions?: ModelOptions;
  /** What it may use by itself; undefined: no limit but the game's. */
  readonly budget?: GameBudget;
  /** Fingerprint of the key by which its agent, or who took it, has proven who they are. */
  readonly identity?: string;
  /** Anybody may take it. */
  readonly open?: boolean;
  /** Who took it. */
  readonly holder?: SeatHolder;
}

/** Who took a seat that was open. */
export interface SeatHolder {
  /** SHA-256 of their token, in hexadecimal digits. */
  readonly digest: string;
  /** Who plays the seat where they stay away. */
  readonly house: Pick<GameSeat, 'personality' | 'model' | 'url' | 'modelOptions' | 'budget'>;
  /** Since when default actions are taken for them, ISO 8601; undefined: they are there. */
  readonly awaySince?: string;
  /** What they had reported to have used when they were replaced. */
  readonly reported?: SeatTotals;
  /** They stayed away for too long. */
  readonly isReplaced?: boolean;
  /** The question that they answered last. */
  readonly answered?: string;
}

/** What the holder of a seat has decided, as far as a game keeps it until it is executed. */
export interface SeatAnswer extends Omit<DecideResponse, 'usage' | 'source'> {
  readonly usage?: AgentUsage | null;
  readonly source?: string;
}
