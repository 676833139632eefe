import { type Column, markdownTable, textTable } from '#libs/command-line';
import type { PlayOptions } from '../options.js';
import type { CompetitorResult, Tally } from './tally.js';

/** The games of a series played so far. */
export interface Series {
  readonly options: PlayOptions;
  readonly tally: Tally;
  /** Why games could not be played to their end. */
  readonly failures: readonly string[];
  readonly seconds: number;
  /** What a reader has to know of the players. */
  readonly notes?: readonly string[];
  /** What it was stopped by before its last game; undefined: nothing. */
  readonly stopped?: 'budget' | undefined;
}

const SIGNS: Readonly<Record<CompetitorResult['against_chance'], string>> = {
  above: 'more',
  below: 'less',
  unclear: '·',
};

/** For people: the table, and a few lines below it. */
export function textReport(series: Series): string {
  const { tally, failures } = series;
  return [
    textTable(columns(series), tally.rows()),
    '',
    ...summary(series),
    ...comparisonLines(series),
    ...(series.notes ?? []),
    ...failures.map((failure) => `✖ ${failure}`),
    '',
  ].join('\n');
}

/** For a publication. */
export function markdownReport(series: Series): string {
  const { tally, failures } = series;
  return [
    markdownTable(columns(series), tally.rows()),
    '',
    ...[...summary(series), ...comparisonLines(series), ...(series.notes ?? []), ...failures].map(
      (line) => `- ${line}`,
    ),
    '',
  ].join('\n');
}

/** For programs. */
export function jsonReport({ options, tally, failures, seconds, stopped, notes = [] }: Series): string {
  const { competitors: _, json: __, markdown: ___, saveReplays: ____, output: _____, ...settings } = options;
  const { games, turns, withoutWinner } = tally;
  const counts = { games, turns, without_winner: withoutWinner, seconds, stopped: stopped ?? null, notes, failures };
  const report = {
    settings,
    ...counts,
    agents: tally.rows(),
    standings: standingsIn(tally),
    comparisons: tally.comparisons(),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function standingsIn(tally: Tally): readonly object[] {
  return tally.standings().map(({ place, entrant, points, share, tiedWith }) => ({
    place,
    name: entrant,
    points,
    share,
    tied_with: tiedWith,
  }));
}

function summary({ options, tally, seconds, stopped }: Series): readonly string[] {
  const of = options.game === undefined ? '' : ` of ${options.game}`;
  const seats = options.rotateSeats ? 'rotated' : 'as given';
  return [
    `${tally.games} of ${options.games} games${of} in ${seconds.toFixed(1)} s, ${perGame(tally.turns, tally.games)} turns a game` +
      `${isSolitary(options) ? '' : `, ${tally.withoutWinner} without a winner`}.`,
    `Seeds from ${options.seed} on, ${options.mirrored ? 'each in all rotations of the seats' : `seats ${seats}`}, ` +
      `limit ${options.maxTurns} turns, ${options.turnTimeout} s for a decision.`,
    ...(isSolitary(options) ? [] : [intervalLine(options)]),
    ...(stopped === undefined ? [] : ['The budget is used up: no further game began.']),
  ];
}

function intervalLine({ competitors }: PlayOptions): string {
  const chance = percent(1 / competitors.length, 1);
  return `Intervals are Wilson's, with 95 % confidence; “more” and “less” lie wholly above or below ${chance}.`;
}

/** Nobody wins a game of one seat. */
function isSolitary({ competitors }: PlayOptions): boolean {
  return competitors.length === 1;
}

/** “A won more often than B with 7 seeds, less often with 2, equally often with 1: p = 0.180, may be luck.” */
function comparisonLines({ options, tally }: Series): readonly string[] {
  const unit = options.mirrored ? 'seeds' : 'games';
  return tally.comparisons().map(({ names: [first, second], ahead, behind, equal, p, is_real }) => {
    const counts = `more often with ${ahead} ${unit}, less often with ${behind}, equally often with ${equal}`;
    return `${first} won against ${second} ${counts}: p = ${p.toFixed(3)}, ${is_real ? 'a real difference' : 'may be luck'}.`;
  });
}

function columns({ options, tally }: Series): readonly Column<CompetitorResult>[] {
  const rows = tally.rows();
  return [
    { title: 'agent', cell: ({ name }) => name },
    numeric('games', ({ games }) => String(games)),
    ...(isSolitary(options) ? [] : winColumns(rows)),
    ...(rows.some(({ mean_score: score }) => score !== null) ? [SCORE] : []),
    numeric('decisions', ({ decisions }) => String(decisions)),
    numeric('illegal', (row) => percent(row.illegal_rate, 2)),
    numeric('timeout', (row) => percent(row.timeout_rate, 2)),
    numeric('failed', (row) => percent(row.failed_rate, 2)),
    numeric('p50', (row) => milliseconds(row.p50_ms)),
    numeric('p95', (row) => milliseconds(row.p95_ms)),
    ...(options.competitors.some(({ model }) => model !== undefined) ? MODEL_COLUMNS : []),
  ];
}

function winColumns(rows: readonly CompetitorResult[]): readonly Column<CompetitorResult>[] {
  return [
    numeric('wins', ({ wins }) => String(wins)),
    ...(rows.some(({ draws }) => draws > 0) ? [numeric('draws', ({ draws }) => String(draws))] : []),
    numeric('win rate', (row) => percent(row.win_rate, 1)),
    numeric('95 % interval', ({ win_interval: { low, high } }) => `${percent(low, 1)} – ${percent(high, 1)}`),
    { title: `than ${percent(1 / rows.length, 0)}`, cell: (row) => SIGNS[row.against_chance] },
  ];
}

const SCORE = numeric('mean score', ({ mean_score: score }) => (score === null ? '–' : score.toFixed(2)));

const MODEL_COLUMNS: readonly Column<CompetitorResult>[] = [
  numeric('by model', ({ model, model_share }) =>
    model === null || model_share === null ? '–' : percent(model_share, 1),
  ),
  numeric('tokens in', (row) => String(row.input_tokens)),
  numeric('out', (row) => String(row.output_tokens)),
  numeric('thinking', (row) => String(row.reasoning_tokens)),
  numeric('cost', ({ cost_usd }) => (cost_usd === null ? '–' : `$${cost_usd.toFixed(4)}`)),
];

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
