export { SqlTournamentStore } from './sql/sql-tournament-store.js';
export type { GameOutcome } from './domain/tournament.js';
export { COORDINATIONS, type Coordination, TournamentMeter } from './tournament-meter.js';
export { TournamentStore } from './tournament-store.js';
export { TournamentsModule } from './tournaments.module.js';
export { TournamentsApiModule } from './rest/tournaments-api.module.js';
