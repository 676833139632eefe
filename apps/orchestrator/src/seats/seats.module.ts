import { Module } from '@nestjs/common';
import { GamesModule } from '../games/index.js';
import { SeatsController } from './seats.controller.js';

/** Seats that people and programs take for themselves. */
@Module({ imports: [GamesModule], controllers: [SeatsController] })
export class SeatsModule {}
