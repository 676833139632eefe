import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import { endWithUs, freePort } from '../../libs/service/src/testing/index.js';
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { Collector, type CollectedSpan } from '../support/collector.js';
import { INSTALLATION_MS } from '../support/python.js';
import { RestClient } from '../support/rest-client.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

const LOADER = new URL('../../libs/database/src/testing/typescript.mjs', import.meta.url).pathname;
const SOURCE = new URL('../../apps/orchestrator/src/', import.meta.url);
const OPTIONS = ['--conditions', 'orchestrator-source', '--import', LOADER];

function startNode(args: readonly string[], variables: Readonly<Record<string, string>>): ChildProcess {
  const env = { PATH: process.env['PATH'] ?? '', ...variables };
  const child = spawn(process.execPath, [...OPTIONS, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  endWithUs(child);
  return child;
}

describe('the trace of a game that two replicas run', () => {
  let collector: Collector;
  let redis: RedisServer;
  let postgres: PostgresServer;
  beforeAll(async () => {
    [collector, redis, postgres] = await Promise.all([Collector.start(), RedisServer.start(), PostgresServer.start()]);
  }, INSTALLATION_MS);
  afterAll(async () => {
    await Promise.all([collector, redis, postgres].map(async (server) => server[Symbol.asyncDispose]()));
  });

  it('is linked from the last step of the one that was killed to the first step of the other', async () => {
    const otel = { EXPORTER_OTLP_ENDPOINT: collector.url, BSP_SCHEDULE_DELAY: '20' };
    const config = { REDIS_URL: redis.url, DATABASE_URL: postgres.url };
    // The replica that stays has no games before the other one is gone.
    await using table = await Table.set({ otel, config: { ...config, ROLES: 'api,gateway' } });
    const port = String(await freePort());
    const replica = { ...table.settings, ORCHESTRATOR_PORT: port, OTEL_SERVICE_NAME: 'killed' };
    const killed = startNode([new URL('main.ts', SOURCE).pathname], { ...replica, ORCHESTRATOR_ROLES: 'loop' });
    killed.stdout?.resume();
    const rest = new RestClient(`http://127.0.0.1:${port}`);
    await until(
      (answer) => answer?.status === 200,
      async () => rest.get('/health/live').catch(() => undefined),
    );
    const spectator = await RawSpectator.connect(table.orchestrator.url);
    const { game_id: id } = await table.rest.createGame({ speed: 'normal' });
    await spectator.join(id, { after_seq: 0 });
    const stepsOf =
      (service: string) =>
      (span: CollectedSpan): boolean =>
        span.name === 'game.step' && span.attributes['game.id'] === id && span.resource['service.name'] === service;
    // Killed in the rest between two steps.
    await collector.those(stepsOf('killed'), 2);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    await table.restart({ ROLES: 'api,loop,gateway' });
    const [first] = await collector.those(stepsOf('orchestrator'));
    const earlier = collector.spans.filter(stepsOf('killed'));
    const last = earlier.reduce((one, other) => (one.start > other.start ? one : other));
    expect(first?.links).toEqual([{ traceId: last.traceId, spanId: last.spanId }]);

    const [delivered] = await collector.those(
      ({ name, attributes }) => name === 'game.deliver' && attributes['game.id'] === id,
    );
    const [step] = await collector.those(({ spanId }) => spanId === delivered?.parentSpanId);
    expect(delivered).toMatchObject({ kind: 5, resource: { 'service.name': 'orchestrator' } });
    expect(step).toMatchObject({ name: 'game.step', resource: { 'service.name': 'killed' } });
    spectator.close();
  });
});

describe('the SDK of OpenTelemetry', () => {
  const script = (variables: object): string => `
    import { createRequire } from 'node:module';
    const { startOrchestrator, loadOrchestratorConfig } = await import(${JSON.stringify(new URL('index.ts', SOURCE).href)});
    const service = await startOrchestrator(loadOrchestratorConfig(${JSON.stringify(variables)}));
    const loaded = Object.keys(createRequire('/').cache).some((path) => path.includes('@opentelemetry/sdk-'));
    await service.close();
    process.stdout.write(String(loaded));
    process.exit(0);`;

  it.each([
    [{}, 'false'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' }, 'true'],
  ])('is loaded with %j: %s', async (otel, loaded) => {
    await using table = await Table.set();
    const variables = {
      ...table.settings,
      ORCHESTRATOR_PORT: '0',
      ORCHESTRATOR_DATA_DIR: `${table.settings['ORCHESTRATOR_DATA_DIR']}/other`,
      ...otel,
    };
    const file = `${table.settings['ORCHESTRATOR_DATA_DIR']}/script.mjs`;
    await writeFile(file, script(variables));
    const child = startNode([file], {});
    if (child.stdout === null) throw new Error('It has no output.');
    expect(await text(child.stdout)).toBe(loaded);
  });
});
