import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DecideRequest } from '#libs/protocol';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import { freePort } from '../../libs/service/src/testing/index.js';
import { HttpFixture, readJson, sendJson } from '../fixtures/http-fixture.js';
import { gameIn } from '../support/game-in-status.js';
import { Prometheus } from '../support/prometheus.js';
import { Table } from '../support/table.js';

const OURS = /\b(?:orchestrator|nodejs|process)_[a-z0-9_]+/g;

async function namedIn(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8');
  return [...new Set(text.match(OURS) ?? [])].toSorted();
}

/** The lines of one metric, without what describes it. */
function linesOf(text: string, name: string): readonly string[] {
  return text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

describe('the metrics', () => {
  let table: Table;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    table = await Table.set({ config: { METRICS_PORT: String(port) } });
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  const read = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

  it('count a game with its steps, decisions, requests, commits and spectators', async () => {
    const { id, spectator } = await table.watchedGame({ speed: 'instant', max_turns: 5 });
    await spectator.until(({ event }) => event === 'game:ended');
    const text = await read();
    expect(linesOf(text, 'orchestrator_games_created_total')).toEqual([
      'orchestrator_games_created_total{game="default"} 1',
    ]);
    expect(linesOf(text, 'orchestrator_games')).toContain('orchestrator_games{status="completed",game="default"} 1');
    const steps = (await table.rest.events(id)).filter(({ event }) => event === 'turn:action').length;
    expect(linesOf(text, 'orchestrator_steps_total')).toEqual([
      `orchestrator_steps_total{game="default",result="done"} ${steps}`,
    ]);
    expect(linesOf(text, 'orchestrator_decision_seconds_count')).toEqual([
      `orchestrator_decision_seconds_count{source="agent"} ${steps}`,
    ]);
    expect(linesOf(text, 'orchestrator_viewers')).toEqual(['orchestrator_viewers 1']);
    for (const labels of ['service="engine",outcome="2xx",engine="default"', 'service="agent",outcome="2xx"'])
      expect(text).toMatch(new RegExp(`^orchestrator_exchange_seconds_count\\{${labels}\\} [1-9]`, 'm'));
    expect(linesOf(text, 'orchestrator_step_own_seconds_count')).toEqual([
      `orchestrator_step_own_seconds_count{engine="default"} ${steps}`,
    ]);
    expect(linesOf(text, 'orchestrator_games_here')).toEqual(['orchestrator_games_here 0']);
    for (const name of ['commit_seconds_count', 'commit_units_count', 'event_lag_seconds_count', 'deliveries_total'])
      expect(text).toMatch(new RegExp(`^orchestrator_${name} [1-9]`, 'm'));
  });

  it('on a port of their own are not on the other', async () => {
    expect((await fetch(`${table.orchestrator.url}/metrics`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  });

  it('have alerts that promtool accepts, and a configuration that finds them', async () => {
    const { stdout } = await promisify(execFile)('promtool', ['check', 'config', 'monitoring/prometheus.yml']);
    expect(stdout).toMatch(/SUCCESS: \d+ rules found/);
  });
});

describe('the metrics of a replica', () => {
  /** An agent that takes the first action, and says what that cost. */
  const costly = async (): Promise<HttpFixture> =>
    HttpFixture.start(async (incoming, response) => {
      const { valid_actions: offered } = (await readJson(incoming)) as DecideRequest;
      const usage = { input_tokens: 10, output_tokens: 2, cached_tokens: 1, cost_usd: 0.01 };
      sendJson(response, 200, { action: offered[0], usage });
    });

  it('are all known to a Prometheus that the dashboard and the alerts name', async () => {
    await using redis = await RedisServer.start();
    await using postgres = await PostgresServer.start();
    const hook = await HttpFixture.start((_, response) => void response.writeHead(204).end());
    const config = {
      REDIS_URL: redis.url,
      DATABASE_URL: postgres.url,
      WEBHOOKS: `ops=${hook.url}`,
      WEBHOOK_SECRET: Buffer.alloc(24, 1).toString('base64'),
      WEBHOOK_URL_ALLOW: '127.0.0.1',
      LIMIT_CREATE: '2',
    };
    await using table = await Table.set({ config, agent: ({ nth }) => (nth === 1 ? 'status500' : 'sensible') });
    const agent = await costly();
    const failed = await gameIn('failed', table);
    const agents = ['Ann', 'Bob'].map((name) => ({ name, personality: 'x', model: 'a-model', url: agent.url }));
    await table.rest.createGame({ speed: 'instant', max_turns: 4 }, agents);
    expect(await table.rest.post('/games', { agents })).toMatchObject({ status: 429 });
    await using prometheus = await Prometheus.scraping({ target: new URL(table.orchestrator.url).host });
    expect(await prometheus.answerTo('orchestrator_games{status="completed"} > 0')).toHaveLength(1);
    expect(await prometheus.answerTo('orchestrator_games_failed_total > 0')).toHaveLength(1);
    expect(await prometheus.answerTo('orchestrator_tokens_total{model="a-model",kind="input"} > 0')).toHaveLength(1);
    const delivered = 'orchestrator_webhook_attempt_seconds_count{webhook="ops",outcome="delivered"} > 0';
    expect(await prometheus.answerTo(delivered)).toHaveLength(1);
    const named = [...(await namedIn('monitoring/dashboard.json')), ...(await namedIn('monitoring/alerts.yml'))];
    expect(named.length).toBeGreaterThan(20);
    const known = await prometheus.names();
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(failed.status).toBe('failed');
    await Promise.all([agent.stop(), hook.stop()]);
  });
});

describe('the metrics on the port of the service', () => {
  const KEY = 'an-admin-key-0123456789';

  it('need a key of an operator, where there are keys', async () => {
    await using table = await Table.set({ config: { API_KEYS: `ops:admin:${KEY},bot:create:a-bot-key-0123456789` } });
    const url = `${table.orchestrator.url}/metrics`;
    const statusWith = async (key?: string): Promise<number> =>
      (await fetch(url, key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } })).status;
    expect(await statusWith()).toBe(401);
    expect(await statusWith('a-bot-key-0123456789')).toBe(403);
    expect(await statusWith(KEY)).toBe(200);
    const target = new URL(table.orchestrator.url).host;
    await using prometheus = await Prometheus.scraping({ target, bearerToken: KEY });
    expect(await prometheus.answerTo('up{job="orchestrator"} == 1')).toHaveLength(1);
  });

  it('are open, where control is', async () => {
    await using table = await Table.set();
    const answer = await fetch(`${table.orchestrator.url}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/plain');
  });
});
