import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalServices } from './local-services.js';
import type { PlayOptions } from './options.js';
import { requireReachable } from './reachable.js';
import { Progress, type Screen } from './report/progress.js';
import type { Series } from './report/report.js';
import { Tally } from './report/tally.js';
import { OrchestratorClient } from './series/orchestrator-client.js';
import type { PlayedGame } from './series/game-recorder.js';
import { playSeries } from './series/series.js';

/** Further failures usually have the same reasons. */
const MAX_LISTED_FAILURES = 10;

/**
 * Plays a series between the competitors, on an engine and an orchestrator of its own.
 *
 * @throws {ConfigurationError} when an agent cannot be reached, or a variable is wrong
 * @param variables the environment
 * @param screen where the progress bar is drawn
 * @param signal ends the series early; the result then holds the games played so far
 */
export async function play(
  options: PlayOptions,
  variables: Readonly<Record<string, string | undefined>>,
  screen: Screen,
  signal: AbortSignal,
): Promise<Series> {
  await requireReachable(options.competitors);
  const urls = options.competitors.flatMap(({ url }) => url ?? []);
  await using services = await LocalServices.open(variables, urls);
  using client = new OrchestratorClient(services.url);
  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  const tally = new Tally(options.competitors);
  const failures: string[] = [];
  const progress = new Progress(screen, options.games, elapsed);
  const abandon = (): void => client[Symbol.dispose]();
  signal.addEventListener('abort', abandon);
  progress.start();
  const played = async (game: PlayedGame): Promise<void> => {
    await saveReplay(client, options, game);
    tally.add(game);
    progress.step();
  };
  const failed = (index: number, { message }: Error): void => {
    if (failures.length < MAX_LISTED_FAILURES) failures.push(`Game ${index + 1} could not be played: ${message}`);
    progress.step();
  };
  await playSeries(client, options, { played, failed }, signal);
  progress.end();
  signal.removeEventListener('abort', abandon);
  return { options, tally, failures, seconds: elapsed() / 1_000 };
}

async function saveReplay(
  client: OrchestratorClient,
  { saveReplays: folder, games }: PlayOptions,
  { index, gameId }: PlayedGame,
): Promise<void> {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  const number = String(index + 1).padStart(String(games).length, '0');
  await writeFile(join(folder, `game-${number}.json`), await client.replay(gameId));
}
