import { AGGRESSIVE } from './aggressive.js';
import { ANALYTICAL } from './analytical.js';
import { CHAOTIC } from './chaotic.js';
import { CONSERVATIVE } from './conservative.js';
import type { Personality } from './personality.js';

export type { Mood, Personality, Talk } from './personality.js';

export const PERSONALITIES: readonly Personality[] = [AGGRESSIVE, ANALYTICAL, CHAOTIC, CONSERVATIVE];

/** The personality of that name, in any case; whoever has none, or one that is unknown here, plays `analytical`. */
export function personalityNamed(name: string | null): Personality {
  const wanted = name?.trim().toLowerCase();
  return PERSONALITIES.find((personality) => personality.name === wanted) ?? ANALYTICAL;
}
