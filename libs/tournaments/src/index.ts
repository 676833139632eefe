/** Schedules and standings of tournaments. Pure: a plan and the results so far determine everything. */
export {
  type Entrant,
  MAX_ENTRANTS,
  MAX_GAMES_PER_PAIRING,
  planFaults,
  type PlannedGame,
  type PlayedGame,
  type Seating,
  TOURNAMENT_FORMATS,
  type TournamentFormat,
  type TournamentPlan,
} from './plan.js';
export { gamesToPlay, isFinished, plannedCount } from './schedule/schedule.js';
export { type Bracket, type BracketMatch, bracketOf, type BracketSide } from './standings/bracket.js';
export { type CrossCell, type CrossRow, type CrossTable, crossTableOf } from './standings/cross-table.js';
export { holm, type Interval, wilson } from './standings/distributions.js';
export { type Standing, standingsOf } from './standings/standings.js';
