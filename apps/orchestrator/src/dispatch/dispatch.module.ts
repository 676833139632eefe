import { Module } from '@nestjs/common';
import { GameDispatcher } from './game-dispatcher.js';
import { LocalGameDispatcher } from './local-game-dispatcher.js';

/** Who runs which game. */
@Module({
  providers: [{ provide: GameDispatcher, useClass: LocalGameDispatcher }],
  exports: [GameDispatcher],
})
export class DispatchModule {}
