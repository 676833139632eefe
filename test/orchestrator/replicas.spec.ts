import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { Table } from '../support/table.js';

let redis: RedisServer;
let postgres: PostgresServer;
beforeAll(async () => {
  [redis, postgres] = await Promise.all([RedisServer.start(), PostgresServer.start()]);
});
afterAll(async () => {
  await Promise.all([redis[Symbol.asyncDispose](), postgres[Symbol.asyncDispose]()]);
});

const shared = (): Record<string, string> => ({ REDIS_URL: redis.url, DATABASE_URL: postgres.url });

describe('a spectator on a replica that runs no games', () => {
  it('receives every event of a game that another one runs, and the thinking of its agents', async () => {
    await using table = await Table.set({ agent: 'ndjson', engine: { turns: 3 }, config: shared() });
    const gateway = await startOrchestrator(
      loadOrchestratorConfig({ ...table.settings, ORCHESTRATOR_PORT: '0', ORCHESTRATOR_ROLES: 'gateway' }),
    );
    const spectator = await RawSpectator.connect(gateway.url);
    try {
      const { game_id: id } = await table.rest.createGame({ speed: 'fast' });
      await spectator.join(id, { after_seq: 0 });
      await spectator.until(({ event }) => event === 'game:ended');
      const chunks = spectator.of(id).filter(({ event }) => event === 'agent:thinking:chunk');
      expect(chunks.length).toBeGreaterThan(2);
      expect(chunks.at(-1)?.payload).toEqual({
        game_id: id,
        player_id: expect.any(String),
        player_name: expect.any(String),
        text: 'That looks good',
        at: expect.any(String),
      });
      const unnumbered = ['game:state', 'agent:thinking:chunk'];
      const received = spectator.of(id).filter(({ event }) => !unnumbered.includes(event));
      const stored = await table.rest.events(id);
      expect(received.map(({ payload }) => payload['seq'])).toEqual(stored.map(({ seq }) => seq));
    } finally {
      spectator.close();
      await gateway.close();
    }
  });
});

describe('the health of a replica', () => {
  const well = { answered: 200, status: 'healthy', database: 'healthy', redis: 'healthy' };

  it('is that of Redis and of the database too, and of neither for who may send it requests', async () => {
    await using table = await Table.set({ config: shared() });
    const { rest } = table;
    const becomes = async (expected: object): Promise<void> => {
      const deadline = Date.now() + 20_000;
      let health: object = {};
      do {
        const { status, body } = await rest.get('/health');
        health = { answered: status, ...body };
      } while (Date.now() < deadline && !isLike(health, expected));
      expect(health).toMatchObject(expected);
    };
    await becomes(well);

    await redis.stop();
    await becomes({ ...well, answered: 503, status: 'unhealthy', redis: 'unhealthy' });
    expect((await rest.get('/health/ready')).status).toBe(200);
    await redis.start();
    await becomes(well);

    await postgres.stop();
    await becomes({ ...well, answered: 503, status: 'unhealthy', database: 'unhealthy' });
    expect((await rest.get('/health/live')).status).toBe(200);
    await postgres.start();
    await becomes(well);
  });
});

function isLike(value: object, expected: object): boolean {
  return Object.entries(expected).every(([name, wanted]) => Reflect.get(value, name) === wanted);
}
