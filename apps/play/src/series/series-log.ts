import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { UsageError } from '#libs/command-line';
import { isJsonObject, type JsonObject } from '#libs/protocol';
import type { PlayedGame } from './game-recorder.js';

const FILE = 'series.jsonl';

/**
 * The games of a series on disk, so that an interrupted series goes on: the settings in the first line of a file, then a
 * line for each game that is over. A game that was under way is played again.
 */
export class SeriesLog {
  private constructor(
    private readonly file: string,
    /** Those that were played before. */
    readonly played: readonly PlayedGame[],
  ) {}

  /**
   * @param settings what decides about the games; a folder with a series of other settings is refused
   * @throws {UsageError} that names what differs
   */
  static async open(folder: string, settings: JsonObject): Promise<SeriesLog> {
    await writableFolder('output', folder);
    const file = join(folder, FILE);
    const recorded = await recordedIn(folder);
    if (recorded === undefined) {
      await writeFile(file, `${JSON.stringify(settings)}\n`);
      return new SeriesLog(file, []);
    }
    const differing = differences(recorded.settings, settings);
    if (differing.length > 0)
      throw new UsageError(`--output ${folder} holds a series with other settings: ${differing.join(', ')}.`);
    // Without what a crash left of the last line.
    const lines = [recorded.settings, ...recorded.games];
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return new SeriesLog(file, recorded.games);
  }

  async add(game: PlayedGame): Promise<void> {
    await appendFile(this.file, `${JSON.stringify(game)}\n`);
  }
}

/** A series that is on disk: the settings in the first line of the file, and its games that are over, each once. */
export interface RecordedSeries {
  readonly settings: JsonObject;
  readonly games: readonly PlayedGame[];
}

/** Undefined where the folder holds none. */
export async function recordedIn(folder: string): Promise<RecordedSeries | undefined> {
  const [settings, ...lines] = linesOf(await readFile(join(folder, FILE), 'utf8').catch(missing));
  if (settings === undefined) return undefined;
  return { settings, games: [...new Map(lines.filter(isGame).map((game) => [game.index, game])).values()] };
}

/** @throws {UsageError} where no file can be written there */
export async function writableFolder(option: string, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const probe = join(folder, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const detail = `--${option} ${folder} is no folder that can be written to: ${String(error)}`;
    throw new UsageError(detail, { cause: error });
  }
}

function missing(error: unknown): string {
  if (isJsonObject(error) && error['code'] === 'ENOENT') return '';
  throw error;
}

/** Whole lines only. */
function linesOf(text: string): readonly JsonObject[] {
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return isJsonObject(value) ? [value] : [];
    } catch {
      // Empty, or cut off by a crash.
      return [];
    }
  });
}

function isGame(line: JsonObject): line is JsonObject & PlayedGame {
  return Number.isInteger(line['index']) && Array.isArray(line['seats']) && Array.isArray(line['decisions']);
}

function differences(before: JsonObject, now: JsonObject): readonly string[] {
  const plain: unknown = JSON.parse(JSON.stringify(now));
  const wanted = isJsonObject(plain) ? plain : {};
  const names = new Set([...Object.keys(before), ...Object.keys(wanted)]);
  return [...names].filter((name) => !isDeepStrictEqual(before[name], wanted[name]));
}
