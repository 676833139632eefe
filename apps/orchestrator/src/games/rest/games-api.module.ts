import { Module } from '@nestjs/common';
import { ViewersModule } from '../../viewers/index.js';
import { GamesModule } from '../games.module.js';
import { ControlController } from './control.controller.js';
import { GamesController } from './games.controller.js';

/** Games over REST. */
@Module({ imports: [GamesModule, ViewersModule], controllers: [GamesController, ControlController] })
export class GamesApiModule {}
