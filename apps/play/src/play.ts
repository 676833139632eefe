import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { House } from './house.js';
import type { PlayOptions } from './options.js';
import { refuseUnreachable } from './reachable.js';
import { Progress, type Screen } from './report/progress.js';
import type { Series } from './report/report.js';
import { Tally } from './report/tally.js';
import { FrontDesk } from './series/front-desk.js';
import type { GameRecord } from './series/game-record.js';
import { playSeries } from './series/series.js';

/** So many reasons are told; the further ones would be the same ones again. */
const FAILURES_TOLD = 10;

/**
 * Plays a series between the competitors, on an engine and an orchestrator of its own.
 *
 * @throws {ConfigurationError} when an agent cannot be reached, or a variable is wrong
 * @param variables the environment
 * @param screen where the progress bar is drawn
 * @param signal ends the series early; the answer then tells what was played
 */
export async function play(
  options: PlayOptions,
  variables: Readonly<Record<string, string | undefined>>,
  screen: Screen,
  signal: AbortSignal,
): Promise<Series> {
  await refuseUnreachable(options.competitors);
  const urls = options.competitors.flatMap(({ url }) => url ?? []);
  await using house = await House.open(variables, urls);
  using desk = new FrontDesk(house.url);
  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  const tally = new Tally(options.competitors);
  const failures: string[] = [];
  const progress = new Progress(screen, options.games, elapsed);
  const abandon = (): void => desk[Symbol.dispose]();
  signal.addEventListener('abort', abandon);
  progress.start();
  const played = async (game: GameRecord): Promise<void> => {
    await saveReplay(desk, options, game);
    tally.add(game);
    progress.step();
  };
  const failed = (index: number, { message }: Error): void => {
    if (failures.length < FAILURES_TOLD) failures.push(`Game ${index + 1} could not be played: ${message}`);
    progress.step();
  };
  await playSeries(desk, options, { played, failed }, signal);
  progress.end();
  signal.removeEventListener('abort', abandon);
  return { options, tally, failures, seconds: elapsed() / 1_000 };
}

async function saveReplay(
  desk: FrontDesk,
  { saveReplays: folder, games }: PlayOptions,
  { index, gameId }: GameRecord,
): Promise<void> {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  const number = String(index + 1).padStart(String(games).length, '0');
  await writeFile(join(folder, `game-${number}.json`), await desk.replay(gameId));
}
