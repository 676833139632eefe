import { wilson } from '#libs/tournaments';
import { sized } from './options.js';
import { type Cell, fixed, percent, printTable } from './table.js';
import { type PlayedGame, playWholeGame, type Step } from '../libs/monopoly-bots/src/testing/index.js';

/**
 * How strong the heuristic players are and how they play: whole games of four in this process, without HTTP. Each seed
 * is played once with each player in each seat. `GAMES` sets how many a match.
 */

const GAMES = Number(process.env['GAMES'] ?? sized(2_000, 4));
const SEATS = 4;
/** A game that is not over by then goes to the richest. */
const MAX_TURNS = 1_000;
const FIRST_SEED = 1;

interface Match {
  /** Who plays first in the first game of each seed. */
  readonly seats: readonly string[];
  /** Who is measured against chance. */
  readonly measured: string;
}

const MATCHES: readonly Match[] = [
  { seats: ['analytical', 'random', 'random', 'random'], measured: 'analytical' },
  { seats: ['analytical', 'greedy', 'greedy', 'greedy'], measured: 'analytical' },
  { seats: ['analytical', 'aggressive', 'chaotic', 'conservative'], measured: 'analytical' },
];

interface Tally {
  wins: number;
  readonly taken: Map<string, number>;
  readonly offered: Map<string, number>;
}

function count(counts: Map<string, number>, type: string): void {
  counts.set(type, (counts.get(type) ?? 0) + 1);
}

/** What happened in the games of one match. */
class Book {
  readonly tallies = new Map<string, Tally>();
  games = 0;
  completed = 0;
  turns = 0;
  refused = 0;

  of(player: string): Tally {
    const known = this.tallies.get(player);
    if (known !== undefined) return known;
    const tally = { wins: 0, taken: new Map<string, number>(), offered: new Map<string, number>() };
    this.tallies.set(player, tally);
    return tally;
  }

  note({ personality, request, response }: Step): void {
    const { taken, offered } = this.of(personality);
    count(taken, response.action.type);
    for (const type of new Set(request.valid_actions.map((action) => action.type))) count(offered, type);
  }

  end({ game, refused }: PlayedGame, seats: readonly string[]): void {
    this.games += 1;
    this.turns += game.turn.number;
    if (refused !== null) this.refused += 1;
    if (game.decision.kind !== 'game_over') return;
    if (game.decision.reason === 'completed') this.completed += 1;
    this.of(seats[game.decision.winner] ?? '').wins += 1;
  }
}

function play({ seats }: Match): Book {
  const book = new Book();
  for (let game = 0; game < GAMES; game += 1) {
    const turned = seats.map((_, seat) => seats[(seat + game) % SEATS] ?? '');
    const seed = FIRST_SEED + Math.floor(game / SEATS);
    const onStep = (step: Step): void => book.note(step);
    book.end(playWholeGame({ seed, personalities: turned, maxTurns: MAX_TURNS, onStep }), turned);
  }
  return book;
}

function result(match: Match, book: Book): readonly Cell[] {
  const { wins } = book.of(match.measured);
  const { low, high } = wilson(wins, book.games);
  const against = match.seats.slice(1).join(', ');
  const range = `${percent(low)} to ${percent(high)}`;
  const { games, completed, turns, refused } = book;
  return [match.measured, against, wins / games, range, completed / games, turns / games, refused];
}

/** What a player does in a game, on average, and how often it takes what it is offered. */
function style(player: string, book: Book, seats: readonly string[]): readonly Cell[] {
  const { wins, taken, offered } = book.of(player);
  const games = book.games * seats.filter((name) => name === player).length;
  const each = (type: string): number => (taken.get(type) ?? 0) / games;
  const share = (type: string): number => (taken.get(type) ?? 0) / (offered.get(type) ?? 0);
  return [
    player,
    wins / book.games,
    share('buy_property'),
    share('pay_jail_fine'),
    each('build_house'),
    each('build_hotel'),
    each('mortgage_property'),
    each('propose_trade'),
    share('accept_trade'),
  ];
}

const results: (readonly Cell[])[] = [];
let last: Book | undefined;
for (const match of MATCHES) {
  last = play(match);
  results.push(result(match, last));
}
await printTable({
  name: 'agents',
  title: `${GAMES} games a match, seats rotated, at most ${MAX_TURNS} turns; chance is 25 %`,
  columns: [
    'player',
    'against',
    { title: 'wins', format: percent },
    '95 %',
    { title: 'to the end', format: percent },
    { title: 'turns', format: fixed(0) },
    'refused',
  ],
  rows: results,
});
const four = MATCHES.at(-1);
if (last !== undefined && four !== undefined) {
  const book = last;
  await printTable({
    name: 'agents, style',
    title: 'The four among themselves: how often they take what is offered, and what they do a game',
    columns: [
      'player',
      ...['wins', 'buys', 'pays the fine'].map((title) => ({ title, format: percent })),
      ...['houses', 'hotels', 'mortgages', 'trades proposed'].map((title) => ({ title, format: fixed(1) })),
      { title: 'trades accepted', format: percent },
    ],
    rows: four.seats.map((player) => style(player, book, four.seats)),
  });
}
