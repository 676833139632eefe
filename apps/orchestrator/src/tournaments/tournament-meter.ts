import type { GameOutcome } from './domain/tournament.js';

/** How a tournament goes: `waiting`: its next game cannot begin yet; `failing`: it could not be moved on, and is tried again. */
export const COORDINATIONS = ['moving', 'waiting', 'failing'] as const;
export type Coordination = (typeof COORDINATIONS)[number];

/** Measures the tournaments that this process coordinates. */
export abstract class TournamentMeter {
  /** Undefined: it does not coordinate it any more. */
  abstract coordinates(tournamentId: string, state: Coordination | undefined): void;
  abstract begun(): void;
  abstract counted(outcome: GameOutcome): void;
  /** Its next game can never be created as things are. */
  abstract paused(): void;
}
