import { parseArgs } from 'node:util';
import { parseUrl } from '#libs/service';
import { type Competitor, competitorsOf } from './competitor.js';

const MAX_SEED = 2 ** 32 - 1;
const SEATS = { min: 2, max: 8 };

export interface PlayOptions {
  readonly competitors: readonly Competitor[];
  readonly games: number;
  readonly rotateSeats: boolean;
  /** The seed of the first game; each further game has the next one. */
  readonly seed: number;
  /** How many games are played at the same time. */
  readonly concurrency: number;
  readonly maxTurns: number;
  /** Seconds for a decision. */
  readonly turnTimeout: number;
  readonly json: boolean;
  /** The folder that replays are written to. */
  readonly saveReplays: string | undefined;
}

export const USAGE = `npm run play -- [--agent URL]… [--against PERSONALITY,…] [options]

  --agent URL             your agent; may be given several times
  --against NAMES         our personalities, separated by commas
  -n, --games N           how many games (100)
  --rotate-seats          each competitor has each seat equally often
  --seed N                the seed of the first game; each further game has the next one (1)
  --concurrency N         games at the same time (4)
  --max-turns N           a game ends after this many turns (1000)
  --turn-timeout SECONDS  for one decision (30)
  --json                  the result as JSON
  --save-replays DIR      one file for each game
  --help                  this text
`;

/** The command line is wrong; the message names the argument. */
export class UsageError extends Error {}

/** Null: help was requested. Throws UsageError. */
export function readOptions(args: readonly string[]): PlayOptions | null {
  const { values } = parsed(args);
  if (values.help) return null;
  const agents = values.agent.map(address);
  const competitors = competitorsOf(agents, values.against.flatMap(names));
  if (competitors.length < SEATS.min || competitors.length > SEATS.max) {
    const message = `A game has ${SEATS.min} to ${SEATS.max} seats, but --agent and --against name ${competitors.length}.`;
    throw new UsageError(message);
  }
  return {
    competitors,
    games: whole('games', values.games, 1, 1_000_000),
    rotateSeats: values['rotate-seats'],
    seed: whole('seed', values.seed, 0, MAX_SEED),
    concurrency: whole('concurrency', values.concurrency, 1, 256),
    maxTurns: whole('max-turns', values['max-turns'], 1, 1_000_000),
    turnTimeout: number('turn-timeout', values['turn-timeout'], 0.05, 600),
    json: values.json,
    saveReplays: values['save-replays'],
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        agent: { type: 'string', multiple: true, default: [] },
        against: { type: 'string', multiple: true, default: [] },
        games: { type: 'string', short: 'n', default: '100' },
        'rotate-seats': { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        concurrency: { type: 'string', default: '4' },
        'max-turns': { type: 'string', default: '1000' },
        'turn-timeout': { type: 'string', default: '30' },
        json: { type: 'boolean', default: false },
        'save-replays': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** An http or https address without its trailing slash. Throws UsageError. */
export function address(text: string): string {
  const isHttp = ['http:', 'https:'].includes(parseUrl(text)?.protocol ?? '');
  if (!isHttp) throw new UsageError(`${JSON.stringify(text)} is no address such as http://localhost:9000.`);
  return text.replace(/\/+$/, '');
}

function names(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = number(name, text, min, max);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`--${name} is ${JSON.stringify(text)}, but must be a whole number.`);
}

/** A number within these bounds. Throws UsageError. */
export function number(name: string, text: string, min: number, max: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= min && value <= max) return value;
  throw new UsageError(`--${name} is ${JSON.stringify(text)}, but must be a number from ${min} to ${max}.`);
}
