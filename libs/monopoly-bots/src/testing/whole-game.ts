import {
  apply,
  createGame,
  fromWire,
  type Game,
  type GameOptions,
  playerAt,
  toEngineActions,
  toGameState,
} from '#libs/monopoly';
import type { DecideRequest, DecideResponse } from '#libs/protocol';
import { answer } from '../answer.js';
import { Proposals } from '../proposals.js';

/** One decision of a game and who took it. */
export interface Step {
  readonly personality: string;
  readonly request: DecideRequest;
  readonly response: DecideResponse;
}

export interface PlayedGame {
  readonly game: Game;
  readonly steps: readonly Step[];
  /** Why the rules refused the last answer; nothing is played after that. */
  readonly refused: string | null;
}

interface Party {
  readonly seed: number;
  /** By seat. */
  readonly personalities: readonly string[];
  readonly maxTurns: number;
  readonly options?: Partial<GameOptions>;
  /** Put before every id. */
  readonly ids?: string;
  /** Receives each decision as it is taken; without it, the game keeps them. */
  readonly onStep?: (step: Step) => void;
}

/** Lets a player of each personality play by the rules until somebody wins or `maxTurns` is reached. */
export function playWholeGame({ seed, personalities, maxTurns, options, ids = 'p', onStep }: Party): PlayedGame {
  const players = personalities.map((personality, seat) => ({ id: `${ids}-${seat}`, name: personality, personality }));
  const game = createGame({ id: `${ids}-game`, seed, players, options: { ...options, maxTurns } });
  const proposals = new Proposals();
  const steps: Step[] = [];
  const emit = onStep ?? ((step: Step) => void steps.push(step));
  while (game.decision.kind !== 'game_over') {
    const { seat } = game.decision;
    const { id, personality } = playerAt(game, seat);
    const request = requestOf(game, id);
    const response = answer(request, proposals.of(id));
    proposals.note(request, response.action);
    emit({ personality, request, response });
    const refusal = apply(game, seat, fromWire(response.action));
    if (refusal !== null) return { game, steps, refused: refusal.message };
  }
  return { game, steps, refused: null };
}

/** What the agent of a player would be asked now. */
export function requestOf(game: Game, player_id: string): DecideRequest {
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
