import { Module } from '@nestjs/common';
import { TournamentsModule } from '../tournaments.module.js';
import { TournamentControlController } from './tournament-control.controller.js';
import { TournamentsController } from './tournaments.controller.js';

/** Tournaments over REST. */
@Module({ imports: [TournamentsModule], controllers: [TournamentsController, TournamentControlController] })
export class TournamentsApiModule {}
