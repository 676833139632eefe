import { Module } from '@nestjs/common';
import { GameStore } from './game-store.js';
import { MemoryGameStore } from './memory-game-store.js';

/** Where games are kept. */
@Module({
  providers: [{ provide: GameStore, useClass: MemoryGameStore }],
  exports: [GameStore],
})
export class StoreModule {}
