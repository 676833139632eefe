import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FetchLike, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Agent, fetch, request } from 'undici';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import type { RunningService } from '#libs/service';
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { FollowedStream } from '../support/followed-stream.js';
import { BALANCERS, LoadBalancer, PREFIX } from '../support/load-balancer.js';
import { connected, done, played, sat } from '../support/mcp-player.js';
import { THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const CREATION = { agents: THREE_AGENTS, settings: { speed: 'watch' } };
const TRANSPORTS = ['websocket', 'polling'];

describe('two replicas', () => {
  let redis: RedisServer;
  let postgres: PostgresServer;
  let table: Table;
  let second: RunningService;
  beforeAll(async () => {
    [redis, postgres] = await Promise.all([RedisServer.start(), PostgresServer.start()]);
    const config = { REDIS_URL: redis.url, DATABASE_URL: postgres.url, TRUST_PROXY: '127.0.0.1' };
    table = await Table.set({ config });
    second = await startOrchestrator(loadOrchestratorConfig({ ...table.settings, ORCHESTRATOR_PORT: '0' }));
  });
  afterAll(async () => {
    await second.close();
    await table[Symbol.asyncDispose]();
    await Promise.all([redis[Symbol.asyncDispose](), postgres[Symbol.asyncDispose]()]);
  });

  describe.each(BALANCERS)('behind %s, with TLS and below a path,', (kind) => {
    let balancer: LoadBalancer;
    let dispatcher: Agent;
    beforeAll(async () => {
      balancer = await LoadBalancer.start(kind, table.orchestrator.url, second.url);
      dispatcher = new Agent({ connect: { ca: balancer.ca } });
    });
    afterAll(async () => {
      await dispatcher?.destroy();
      await balancer?.[Symbol.asyncDispose]();
    });

    async function ask(url: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
      const json = body && { method: 'POST' as const, body: JSON.stringify(body) };
      const answer = await request(url, { dispatcher, headers: { 'content-type': 'application/json' }, ...json });
      return { status: answer.statusCode, body: (await answer.body.json()) as Record<string, unknown> };
    }

    it('create games whose addresses lead through it', async () => {
      const created = await ask(`${balancer.url}/games`, CREATION);
      expect(created).toMatchObject({ status: 201, body: { ws_url: balancer.url.replace('https', 'wss') } });
      expect(await ask(`${balancer.url}/games/${String(created.body['game_id'])}`)).toMatchObject({ status: 200 });
    });

    it.each(TRANSPORTS)('are followed by several clients over %s', async (transport) => {
      const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
      const options = { path: `${PREFIX}/socket.io/`, ca: balancer.ca, transports: [transport] };
      const spectators = await Promise.all(
        Array.from({ length: 4 }, async () => RawSpectator.connect(new URL(balancer.url).origin, options)),
      );
      for (const spectator of spectators) expect(await spectator.join(id)).toMatchObject({ success: true });
      expect(await spectators[0]?.setSpeed(id, 'slow')).toMatchObject({ success: true });
      for (const spectator of spectators) {
        await spectator.until(({ event, payload }) => event === 'game:speed' && payload['speed'] === 'slow');
        spectator.close();
      }
    });

    it('are followed by server-sent events, each sent on at once', async () => {
      const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
      await using stream = FollowedStream.open(`${balancer.url}/games/${id}/stream?after_seq=0`, '--insecure');
      await stream.receives(({ event }) => event === 'game:state');
      await table.rest.control(id, 'speed', { speed: 'slow' });
      expect(await stream.receives(({ event }) => event === 'game:speed')).toMatchObject({ data: { speed: 'slow' } });
    });

    it('let an assistant play, each of its messages at any of them', async () => {
      const overTls: FetchLike = async (url, { method = 'GET', headers, body } = {}) => {
        const given = Object.fromEntries(new Headers(headers));
        const sent = typeof body === 'string' ? { body } : {};
        const answer = await fetch(url, { dispatcher, method, headers: given, ...sent });
        return new Response(answer.body, { status: answer.status, headers: Object.fromEntries(answer.headers) });
      };
      const client = await connected(
        new StreamableHTTPClientTransport(new URL(`${balancer.url}/mcp`), { fetch: overTls }),
      );
      const agents = [{ open: true, personality: 'calm' }, THREE_AGENTS[0]];
      const settings = { speed: 'instant', turn_timeout: 60, max_turns: 3 };
      const { game_id: id } = await done(client, 'create_game', { agents, settings });
      expect(await played(client, await sat(client, String(id), 'Ann'))).toBeGreaterThan(1);
      expect(await table.rest.game(String(id))).toMatchObject({ status: 'completed' });
      await client.close();
    });
  });
});
