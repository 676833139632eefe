import type { ActionType } from './action.js';

export type RefusalCode =
  'game_over' | 'not_your_move' | 'illegal_action' | 'invalid_parameters' | 'illegal_trade' | 'trade_repeated';

/** Why an action was not carried out. The game is as it was. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  /** The types that the seat to move may choose from. */
  readonly allowed: readonly ActionType[];
}
