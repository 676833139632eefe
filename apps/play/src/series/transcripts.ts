import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from '#libs/protocol';

/** Where the transcript of a game is kept: the numbers have as many digits as the last one. */
export function transcriptFile(folder: string, index: number, games: number): string {
  return join(folder, `transcript-${numbered(index, games)}.jsonl`);
}

export async function saveTranscript(file: string, lines: readonly JsonObject[]): Promise<void> {
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

export async function readTranscript(file: string): Promise<readonly JsonObject[]> {
  return (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map(lineOf);
}

/** Games have numbers from 1 on. */
export function numbered(index: number, games: number): string {
  return String(index + 1).padStart(String(games).length, '0');
}

/** What is the same when a game is played again from its transcript. */
const KEPT = ['player_name', 'step', 'turn_number', 'prompt_hash', 'answer', 'choice', 'is_chosen'] as const;

/** The first difference of two transcripts, in words; undefined: the same questions and decisions. */
export function differenceOf(recorded: readonly JsonObject[], replayed: readonly JsonObject[]): string | undefined {
  for (let at = 0; at < Math.max(recorded.length, replayed.length); at += 1) {
    const [before, now] = [recorded[at], replayed[at]];
    const line = before ?? now ?? {};
    const where = `step ${String(line['step'])}, ${String(line['player_name'])}`;
    if (before === undefined) return `${where}: was not asked in the recorded game`;
    if (now === undefined) return `${where}: is not asked any more`;
    const name = KEPT.find((one) => !isDeepStrictEqual(before[one], now[one]));
    if (name === 'prompt_hash') return `${where}: the question is not the recorded one`;
    if (name !== undefined)
      return `${where}: ${name} is ${JSON.stringify(now[name])}, but was ${JSON.stringify(before[name])}`;
  }
  return undefined;
}

function lineOf(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (!isJsonObject(value)) throw new Error('A line of a transcript must be an object.');
  return value;
}
