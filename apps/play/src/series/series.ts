import { seating, seatOf } from '../competitor.js';
import type { PlayOptions } from '../options.js';
import type { FrontDesk } from './front-desk.js';
import type { GameRecord } from './game-record.js';

const SEEDS = 2 ** 32;

/** Whoever wants to know how a series goes. */
export interface SeriesListener {
  played(game: GameRecord): Promise<void> | void;
  /** A game that could not be played to its end. */
  failed(index: number, reason: Error): void;
}

/**
 * Plays a series, several games at a time. Which seed and which seats a game has depends on its number alone, so games
 * may end in any order.
 *
 * @param signal ends the series: no further game begins, and those under way are left as they are
 */
export async function playSeries(
  desk: FrontDesk,
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
        const game = await playGame(desk, options, index);
        await listener.played(game);
      } catch (error) {
        if (!signal.aborted) listener.failed(index, error instanceof Error ? error : new Error(String(error)));
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.concurrency, options.games) }, player));
}

async function playGame(desk: FrontDesk, options: PlayOptions, index: number): Promise<GameRecord> {
  const { competitors, rotateSeats, turnTimeout, maxTurns } = options;
  const seats = seating(competitors, index, rotateSeats);
  const seed = (options.seed + index) % SEEDS;
  const settings = { speed: 'instant', seed, turn_timeout: turnTimeout, max_turns: maxTurns } as const;
  const gameId = await desk.create({ agents: seats.map(seatOf), settings });
  const { winner, turns, decisions } = await desk.follow(gameId);
  return { index, seed, gameId, seats: seats.map(({ name }) => name), winner: winner ?? null, turns, decisions };
}
