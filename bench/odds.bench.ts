import { apply, createGame, fromWire, playerAt } from '#libs/monopoly';
import { answer, Proposals, Rollouts } from '#libs/monopoly-bots';
import type { GameState } from '#libs/protocol';
import { requestOf } from '../libs/monopoly-bots/src/testing/index.js';
import { sized } from './options.js';
import { fixed, percent, printTable } from './table.js';

/**
 * Whether who is given 60 % to win wins in 60 % of the cases: games of the personalities, one moment of each. `GAMES` sets
 * how many, `ROLLOUTS` how many games are played on from each moment.
 */

const GAMES = Number(process.env['GAMES'] ?? sized(500, 2));
const ROLLOUTS = Number(process.env['ROLLOUTS'] ?? sized(40, 4));
const MAX_TURNS = 1_000;
/** Other games than those that the rollouts were fitted with. */
const FIRST_SEED = 20_001;
const PERSONALITIES = ['aggressive', 'analytical', 'chaotic', 'conservative'];
const DECILES = 10;

interface Called {
  readonly game: number;
  readonly chance: number;
  readonly won: boolean;
}

interface Finished {
  readonly states: readonly GameState[];
  /** Its seat. */
  readonly winner: number;
}

function play(seed: number): Finished {
  const players = PERSONALITIES.map((_, seat) => {
    const name = PERSONALITIES[(seat + seed) % PERSONALITIES.length] ?? '';
    return { id: `p${seat}`, name, personality: name };
  });
  const game = createGame({ id: 'g', seed, players, options: { maxTurns: MAX_TURNS } });
  const proposals = new Proposals();
  const states: GameState[] = [];
  while (game.decision.kind !== 'game_over') {
    const { seat } = game.decision;
    const request = requestOf(game, playerAt(game, seat).id);
    states.push(request.game_state);
    const { action } = answer(request, proposals.of(request.player_id));
    proposals.note(request, action);
    const refusal = apply(game, seat, fromWire(action));
    if (refusal !== null) throw new Error(`game ${seed}: ${refusal.message}`);
  }
  return { states, winner: game.decision.winner };
}

let spentSeconds = 0;

/** The chances at one moment: early in one game, late in another. */
function calledIn(game: number): readonly Called[] {
  const { states, winner } = play(FIRST_SEED + game);
  const rollouts = Rollouts.from(states[Math.floor(states.length * ((game * 0.618) % 1))], game);
  if (rollouts === null) throw new Error(`game ${game}: a state cannot be read`);
  const began = process.cpuUsage().user;
  while (rollouts.count < ROLLOUTS) rollouts.playOne();
  spentSeconds += (process.cpuUsage().user - began) / 1e6;
  return rollouts.chances.map((chance, seat) => ({ game, chance, won: seat === winner }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard error of the share of wins: what is called in one game counts as one, because it has one winner. */
function errorOf(called: readonly Called[]): number {
  const byGame = new Map<number, number>();
  for (const { game, chance, won } of called) byGame.set(game, (byGame.get(game) ?? 0) + Number(won) - chance);
  return Math.sqrt([...byGame.values()].reduce((sum, off) => sum + off * off, 0)) / called.length;
}

const all = Array.from({ length: GAMES }, (_, game) => calledIn(game)).flat();
const rows = Array.from({ length: DECILES }, (_, decile) => {
  const called = all.filter(({ chance }) => Math.min(DECILES - 1, Math.floor(chance * DECILES)) === decile);
  const [expected, won] = [mean(called.map(({ chance }) => chance)), mean(called.map((one) => Number(one.won)))];
  const error = errorOf(called);
  return [
    `${decile * DECILES}–${(decile + 1) * DECILES} %`,
    called.length,
    expected,
    won,
    error,
    (won - expected) / error,
  ];
});

await printTable({
  name: 'odds',
  title: `${GAMES} games of the personalities, one moment of each, ${ROLLOUTS} rollouts a moment, ${((GAMES * ROLLOUTS) / spentSeconds).toFixed(0)} rollouts a second of processor time`,
  columns: [
    'called',
    'times',
    { title: 'called on average', format: percent },
    { title: 'won', format: percent },
    { title: 'standard error', format: percent },
    { title: 'off by (errors)', format: fixed(1) },
  ],
  rows,
});
const brier = mean(all.map(({ chance, won }) => (chance - Number(won)) ** 2));
process.stderr.write(`mean squared error ${brier.toFixed(4)}\n`);
