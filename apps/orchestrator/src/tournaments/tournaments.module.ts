import { Module } from '@nestjs/common';
import { Clock } from '#libs/service';
import { GamesModule } from '../games/index.js';
import { TimersModule } from '../timers/index.js';
import { TournamentControl } from './commands/tournament-control.js';
import { TournamentCreator } from './commands/tournament-creator.js';
import { TournamentCoordinator } from './coordinator/tournament-coordinator.js';
import { TournamentGames } from './coordinator/tournament-games.js';
import { TournamentRunner } from './coordinator/tournament-runner.js';
import { TournamentQueries } from './queries/tournament-queries.js';

/** Tournaments: who meets whom is computed, the games are games like any others, and one process coordinates each. */
@Module({
  imports: [GamesModule, TimersModule],
  providers: [
    Clock,
    TournamentGames,
    TournamentCoordinator,
    TournamentRunner,
    TournamentCreator,
    TournamentControl,
    TournamentQueries,
  ],
  exports: [TournamentCreator, TournamentControl, TournamentQueries],
})
export class TournamentsModule {}
