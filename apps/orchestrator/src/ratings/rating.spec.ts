import { describe, expect, it } from '@jest/globals';
import { afterGame, conservative, type Finish, type Rating, unrated } from './rating.js';

const agent = (name: string): Finish['agent'] => ({ name, personality: 'bold', model: null, url: null });
const finish = (name: string, place: number): Finish => ({ agent: agent(name), place, hasWon: place === 1 });
const FINISHES = [finish('a', 1), finish('b', 2), finish('c', 3)];

function afterGames(count: number): readonly Rating[] {
  let ratings: readonly Rating[] = FINISHES.map((one) => unrated(one.agent));
  for (let game = 0; game < count; game += 1) ratings = afterGame(ratings, FINISHES);
  return ratings;
}

describe('a rating', () => {
  it('is that of an unknown agent before the first game', () => {
    expect(unrated(agent('a'))).toMatchObject({ mu: 25, sigma: 25 / 3, games: 0, wins: 0 });
    expect(conservative(unrated(agent('a')))).toBeCloseTo(0);
  });

  it('falls with the place, and is surer after every game', () => {
    const [first, second, third] = afterGames(1).map(({ mu }) => mu);
    expect(first).toBeGreaterThan(second ?? Number.NaN);
    expect(second).toBeGreaterThan(third ?? Number.NaN);
    const sigmas = [0, 1, 10, 40].map((games) => afterGames(games)[0]?.sigma ?? Number.NaN);
    expect(sigmas).toEqual(sigmas.toSorted((a, b) => b - a));
  });

  it('of a shared place is the same for equals', () => {
    const equals = [finish('a', 1), finish('b', 1)];
    const [a, b] = afterGame(
      equals.map((one) => unrated(one.agent)),
      equals,
    );
    expect(a?.mu).toBeCloseTo(b?.mu ?? Number.NaN);
  });

  it('of an agent with several seats is what they come to on average, and counts the game once', () => {
    const seats = [finish('a', 1), finish('b', 2), finish('a', 3)];
    const [a, b] = afterGame([unrated(agent('a')), unrated(agent('b'))], seats);
    expect(a).toMatchObject({ games: 1, wins: 1 });
    const [first, second, third] = afterGames(1).map(({ mu }) => mu);
    expect(a?.mu).toBeCloseTo(((first ?? 0) + (third ?? 0)) / 2);
    expect(b?.mu).toBeCloseTo(second ?? 0);
  });

  it('counts games and wins', () => {
    expect(afterGames(3).map(({ games, wins }) => [games, wins])).toEqual([
      [3, 3],
      [3, 0],
      [3, 0],
    ]);
  });
});
