import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Parser } from '@asyncapi/parser';
import { startFourInARow, type FourInARowEngine } from '../fixtures/four-in-a-row.js';
import type { Received } from '../fixtures/raw-spectator.js';
import { type AsyncApi, AS_WRITTEN, type OpenApi, Schemas, writtenDocument } from '../support/api-documents.js';
import { Table } from '../support/table.js';

const KEY = 'a-key-of-an-operator';
const JSON_TYPE = 'application/json';
const STREAMED = ['application/x-ndjson', 'text/event-stream'];

describe('the documents in docs/', () => {
  it.each([
    { file: 'openapi.json', path: '/docs-json' },
    { file: 'asyncapi.json', path: '/asyncapi.json' },
  ])('$file is what $path serves: else run npm run docs', async ({ file, path }) => {
    await using table = await Table.set({ config: AS_WRITTEN });
    expect((await table.rest.get(path)).body).toEqual(await writtenDocument(file));
  });
});

describe('the OpenAPI document', () => {
  let openApi: OpenApi;
  let schemas: Schemas;
  let operations: (OpenApi['paths'][string][string] & { readonly route: string })[];
  beforeAll(async () => {
    await using table = await Table.set();
    ({ body: openApi } = await table.rest.get<OpenApi>('/docs-json'));
    schemas = new Schemas(openApi);
    operations = Object.entries(openApi.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ ...operation, route: `${method.toUpperCase()} ${path}` })),
    );
  });

  it('names each operation as generated clients may call it for ever', () => {
    expect(openApi.openapi).toBe('3.1.0');
    const names = Object.fromEntries(operations.map(({ route, operationId }) => [route, operationId]));
    expect(names).toMatchObject({
      'POST /games': 'createGame',
      'GET /games': 'listGames',
      'GET /games/{id}': 'getGame',
      'GET /games/{id}/result': 'getGameResult',
      'GET /games/{id}/events': 'getGameEvents',
      'GET /games/{id}/state': 'getGameState',
      'GET /games/{id}/replay': 'getGameReplay',
      'GET /games/{id}/transcript': 'getGameTranscript',
      'GET /games/{id}/stream': 'streamGame',
      'POST /games/{id}/stop': 'stopGame',
      'POST /games/{id}/pause': 'pauseGame',
      'POST /games/{id}/resume': 'resumeGame',
      'POST /games/{id}/step': 'stepGame',
      'POST /games/{id}/speed': 'setGameSpeed',
      'GET /leaderboard': 'getLeaderboard',
      'GET /health': 'getHealth',
      'GET /health/live': 'getLiveness',
      'GET /health/ready': 'getReadiness',
    });
  });

  it('has a name of its own, a summary, codes and valid examples for every operation, a new one too', () => {
    const lacking = operations.flatMap(({ route, operationId, summary, requestBody, responses, ...operation }) => {
      const done = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      const isComplete = done.every(([status, { content }]) => content !== undefined || status === '204');
      const contents = [requestBody?.content, ...done.map(([, { content }]) => content)];
      return [
        ...(/^[a-z][a-zA-Z]+$/.test(operationId) ? [] : [`${route}: @Does names no operation`]),
        ...((summary ?? '') !== '' ? [] : [`${route}: no summary`]),
        ...(operation['x-error-codes'].length > 0 ? [] : [`${route}: no codes`]),
        ...(done.length > 0 && isComplete ? [] : [`${route}: no answer`]),
        ...contents.flatMap((content = {}) => wrongExamples(content).map((wrong) => `${route}: ${wrong}`)),
      ];
    });
    expect(lacking).toEqual([]);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  function wrongExamples(content: NonNullable<OpenApi['paths'][string][string]['requestBody']>['content']): string[] {
    return Object.entries(content).flatMap(([type, { schema, example, examples = {} }]) => {
      const shown = [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)];
      if (shown.length === 0) return [`no example of ${type}`];
      if (STREAMED.includes(type)) return shown.every((text) => typeof text === 'string') ? [] : [`${type} is no text`];
      return type === JSON_TYPE
        ? shown.flatMap((value) => schemas.wrongIn(value, schema))
        : [`${type} is unknown here`];
    });
  }

  it('shows each code of a refusal where its status stands, as a problem', () => {
    for (const { responses, ...operation } of operations) {
      const shown = Object.entries(responses).flatMap(([status, { content = {} }]) =>
        Object.entries(content['application/problem+json']?.examples ?? {}).map(([code, { value }]) => {
          expect(value).toMatchObject({ code, status: Number(status), type: 'about:blank' });
          return code;
        }),
      );
      expect(shown.toSorted()).toEqual(operation['x-error-codes']);
    }
  });

  it('names the code of every refusal that is provoked', async () => {
    await using table = await Table.set({ config: { API_KEYS: KEY } });
    const nobody = '00000000-0000-4000-8000-000000000000';
    const codesOf = new Map(operations.map(({ route, ...operation }) => [route, operation['x-error-codes']]));
    for (const { route, requestBody } of operations) {
      const [method = '', path = ''] = route.split(' ');
      for (const headers of [{}, { 'x-api-key': 'a-wrong-key-0815' }, { 'x-api-key': KEY }]) {
        for (const body of requestBody === undefined ? [undefined] : ['{', '{}', '{"speed":"fast"}']) {
          const answer = await fetch(table.orchestrator.url + path.replace('{id}', nobody), {
            method,
            headers: { ...headers, ...(body !== undefined && { 'content-type': JSON_TYPE }) },
            ...(body !== undefined && { body }),
          });
          const text = await answer.text();
          if (answer.status < 400) continue;
          expect(codesOf.get(route)).toContain((JSON.parse(text) as { code: string }).code);
        }
      }
    }
  });
});

describe('the AsyncAPI document', () => {
  it.each([
    { name: 'open', config: {}, keyed: [] },
    { name: 'with keys', config: { API_KEYS: KEY }, keyed: ['setSpeed'] },
    {
      name: 'watched with keys',
      config: { API_KEYS: KEY, WATCH: 'keys' },
      keyed: ['getState', 'joinGame', 'leaveGame', 'setSpeed'],
    },
  ])('has nothing that the parser of AsyncAPI finds fault with: $name', async ({ config, keyed }) => {
    await using table = await Table.set({ config });
    const { body } = await table.rest.get<AsyncApi>('/asyncapi.json');
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(body));
    expect(diagnostics.map(({ code, message, path }) => `${code} at ${path.join('/')}: ${message}`)).toEqual([]);
    expect(document?.version()).toBe('3.1.0');
    const secured = Object.entries(body.operations).filter(([, { security }]) => security !== undefined);
    expect(secured.map(([name]) => name).toSorted()).toEqual(keyed);
  });

  it('names the address at which clients reach the server', async () => {
    await using table = await Table.set({ config: { PUBLIC_URL: 'https://arena.example/games' } });
    const { servers } = (await table.rest.get<AsyncApi>('/asyncapi.json')).body;
    expect(servers).toMatchObject({
      public: { host: 'arena.example', pathname: '/games/socket.io/', protocol: 'wss' },
    });
  });

  it('can be read as a page that names every message and runs no script', async () => {
    await using table = await Table.set();
    const { components } = (await table.rest.get<AsyncApi>('/asyncapi.json')).body;
    const page = await fetch(`${table.orchestrator.url}/docs/events`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const text = await page.text();
    for (const { name } of Object.values(components.messages))
      expect(text).toContain(name.replaceAll(/[<>]/g, escaped));
    expect(text).not.toMatch(/<script|https?:|<engine>/);
    for (const [, anchor = ''] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${anchor}"`);
  });
});

function escaped(character: string): string {
  return character === '<' ? '&lt;' : '&gt;';
}

describe('the schemas of events and messages', () => {
  let engine: FourInARowEngine;
  let tables: Table[];
  let openApi: OpenApi;
  let asyncApi: AsyncApi;
  beforeAll(async () => {
    engine = await startFourInARow('ids');
    tables = [
      await Table.set({ engine: { turns: 8, extraFields: true }, agent: 'invalid_once' }),
      await Table.set({ engine: { turns: 8, optional: 'missing', hostileText: 300 }, agent: 'hang' }),
      await Table.set({ agent: 'by_id', config: { GAME_ENGINE_URL: engine.url } }),
    ];
    const [first] = tables;
    openApi = (await first?.rest.get<OpenApi>('/docs-json'))?.body ?? never();
    asyncApi = (await first?.rest.get<AsyncApi>('/asyncapi.json'))?.body ?? never();
  });
  afterAll(async () => {
    for (const table of tables) await table[Symbol.asyncDispose]();
    await engine.stop();
  });

  it('hold for their own examples', () => {
    const schemas = new Schemas(asyncApi);
    for (const { payload, examples } of Object.values(asyncApi.components.messages)) {
      for (const example of examples) expect(schemas.wrongIn(example.payload, payload)).toEqual([]);
    }
  });

  it.each([
    { game: 'of an engine with fields of its own', at: 0, view: {} },
    { game: 'of an engine that leaves out what it may, with agents that never answer', at: 1, view: { deltas: true } },
    { game: 'of an engine with events of its own', at: 2, view: { envelope: true } },
  ])('hold for all that is sent and answered in a game $game', async ({ at, view }) => {
    const table = tables[at] ?? never();
    const spectator = await table.spectator();
    const { game_id: id } = await table.rest.createGame({ turn_timeout: 0.2 });
    const joined = await spectator.join(id, { after_seq: 0, ...view });
    await spectator.until(({ event }) => event === 'game:ended');
    const schemas = new Schemas(asyncApi);
    const answerSchema = asyncApi.components.messages['JoinGameAnswer']?.payload ?? never();
    expect(schemas.wrongIn(joined, answerSchema)).toEqual([]);
    expect(spectator.of(id).flatMap((message) => wrongMessage(schemas, message))).toEqual([]);
    const rest = new Schemas(openApi);
    const union = { $ref: '#/components/schemas/GameEvent' };
    const events = await table.rest.events(id);
    expect(events.flatMap((event) => rest.wrongIn(event, union).map((wrong) => `${event.event} ${wrong}`))).toEqual([]);
    for (const path of ['', '/result', '/replay', '/state']) {
      const answered = openApi.paths[`/games/{id}${path}`]?.['get']?.responses['200']?.content?.[JSON_TYPE]?.schema;
      const { body } = await table.rest.get(`/games/${id}${path}`);
      expect(rest.wrongIn(body, answered ?? never())).toEqual([]);
    }
  });

  /** A message is right if it is one of those by its name; a name that is not described is an engine's. */
  function wrongMessage(schemas: Schemas, { event, payload }: Received): readonly string[] {
    const byName = Object.values(asyncApi.components.messages).filter(({ name }) => name === event);
    const possible = byName.length > 0 ? byName : [asyncApi.components.messages['EngineEvent'] ?? never()];
    const wrongs = possible.map((message) => schemas.wrongIn(payload, message.payload));
    return wrongs.some((wrong) => wrong.length === 0) ? [] : [`${event}: ${wrongs.flat().join(', ')}`];
  }
});

function never(): never {
  throw new Error('It is not there.');
}
