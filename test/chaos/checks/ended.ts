import type { GameEvidence } from '../evidence.js';

/** A game ends by the rules or by its limit of turns, and nothing follows. */
export function endViolations({ status, events }: Pick<GameEvidence, 'status' | 'events'>): string[] {
  const last = events.at(-1)?.event;
  if (status === 'completed' && last === 'game:ended') return [];
  return [`the game is ${status}, and its last event is ${last ?? 'none'}`];
}
