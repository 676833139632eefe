import { beforeAll, describe, expect, it } from '@jest/globals';
import { answer } from './answer.js';
import { type PlayedGame, playWholeGame, type Step } from './testing/whole-game.js';

const NAMES = ['aggressive', 'analytical', 'chaotic', 'conservative'];
const GAMES = 20;
const MAX_TURNS = 1000;

/** Each personality sits in each seat equally often. */
function seating(seed: number): readonly string[] {
  return NAMES.map((_, seat) => NAMES[(seat + seed) % NAMES.length] ?? '');
}

function isOffered({ request }: Step, wanted: string): boolean {
  return request.valid_actions.some(({ type }) => type === wanted);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

describe('whole games between the four personalities', () => {
  let games: readonly PlayedGame[];
  beforeAll(() => {
    games = Array.from({ length: GAMES }, (_, seed) =>
      playWholeGame({ seed, personalities: seating(seed), maxTurns: MAX_TURNS }),
    );
  });

  const count = (personality: string, ...types: readonly string[]): number =>
    games
      .flatMap(({ steps }) => steps)
      .filter((step) => step.personality === personality && types.includes(step.response.action.type)).length;

  it('see no action refused', () => {
    expect(games.flatMap(({ refused }) => refused ?? [])).toEqual([]);
  });

  it('mostly end with a winner', () => {
    const won = games.filter(
      ({ game: { decision } }) => decision.kind === 'game_over' && decision.reason === 'completed',
    );
    expect(won.length).toBeGreaterThanOrEqual(0.7 * GAMES);
  });

  it('show each style in what is bought, built and waited for', () => {
    /** How often an action was taken when it was offered. */
    const taken = (personality: string, type: string): number => {
      const asked = games
        .flatMap(({ steps }) => steps)
        .filter((step) => step.personality === personality && isOffered(step, type));
      return asked.filter(({ response }) => response.action.type === type).length / asked.length;
    };
    const bought = (personality: string): number => taken(personality, 'buy_property');
    /** How often the doubles were waited for when the fine could be paid; a card opens the jail, too. */
    const waited = (personality: string): number => {
      const jailed = games
        .flatMap(({ steps }) => steps)
        .filter((step) => step.personality === personality && isOffered(step, 'pay_jail_fine'));
      return jailed.filter(({ response }) => response.action.type === 'roll_for_doubles').length / jailed.length;
    };
    for (const eager of ['aggressive', 'analytical'])
      expect(bought(eager)).toBeGreaterThan(1.05 * bought('conservative'));
    expect(count('aggressive', 'build_house')).toBeGreaterThan(count('conservative', 'build_house'));
    expect(count('aggressive', 'build_hotel')).toBeGreaterThan(0);
    expect(count('conservative', 'build_hotel')).toBe(0);
    expect(waited('aggressive')).toBeLessThan(0.1);
    expect(waited('analytical')).toBeGreaterThan(waited('aggressive'));
    expect(waited('chaotic')).toBeGreaterThan(waited('aggressive'));
    expect(waited('conservative')).toBe(1);
  });

  it('take few steps a turn: no turn goes round in circles', () => {
    const answers = ['place_bid', 'pass_bid', 'accept_trade', 'reject_trade', 'pay_interest'];
    for (const { game, steps } of games) {
      const own = steps.filter(({ response }) => !answers.includes(response.action.type));
      expect(own.length).toBeLessThan(5 * game.turn.number);
    }
  });

  it('see little table talk', () => {
    const steps = games.flatMap((game) => game.steps);
    const lines = steps.filter(({ response }) => response.chat !== undefined);
    expect(lines.length).toBeGreaterThan(GAMES);
    expect(lines.length).toBeLessThan(0.05 * steps.length);
    for (const { response } of lines) expect(response.chat).toMatch(/^[^{}\n]{5,140}$/);
  });

  it('are the same game for the same seed, whatever the ids', () => {
    const again = playWholeGame({ seed: 7, personalities: seating(7), maxTurns: MAX_TURNS, ids: '0190-uuid' });
    const playedAs = (game: PlayedGame | undefined): string =>
      JSON.stringify(game?.steps.map(({ response }) => response));
    expect(playedAs(again).replaceAll('0190-uuid', 'p')).toEqual(playedAs(games[7]));
  });

  it('are decided in under 5 ms a move', () => {
    const times = (games[0]?.steps ?? []).map(({ request }) => {
      const began = performance.now();
      answer(request);
      return performance.now() - began;
    });
    expect(median(times)).toBeLessThan(5);
  });
});
