import { playWholeGame, type PlayedGame, type Step } from '../apps/ai-agent/src/testing/whole-game.js';
import { wilson } from '../apps/play/src/report/wilson.js';
import { printTable } from './measuring.js';

/**
 * How strong the heuristic players are and how they play: whole games of four in this process, without HTTP. Each seed
 * is played once with each player in each seat. `GAMES` sets how many a match.
 */

const GAMES = Number(process.env['GAMES'] ?? 2_000);
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

function percent(share: number): string {
  return Number.isNaN(share) ? '-' : `${(100 * share).toFixed(1)} %`;
}

function result(match: Match, book: Book): readonly string[] {
  const { wins } = book.of(match.measured);
  const { low, high } = wilson(wins, book.games);
  const against = match.seats.slice(1).join(', ');
  const range = `${percent(low)} to ${percent(high)}`;
  const { games, completed, turns, refused } = book;
  return [
    match.measured,
    against,
    percent(wins / games),
    range,
    percent(completed / games),
    String(Math.round(turns / games)),
    String(refused),
  ];
}

/** What a player does in a game, on average, and how often it takes what it is offered. */
function style(player: string, book: Book, seats: readonly string[]): readonly string[] {
  const { wins, taken, offered } = book.of(player);
  const games = book.games * seats.filter((name) => name === player).length;
  const each = (type: string): string => ((taken.get(type) ?? 0) / games).toFixed(1);
  const share = (type: string): string => percent((taken.get(type) ?? 0) / (offered.get(type) ?? 0));
  return [
    player,
    percent(wins / book.games),
    share('buy_property'),
    share('pay_jail_fine'),
    each('build_house'),
    each('build_hotel'),
    each('mortgage_property'),
    each('propose_trade'),
    share('accept_trade'),
  ];
}

const results: (readonly string[])[] = [['player', 'against', 'wins', '95 %', 'to the end', 'turns', 'refused']];
let last: Book | undefined;
for (const match of MATCHES) {
  last = play(match);
  results.push(result(match, last));
}
console.log(`${GAMES} games a match, seats rotated, at most ${MAX_TURNS} turns; chance is 25 %`);
printTable(results);
const four = MATCHES.at(-1);
if (last !== undefined && four !== undefined) {
  const book = last;
  console.log('\nThe four among themselves: how often they take what is offered, and what they do a game');
  const head = [
    'player',
    'wins',
    'buys',
    'pays the fine',
    'houses',
    'hotels',
    'mortgages',
    'trades proposed',
    'trades accepted',
  ];
  printTable([head, ...four.seats.map((player) => style(player, book, four.seats))]);
}
