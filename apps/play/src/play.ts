import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lookingAhead, requireKnown } from './known-names.js';
import { LocalServices } from './local-services.js';
import type { PlayOptions, SeriesBudget } from './options.js';
import { requireReachable } from './reachable.js';
import { Progress, type Screen } from './report/progress.js';
import { jsonReport, markdownReport, type Series } from './report/report.js';
import { Tally } from './report/tally.js';
import { OrchestratorClient } from './series/orchestrator-client.js';
import type { PlayedGame } from './series/game-recorder.js';
import { SeriesLog, writableFolder } from './series/series-log.js';
import { playSeries, settingsOfSeries } from './series/series.js';
import { numbered, saveTranscript, transcriptFile } from './series/transcripts.js';

/** Further failures usually have the same reasons. */
const MAX_LISTED_FAILURES = 10;

/**
 * Plays a series between the competitors, on an engine and an orchestrator of its own.
 *
 * @throws {UsageError} when a name is not known, the game is refused, or a folder cannot be written to
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
  if (options.saveReplays !== undefined) await writableFolder('save-replays', options.saveReplays);
  await requireReachable(options.competitors);
  const urls = options.competitors.flatMap(({ url }) => url ?? []);
  await using services = await LocalServices.open(variables, urls);
  using client = new OrchestratorClient(services.url);
  await requireKnown(options.competitors, services.agentsUrl);
  const log =
    options.output === undefined ? undefined : await SeriesLog.open(options.output, settingsOfSeries(options));
  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  const tally = new Tally(options);
  for (const game of log?.played ?? []) tally.add(game);
  const failures: string[] = [];
  const progress = new Progress(screen, options.games, elapsed);
  const abandon = (): void => client[Symbol.dispose]();
  signal.addEventListener('abort', abandon);
  progress.start(log?.played.length);
  const played = async (game: PlayedGame): Promise<void> => {
    await saveReplay(client, options, game);
    await keepTranscript(client, options, game);
    await log?.add(game);
    tally.add(game);
    progress.step();
  };
  const failed = (index: number, { message }: Error): void => {
    if (failures.length < MAX_LISTED_FAILURES) failures.push(`Game ${index + 1} could not be played: ${message}`);
    progress.step();
  };
  const mayGoOn = (): boolean => !isSpent(options.budget, tally.spent);
  const before = new Set(log?.played.map(({ index }) => index));
  await playSeries(client, options, { played, failed, mayGoOn }, before, signal).finally(() => progress.end());
  signal.removeEventListener('abort', abandon);
  const series = {
    options,
    tally,
    failures,
    notes: await notesOf(options, services.agentsUrl),
    seconds: elapsed() / 1_000,
    stopped: !mayGoOn() && tally.games < options.games ? 'budget' : undefined,
  } as const;
  if (options.output !== undefined) await saveReports(options.output, series);
  return series;
}

async function notesOf({ game, competitors }: PlayOptions, agents: string): Promise<readonly string[]> {
  const names = game === undefined ? [] : await lookingAhead(competitors, agents);
  if (names.length === 0) return [];
  return [`Without a model these look one move ahead, all alike, in a game that is not Monopoly: ${names.join(', ')}.`];
}

function isSpent({ usd, tokens }: SeriesBudget, spent: Tally['spent']): boolean {
  return (usd !== undefined && spent.usd >= usd) || (tokens !== undefined && spent.tokens >= tokens);
}

async function saveReports(folder: string, series: Series): Promise<void> {
  await writeFile(join(folder, 'result.json'), jsonReport(series));
  await writeFile(join(folder, 'result.md'), markdownReport(series));
}

async function keepTranscript(
  client: OrchestratorClient,
  { output, transcripts, games }: PlayOptions,
  { index, gameId }: PlayedGame,
): Promise<void> {
  if (output === undefined || !transcripts) return;
  await saveTranscript(transcriptFile(output, index, games), await client.transcript(gameId));
}

async function saveReplay(
  client: OrchestratorClient,
  { saveReplays: folder, games }: PlayOptions,
  { index, gameId }: PlayedGame,
): Promise<void> {
  if (folder === undefined) return;
  await writeFile(join(folder, `game-${numbered(index, games)}.json`), await client.replay(gameId));
}
