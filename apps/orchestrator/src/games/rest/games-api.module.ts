import { Module } from '@nestjs/common';
import { ViewersModule } from '../../viewers/index.js';
import { GamesModule } from '../games.module.js';
import { ControlController } from './control.controller.js';
import { CreationReplies } from './creation-replies.js';
import { EnginesController } from './engines.controller.js';
import { ForkController } from './fork.controller.js';
import { GamesController } from './games.controller.js';
import { PeekController } from './peek.controller.js';
import { WatchedGames } from './watched-games.js';
import { TranscriptController } from './transcript.controller.js';

/** Games over REST. */
@Module({
  imports: [GamesModule, ViewersModule],
  providers: [CreationReplies, WatchedGames],
  controllers: [
    EnginesController,
    GamesController,
    ControlController,
    ForkController,
    PeekController,
    TranscriptController,
  ],
})
export class GamesApiModule {}
