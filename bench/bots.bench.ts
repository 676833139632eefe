import {
  apply,
  createGame,
  type Action,
  type Game,
  type GameOptions,
  offersOf,
  playerAt,
  toEngineActions,
  toGameState,
  fromWire,
} from '#libs/monopoly';
import { answer, Proposals } from '#libs/monopoly-bots';
import type { ActionParams, Trade, TradeParams, TradeSide, TradeSideParams, ValidAction } from '#libs/protocol';
import { wilson } from '#libs/tournaments';
import { sized } from './options.js';
import { type Cell, fixed, percent, printTable } from './table.js';
import { type Contestant, playContest, STRATEGIES } from '../libs/monopoly-bots/src/testing/index.js';

/**
 * How often simple strategies win against three `analytical`, and whether whole games come to a winner, by who plays
 * them, with and without trading. `GAMES` sets how many of each kind, `CONTESTS` how many against each strategy.
 */

const GAMES = Number(process.env['GAMES'] ?? sized(1_000, 1));
const CONTESTS = Number(process.env['CONTESTS'] ?? sized(600, 1));
const MAX_TURNS = sized(1_000, 50);
const SEATS = 4;
/** Of the contests: other games than those that the tests and the tuning of the bot used. */
const FIRST_SEED = 10_001;
const PERSONALITIES = ['aggressive', 'analytical', 'chaotic', 'conservative'];

type Bot = (game: Game, random: () => number) => Action;

/** Mulberry32, so that a run can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(items: readonly T[], random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)];
}

function randomSide({ cash, properties }: TradeSideParams, random: () => number): TradeSide {
  const some = properties.enum.filter(() => random() < 0.2);
  return { cash: Math.floor(random() * random() * cash.maximum), properties: some };
}

function randomTrade({ to_player_id, give, get_by_player }: TradeParams, random: () => number): Trade {
  const partner = pick(to_player_id.enum, random) ?? '';
  const theirs = get_by_player[partner];
  return { to_player_id: partner, give: randomSide(give, random), get: theirs ? randomSide(theirs, random) : {} };
}

function fill(offer: ValidAction, params: ActionParams, random: () => number): ValidAction {
  if ('to_player_id' in params) return { ...offer, trade: randomTrade(params, random) };
  const { minimum, maximum } = params.amount;
  return { ...offer, amount: Math.min(maximum, minimum + Math.floor(random() * 20)) };
}

/**
 * Any type on offer, all equally likely; what is to be filled in by chance too. Gives up only where nothing but a trade
 * could save it: chance would try trades that the rules refuse for ever.
 */
const randomBot: Bot = (game, random) => {
  const offers = offersOf(game);
  const all = [...new Set(offers.map(({ type }) => type))];
  const ways = all.filter((type) => type !== 'declare_bankruptcy');
  const types = ways.some((type) => type !== 'propose_trade') ? ways : all;
  const chosen = pick(types, random);
  const offer = pick(
    offers.filter(({ type }) => chosen === undefined || type === chosen),
    random,
  ) ?? { type: 'end_turn' };
  if (!['place_bid', 'propose_trade', 'counter_trade'].includes(offer.type)) return offer;
  const emitted = toEngineActions(game).actions.find(({ type }) => type === offer.type) ?? { type: 'end_turn' };
  return fromWire(emitted.params === undefined ? emitted : fill(emitted, emitted.params, random));
};

const GREED = ['accept_trade', 'buy_property', 'build_hotel', 'build_house', 'unmortgage_property'];

/** Takes whatever it can get: every deed, house and trade; bids up to the list price. */
const greedyBot: Bot = (game) => {
  const offers = offersOf(game);
  const wanted = GREED.map((type) => offers.find((offer) => offer.type === type)).find((offer) => offer !== undefined);
  if (wanted !== undefined) return wanted;
  const { decision } = game;
  if (decision.kind === 'auction') {
    const { highBid, lotting } = decision.auction;
    const price = game.lotByPosition[lotting.position]?.deed.price ?? 0;
    const bid = Math.max(game.options.auctionMinBid, highBid + 10);
    if (bid <= price && bid <= playerAt(game, decision.seat).cash) return { type: 'place_bid', amount: bid };
  }
  return offers[0] ?? { type: 'end_turn' };
};

/** What the seats of each game have proposed. */
const proposed = new WeakMap<Game, Proposals>();

/** The agent that plays the seat's personality. */
const personality: Bot = (game) => {
  const { actions, turn_phase, decision, player_id } = toEngineActions(game);
  const request = {
    player_id: player_id ?? '',
    game_state: toGameState(game),
    valid_actions: actions,
    turn_phase: turn_phase ?? '',
    deadline_ms: 1_000,
    decision,
  };
  const proposals = proposed.get(game) ?? new Proposals();
  proposed.set(game, proposals);
  const { action } = answer(request, proposals.of(request.player_id));
  proposals.note(request, action);
  return fromWire(action);
};

interface SeriesResult {
  readonly won: boolean;
  readonly turns: number;
  readonly actions: number;
  readonly trades: number;
  readonly refused: number;
}

/** A trade that the rules refuse is not done; anything else refused is an error. */
function play(seed: number, bot: Bot, options: Partial<GameOptions>): SeriesResult {
  const players = PERSONALITIES.map((_, seat) => {
    const name = PERSONALITIES[(seat + seed) % PERSONALITIES.length] ?? '';
    return { id: `p${seat}`, name, personality: name };
  });
  const game = createGame({ id: 'g', seed, players, options: { maxTurns: MAX_TURNS, ...options } });
  const random = randomFrom(seed);
  let [trades, refused] = [0, 0];
  while (game.decision.kind !== 'game_over') {
    const action = bot(game, random);
    const refusal = apply(game, game.decision.seat, action);
    if (refusal === null) trades += Number(action.type === 'accept_trade');
    else if (action.trade === undefined) throw new Error(`game ${seed}: ${action.type}: ${refusal.message}`);
    else refused += 1;
  }
  const won = game.decision.reason === 'completed';
  return { won, turns: game.turn.number, actions: game.actionCount, trades, refused };
}

const rows: (readonly Cell[])[] = [];
const BOTS = { random: randomBot, greedy: greedyBot, personalities: personality };
for (const [name, bot] of Object.entries(BOTS)) {
  for (const trading of [true, false]) {
    const outcomes = Array.from({ length: GAMES }, (_, seed) => play(seed, bot, { trading }));
    const mean = (of: (outcome: SeriesResult) => number): number =>
      outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / GAMES;
    const share = outcomes.filter(({ won }) => won).length / GAMES;
    const refused = outcomes.reduce((sum, outcome) => sum + outcome.refused, 0);
    rows.push([
      name,
      trading ? 'on' : 'off',
      GAMES,
      share,
      mean(({ turns }) => turns),
      mean(({ actions }) => actions),
      mean(({ trades }) => trades),
      refused,
    ]);
  }
}
await printTable({
  name: 'bots',
  title: `Four-player games that come to a winner before turn ${MAX_TURNS}; auctions on; no action is refused but trades`,
  columns: [
    'bots',
    'trading',
    'games',
    { title: 'winner', format: percent },
    ...['turns/game', 'actions/game', 'trades/game'].map((title) => ({ title, format: fixed(1) })),
    'trades refused',
  ],
  rows,
});

/** One against three, in each seat once with each seed. */
function contest(one: Contestant, three: string): readonly Cell[] {
  let [wins, ended] = [0, 0];
  for (let game = 0; game < CONTESTS; game += 1) {
    const at = game % SEATS;
    const seats = Array.from({ length: SEATS }, (_, seat) => (seat === at ? one : three));
    const { decision } = playContest({ seed: FIRST_SEED + Math.floor(game / SEATS), seats, maxTurns: MAX_TURNS });
    if (decision.kind !== 'game_over') continue;
    wins += Number(decision.winner === at);
    ended += Number(decision.reason === 'completed');
  }
  const { low, high } = wilson(wins, CONTESTS);
  const name = typeof one === 'string' ? one : one.name;
  return [name, `three ${three}`, wins / CONTESTS, `${percent(low)} to ${percent(high)}`, ended / CONTESTS];
}

await printTable({
  name: 'bots, contests',
  title: `${CONTESTS} games each, seats rotated, at most ${MAX_TURNS} turns; a quarter would be equal`,
  columns: ['one', 'against', { title: 'wins', format: percent }, '95 %', { title: 'to the end', format: percent }],
  rows: [
    ...STRATEGIES.map((strategy) => contest(strategy, 'analytical')),
    contest('greedy', 'analytical'),
    contest('analytical', 'greedy'),
  ],
});
