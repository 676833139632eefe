import { readFile } from 'node:fs/promises';
import { GAME_SPEEDS, isGameSpeed, isJsonObject, type JsonObject } from '#libs/protocol';
import { agentSeatOf, number, seatOf, UsageError, whole } from '#libs/command-line';
import { type Command, parsed, type Surroundings } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { safeJson, safeLine } from '../screen/safe-text.js';
import { CommandFailed } from '../server/server.js';

const MAX_SEED = 2 ** 32 - 1;
/** Standard input. */
const STDIN = '-';

export const create: Command = {
  synopsis:
    'create --seat FIELDS… [--speed S] [--seed N] [--max-turns N] [--turn-timeout SECONDS] [--transcripts] | --file FILE',
  summary: 'starts a game and prints its id; FILE has the body of POST /games, - is standard input',
  run: async (args, surroundings) => {
    const { values } = parsed({
      args: [...args],
      options: {
        seat: { type: 'string', multiple: true, default: [] },
        speed: { type: 'string' },
        seed: { type: 'string' },
        'max-turns': { type: 'string' },
        'turn-timeout': { type: 'string' },
        transcripts: { type: 'boolean' },
        file: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const { file, json, seat, ...settings } = values;
    const isMixed = file !== undefined && (seat.length > 0 || Object.keys(settings).length > 0);
    if (isMixed) throw new UsageError('--file takes no other option but --json: write them into the file.');
    if (file === undefined && seat.length === 0) throw new UsageError('A game needs seats: --seat, once for each.');
    const body =
      file === undefined
        ? { agents: seat.map((text) => agentSeatOf(seatOf(text))), settings: settingsOf(settings) }
        : await bodyIn(file);
    return shown(await surroundings.server.post(['games'], body), json, surroundings);
  },
};

interface Given {
  readonly speed?: string | undefined;
  readonly seed?: string | undefined;
  readonly 'max-turns'?: string | undefined;
  readonly 'turn-timeout'?: string | undefined;
  readonly transcripts?: boolean | undefined;
}

function settingsOf({ speed, seed, 'max-turns': turns, 'turn-timeout': timeout, transcripts }: Given): JsonObject {
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

/** The id alone on standard output, for a script. */
function shown(created: JsonObject, isJson: boolean, { out, notes }: Surroundings): number {
  const id = typeof created['game_id'] === 'string' ? safeLine(created['game_id'], 200) : '';
  if (isJson) out.write(`${safeJson(created)}\n`);
  else out.write(`${id}\n`);
  if (!isJson) notes.write(`To watch it: orchestrator watch ${id}\n`);
  return EXIT_CODES.well;
}
