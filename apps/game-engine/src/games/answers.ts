import { toActionResult, toEngineActions, toGameState } from '#libs/monopoly';
import type { EngineActions, GameState, RichActionResult } from '#libs/protocol';
import type { GameCreation } from '../store/index.js';
import type { Executed } from './executed.js';
import type { LiveGame } from './live-game.js';

/** The game as everybody may see it now. */
export function stateOf({ game, creation, isStarted, updatedAt }: LiveGame): GameState {
  const state = toGameState(game);
  const times = { created_at: creation.createdAt, updated_at: updatedAt };
  return { ...state, status: isStarted ? state.status : 'waiting', ...times };
}

/** What may be done now: nothing before the start. */
export function offersOf({ game, isStarted }: LiveGame): EngineActions {
  const offers = toEngineActions(game);
  return isStarted ? offers : { ...offers, actions: [] };
}

/** The answer to an executed action. The same record gives the same answer, so that it can be given again. */
export function answerTo({ createdAt }: GameCreation, { recorded, game, happenings }: Executed): RichActionResult {
  const { action, at } = recorded;
  return {
    ...toActionResult(game, action.seat, action, happenings),
    state: { ...toGameState(game), created_at: createdAt, updated_at: at },
    valid_actions: toEngineActions(game),
  };
}
