import type { PlayOptions } from '../options.js';
import type { CompetitorResult, Tally } from './tally.js';
import { type Column, textTable } from './text-table.js';

/** The games of a series played so far. */
export interface Series {
  readonly options: PlayOptions;
  readonly tally: Tally;
  /** Why games could not be played to their end. */
  readonly failures: readonly string[];
  readonly seconds: number;
}

const SIGNS: Readonly<Record<CompetitorResult['against_chance'], string>> = {
  above: 'more',
  below: 'less',
  unclear: '·',
};

/** For people: the table, and a few lines below it. */
export function textReport({ options, tally, failures, seconds }: Series): string {
  const chance = 1 / options.competitors.length;
  return [
    textTable(columns(chance), tally.rows()),
    '',
    `${tally.games} of ${options.games} games in ${seconds.toFixed(1)} s, ${perGame(tally.turns, tally.games)} turns a game, ` +
      `${tally.withoutWinner} without a winner.`,
    `Seeds from ${options.seed} on, seats ${options.rotateSeats ? 'rotated' : 'as given'}, ` +
      `limit ${options.maxTurns} turns, ${options.turnTimeout} s for a decision.`,
    `Intervals are Wilson's, with 95 % confidence; “more” and “less” lie wholly above or below ${percent(chance, 1)}.`,
    ...failures.map((failure) => `✖ ${failure}`),
    '',
  ].join('\n');
}

/** For programs. */
export function jsonReport({ options, tally, failures, seconds }: Series): string {
  const { competitors: _, json: __, saveReplays: ___, ...settings } = options;
  const { games, turns, withoutWinner } = tally;
  const report = { settings, games, turns, without_winner: withoutWinner, seconds, failures, agents: tally.rows() };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function columns(chance: number): readonly Column<CompetitorResult>[] {
  return [
    { title: 'agent', cell: ({ name }) => name },
    numeric('games', ({ games }) => String(games)),
    numeric('wins', ({ wins }) => String(wins)),
    numeric('win rate', (row) => percent(row.win_rate, 1)),
    numeric('95 % interval', ({ win_interval: { low, high } }) => `${percent(low, 1)} – ${percent(high, 1)}`),
    { title: `than ${percent(chance, 0)}`, cell: (row) => SIGNS[row.against_chance] },
    numeric('decisions', ({ decisions }) => String(decisions)),
    numeric('illegal', (row) => percent(row.illegal_rate, 2)),
    numeric('timeout', (row) => percent(row.timeout_rate, 2)),
    numeric('failed', (row) => percent(row.failed_rate, 2)),
    numeric('p50', (row) => milliseconds(row.p50_ms)),
    numeric('p95', (row) => milliseconds(row.p95_ms)),
  ];
}

function numeric(title: string, cell: Column<CompetitorResult>['cell']): Column<CompetitorResult> {
  return { title, cell, isNumber: true };
}

function percent(share: number, digits: number): string {
  return `${(share * 100).toFixed(digits)} %`;
}

function milliseconds(value: number | null): string {
  return value === null ? '–' : `${value} ms`;
}

function perGame(sum: number, games: number): string {
  return games === 0 ? '0' : (sum / games).toFixed(0);
}
