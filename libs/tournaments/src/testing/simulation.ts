import { gamesToPlay, isFinished, type PlayedGame, type TournamentPlan } from '../index.js';
import { randomOf } from '../random.js';
import { played } from './play-through.js';

/** Games between agents whose strength is known: log odds, luck that the games of a seed share, and draws. */
export interface World {
  /** By entrant, in their order. */
  readonly strengths: readonly number[];
  /** The standard deviation of what a seed's luck is worth to a seat, in log odds. */
  readonly luck: number;
  /** The share of games that are drawn. */
  readonly draws: number;
}

/** One run of a tournament after another, each with other chance; the same runs each time. */
export function* simulations(plan: TournamentPlan, world: World): Generator<readonly PlayedGame[], never> {
  const random = randomOf(11);
  for (;;) {
    const games: PlayedGame[] = [];
    const luck = new Map<number, readonly number[]>();
    while (!isFinished(plan, games))
      for (const game of gamesToPlay(plan, games, [])) {
        const seats = luck.get(game.seed) ?? game.seats.map(() => world.luck * normal(random));
        luck.set(game.seed, seats);
        const values = game.seats.map(
          (id, seat) => (world.strengths[Number(id)] ?? 0) + (seats[seat] ?? 0) + gumbel(random),
        );
        const isDrawn = random() < world.draws;
        const rankOf = (value: number): number => (isDrawn ? 1 : 1 + values.filter((other) => other > value).length);
        games.push(played(game, Object.fromEntries(game.seats.map((id, seat) => [id, rankOf(values[seat] ?? 0)]))));
      }
    yield games;
  }
}

/** Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The order of several is that of their log odds (R. D. Luce's choice axiom). */
function gumbel(random: () => number): number {
  return -Math.log(-Math.log(1 - random()));
}
