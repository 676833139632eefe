import type { GameEvidence } from './evidence.js';
import type { Mode } from './options.js';

export interface Violation {
  readonly gameId: string;
  readonly what: string;
}

export interface PromiseOutcome {
  /** The promise. */
  readonly text: string;
  readonly broken: readonly Violation[];
}

/** What a run came to. */
export interface ChaosVerdict {
  readonly mode: Mode;
  readonly seed: number;
  readonly seconds: number;
  readonly kills: readonly { readonly name: string; readonly kills: number }[];
  /** Games that were still on after the last kill. */
  readonly openAtLastKill: number;
  /** Games of the Swiss tournament that were yet to be counted then. */
  readonly swissGamesLeft: number;
  /** Games of tournaments that were counted before it, as far as was asked. */
  readonly countedAtLastKill: number;
  /** Of each tournament. */
  readonly gamesOfTournaments: readonly number[];
  /** Starts that were given up, as while the database was away. */
  readonly refusedStarts: number;
  readonly faults: readonly string[];
  /** How often viewers joined again. */
  readonly resyncs: number;
  /** Questions that reached dead agents. */
  readonly agentFailures: number;
  readonly games: readonly GameEvidence[];
  readonly outcomes: readonly PromiseOutcome[];
  /** What belongs to no game: processes that ended by themselves, answers of 500, games that nobody asked for. */
  readonly complaints: readonly string[];
}

export function holds({ outcomes, complaints }: ChaosVerdict): boolean {
  return complaints.length === 0 && outcomes.every(({ broken }) => broken.length === 0);
}

/** Two tables in Markdown: what was done, and what became of each promise. */
export function tableOf(verdict: ChaosVerdict): string {
  const figures = figuresOf(verdict).map(([name, value]) => `| ${name} | ${value} |`);
  const promises = verdict.outcomes.map(({ text, broken }) => `| ${text} | ${inWords(broken)} |`);
  const orderly = verdict.complaints.length === 0 ? 'held' : `**violated**, ${verdict.complaints.length} times`;
  return [
    `| ${verdict.mode} | |`,
    '|---|---|',
    ...figures,
    '',
    '| promise | |',
    '|---|---|',
    ...promises,
    `| no process exited by itself, no request failed without a reason | ${orderly} |`,
    '',
  ].join('\n');
}

function figuresOf({ games, ...run }: ChaosVerdict): [string, string | number][] {
  const events = games.flatMap((game) => game.events);
  const kills = run.kills.reduce((sum, one) => sum + one.kills, 0);
  const each = run.kills.map((one) => `${one.name} ${one.kills}`).join(', ');
  return [
    ['seed', run.seed],
    ['games', games.length],
    ['games still running after the last kill', run.openAtLastKill],
    ['of these, games of tournaments (Swiss, ladder)', run.gamesOfTournaments.join(', ')],
    ['games of tournaments counted before the last kill', run.countedAtLastKill],
    ['games of the Swiss not counted at the last kill', run.swissGamesLeft],
    ['events', events.length],
    ['actions executed', games.reduce((sum, { executed }) => sum + executed.length, 0)],
    ['questions to agents', games.reduce((sum, { asks }) => sum + asks.length, 0)],
    ['questions repeated after a lost answer', games.reduce((sum, { asks }) => sum + repeats(asks), 0)],
    ['questions that killed agents left open', run.agentFailures],
    ['kills (-9)', `${kills} (${each})`],
    ['faults', run.faults.join('; ') || 'none'],
    ['process starts refused', run.refusedStarts],
    ['pauses while the engine was away', events.filter(isPauseForEngine).length],
    ['spectators', games.reduce((sum, { viewers }) => sum + viewers.length, 0)],
    ['resyncs', run.resyncs],
    ['duration', `${Math.round(run.seconds)} s`],
  ];
}

function repeats(asks: GameEvidence['asks']): number {
  return asks.length - new Set(asks.map(({ question }) => question)).size;
}

function isPauseForEngine({ event, payload }: GameEvidence['events'][number]): boolean {
  return event === 'game:paused' && payload.reason !== 'operator';
}

function inWords(broken: readonly Violation[]): string {
  if (broken.length === 0) return 'held';
  return `**violated** in ${new Set(broken.map(({ gameId }) => gameId)).size} games`;
}
