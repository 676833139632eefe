import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics } from 'prom-client';
import { Database } from '#libs/database';
import { SpectatorServer } from '../gateway/index.js';
import { RedisConnections } from '../redis/index.js';
import { Metrics } from './registry.js';

/** Units of a group of commits. */
const UNITS = [1, 2, 5, 10, 20, 50, 100, 256, 1_000];

/** The process itself and what it stands on. */
@Injectable()
export class ProcessMetrics {
  constructor(
    metrics: Metrics,
    database: Database<unknown>,
    server: SpectatorServer,
    @Inject(RedisConnections) redis: RedisConnections | null,
  ) {
    collectDefaultMetrics({ register: metrics.registry });
    const seconds = metrics.histogram({ name: 'commit_seconds', help: 'A group of writes, until it is on disk.' });
    const units = metrics.histogram({ name: 'commit_units', help: 'Writes of a group, which share a flush.' }, UNITS);
    database.onGroup((count, took) => {
      units.observe(count);
      seconds.observe(took);
    });
    metrics.gauge({ name: 'viewers', help: 'Connections of spectators to this process.' }, (gauge) =>
      gauge.set(server.of('/').sockets.size),
    );
    metrics.gauge(
      { name: 'database_connections', help: 'Connections to Postgres, and who waits for one.', labelNames: ['state'] },
      (gauge) => {
        const { connections } = database;
        if (connections === undefined) return;
        for (const state of ['open', 'idle', 'waiting'] as const) gauge.set({ state }, connections[state]);
      },
    );
    if (redis === null) return;
    metrics.gauge({ name: 'redis_up', help: '1: Redis takes what games need.' }, async (gauge) =>
      gauge.set((await redis.isHealthy()) ? 1 : 0),
    );
  }
}
