import { access } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { UsageError } from '#libs/command-line';
import { isJsonObject, type JsonObject } from '#libs/protocol';
import type { PlannedGame } from '#libs/tournaments';
import type { Competitor } from './competitor.js';
import { LocalServices } from './local-services.js';
import { Progress, type Screen } from './report/progress.js';
import type { PlayedGame } from './series/game-recorder.js';
import { OrchestratorClient } from './series/orchestrator-client.js';
import { type ScheduleOptions, scheduleOf } from './series/schedule.js';
import { type GameOptions, playGame } from './series/series.js';
import { recordedIn } from './series/series-log.js';
import { differenceOf, readTranscript, transcriptFile } from './series/transcripts.js';

/** What came of playing a recorded series again. */
export interface ReplayedSeries {
  readonly games: number;
  /** Games that went another way, each in a sentence. */
  readonly differences: readonly string[];
}

interface Recorded {
  readonly options: GameOptions & ScheduleOptions;
  readonly games: readonly PlayedGame[];
}

/**
 * Plays the games of a series again from its transcripts: every model answers as it did then, and no provider is asked.
 *
 * @param folder the `--output` of a series that kept transcripts
 * @throws {UsageError} when there is none
 */
export async function replay(
  folder: string,
  variables: Readonly<Record<string, string | undefined>>,
  screen: Screen,
  signal: AbortSignal,
): Promise<ReplayedSeries> {
  const { options, games } = await seriesIn(folder);
  const schedule = scheduleOf(options);
  const began = performance.now();
  const progress = new Progress(screen, games.length, () => performance.now() - began);
  const differences: string[] = [];
  progress.start();
  let replayed = 0;
  for (const game of games) {
    if (signal.aborted) break;
    const planned = schedule[game.index];
    if (planned === undefined) continue;
    const file = transcriptFile(folder, game.index, options.games);
    const difference = await replayedGame(game, planned, file, options, variables, signal).catch((error: unknown) => {
      if (signal.aborted) return undefined;
      return `could not be played again: ${error instanceof Error ? error.message : String(error)}`;
    });
    if (difference !== undefined) differences.push(`Game ${game.index + 1}, ${difference}.`);
    replayed += 1;
    progress.step();
  }
  progress.end();
  return { games: replayed, differences };
}

export function replayReport({ games, differences }: ReplayedSeries): string {
  const same = games - differences.length;
  return [`${same} of ${games} games were decided as recorded.`, ...differences, ''].join('\n');
}

/** A service of our agents knows one recorded game, so each game has services of its own. */
async function replayedGame(
  recorded: PlayedGame,
  planned: PlannedGame,
  file: string,
  options: GameOptions,
  variables: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const urls = options.competitors.flatMap(({ url }) => url ?? []);
  await using services = await LocalServices.open({ ...variables, AI_AGENT_TRANSCRIPT: file }, urls);
  using client = new OrchestratorClient(services.url);
  const abandon = (): void => client[Symbol.dispose]();
  signal.addEventListener('abort', abandon);
  const now = await playGame(client, options, planned).finally(() => signal.removeEventListener('abort', abandon));
  const difference = differenceOf(await readTranscript(file), await client.transcript(now.gameId));
  return difference ?? (isDeepStrictEqual(courseOf(now), courseOf(recorded)) ? undefined : 'other decisions or result');
}

/** What does not depend on the time that decisions took. */
function courseOf({ seats, winner, turns, decisions }: PlayedGame): unknown {
  return { seats, winner, turns, decisions: decisions.map(({ playerName, by }) => [playerName, by]) };
}

async function seriesIn(folder: string): Promise<Recorded> {
  const series = await recordedIn(folder);
  if (series === undefined) throw new UsageError(`--replay ${folder} holds no series.`);
  const options = optionsIn(series.settings);
  if (options === undefined) throw new UsageError(`--replay ${folder} holds a series whose settings cannot be read.`);
  for (const { index } of series.games)
    await access(transcriptFile(folder, index, options.games)).catch((error: unknown) => {
      const detail = `--replay ${folder} holds no transcript of game ${index + 1}: it was played without --transcripts.`;
      throw new UsageError(detail, { cause: error });
    });
  return { options, games: series.games.toSorted((a, b) => a.index - b.index) };
}

function optionsIn(settings: JsonObject): Recorded['options'] | undefined {
  const { competitors, games, game, gameOptions, rotateSeats, mirrored, seed, turnTimeout, maxTurns } = settings;
  if (!Array.isArray(competitors) || !competitors.every(isCompetitor)) return undefined;
  if (typeof rotateSeats !== 'boolean' || typeof mirrored !== 'boolean') return undefined;
  if (
    typeof games !== 'number' ||
    typeof seed !== 'number' ||
    typeof turnTimeout !== 'number' ||
    typeof maxTurns !== 'number'
  )
    return undefined;
  if (!(game === undefined || typeof game === 'string')) return undefined;
  if (!(gameOptions === undefined || isJsonObject(gameOptions))) return undefined;
  return {
    competitors,
    games,
    game,
    gameOptions,
    rotateSeats,
    mirrored,
    seed,
    turnTimeout,
    maxTurns,
    transcripts: true,
  };
}

function isCompetitor(value: unknown): value is Competitor {
  return isJsonObject(value) && typeof value['name'] === 'string' && typeof value['personality'] === 'string';
}
