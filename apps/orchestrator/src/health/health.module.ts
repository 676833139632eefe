import { Module } from '@nestjs/common';
import { Database, DatabaseProbe } from '#libs/database';
import { Log } from '#libs/service';
import { GamesModule } from '../games/index.js';
import { RedisModule } from '../redis/index.js';
import type { OrchestratorSchema } from '../store/index.js';
import { HealthController } from './health.controller.js';

const probe = {
  provide: DatabaseProbe,
  inject: [Database, Log],
  useFactory: (database: Database<OrchestratorSchema>, log: Log) => {
    const { query } = database;
    const reads = [
      query.selectFrom('games').select('id').limit(1),
      query.selectFrom('events').select('seq').limit(1),
      query.selectFrom('pictures').select('seq').limit(1),
      query.selectFrom('creations').select('key').limit(1),
    ];
    return new DatabaseProbe(database, reads, (reason) => {
      if (reason === undefined) log.info('games can be created again');
      else log.warn('no game can be created: the database does not work', { reason });
    });
  },
};

@Module({
  imports: [RedisModule, GamesModule],
  providers: [probe],
  controllers: [HealthController],
  exports: [DatabaseProbe],
})
export class HealthModule {}
