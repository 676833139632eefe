import type { PlannedGame, TournamentPlan } from '../plan.js';

/** Entrants that meet, for one or several games. */
export interface Pairing {
  /** Unique in the tournament, 1 first. */
  readonly number: number;
  readonly round: number;
  /** Entrants in the seat order of the first game. */
  readonly seats: readonly string[];
}

/** Sets of mirrored games that a match that is level goes on for. */
export const MAX_TIE_BREAKS = 3;

const SEEDS = 2 ** 32;

/** The games of a pairing by slot, 0 first: its games, then those that break a tie, then all of them a second time. */
export class PairingSlots {
  /** Without games that break a tie. */
  readonly base: number;
  /** With them. */
  readonly count: number;

  constructor(private readonly plan: TournamentPlan) {
    const { format, gamesPerPairing, seatsPerGame } = plan;
    const isMatch = format === 'single_elimination' || format === 'double_elimination';
    this.base = isMatch ? Math.ceil(gamesPerPairing / seatsPerGame) * seatsPerGame : gamesPerPairing;
    this.count = this.base + (isMatch ? MAX_TIE_BREAKS * seatsPerGame : 0);
  }

  /** @param isAgain whether the game was void and is played a second time */
  game({ number, round, seats }: Pairing, slot: number, isAgain: boolean): PlannedGame {
    const { seed, seating = 'mirrored' } = this.plan;
    const size = seating === 'mirrored' ? seats.length : 1;
    const set = (number - 1) * Math.ceil(this.count / size) + Math.floor(slot / size);
    return {
      number: 1 + (number - 1) * 2 * this.count + (isAgain ? this.count : 0) + slot,
      round,
      pairing: number,
      seats: seating === 'fixed' ? seats : rotated(seats, slot),
      seed: (seed + set) % SEEDS,
    };
  }

  slotOf({ number }: { readonly number: number }): { readonly slot: number; readonly isAgain: boolean } {
    const inPairing = (number - 1) % (2 * this.count);
    return { slot: inPairing % this.count, isAgain: inPairing >= this.count };
  }

  /** The pairing that a game belongs to. */
  pairingOf(game: Pick<PlannedGame, 'number' | 'round' | 'pairing' | 'seats'>): Pairing {
    const { round, pairing, seats } = game;
    const shift = this.plan.seating === 'fixed' ? 0 : this.slotOf(game).slot;
    return { number: pairing, round, seats: rotated(seats, -shift) };
  }
}

/** Everybody sits `shift` seats further on. */
function rotated<T>(seats: readonly T[], shift: number): readonly T[] {
  const start = ((shift % seats.length) + seats.length) % seats.length;
  return [...seats.slice(start), ...seats.slice(0, start)];
}
