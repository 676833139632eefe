import type { ActionType } from './action.js';

export type RuleRefusalCode =
  'game_over' | 'not_your_move' | 'illegal_action' | 'invalid_parameters' | 'illegal_trade' | 'trade_repeated';

/** Why an action was not carried out. The game is as it was. */
export interface RuleRefusal {
  readonly code: RuleRefusalCode;
  readonly message: string;
  /** The types that the seat to move may choose from. */
  readonly allowed: readonly ActionType[];
}
