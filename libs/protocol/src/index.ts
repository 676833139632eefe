/** The wire contract as types: what crosses a process boundary between orchestrator, engine, agent and spectator. */
export * from './action.js';
export * from './agent.js';
export * from './engine.js';
export * from './events.js';
export * from './leaderboard.js';
export * from './model.js';
export * from './patch.js';
export * from './player.js';
export * from './refusal.js';
export * from './rest.js';
export * from './socket.js';
export * from './speed.js';
export * from './usage.js';
export { applyPatch, isPatchOperation } from './apply-patch.js';
export { patchBetween } from './patch-between.js';
export * from './json.js';
export * from './offer.js';
export { type EngineStanding, engineStandingsOf, type Finisher, ranksOf } from './ranking.js';
