/** Who is winning: the strip, and the shares behind it. */
export { percentsOf } from './chances.js';
export { leaderOf } from './leader.js';
export { ODDS_SOURCE } from './odds-source.js';
export { OddsStrip } from './odds-strip.js';
export { useShares } from './use-shares.js';
