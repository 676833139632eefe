import { type DynamicModule, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '#libs/database';
import { OrchestratorConfig } from '../config.js';
import { GameStore, type StoredGame } from './game-store.js';
import { MIGRATIONS } from './sql/migrations.js';
import type { OrchestratorSchema } from './sql/schema.js';
import { SqlGameStore } from './sql/sql-game-store.js';

/** Closes the database last: whatever runs until then may still write. */
@Injectable()
class DatabaseLifetime implements OnApplicationShutdown {
  constructor(private readonly database: Database<OrchestratorSchema>) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

function openDatabase({ databaseUrl, dataDir }: OrchestratorConfig): Promise<Database<OrchestratorSchema>> {
  return Database.open<OrchestratorSchema>({
    ...(databaseUrl !== undefined && { url: databaseUrl }),
    dataDir,
    file: 'orchestrator.db',
    schemaName: 'orchestrator',
    migrations: MIGRATIONS,
  });
}

/** Where games are kept: an SQLite file, or a Postgres server. */
@Module({})
export class StoreModule {
  /** `isGame` reads back what was kept. */
  static keeping(isGame: (value: object) => value is StoredGame): DynamicModule {
    return {
      module: StoreModule,
      providers: [
        { provide: Database, inject: [OrchestratorConfig], useFactory: openDatabase },
        {
          provide: GameStore,
          inject: [Database],
          useFactory: (database: Database<OrchestratorSchema>) => new SqlGameStore(database, isGame),
        },
        DatabaseLifetime,
      ],
      exports: [GameStore],
    };
  }
}
