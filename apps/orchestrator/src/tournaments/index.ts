export { SqlTournamentStore } from './sql/sql-tournament-store.js';
export { TournamentStore } from './tournament-store.js';
export { TournamentsModule } from './tournaments.module.js';
export { TournamentsApiModule } from './rest/tournaments-api.module.js';
