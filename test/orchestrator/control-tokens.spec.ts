import { describe, expect, it } from '@jest/globals';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { RestClient, THREE_AGENTS } from '../support/rest-client.js';
import { watchToEnd } from '../support/seated-game.js';
import { Table } from '../support/table.js';

const ADMIN = 'key-of-the-admin-0815';
const CREATE = 'key-that-creates-0815';
const OTHER = 'key-that-creates-too';
const API_KEYS = `root:admin:${ADMIN},ci:create:${CREATE},bot:create:${OTHER}`;

function clientOf(url: string, key?: string): RestClient {
  return new RestClient(url, key === undefined ? {} : { authorization: `Bearer ${key}` });
}

describe('the control token of a game', () => {
  it('controls it after a restart, also with other keys, and so does the key that created it', async () => {
    await using table = await Table.set({ config: { API_KEYS } });
    const { url } = table.orchestrator;
    const { game_id: id, control_token: token } = await clientOf(url, CREATE).createGame({ speed: 'watch' });
    await table.restart({ API_KEYS: `ci:create:the-key-that-follows` });
    expect(await clientOf(url, token).control(id, 'pause')).toMatchObject({ status: 200 });
    expect(await clientOf(url, 'the-key-that-follows').control(id, 'resume')).toMatchObject({ status: 200 });
    expect(await clientOf(url, CREATE).control(id, 'stop')).toMatchObject({ status: 403 });
  });

  it('controls it on every replica, whichever created it', async () => {
    await using redis = await RedisServer.start();
    await using postgres = await PostgresServer.start();
    const config = { API_KEYS, WATCH: 'keys', REDIS_URL: redis.url, DATABASE_URL: postgres.url };
    await using table = await Table.set({ config });
    const variables = { ...table.settings, ORCHESTRATOR_PORT: '0' };
    const others = await Promise.all([1, 2].map(async () => startOrchestrator(loadOrchestratorConfig(variables))));
    try {
      const created = await clientOf(table.orchestrator.url, CREATE).createGame({ speed: 'watch' });
      const { game_id: id, control_token: token = '' } = created;
      for (const { url } of others) {
        expect(await clientOf(url, token).control(id, 'speed', { speed: 'slow' })).toMatchObject({ status: 200 });
        const spectator = await RawSpectator.connect(url, { auth: { token } });
        expect(await spectator.join(id)).toMatchObject({ success: true });
        expect(await spectator.setSpeed(id, 'watch')).toMatchObject({ success: true });
        spectator.close();
      }
    } finally {
      await Promise.all(others.map(async (other) => other.close()));
    }
  });

  it('is given again to who repeats the creation, and not to another creator with the same Idempotency-Key', async () => {
    await using table = await Table.set({ config: { API_KEYS } });
    const body = { agents: THREE_AGENTS, settings: { speed: 'watch' } };
    const createdWith = async (key: string): Promise<object> => {
      const answer = await clientOf(table.orchestrator.url, key).post('/games', body, { 'idempotency-key': 'monday' });
      expect(answer.status).toBe(201);
      return answer.body;
    };
    const first = await createdWith(CREATE);
    expect(first).toHaveProperty('control_token');
    expect(await createdWith(CREATE)).toEqual(first);
    expect(await createdWith(ADMIN)).toEqual(first);
    const { control_token: _, ...public_ } = first as { control_token?: string };
    expect(await createdWith(OTHER)).toEqual(public_);
  });

  it('is given by a server without keys, too, and stands nowhere else: in no view, event, list, replay or result', async () => {
    await using table = await Table.set({ engine: { turns: 2 } });
    const { game_id: id, control_token: token = '' } = await table.rest.createGame();
    expect(token).toMatch(/^ct_[\w-]{43}$/);
    const spectator = await table.spectator();
    await watchToEnd(spectator, id);
    const paths = ['', '/result', '/events', '/state', '/replay'].map((path) => `/games/${id}${path}`);
    const read = await Promise.all(['/games', ...paths].map(async (path) => (await table.rest.get(path)).body));
    const shown = JSON.stringify([read, spectator.received]);
    expect(shown).toContain(id);
    expect(shown).not.toContain(token.slice(3));
    expect(shown).not.toMatch(/control_token|created_?by/i);
  });
});
