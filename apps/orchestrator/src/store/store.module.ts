import { type DynamicModule, Module } from '@nestjs/common';
import { Database } from '#libs/database';
import { EventSubscribers, GameStore, type StoredGame } from '../games/ports/index.js';
import type { OrchestratorSchema } from './sql/schema.js';
import { SqlGameStore } from './sql/sql-game-store.js';

/** Where games are kept: in the Database that the service was started on. */
@Module({})
export class StoreModule {
  /** `isGame` reads back what was kept. */
  static keeping(isGame: (value: object) => value is StoredGame): DynamicModule {
    return {
      module: StoreModule,
      providers: [
        {
          provide: GameStore,
          inject: [Database, { token: EventSubscribers, optional: true }],
          useFactory: (database: Database<OrchestratorSchema>, subscribers?: EventSubscribers) =>
            new SqlGameStore(database, isGame, subscribers),
        },
      ],
      exports: [GameStore],
    };
  }
}
