import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadAiAgentConfig, startAiAgent } from '../../apps/ai-agent/src/index.js';
import { loadGameEngineConfig, startGameEngine } from '../../apps/game-engine/src/index.js';
import { Collector, type CollectedSpan } from '../support/collector.js';
import { type LogLine, logNotingModule } from '../support/log-lines.js';
import { INSTALLATION_MS } from '../support/python.js';
import { Table, type TableOptions } from '../support/table.js';

const CLIENTS_TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CLIENTS_SPAN = '00f067aa0ba902b7';

/** Where a `traceparent` leads. */
function placeIn(traceparent: string | null | undefined): { traceId: string; spanId: string; flags: string } {
  const [, traceId = '', spanId = '', flags = ''] = (traceparent ?? '').split('-');
  return { traceId, spanId, flags };
}

function placeOf({ traceId, spanId }: CollectedSpan): { traceId: string; spanId: string } {
  return { traceId, spanId };
}

describe('traces', () => {
  let collector: Collector;
  beforeAll(async () => {
    collector = await Collector.start();
  }, INSTALLATION_MS);
  afterAll(async () => collector[Symbol.asyncDispose]());

  const tracedTable = async (options: TableOptions = {}): Promise<Table> => {
    const otel = { EXPORTER_OTLP_ENDPOINT: collector.url, BSP_SCHEDULE_DELAY: '50', ...options.otel };
    return Table.set({ ...options, otel });
  };

  const stepsOf = async (gameId: string, count: number): Promise<readonly CollectedSpan[]> => {
    const isStep = ({ name, attributes }: CollectedSpan): boolean =>
      name === 'game.step' && attributes['game.id'] === gameId;
    const steps = await collector.those(isStep, count);
    return steps.toSorted((one, other) => one.start - other.start);
  };

  const partsOf = async (step: CollectedSpan, count: number): Promise<readonly CollectedSpan[]> => {
    const parts = await collector.those(({ parentSpanId }) => parentSpanId === step.spanId, count);
    return parts.toSorted((one, other) => one.start - other.start);
  };

  describe('of a game', () => {
    let table: Table;
    let id: string;
    const lines: LogLine[] = [];
    beforeAll(async () => {
      table = await tracedTable({ engine: { turns: 3 }, modules: [logNotingModule(lines)] });
      const spectator = await table.spectator();
      const headers = { traceparent: `00-${CLIENTS_TRACE}-${CLIENTS_SPAN}-01`, tracestate: 'vendor=of-the-client' };
      const agents = ['Ann', 'Bob'].map((name) => ({ name, personality: 'calm' }));
      const answer = await table.rest.post('/games', { agents, settings: { speed: 'instant' } }, headers);
      id = String(answer.body['game_id']);
      await spectator.join(id, { after_seq: 0 });
      await spectator.until(({ event }) => event === 'game:ended');
    });
    afterAll(async () => table[Symbol.asyncDispose]());

    it('have a span for each step, with reading, asking, executing and each commit inside', async () => {
      const [step] = await stepsOf(id, 3);
      if (step === undefined) throw new Error('There is no step.');
      const parts = await partsOf(step, 10);
      const names = parts.map(({ name }) => name).join(' ');
      expect(names).toBe('read commit publish ask commit publish execute read commit publish');
      for (const part of parts) {
        expect(part.traceId).toBe(step.traceId);
        expect(part.start).toBeGreaterThanOrEqual(step.start);
        expect(part.end).toBeLessThanOrEqual(step.end);
      }
      expect(step).toMatchObject({ parentSpanId: '', kind: 1, status: 0 });
    });

    it('describe a step without anything that somebody wrote', async () => {
      const [, second] = await stepsOf(id, 3);
      expect(second?.attributes).toEqual({
        'game.id': id,
        'game.step': 2,
        'game.turn': expect.any(Number),
        'game.speed': 'instant',
        'game.player.id': expect.any(String),
        'game.action.type': expect.any(String),
        'game.decided_by': 'agent',
        'game.outcome': 'executed',
      });
      expect(second?.resource).toMatchObject({
        'service.name': 'orchestrator',
        'service.version': expect.stringMatching(/^\d/),
        'service.instance.id': expect.stringMatching(/:\d+$/),
      });
    });

    it('link each step to the one before it, and the first one to the request that created the game', async () => {
      const steps = await stepsOf(id, 3);
      const [creation] = await collector.named('POST /games');
      if (creation === undefined) throw new Error('There is no creation.');
      expect(creation).toMatchObject({ traceId: CLIENTS_TRACE, parentSpanId: CLIENTS_SPAN, kind: 2 });
      expect(creation.attributes).toMatchObject({ 'game.id': id, 'http.response.status_code': 201 });
      const before = [creation, ...steps.slice(0, -1)].map((span) => [placeOf(span)]);
      expect(steps.map(({ links }) => links)).toEqual(before);
      expect(new Set(steps.map(({ traceId }) => traceId)).size).toBe(steps.length);
    });

    it('go on at the engine and the agent, each request with a span of its own', async () => {
      const [step] = await stepsOf(id, 3);
      const requests = [...table.agent.calls, ...table.engine.requests];
      const places = requests.map(({ traceparent }) => placeIn(traceparent));
      expect(new Set(places.map(({ spanId }) => spanId)).size).toBe(requests.length);
      const asked = placeIn(table.agent.calls[0]?.traceparent);
      expect(asked).toMatchObject({ traceId: step?.traceId, flags: '01' });
      const [client] = await collector.those(({ spanId }) => spanId === asked.spanId);
      const [ask] = await collector.those(({ spanId }) => spanId === client?.parentSpanId);
      expect(client).toMatchObject({ name: 'POST agent', kind: 3 });
      expect(ask).toMatchObject({ name: 'ask', parentSpanId: step?.spanId });
    });

    it('pass on what the client sent to the engine, as its trace goes on there', () => {
      const [creation] = table.engine.requests;
      expect(creation).toMatchObject({ route: 'create', tracestate: 'vendor=of-the-client' });
      expect(placeIn(creation?.traceparent)).toMatchObject({ traceId: CLIENTS_TRACE, flags: '01' });
    });

    it('are named on the lines of the log', () => {
      const created = lines.find(({ message }) => message === 'a game was created');
      const audited = lines.find(({ message, action }) => message === 'control' && action === 'create');
      for (const line of [created, audited]) expect(line).toMatchObject({ game_id: id, trace_id: CLIENTS_TRACE });
      const ended = lines.find(({ message }) => message === 'a game has ended');
      expect(ended).toMatchObject({ trace_id: expect.stringMatching(/^[\da-f]{32}$/) });
    });
  });

  it('show an agent whose answer was no decision, and nothing of its address but the host', async () => {
    await using table = await tracedTable({ engine: { turns: 2 } });
    const url = `${table.agent.url}/s3cr3t?token=hidden`;
    const agents = ['Ann', 'Bob'].map((name) => ({ name, personality: 'calm', url }));
    const { game_id: id } = await table.rest.createGame({}, agents);
    const [step] = await stepsOf(id, 1);
    expect(step?.attributes).toMatchObject({ 'game.decided_by': 'default' });
    const [client] = await collector.those(({ name, traceId }) => name === 'POST agent' && traceId === step?.traceId);
    expect(client).toMatchObject({ status: 2, attributes: { 'error.type': '404', 'server.address': '127.0.0.1' } });
    expect(JSON.stringify(collector.spans)).not.toMatch(/s3cr3t|hidden/);
  });

  it('show a step that failed with its kind, under the trace that its line in the log names', async () => {
    const lines: LogLine[] = [];
    await using table = await tracedTable({ modules: [logNotingModule(lines)], config: { HTTP_RETRIES: '0' } });
    const { game_id: id } = await table.rest.createGame({ speed: 'slow' });
    table.engine.inject('status500', 'action');
    await table.rest.control(id, 'speed', { speed: 'instant' });
    const [failed] = await collector.those(
      ({ attributes, status }) =>
        status === 2 && attributes['game.id'] === id && attributes['game.outcome'] === 'failed',
    );
    expect(failed?.attributes['error.type']).toBe('EngineFailure.away');
    const line = lines.find(({ message }) => message === 'the engine failed a step');
    expect(line).toMatchObject({ trace_id: failed?.traceId, span_id: failed?.spanId });
  });

  it('go on in our own engine and agents, each with a span of its own inside the request', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'traced-'));
    const otel = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '50' };
    const at = (service: string): Record<string, string> => ({
      [`${service}_HOST`]: '127.0.0.1',
      [`${service}_PORT`]: '0',
      [`${service}_LOG_LEVEL`]: 'silent',
    });
    const engine = await startGameEngine(
      loadGameEngineConfig({ ...otel, ...at('GAME_ENGINE'), GAME_ENGINE_DATA_DIR: folder }),
    );
    const agents = await startAiAgent(loadAiAgentConfig({ ...otel, ...at('AI_AGENT') }));
    const table = await tracedTable({ config: { GAME_ENGINE_URL: engine.url, AI_AGENT_URL: agents.url } });
    const { game_id: id } = await table.rest.createGame({ max_turns: 2 });
    const [step] = await stepsOf(id, 1);
    const served = async (service: string): Promise<CollectedSpan | undefined> => {
      const isServed = ({ traceId, kind, resource }: CollectedSpan): boolean =>
        traceId === step?.traceId && kind === 2 && resource['service.name'] === service;
      const [span] = await collector.those(isServed);
      return span;
    };
    for (const [service, request] of [
      ['game-engine', 'engine'],
      ['ai-agent', 'agent'],
    ] as const) {
      const span = await served(service);
      const [client] = await collector.those(({ spanId }) => spanId === span?.parentSpanId);
      expect(client?.name).toMatch(new RegExp(`^(GET|POST) ${request}$`));
    }
    await table[Symbol.asyncDispose]();
    for (const service of [agents, engine]) await service.close();
    await rm(folder, { recursive: true });
  });

  describe('that are not sampled', () => {
    it('are passed on as such, and nothing of them arrives', async () => {
      await using table = await tracedTable({ engine: { turns: 1 }, otel: { TRACES_SAMPLER: 'always_off' } });
      const { id, spectator } = await table.watchedGame();
      await spectator.until(({ event }) => event === 'game:ended');
      const places = [...table.agent.calls, ...table.engine.requests].map(({ traceparent }) => placeIn(traceparent));
      expect(new Set(places.map(({ flags }) => flags))).toEqual(new Set(['00']));
      await table.orchestrator.close();
      expect(collector.spans.filter(({ attributes }) => attributes['game.id'] === id)).toEqual([]);
    });

    it('are those of a client that does not record its own', async () => {
      await using table = await tracedTable({ engine: { turns: 1 } });
      const headers = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00` };
      const agents = ['Ann', 'Bob'].map((name) => ({ name, personality: 'calm' }));
      const { body } = await table.rest.post('/games', { agents, settings: { speed: 'instant' } }, headers);
      const [creation] = table.engine.requests;
      expect(placeIn(creation?.traceparent)).toMatchObject({ traceId: 'a'.repeat(32), flags: '00' });
      const [first] = await stepsOf(String(body['game_id']), 1);
      expect(first?.links).toEqual([]);
      expect(collector.spans.some(({ traceId }) => traceId === 'a'.repeat(32))).toBe(false);
    });
  });

  it('begin anew where what a client sends is no place in a trace', async () => {
    await using table = await tracedTable();
    const zeros = `00-${'0'.repeat(32)}-${CLIENTS_SPAN}-01`;
    const given = ['', 'nonsense', zeros, `ff-${CLIENTS_TRACE}-${CLIENTS_SPAN}-01`, '00-'.repeat(500)];
    for (const traceparent of given) await fetch(`${table.orchestrator.url}/games`, { headers: { traceparent } });
    const listings = await collector.named('GET /games', given.length);
    expect(listings.map(({ parentSpanId }) => parentSpanId)).toEqual(given.map(() => ''));
  });
});
