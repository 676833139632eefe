import { create } from 'zustand';
import type { KnownChances } from './swing-finder.js';

/** By event. */
export type KnownOdds = Map<number, KnownChances>;

/** Games whose odds are kept after the viewer has left them. */
const MAX_GAMES = 4;
const GAMES = new Map<string, KnownOdds>();

/** What is known of a game; of one from a file nothing is kept. */
export function knownOddsOf(gameId: string | null): KnownOdds {
  const known: KnownOdds = (gameId === null ? null : GAMES.get(gameId)) ?? new Map();
  if (gameId === null) return known;
  GAMES.delete(gameId);
  GAMES.set(gameId, known);
  for (const oldest of [...GAMES.keys()].slice(0, -MAX_GAMES)) GAMES.delete(oldest);
  return known;
}

/** The odds of the game on the page, as far as they are known; another map after each change. */
export const useChances = create<{ readonly known: ReadonlyMap<number, KnownChances> }>(() => ({ known: new Map() }));
