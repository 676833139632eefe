import { seatOrder, agentSeatOf } from '../competitor.js';
import type { PlayOptions } from '../options.js';
import type { OrchestratorClient } from './orchestrator-client.js';
import type { PlayedGame } from './game-recorder.js';

const SEEDS = 2 ** 32;

/** Callbacks for the progress of a series. */
export interface SeriesListener {
  played(game: PlayedGame): Promise<void> | void;
  /** A game that could not be played to its end. */
  failed(index: number, reason: Error): void;
}

/**
 * Plays a series, several games at a time. A game's seed and seats depend only on its number, so games may end in any
 * order.
 *
 * @param signal ends the series: no further game starts, and running games are abandoned
 */
export async function playSeries(
  client: OrchestratorClient,
  options: PlayOptions,
  listener: SeriesListener,
  signal: AbortSignal,
): Promise<void> {
  let next = 0;
  const player = async (): Promise<void> => {
    while (next < options.games && !signal.aborted) {
      const index = next;
      next += 1;
      try {
        const game = await playGame(client, options, index);
        await listener.played(game);
      } catch (error) {
        if (!signal.aborted) listener.failed(index, error instanceof Error ? error : new Error(String(error)));
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.concurrency, options.games) }, player));
}

async function playGame(client: OrchestratorClient, options: PlayOptions, index: number): Promise<PlayedGame> {
  const { competitors, rotateSeats, turnTimeout, maxTurns } = options;
  const seats = seatOrder(competitors, index, rotateSeats);
  const seed = (options.seed + index) % SEEDS;
  const settings = { speed: 'instant', seed, turn_timeout: turnTimeout, max_turns: maxTurns } as const;
  const gameId = await client.create({ agents: seats.map(agentSeatOf), settings });
  const { winner, turns, decisions } = await client.follow(gameId);
  return { index, seed, gameId, seats: seats.map(({ name }) => name), winner: winner ?? null, turns, decisions };
}
