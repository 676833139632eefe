import { beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Does, Refuses } from '../../apps/orchestrator/src/games/index.js';
import { type Content, type OpenApi, type Operation, Schemas } from '../support/api-documents.js';
import { Table } from '../support/table.js';

const KEY = 'a-key-of-an-operator';
const JSON_TYPE = 'application/json';
/** Not JSON: an example of it is a text. */
const OTHER_TYPES = ['text/csv', 'application/x-ndjson', 'text/event-stream', 'image/png'];

@Controller('notes')
class NewRoutesController {
  @Get()
  silent(): object {
    return {};
  }

  @Get('stream')
  @Does('streamNotes', 'Follow the notes')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'One event a note.', schema: { type: 'string' }, example: 'data: hello\n\n' })
  @Refuses('game_not_found')
  stream(): string {
    return '';
  }
}

@Module({ controllers: [NewRoutesController] })
class NewRoutesModule {}

type DescribedRoute = Operation & { readonly route: string };

function routesOf({ paths }: OpenApi): readonly DescribedRoute[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, route: `${method.toUpperCase()} ${path}` })),
  );
}

/** What clients need of each operation, and is not there. */
function lackingIn(document: OpenApi): readonly string[] {
  const schemas = new Schemas(document);
  return routesOf(document).flatMap(({ route, operationId, summary, requestBody, responses, ...operation }) => {
    const done = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    const isComplete = done.every(([status, { content }]) => content !== undefined || status === '204');
    const contents = [requestBody?.content, ...done.map(([, { content }]) => content)];
    return [
      ...(/^[a-z][a-zA-Z]+$/.test(operationId) ? [] : [`${route}: @Does names no operation`]),
      ...((summary ?? '') !== '' ? [] : [`${route}: no summary`]),
      ...(operation['x-error-codes'].length > 0 ? [] : [`${route}: no codes`]),
      ...(done.length > 0 && isComplete ? [] : [`${route}: no answer`]),
      ...contents.flatMap((content = {}) => wrongExamples(content, schemas).map((wrong) => `${route}: ${wrong}`)),
    ];
  });
}

function wrongExamples(content: Content, schemas: Schemas): readonly string[] {
  return Object.entries(content).flatMap(([type, { schema, example, examples = {} }]) => {
    const shown = [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)];
    if (shown.length === 0) return [`no example of ${type}`];
    if (OTHER_TYPES.includes(type))
      return shown.every((text) => typeof text === 'string') ? [] : [`${type} is no text`];
    return type === JSON_TYPE ? shown.flatMap((value) => schemas.wrongIn(value, schema)) : [`${type} is unknown here`];
  });
}

describe('the OpenAPI document', () => {
  let openApi: OpenApi;
  let operations: readonly DescribedRoute[];
  beforeAll(async () => {
    await using table = await Table.set();
    ({ body: openApi } = await table.rest.get<OpenApi>('/docs-json'));
    operations = routesOf(openApi);
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

  it('has a name, a summary, codes and valid examples for every operation', () => {
    expect(lackingIn(openApi)).toEqual([]);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('leaves every header to the client', () => {
    const headers = operations.flatMap(({ route, parameters = [] }) =>
      parameters.filter((one) => one.in === 'header').map(({ name, required }) => ({ route, name, required })),
    );
    expect(headers.map(({ name }) => name)).toEqual(expect.arrayContaining(['idempotency-key', 'identity-key']));
    expect(headers.filter(({ required }) => required === true)).toEqual([]);
  });

  it('lacks them for a new route that says nothing, and has them for one that says what it streams', async () => {
    await using table = await Table.set({ modules: [NewRoutesModule] });
    const { body } = await table.rest.get<OpenApi>('/docs-json');
    expect(lackingIn(body)).toEqual([
      'GET /notes: @Does names no operation',
      'GET /notes: no summary',
      'GET /notes: no answer',
    ]);
    const { responses } = body.paths['/notes/stream']?.['get'] ?? never();
    expect(responses['200']?.content).toEqual({
      'text/event-stream': { schema: { type: 'string' }, example: 'data: hello\n\n' },
    });
    expect(Object.keys(responses['404']?.content ?? {})).toEqual(['application/problem+json']);
  });

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

function never(): never {
  throw new Error('It is not there.');
}
