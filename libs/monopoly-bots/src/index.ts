/** How the personalities and baselines play without a model, pure: no clock, no I/O, no chance but the table's own. docs/agents.md describes them. */
export { answer } from './answer.js';
export { BASELINES } from './baselines/index.js';
export { hash } from './chance.js';
export { defaultIn } from './fallback.js';
export { asOffered } from './offered.js';
export { PERSONALITIES } from './personalities/index.js';
export { Proposals } from './proposals.js';
export { type Chances, Rollouts } from './rollouts/rollouts.js';
export { GROUP_NAMES, type GroupName, groupOf, groupTitle, membersOf } from './table/groups.js';
export type { Holding } from './table/holding.js';
export type { Offers } from './table/offers.js';
export type { SeatView } from './table/seat.js';
export { readTable } from './table/read-table.js';
export type { TableView } from './table/table-view.js';
export { dollars } from './table/wording.js';
export { gameNameIn, isMonopoly } from './which-game.js';
