import { Module } from '@nestjs/common';
import { Database } from '#libs/database';
import { GamesModule } from '../games/index.js';
import type { OrchestratorSchema } from '../store/index.js';
import { GameRater } from './game-rater.js';
import { RatingService } from './rating.service.js';
import { RatingStore } from './rating-store.js';
import { SqlRatingStore } from './sql/sql-rating-store.js';

/** Ratings of agents, from the games that they finished. */
@Module({
  imports: [GamesModule],
  providers: [
    {
      provide: RatingStore,
      inject: [Database],
      useFactory: (database: Database<OrchestratorSchema>) => new SqlRatingStore(database),
    },
    GameRater,
    RatingService,
  ],
  exports: [RatingStore],
})
export class RatingsModule {}
