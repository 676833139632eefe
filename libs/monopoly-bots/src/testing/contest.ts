import { apply, createGame, defaultOffer, fromWire, type Game, playerAt } from '#libs/monopoly';
import type { GameAction } from '#libs/protocol';
import { asOffered } from '../offered.js';
import { Proposals } from '../proposals.js';
import { GameTables } from '../rollouts/game-tables.js';
import { actionAt } from '../rollouts/play-on.js';
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

type Decide = (seat: number) => GameAction;

function named(contestant: Contestant): string {
  return typeof contestant === 'string' ? contestant : contestant.name;
}

/** Plays one game by the rules; what they refuse of a strategy is replaced by the default action, as anywhere. */
export function playContest({ seed, seats, maxTurns }: Contest): Game {
  const players = seats.map((seat, index) => ({ id: `p-${index}`, name: named(seat), personality: named(seat) }));
  const game = createGame({ id: 'contest', seed, players, options: { maxTurns } });
  const deciders = decidersOf(game, seats);
  while (game.decision.kind !== 'game_over') {
    const { seat } = game.decision;
    const action = deciders[seat]?.(seat);
    const refusal = action === undefined ? null : apply(game, seat, fromWire(action));
    if (refusal !== null || action === undefined) apply(game, seat, defaultOffer(game) ?? { type: 'end_turn' });
  }
  return game;
}

const NOTHING: ReadonlySet<never> = new Set();

/** Personalities are shown the game itself: what crosses the wire would take as long as to decide. */
function decidersOf(game: Game, seats: readonly Contestant[]): readonly Decide[] {
  const proposals = new Proposals();
  const tables = new GameTables(game);
  return seats.map((contestant): Decide => {
    if (typeof contestant === 'string') {
      return (seat) => {
        const table = tables.now(seat, NOTHING);
        const action = actionAt(table, proposals);
        proposals.noteIn(table.turn, table.me.id, action);
        return action;
      };
    }
    const player = contestant.start();
    return (seat) => {
      const request = requestOf(game, playerAt(game, seat).id);
      return asOffered(player(readTable(request), request));
    };
  });
}
