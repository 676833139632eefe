import { Module } from '@nestjs/common';
import { GamesModule } from '../../games/index.js';
import { RatingsModule } from '../ratings.module.js';
import { LeaderboardController } from './leaderboard.controller.js';

/** Ratings over REST. */
@Module({ imports: [GamesModule, RatingsModule], controllers: [LeaderboardController] })
export class LeaderboardModule {}
