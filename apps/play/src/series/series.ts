import type { JsonObject } from '#libs/protocol';
import { agentSeatOf, UsageError } from '#libs/command-line';
import type { PlannedGame } from '#libs/tournaments';
import type { PlayOptions } from '../options.js';
import type { OrchestratorClient } from './orchestrator-client.js';
import type { PlayedGame } from './game-recorder.js';
import { scheduleOf } from './schedule.js';

/** What decides about the games of a series, whatever their order. */
export function settingsOfSeries({ competitors, games, rotateSeats, mirrored, ...options }: PlayOptions): JsonObject {
  const { game, gameOptions, seed, maxTurns, turnTimeout } = options;
  return { competitors, game, gameOptions, games, rotateSeats, mirrored, seed, maxTurns, turnTimeout };
}

/** Callbacks for the progress of a series. */
export interface SeriesListener {
  played(game: PlayedGame): Promise<void> | void;
  /** Whether a further game may begin. */
  mayGoOn(): boolean;
  /** A game that could not be played to its end. */
  failed(index: number, reason: Error): void;
}

/**
 * Plays a series, several games at a time. A game's seed and seats depend only on its number, so games may end in any
 * order.
 *
 * @throws {UsageError} when the orchestrator refuses what was asked for: an unknown game, the number of seats, an option
 * @param played the numbers of games that are not played again
 * @param signal ends the series: no further game starts, and running games are abandoned
 */
export async function playSeries(
  client: OrchestratorClient,
  options: PlayOptions,
  listener: SeriesListener,
  played: ReadonlySet<number>,
  signal: AbortSignal,
): Promise<void> {
  const schedule = scheduleOf(options);
  let next = 0;
  const player = async (): Promise<void> => {
    while (!signal.aborted && listener.mayGoOn()) {
      const index = next;
      const planned = schedule[index];
      if (planned === undefined) break;
      next += 1;
      if (played.has(index)) continue;
      try {
        const game = await playGame(client, options, planned);
        await listener.played(game);
      } catch (error) {
        if (error instanceof UsageError) throw error;
        if (!signal.aborted) listener.failed(index, error instanceof Error ? error : new Error(String(error)));
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.concurrency, options.games) }, player));
}

/** What decides about a game. */
export type GameOptions = Pick<
  PlayOptions,
  'competitors' | 'game' | 'gameOptions' | 'turnTimeout' | 'maxTurns' | 'transcripts'
>;

/** Plays one game of a series. */
export async function playGame(
  client: OrchestratorClient,
  options: GameOptions,
  { number, seats, seed }: PlannedGame,
): Promise<PlayedGame> {
  const { competitors, game, gameOptions, turnTimeout, maxTurns, transcripts } = options;
  const settings = {
    speed: 'instant',
    seed,
    turn_timeout: turnTimeout,
    max_turns: maxTurns,
    ...(game !== undefined && { game }),
    ...(gameOptions !== undefined && { options: gameOptions }),
    ...(transcripts && { transcripts }),
  } as const;
  const seated = seats.flatMap((seat) => competitors.filter(({ name }) => name === seat));
  const gameId = await client.create({ agents: seated.map(agentSeatOf), settings });
  const { winner, turns, decisions } = await client.follow(gameId);
  const standings = await client.standings(gameId);
  return { index: number - 1, seed, gameId, seats, winner: winner ?? null, standings, turns, decisions };
}
