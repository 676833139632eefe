import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Parser } from '@asyncapi/parser';
import { type FourInARowEngine, startFourInARow } from '../fixtures/four-in-a-row.js';
import type { Received } from '../fixtures/raw-spectator.js';
import { type AsyncApi, type OpenApi, Schemas } from '../support/api-documents.js';
import { Table } from '../support/table.js';

const KEY = 'a-key-of-an-operator';

describe('the AsyncAPI document', () => {
  it.each([
    { name: 'open', config: {}, keyed: [] },
    { name: 'with keys', config: { API_KEYS: KEY }, keyed: ['setSpeed'] },
    {
      name: 'watched with keys',
      config: { API_KEYS: KEY, WATCH: 'keys' },
      keyed: ['answerTurn', 'getState', 'joinGame', 'joinSeat', 'leaveGame', 'setSpeed'],
    },
  ])('has nothing that the parser of AsyncAPI finds fault with: $name', async ({ config, keyed }) => {
    await using table = await Table.set({ config });
    const { body } = await table.rest.get<AsyncApi>('/asyncapi.json');
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(body));
    expect(diagnostics.map(({ code, message, path }) => `${code} at ${path.join('/')}: ${message}`)).toEqual([]);
    expect(document?.version()).toBe('3.1.0');
    const secured = Object.entries(body.operations).filter(([, { security }]) => security !== undefined);
    expect(secured.map(([name]) => name).toSorted()).toEqual(keyed);
    expect(body.operations['setSpeed']?.description).toContain('`control_token` of the game');
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
      const answered =
        openApi.paths[`/games/{id}${path}`]?.['get']?.responses['200']?.content?.['application/json']?.schema;
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
