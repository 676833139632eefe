import { Module } from '@nestjs/common';
import { Database } from '#libs/database';
import { GameEngines, GamesModule } from '../games/index.js';
import type { OrchestratorSchema } from '../store/index.js';
import { GameRater } from './game-rater.js';
import { RatingService } from './rating.service.js';
import { RatingStore } from './rating-store.js';
import { SqlRatingStore } from './sql/sql-rating-store.js';

/** An engine that was the default one without a name, and has been given one, keeps its ratings. */
async function openRatings(database: Database<OrchestratorSchema>, { ownKey }: GameEngines): Promise<RatingStore> {
  const store = new SqlRatingStore(database);
  if (ownKey !== undefined) await store.nameOwnGame(ownKey);
  return store;
}

/** Ratings of agents, from the games that they finished. */
@Module({
  imports: [GamesModule],
  providers: [
    {
      provide: RatingStore,
      inject: [Database, GameEngines],
      useFactory: openRatings,
    },
    GameRater,
    RatingService,
  ],
  exports: [RatingStore],
})
export class RatingsModule {}
