import { apply, createGame, playerAt, toEngineActions, toGameState, type Game } from '#libs/monopoly';
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
  /** Whether the rules refused the last answer; nothing is played after that. */
  readonly refused: boolean;
}

/** Lets a player of each personality play by the rules until somebody wins or `maxTurns` is reached. */
export function playWholeGame(seed: number, personalities: readonly string[], maxTurns: number, ids = 'p'): PlayedGame {
  const players = personalities.map((personality, seat) => ({ id: `${ids}-${seat}`, name: personality, personality }));
  let game = createGame({ id: `${ids}-game`, seed, players, options: { maxTurns } });
  const steps: Step[] = [];
  while (game.pending.kind !== 'game_over') {
    const { seat } = game.pending;
    const request = requestOf(game, playerAt(game, seat).id);
    const response = answer(request);
    steps.push({ personality: playerAt(game, seat).personality, request, response });
    const { type, property_id } = response.action;
    const done = apply(game, { seat, type, ...(property_id && { propertyId: property_id }) });
    if (!done.ok) return { game, steps, refused: true };
    game = done.game;
  }
  return { game, steps, refused: false };
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
