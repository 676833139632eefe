import { apply, createGame, defaultOffer, fromWire, type Game, playerAt } from '#libs/monopoly';
import type { DecideRequest, GameAction } from '#libs/protocol';
import { answer } from '../answer.js';
import { asOffered } from '../offered.js';
import { Proposals } from '../proposals.js';
import { readTable } from '../table/read-table.js';
import type { Strategy } from './strategies/index.js';
import { requestOf } from './whole-game.js';

/** A strategy of the tests', or the name of a personality or baseline. */
export type Contestant = Strategy | string;

export interface Contest {
  readonly seed: number;
  /** By seat. */
  readonly seats: readonly Contestant[];
  readonly maxTurns: number;
}

type Decide = (request: DecideRequest) => GameAction;

function named(contestant: Contestant): string {
  return typeof contestant === 'string' ? contestant : contestant.name;
}

/** Plays one game by the rules; what they refuse of a strategy is replaced by the default action, as anywhere. */
export function playContest({ seed, seats, maxTurns }: Contest): Game {
  const players = seats.map((seat, index) => ({ id: `p-${index}`, name: named(seat), personality: named(seat) }));
  const game = createGame({ id: 'contest', seed, players, options: { maxTurns } });
  const proposals = new Proposals();
  const deciders = seats.map((seat) => decider(seat, proposals));
  while (game.decision.kind !== 'game_over') {
    const { seat } = game.decision;
    const action = deciders[seat]?.(requestOf(game, playerAt(game, seat).id));
    const refusal = action === undefined ? null : apply(game, seat, fromWire(action));
    if (refusal !== null || action === undefined) apply(game, seat, defaultOffer(game) ?? { type: 'end_turn' });
  }
  return game;
}

function decider(contestant: Contestant, proposals: Proposals): Decide {
  if (typeof contestant === 'string') {
    return (request) => {
      const { action } = answer(request, proposals.of(request.player_id));
      proposals.note(request, action);
      return action;
    };
  }
  const player = contestant.start();
  return (request) => asOffered(player(readTable(request), request));
}
