import { parseArgs } from 'node:util';
import { address, number, seatOf, UsageError, whole } from '#libs/command-line';
import type { JsonObject } from '#libs/protocol';
import { type Competitor, competitorsOf } from './competitor.js';

const MAX_SEED = 2 ** 32 - 1;
/** Which game is for how many, its engine knows; Monopoly is known here. */
const SEATS = { min: 1, max: 16 };
const MONOPOLY_SEATS = { min: 2, max: 8 };

/** Past it no further game begins. */
export interface SeriesBudget {
  readonly usd: number | undefined;
  /** Input and output together. */
  readonly tokens: number | undefined;
}

export interface PlayOptions {
  readonly competitors: readonly Competitor[];
  /** As in `settings.game`; undefined: Monopoly. */
  readonly game: string | undefined;
  /** As in `settings.options`; undefined: none are chosen. */
  readonly gameOptions: JsonObject | undefined;
  readonly games: number;
  readonly rotateSeats: boolean;
  /** Each seed is played once in each rotation of the seats, so that nobody profits from its luck. */
  readonly mirrored: boolean;
  /** The seed of the first game; each further game has the next one. */
  readonly seed: number;
  /** How many games are played at the same time. */
  readonly concurrency: number;
  readonly maxTurns: number;
  /** Seconds for a decision. */
  readonly turnTimeout: number;
  readonly json: boolean;
  readonly markdown: boolean;
  /** The folder that replays are written to. */
  readonly saveReplays: string | undefined;
  /** The folder of the series: a series that stands there already goes on. */
  readonly output: string | undefined;
  /** Whether what models were asked and answered is kept, in `output`. */
  readonly transcripts: boolean;
  readonly budget: SeriesBudget;
}

export const USAGE = `play [--seat FIELDS]… [--agent URL]… [--against PERSONALITY,…] [options]

  --seat FIELDS           name=A,model=openai:gpt-5-mini,personality=neutral,reasoning_effort=low; also url,
                          thinking_budget, temperature, max_output_tokens, seed, timeout; several times
  --agent URL             your agent; may be given several times
  --against NAMES         our personalities, and random or lookahead, which play any game; separated by commas
  --game ENGINE[:GAME]    what is played, such as connect_four, or a game of an engine in ORCHESTRATOR_GAME_ENGINES
                          (Monopoly)
  --option NAME=VALUE     an option of the game, such as board_size=9; may be given several times
  -n, --games N           how many games (100)
  --rotate-seats          each competitor has each seat equally often
  --mirror                each seed is played in every rotation of the seats
  --seed N                the seed of the first game; each further game has the next one (1)
  --concurrency N         games at the same time (4)
  --max-turns N           a game ends after this many turns (1000)
  --turn-timeout SECONDS  for one decision (30)
  --budget-usd USD        no further game begins once the models cost this much
  --budget-tokens N       no further game begins once the models used this many tokens
  --output DIR            the folder of the series; a series that was interrupted there goes on
  --transcripts           keeps what models were asked and answered, in the folder of the series
  --json                  the result as JSON
  --markdown              the result as a Markdown table
  --save-replays DIR      one file for each game
  --replay DIR            plays a series again from its transcripts, without providers, and compares; alone
  --help                  this text
`;

/** The folder of the series to be played again; undefined: none. Throws UsageError. */
export function replayFolder(args: readonly string[]): string | undefined {
  const { replay } = parsed(args).values;
  const isAlone = args.length === (args.includes('--replay') ? 2 : 1);
  if (replay !== undefined && !isAlone) throw new UsageError('--replay takes no other option.');
  return replay;
}

/** Null: help was requested. Throws UsageError. */
export function readOptions(args: readonly string[]): PlayOptions | null {
  const { values } = parsed(args);
  if (values.help) return null;
  const agents = values.agent.map(address);
  const competitors = competitorsOf(values.seat.map(seatOf), agents, values.against.flatMap(names));
  const { min, max } = values.game === undefined ? MONOPOLY_SEATS : SEATS;
  if (competitors.length < min || competitors.length > max) {
    const message = `A game has ${min} to ${max} seats, but --seat, --agent and --against name ${competitors.length}.`;
    throw new UsageError(message);
  }
  if (values.transcripts && values.output === undefined) throw new UsageError('--transcripts needs --output.');
  return {
    competitors,
    game: values.game,
    gameOptions: values.option.length === 0 ? undefined : Object.fromEntries(values.option.map(optionOf)),
    games: whole('games', values.games, 1, 1_000_000),
    rotateSeats: values['rotate-seats'] || values.mirror,
    mirrored: values.mirror,
    seed: whole('seed', values.seed, 0, MAX_SEED),
    concurrency: whole('concurrency', values.concurrency, 1, 256),
    maxTurns: whole('max-turns', values['max-turns'], 1, 1_000_000),
    turnTimeout: number('turn-timeout', values['turn-timeout'], 0.05, 600),
    json: values.json,
    markdown: values.markdown,
    saveReplays: values['save-replays'],
    output: values.output,
    transcripts: values.transcripts,
    budget: {
      usd: optional(values['budget-usd'], (text) => number('budget-usd', text, 0, 1_000_000)),
      tokens: optional(values['budget-tokens'], (text) => whole('budget-tokens', text, 0, 1e12)),
    },
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seat: { type: 'string', multiple: true, default: [] },
        agent: { type: 'string', multiple: true, default: [] },
        against: { type: 'string', multiple: true, default: [] },
        game: { type: 'string' },
        option: { type: 'string', multiple: true, default: [] },
        games: { type: 'string', short: 'n', default: '100' },
        'rotate-seats': { type: 'boolean', default: false },
        mirror: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        concurrency: { type: 'string', default: '4' },
        'max-turns': { type: 'string', default: '1000' },
        'turn-timeout': { type: 'string', default: '30' },
        json: { type: 'boolean', default: false },
        markdown: { type: 'boolean', default: false },
        'budget-usd': { type: 'string' },
        'budget-tokens': { type: 'string' },
        output: { type: 'string' },
        transcripts: { type: 'boolean', default: false },
        'save-replays': { type: 'string' },
        replay: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function names(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** `board_size=9`: numbers, `true` and `false` are values of JSON, and all else is a text. */
function optionOf(text: string): readonly [string, unknown] {
  const [, name, value] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new UsageError(`--option is ${JSON.stringify(text)}, but must be NAME=VALUE, such as board_size=9.`);
  return [name, /^(true|false|-?\d+(\.\d+)?)$/.test(value) ? JSON.parse(value) : value];
}

function optional(text: string | undefined, read: (text: string) => number): number | undefined {
  return text === undefined ? undefined : read(text);
}
