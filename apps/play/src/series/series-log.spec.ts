import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UsageError } from '#libs/command-line';
import type { PlayedGame } from './game-recorder.js';
import { SeriesLog, writableFolder } from './series-log.js';

const SETTINGS = { games: 4, competitors: [{ name: 'A' }], seed: 1 };
const game = (index: number): PlayedGame => ({
  index,
  seed: index,
  gameId: `g${index}`,
  seats: ['A'],
  winner: null,
  turns: 3,
  decisions: [],
});

describe('the log of a series', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'series-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const numbers = async (): Promise<readonly number[]> =>
    (await SeriesLog.open(folder, SETTINGS)).played.map(({ index }) => index);

  it('begins empty, and holds what was played when it is opened again', async () => {
    const log = await SeriesLog.open(join(folder, 'new', 'one'), SETTINGS);
    expect(log.played).toEqual([]);
    await log.add(game(2));
    await log.add(game(0));
    expect((await SeriesLog.open(join(folder, 'new', 'one'), SETTINGS)).played).toEqual([game(2), game(0)]);
  });

  it('leaves out a line that a crash cut off, and goes on behind the whole ones', async () => {
    await (await SeriesLog.open(folder, SETTINGS)).add(game(0));
    await appendFile(join(folder, 'series.jsonl'), JSON.stringify(game(1)).slice(0, -9));
    const log = await SeriesLog.open(folder, SETTINGS);
    await log.add(game(3));
    expect(await numbers()).toEqual([0, 3]);
  });

  it('holds each game once', async () => {
    const log = await SeriesLog.open(folder, SETTINGS);
    await log.add(game(1));
    await log.add(game(1));
    expect(await numbers()).toEqual([1]);
    expect((await readFile(join(folder, 'series.jsonl'), 'utf8')).trimEnd().split('\n')).toHaveLength(2);
  });

  it('refuses other settings, and names them', async () => {
    await SeriesLog.open(folder, SETTINGS);
    const other = SeriesLog.open(folder, { ...SETTINGS, seed: 2, competitors: [{ name: 'B' }] });
    await expect(other).rejects.toThrow(/holds a series with other settings: competitors, seed|seed, competitors/);
  });

  it.each(['output', 'save-replays'])('refuses --%s where nothing can be written', async (option) => {
    await writeFile(join(folder, 'file'), '');
    await chmod(folder, 0o500);
    const refused = writableFolder(option, join(folder, 'file', 'below'));
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(`--${option} ${join(folder, 'file', 'below')} is no folder`);
    await chmod(folder, 0o700);
  });
});
