import type { BegunGame, Tournament } from '../domain/tournament.js';

const AT = '2026-01-01T00:00:00.000Z';

/** A round robin of two that runs, with these differences. */
export function tournament(changes: Partial<Tournament> & { readonly id: string }): Tournament {
  return {
    name: 'A tournament',
    status: 'running',
    reason: null,
    waitingFor: null,
    format: 'round_robin',
    seatsPerGame: 2,
    gamesPerPairing: 2,
    seating: 'mirrored',
    seed: 7,
    concurrency: 4,
    settings: { speed: 'instant' },
    entrants: ['Ann', 'Bob'].map((name, nth) => ({
      id: `e${nth + 1}`,
      seat: { name, personality: 'bold' },
      joinedAt: AT,
    })),
    createdAt: AT,
    updatedAt: AT,
    ...changes,
  };
}

/** A game of the two that is about to be created. */
export function begunGame(number: number, changes: Partial<BegunGame> = {}): BegunGame {
  return { number, round: 1, pairing: 1, seats: ['e1', 'e2'], seed: 5, ...changes };
}
