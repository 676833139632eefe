import type { Action, ActionType } from './action.js';
import { ACTION_RULES } from './action-rules.js';
import { run } from './effects.js';
import type { Game, Lot, Player } from './game.js';
import { goOn } from './turn.js';

/** Does what was chosen, then effect by effect all that follows from it, as far as the next decision. */
export function carryOut(game: Game, player: Player, type: ActionType, lot: Lot | null, action: Action): void {
  game.isWaiting = false;
  ACTION_RULES[type].execute(game, player, lot, action);
  while (!game.isWaiting) {
    const effect = game.pendingEffects.pop();
    if (effect === undefined) goOn(game);
    else run(game, effect);
  }
}
