/** Jumps of the odds in a game, found while it is watched. Loaded after the rest. */
export { chanceSeries } from './chance-series.js';
export { useChances } from './known-odds.js';
