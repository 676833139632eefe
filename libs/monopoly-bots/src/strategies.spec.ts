import { describe, expect, it, jest } from '@jest/globals';
import { playContest } from './testing/contest.js';
import { STRATEGIES } from './testing/strategies/index.js';

// Half a minute of computing, which takes minutes where other programs keep every core busy.
jest.setTimeout(300_000);

const SEATS = 4;
const GAMES_EACH = 4;
/** Of the strongest, so that luck in a few games does not decide. */
const GAMES_OF_EXPLOITERS = 16;
const EXPLOITERS = ['oracle', 'builder'];
const MAX_TURNS = 500;

/** Who won each of some games of one against three `analytical`, each seat once per seed; null: the game did not end. */
function winnersAgainst(name: string, seed: number): readonly (string | null)[] {
  const one = STRATEGIES.find((strategy) => strategy.name === name) ?? name;
  return Array.from({ length: EXPLOITERS.includes(name) ? GAMES_OF_EXPLOITERS : GAMES_EACH }, (_, game) => {
    const at = game % SEATS;
    const seats = Array.from({ length: SEATS }, (__, seat) => (seat === at ? one : 'analytical'));
    const ownSeed = seed + 1_000 * Math.floor(game / SEATS);
    const { decision, players } = playContest({ seed: ownSeed, seats, maxTurns: MAX_TURNS });
    if (decision.kind !== 'game_over' || decision.reason !== 'completed') return null;
    return players[decision.winner]?.name ?? null;
  });
}

describe('three analytical players against simple strategies', () => {
  it('lose less than their share, exploiters included; `npm run bench bots` measures each strategy', () => {
    const results = STRATEGIES.map(({ name }, index) => ({ name, winners: winnersAgainst(name, 100 + index) }));
    const games = results.flatMap(({ winners }) => winners);
    const lost = results.flatMap(({ name, winners }) => winners.filter((winner) => winner === name));
    // Of games between equals a quarter would be lost.
    expect(lost.length / games.length).toBeLessThan(0.2);
    const most = results.filter(({ name, winners }) => lost.filter((one) => one === name).length > winners.length / 2);
    expect(most.map(({ name }) => name)).toEqual([]);
  });

  it('finish their games against three that are greedy', () => {
    const finished = Array.from({ length: 8 }, (_, game) => {
      const seats = Array.from({ length: SEATS }, (__, seat) => (seat === game % SEATS ? 'analytical' : 'greedy'));
      const { decision } = playContest({ seed: 200 + Math.floor(game / SEATS), seats, maxTurns: MAX_TURNS });
      return decision.kind === 'game_over' && decision.reason === 'completed';
    });
    expect(finished).not.toContain(false);
  });

  it('play the same game for the same seed, a strategy that remembers included', () => {
    const seats = ['haggler', 'analytical', 'spammer', 'oracle'].map(
      (name) => STRATEGIES.find((strategy) => strategy.name === name) ?? name,
    );
    const worths = (): unknown => {
      const game = playContest({ seed: 7, seats, maxTurns: 80 });
      return [game.actionCount, game.players.map(({ cash }) => cash)];
    };
    expect(worths()).toEqual(worths());
  });
});
