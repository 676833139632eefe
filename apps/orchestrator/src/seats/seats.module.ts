import { Module } from '@nestjs/common';
import { GamesModule } from '../games/index.js';
import { SeatQuestions } from './seat-questions.js';
import { SeatStreamController } from './seat-stream.controller.js';
import { SeatsController } from './seats.controller.js';

/** What is asked of seats that people and programs have taken. */
@Module({ imports: [GamesModule], providers: [SeatQuestions], exports: [SeatQuestions] })
export class SeatsModule {}

/** Seats over REST. */
@Module({ imports: [GamesModule, SeatsModule], controllers: [SeatsController, SeatStreamController] })
export class SeatsApiModule {}
