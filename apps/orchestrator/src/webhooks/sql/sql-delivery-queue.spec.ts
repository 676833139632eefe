import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals';
import { PostgresServer } from '../../../../../libs/database/src/testing/index.js';
import type { StoredGame } from '../../games/ports/index.js';
import { openDatabase } from '../../store/index.js';
import { SqlGameStore } from '../../store/testing/index.js';
import { itIsADeliveryQueue, type QueueUnderTest } from '../delivery-queue.contract.js';
import { SUBSCRIBERS } from '../testing/index.js';
import { SqlDeliveryQueue } from './sql-delivery-queue.js';

async function openIn(place: Parameters<typeof openDatabase>[0]): Promise<QueueUnderTest> {
  const database = await openDatabase(place);
  const store = new SqlGameStore<StoredGame>(database, (value): value is StoredGame => 'status' in value, SUBSCRIBERS);
  await store.prune(['running'], '9999');
  return { queue: new SqlDeliveryQueue(database), store, close: () => database.close() };
}

describe('what webhooks have still to be sent, in an SQLite file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'webhooks-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  itIsADeliveryQueue(() => openIn({ databaseUrl: undefined, dataDir: folder }));
});

describe('what webhooks have still to be sent, on a Postgres server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  itIsADeliveryQueue(() => openIn({ databaseUrl: server.url, dataDir: '' }));
});
