import { readFile } from 'node:fs/promises';
import { type AgentSeat, GAME_SPEEDS, isGameSpeed, isJsonObject, type JsonObject } from '#libs/protocol';
import { agentSeatOf, number, seatOf, UsageError, whole } from '#libs/command-line';
import type { Surroundings } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { safeJson, safeLine } from '../screen/safe-text.js';
import { CommandFailed } from '../server/server.js';

const MAX_SEED = 2 ** 32 - 1;
/** Standard input. */
const STDIN = '-';

/** What a game is created with, and each game of a tournament. */
export const CREATION_OPTIONS = {
  seat: { type: 'string', multiple: true },
  speed: { type: 'string' },
  seed: { type: 'string' },
  'max-turns': { type: 'string' },
  'turn-timeout': { type: 'string' },
  transcripts: { type: 'boolean' },
  file: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

interface Creation {
  readonly seat?: readonly string[] | undefined;
  readonly file?: string | undefined;
  readonly json: boolean;
}

/** The body of a request that creates something with seats: all of it in a file, or made of the options. */
export async function creationIn(
  what: string,
  { file, json: _json, ...options }: Creation,
  bodyOf: (seats: readonly AgentSeat[]) => JsonObject,
): Promise<JsonObject> {
  if (file !== undefined && Object.keys(options).length > 0)
    throw new UsageError('--file takes no other option but --json: write them into the file.');
  if (file !== undefined) return bodyIn(file);
  const { seat = [] } = options;
  if (seat.length === 0) throw new UsageError(`${what} needs seats: --seat, once for each.`);
  return bodyOf(seat.map((text) => agentSeatOf(seatOf(text))));
}

interface Given {
  readonly speed?: string | undefined;
  readonly seed?: string | undefined;
  readonly 'max-turns'?: string | undefined;
  readonly 'turn-timeout'?: string | undefined;
  readonly transcripts?: boolean | undefined;
}

export function settingsOf({
  speed,
  seed,
  'max-turns': turns,
  'turn-timeout': timeout,
  transcripts,
}: Given): JsonObject {
  if (speed !== undefined && !isGameSpeed(speed))
    throw new UsageError(`--speed must be one of ${GAME_SPEEDS.join(', ')}.`);
  return {
    ...(speed !== undefined && { speed }),
    ...(seed !== undefined && { seed: whole('seed', seed, 0, MAX_SEED) }),
    ...(turns !== undefined && { max_turns: whole('max-turns', turns, 1, 1_000_000) }),
    ...(timeout !== undefined && { turn_timeout: number('turn-timeout', timeout, 0.05, 600) }),
    ...(transcripts !== undefined && { transcripts }),
  };
}

async function bodyIn(file: string): Promise<JsonObject> {
  const text = await readText(file);
  try {
    const body: unknown = JSON.parse(text);
    if (isJsonObject(body)) return body;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CommandFailed(`${file} holds no JSON object.`);
}

async function readText(file: string): Promise<string> {
  if (file === STDIN) return Buffer.concat(await process.stdin.toArray()).toString();
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CommandFailed(`${file} cannot be read.`, undefined, { cause: error });
  }
}

/** The id alone on standard output, for a script. `watch` is the command that watches what was created. */
export function showCreated(
  created: JsonObject,
  isJson: boolean,
  { field, watch }: { readonly field: string; readonly watch: string },
  { out, notes }: Surroundings,
): number {
  const value = created[field];
  const id = typeof value === 'string' ? safeLine(value, 200) : '';
  out.write(`${isJson ? safeJson(created) : id}\n`);
  if (!isJson) notes.write(`To watch it: orchestrator ${watch} ${id}\n`);
  return EXIT_CODES.well;
}
