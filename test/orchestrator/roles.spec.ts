import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import type { RunningService } from '#libs/service';
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { RestClient } from '../support/rest-client.js';
import { Table } from '../support/table.js';

describe('processes of one role each', () => {
  let redis: RedisServer;
  let postgres: PostgresServer;
  let api: Table;
  let gateway: RunningService;
  let loop: RunningService | undefined;
  beforeAll(async () => {
    [redis, postgres] = await Promise.all([RedisServer.start(), PostgresServer.start()]);
    const config = { REDIS_URL: redis.url, DATABASE_URL: postgres.url, ROLES: 'api' };
    api = await Table.set({ engine: { turns: 3 }, agent: { lateMs: 20 }, config });
    gateway = await start('gateway');
  });
  afterAll(async () => {
    await loop?.close();
    await gateway.close();
    await api[Symbol.asyncDispose]();
    await Promise.all([redis[Symbol.asyncDispose](), postgres[Symbol.asyncDispose]()]);
  });

  const start = (role: string): Promise<RunningService> =>
    startOrchestrator(loadOrchestratorConfig({ ...api.settings, ORCHESTRATOR_PORT: '0', ORCHESTRATOR_ROLES: role }));

  it('play a game together: one creates it, one runs it, one shows it to its end', async () => {
    const spectator = await RawSpectator.connect(gateway.url);
    const { game_id: id } = await api.rest.createGame({ speed: 'watch' });
    expect(await spectator.join(id, { after_seq: 0 })).toMatchObject({ success: true, status: 'running', seq: 1 });
    expect(api.agent.calls).toEqual([]);

    loop = await start('loop');
    await spectator.until(({ event }) => event === 'turn:action');
    expect(await spectator.setSpeed(id, 'instant')).toMatchObject({ success: true });
    await spectator.until(({ event }) => event === 'game:ended');
    spectator.close();
    const stored = await api.rest.events(id);
    const received = spectator.of(id).filter(({ event }) => event !== 'game:state');
    expect(received.map(({ payload }) => payload['seq'])).toEqual(stored.map(({ seq }) => seq));
    expect(await api.rest.game(id)).toMatchObject({ status: 'completed' });
  });

  it('bring a stop from the one that was asked to the one that runs the game', async () => {
    loop ??= await start('loop');
    const { game_id: id } = await api.rest.createGame({ speed: 'watch' });
    const spectator = await RawSpectator.connect(gateway.url);
    await spectator.join(id, { after_seq: 0 });
    await spectator.until(({ event }) => event === 'agent:thinking');
    expect((await api.rest.control(id, 'stop')).body).toMatchObject({ status: 'stopped' });
    await spectator.until(({ event }) => event === 'game:stopped');
    spectator.close();
    expect(await api.rest.game(id)).toMatchObject({ status: 'stopped', is_running: false });
  });

  it('do not serve what others do, and are healthy all the same', async () => {
    loop ??= await start('loop');
    const notFound = { status: 404, body: { status: 404, code: 'not_found', detail: 'Cannot GET /games' } };
    for (const { url } of [loop, gateway]) {
      const rest = new RestClient(url);
      expect(await rest.get('/games')).toMatchObject(notFound);
      expect(await rest.post('/games', {})).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(await rest.get('/leaderboard')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    for (const { url } of [loop, api.orchestrator]) {
      await expect(RawSpectator.connect(url)).rejects.toThrow('websocket error');
      const polling = await new RestClient(url).get('/socket.io/?EIO=4&transport=polling');
      expect(polling).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    for (const { url } of [loop, gateway, api.orchestrator]) {
      expect(await new RestClient(url).get('/health')).toMatchObject({ status: 200, body: { status: 'healthy' } });
    }
  });

  it('each document the whole API', async () => {
    loop ??= await start('loop');
    for (const path of ['/docs-json', '/asyncapi.json', '/docs/events']) {
      // But for the address that each is asked at.
      const [whole, ...others] = await Promise.all(
        [api.orchestrator, loop, gateway].map(async ({ url }) =>
          (await (await fetch(url + path)).text()).replaceAll(new URL(url).host, 'host'),
        ),
      );
      expect(whole).toContain(path === '/docs-json' ? 'createGame' : 'join_game');
      expect(others).toEqual([whole, whole]);
    }
  });
});
