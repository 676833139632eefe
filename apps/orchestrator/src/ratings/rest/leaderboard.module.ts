import { Module } from '@nestjs/common';
import { RatingsModule } from '../ratings.module.js';
import { LeaderboardController } from './leaderboard.controller.js';

/** Ratings over REST. */
@Module({ imports: [RatingsModule], controllers: [LeaderboardController] })
export class LeaderboardModule {}
