import {
  apply,
  createGame,
  fromWire,
  playerAt,
  toEngineActions,
  toGameState,
  type Game,
  type GameOptions,
  type Refusal,
} from '#libs/monopoly';
import type { DecideRequest, DecideResponse } from '#libs/protocol';
import { answer } from '../answer.js';

/** One decision of a game and who took it. */
export interface Step {
  readonly personality: string;
  readonly request: DecideRequest;
  readonly response: DecideResponse;
}

export interface PlayedGame {
  readonly game: Game;
  readonly steps: readonly Step[];
  /** Why the rules refused the last answer, after which nothing is played; null if they refused none. */
  readonly refusal: Refusal | null;
}

/** Lets a player of each personality play by the rules until somebody wins or the turns are up. */
export function playWholeGame(
  seed: number,
  personalities: readonly string[],
  options: Partial<GameOptions>,
  ids = 'p',
): PlayedGame {
  const players = personalities.map((personality, seat) => ({ id: `${ids}-${seat}`, name: personality, personality }));
  const game = createGame({ id: `${ids}-game`, seed, players, options });
  const steps: Step[] = [];
  while (game.decision.kind !== 'game_over') {
    const { seat } = game.decision;
    const { id, personality } = playerAt(game, seat);
    const request = requestOf(game, id);
    const response = answer(request);
    steps.push({ personality, request, response });
    const refusal = apply(game, seat, fromWire(response.action));
    if (refusal !== null) return { game, steps, refusal };
  }
  return { game, steps, refusal: null };
}

function requestOf(game: Game, player_id: string): DecideRequest {
  const { actions, turn_phase, decision } = toEngineActions(game);
  return {
    player_id,
    game_state: toGameState(game),
    valid_actions: actions,
    turn_phase: turn_phase ?? '',
    deadline_ms: 1000,
    decision,
  };
}
