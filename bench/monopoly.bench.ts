import {
  apply,
  createGame,
  defaultOffer,
  firstOffer,
  type Game,
  type GameOptions,
  type Offer,
  playerAt,
} from '#libs/monopoly';
import { costOf } from './measuring.js';
import { sized } from './options.js';
import { type Cell, fixed, percent, printTable } from './table.js';

/** How many complete four-player games the rules alone play on one core, between bots that buy, build and pay. */

const PLAYERS = ['Ann', 'Bob', 'Cid', 'Dot'].map((name) => ({ id: name, name }));
/** Dollars that a bot keeps when it builds. */
const RESERVE = 300;
const WARM_UP = sized(500, 100);
const GAMES = sized(2_000, 200);

/** Buys what it can, builds with what it does not need, and otherwise does what is safe. */
function choose(game: Game): Offer | null {
  const { decision } = game;
  if (decision.kind === 'buy') return firstOffer(game, 'buy_property') ?? defaultOffer(game);
  if (decision.kind !== 'post_roll' || playerAt(game, decision.seat).cash < RESERVE) return defaultOffer(game);
  return firstOffer(game, 'build_house') ?? firstOffer(game, 'build_hotel') ?? defaultOffer(game);
}

function play(seed: number, options: Partial<GameOptions>): Game {
  const game = createGame({
    id: 'g',
    seed,
    players: PLAYERS,
    options: { auctions: false, trading: false, ...options },
  });
  while (game.decision.kind !== 'game_over') {
    const offer = choose(game);
    const refusal = offer && apply(game, game.decision.seat, offer);
    if (offer === null || refusal !== null) throw new Error(`game ${seed} is stuck: ${refusal?.message}`);
  }
  return game;
}

interface Total {
  readonly games: number;
  readonly actions: number;
  readonly won: number;
}

/** Plays `games` games; `fromSeed` is the first one's seed. */
function playMany(games: number, maxTurns: number, fromSeed = 0): Total {
  let [actions, won] = [0, 0];
  for (let seed = fromSeed; seed < fromSeed + games; seed += 1) {
    const game = play(seed, { maxTurns });
    actions += game.actionCount;
    if (game.decision.kind === 'game_over' && game.decision.reason === 'completed') won += 1;
  }
  return { games, actions, won };
}

/** Seeds whose game comes to a winner within `limit` turns. */
function wonSeeds(count: number, limit: number): readonly number[] {
  const seeds: number[] = [];
  for (let seed = 0; seeds.length < count; seed += 1) {
    const { decision } = play(seed, { maxTurns: limit });
    if (decision.kind === 'game_over' && decision.reason === 'completed') seeds.push(seed);
  }
  return seeds;
}

playMany(WARM_UP, 1_000);
const rows: (readonly Cell[])[] = [];

async function measure(end: string, work: () => Total): Promise<void> {
  let total: Total = { games: 0, actions: 0, won: 0 };
  const { cpuMicros } = await costOf(async () => {
    total = work();
    return total.games;
  });
  const { games, actions, won } = total;
  rows.push([games, end, 1_000_000 / cpuMicros, actions / games, (cpuMicros * 1_000 * games) / actions, won / games]);
}

await measure('winner, or 1000 turns', () => playMany(GAMES, 1_000));
await measure('1000 turns or earlier, other seeds', () => playMany(GAMES, 1_000, 1_000_000));
const seeds = wonSeeds(GAMES / 4, 2_000);
await measure('winner, whenever', () =>
  seeds
    .map((seed) => playMany(1, Infinity, seed))
    .reduce((sum, one) => ({ games: sum.games + 1, actions: sum.actions + one.actions, won: sum.won + one.won })),
);
await printTable({
  name: 'monopoly',
  title: 'Complete four-player games, auctions and trading off, one core',
  columns: [
    'games',
    'end',
    ...['games/s of CPU', 'actions/game', 'ns/action'].map((title) => ({ title, format: fixed(0) })),
    { title: 'with a winner', format: percent },
  ],
  rows,
});
