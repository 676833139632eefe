import type { Budget, GameSettings, Seating, TournamentFormat, TournamentStatus } from '#libs/protocol';
import type { PlannedSeat } from '../../games/index.js';

/** Who plays in a tournament; its id is unique there. */
export interface Entrant {
  readonly id: string;
  /** As it sits down in each of its games. Its name is unique in the tournament. */
  readonly seat: PlannedSeat;
  /** ISO 8601 UTC. */
  readonly joinedAt: string;
  /** Of a ladder: it plays no further game. */
  readonly leftAt?: string;
}

/** One tournament as it was asked for, and how it stands. Its games are rows of their own. */
export interface Tournament {
  readonly id: string;
  readonly name: string;
  readonly status: TournamentStatus;
  /** Why it is paused or was stopped; null: it runs, has come to its end, or an operator wanted it so. */
  readonly reason: string | null;
  /** What it waits for before its next game begins. */
  readonly waitingFor: string | null;
  readonly format: TournamentFormat;
  readonly seatsPerGame: number;
  readonly gamesPerPairing: number;
  readonly rounds?: number;
  readonly seating: Seating;
  /** What the seeds of all games are made of: it is shown when the tournament is over. */
  readonly seed: number;
  readonly concurrency: number;
  readonly budget?: Budget;
  /** Of every game; without a seed. */
  readonly settings: GameSettings;
  readonly entrants: readonly Entrant[];
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The name of the API key that created it. */
  readonly createdBy?: string;
  /** A digest of the request, where that came with an Idempotency-Key. */
  readonly fingerprint?: string;
}

/** What games of a tournament have used. */
export interface Used {
  readonly tokens: number;
  readonly costUsd: number;
}

export function sumOf(all: readonly Used[]): Used {
  let [tokens, costUsd] = [0, 0];
  for (const used of all) {
    tokens += used.tokens;
    costUsd += used.costUsd;
  }
  return { tokens, costUsd };
}

/** How a game of a tournament came out; `void`: it was stopped, failed, or was never created. */
export interface GameOutcome {
  readonly outcome: 'ended' | 'void';
  /** The rank of each entrant, 1 first; of a void game there are none. */
  readonly ranks: Readonly<Record<string, number>>;
  /** Entrants that gave up. */
  readonly forfeits: readonly string[];
  readonly used: Used;
}

/** A game of a tournament that was begun. */
export interface BegunGame {
  /** Unique in the tournament. */
  readonly number: number;
  readonly round: number;
  readonly pairing: number;
  /** Ids of entrants, in the order of the seats. */
  readonly seats: readonly string[];
  readonly seed: number;
  /** Undefined: it is about to be created. */
  readonly gameId?: string;
  /** Undefined: it is under way. */
  readonly result?: GameOutcome;
}

/** It will never go on. */
export function isTournamentOver({ status }: Pick<Tournament, 'status'>): boolean {
  return status === 'finished' || status === 'stopped';
}

export function isTournament(value: object): value is Tournament {
  return 'entrants' in value && 'format' in value && 'gamesPerPairing' in value;
}
