import { AGGRESSIVE } from './aggressive.js';
import { ANALYTICAL } from './analytical.js';
import { CHAOTIC } from './chaotic.js';
import { CONSERVATIVE } from './conservative.js';
import { NEUTRAL } from './neutral.js';
import type { Personality } from './personality.js';

export type { Mood, Personality, Talk } from './personality.js';

export const PERSONALITIES: readonly Personality[] = [AGGRESSIVE, ANALYTICAL, CHAOTIC, CONSERVATIVE, NEUTRAL];

/** The personality of that name, whatever its letter case; `analytical` without a name or with an unknown one. */
export function personalityNamed(name: string | null): Personality {
  const wanted = name?.trim().toLowerCase();
  return PERSONALITIES.find((personality) => personality.name === wanted) ?? ANALYTICAL;
}
