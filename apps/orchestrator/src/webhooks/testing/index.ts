/** For the specs of webhooks. */
export { CountingMeter } from './counting-meter.js';
export { AT, changeOf, gameOf, SUBSCRIBERS } from './queued-games.js';
