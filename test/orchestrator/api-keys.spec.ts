import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Delete, Get, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { RestClient, THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const KEY = 'the-key-in-use-0815';
const NEXT = 'the-key-that-follows';
const WRONG = 'a-key-of-another-service';
const READING = ['GET', 'HEAD', 'OPTIONS'];

interface Route {
  readonly method: string;
  readonly path: string;
}

/** A peek changes nothing, although it has a body; a seat takes its own token, and a message of MCP what its tool takes. */
const WITHOUT_KEY = /\/peek$|\/seats\/|^\/mcp$/;
const isReading = ({ method, path }: Route): boolean => READING.includes(method) || WITHOUT_KEY.test(path);

/** Every route of the service, whichever module registers it. */
const routes: Route[] = [];

/** A module of a team, which knows nothing of keys. */
@Controller('notes')
class NotesController {
  @Get()
  read(): object {
    return { notes: [] };
  }

  @Delete(':id')
  remove(): object {
    return { removed: true };
  }
}

@Module({ controllers: [NotesController] })
class NotesModule {
  constructor({ httpAdapter }: HttpAdapterHost<FastifyAdapter>) {
    httpAdapter.getInstance().addHook('onRoute', ({ method, url }) => {
      const path = url.replace(/^\*/, '/anything').replaceAll(/:\w+/g, 'anything');
      for (const one of [method].flat()) routes.push({ method: one, path });
    });
  }
}

describe('a server with API keys', () => {
  let table: Table;
  let rest: RestClient;
  let game: string;

  beforeAll(async () => {
    table = await Table.set({ config: { API_KEYS: `${KEY}, ${NEXT}` }, modules: [NotesModule] });
    rest = new RestClient(table.orchestrator.url, { authorization: `Bearer ${KEY}` });
    ({ game_id: game } = await rest.createGame({ speed: 'watch' }));
    await rest.control(game, 'pause');
  });

  it.each(['/games', '/nowhere', '/health'])('names in a header that control takes a key: %s', async (path) => {
    const { headers } = await fetch(table.orchestrator.url + path);
    expect(headers.get('orchestrator-control')).toBe('keys');
  });

  afterAll(() => table[Symbol.asyncDispose]());

  const asked = async ({ method, path }: Route, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(table.orchestrator.url + path, { method, headers });

  it('asks for one on every route that is not a reading one, for transcripts, metrics and the console, and on no other, peeks, seats and MCP among them', async () => {
    const changing = routes.filter((route) => !isReading(route));
    const known = ['stop', 'pause', 'resume', 'step', 'speed'].map((command) => `/games/anything/${command}`);
    expect(changing.map(({ path }) => path)).toEqual(expect.arrayContaining(['/games', '/notes/anything', ...known]));
    for (const route of changing) {
      const answer = await asked(route);
      expect({ ...route, status: answer.status }).toEqual({ ...route, status: 401 });
      expect(await answer.json()).toMatchObject({ code: 'api_key_missing' });
    }
    const reading = routes.filter(isReading);
    expect(reading.length).toBeGreaterThan(10);
    expect(reading).toContainEqual({ method: 'POST', path: '/games/anything/peek' });
    expect(reading).toContainEqual({ method: 'POST', path: '/mcp' });
    const isPrivate = ({ path, method }: Route): boolean =>
      (path.endsWith('/transcript') || ['/metrics', '/console/status'].includes(path)) && method !== 'OPTIONS';
    expect(reading.filter(isPrivate)).not.toEqual([]);
    for (const route of reading) expect((await asked(route)).status === 401).toBe(isPrivate(route));
  });

  it.each([
    { name: 'none', headers: {} },
    { name: 'a scheme alone', headers: { authorization: 'Bearer' } },
    { name: 'another scheme', headers: { authorization: `Basic ${btoa(`x:${KEY}`)}` } },
    { name: 'two at once', headers: { authorization: `Bearer ${KEY} ${NEXT}` } },
    { name: 'an empty header', headers: { 'x-api-key': '' } },
  ])('answers 401 and how to show one to $name', async ({ headers }) => {
    const answer = await asked({ method: 'POST', path: `/games/${game}/resume` }, headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 401, code: 'api_key_missing', type: 'about:blank' });
  });

  it.each([
    { name: 'a wrong one', headers: { authorization: `Bearer ${WRONG}` } },
    { name: 'a wrong one in a header of its own', headers: { 'x-api-key': WRONG } },
    { name: 'the beginning of one', headers: { authorization: `Bearer ${KEY.slice(0, 16)}` } },
    { name: 'the variable as it stands', headers: { 'x-api-key': `${KEY}, ${NEXT}` } },
    { name: 'fifteen kilobytes', headers: { 'x-api-key': 'x'.repeat(15_000) } },
  ])('answers 403 to $name, without repeating it', async ({ headers }) => {
    const answer = await asked({ method: 'POST', path: `/games/${game}/resume` }, headers);
    const text = await answer.text();
    expect(answer.status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ status: 403, code: 'api_key_unknown' });
    for (const secret of [KEY, NEXT, ...Object.values(headers)]) expect(text).not.toContain(secret);
    expect(await rest.game(game)).toMatchObject({ status: 'paused' });
  });

  it.each([
    { name: 'a bearer token', headers: { authorization: `bearer ${KEY}` } },
    { name: 'the key that will follow', headers: { authorization: `Bearer ${NEXT}` } },
    { name: 'a header of its own', headers: { 'x-api-key': KEY } },
    { name: 'that beside a token of somebody else’s', headers: { authorization: `Bearer ${WRONG}`, 'x-api-key': KEY } },
  ])('lets in $name', async ({ headers }) => {
    const answer = await asked({ method: 'POST', path: `/games/${game}/step` }, headers);
    expect(answer.status).toBe(200);
  });

  it('refuses a caller without a key before it names anything else that is wrong', async () => {
    const stranger = new RestClient(table.orchestrator.url);
    expect(await stranger.post('/games', { agents: 'none' })).toMatchObject({ status: 401 });
    expect(await stranger.control('00000000-0000-4000-8000-000000000000', 'stop')).toMatchObject({ status: 401 });
    expect(await stranger.post('/nowhere')).toMatchObject({ status: 401 });
  });

  it.each([
    { name: 'broken JSON', body: '{"agents":[', type: 'application/json', withKey: 400 },
    { name: 'XML', body: '<a/>', type: 'application/xml', withKey: 415 },
    { name: '2 MB', body: JSON.stringify('x'.repeat(2_000_000)), type: 'application/json', withKey: 413 },
  ])('does not look at a stranger’s body: $name', async ({ body, type, withKey }) => {
    const send = async (key: Record<string, string>): Promise<Response> =>
      fetch(`${table.orchestrator.url}/games`, { method: 'POST', body, headers: { 'content-type': type, ...key } });
    expect(await send({})).toMatchObject({ status: 401 });
    expect(await send({ 'x-api-key': KEY })).toMatchObject({ status: withKey });
  });

  it('does not wait for the body of a caller without a key, whatever its content-length', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': 10_000_000_000 };
    const sent = request(`${table.orchestrator.url}/games`, { method: 'POST', headers });
    const answered = new Promise<IncomingMessage>((resolve) => sent.once('response', resolve));
    sent.flushHeaders();
    expect(await answered).toMatchObject({ statusCode: 401 });
    sent.destroy();
  });

  it('gives a repeated creation its first answer under any of the keys, and under none of them nothing', async () => {
    const body = { agents: THREE_AGENTS, settings: { speed: 'watch' } };
    const once = { 'idempotency-key': 'on-monday' };
    const first = await rest.post('/games', body, once);
    const again = await rest.post('/games', body, { ...once, authorization: `Bearer ${NEXT}` });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect((await new RestClient(table.orchestrator.url).post('/games', body, once)).status).toBe(401);
  });

  it('lets pages of other origins send one, and read the refusal', async () => {
    const headers = {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,identity-key,x-api-key',
    };
    const preflight = await asked({ method: 'OPTIONS', path: `/games/${game}/pause` }, headers);
    expect(preflight.ok).toBe(true);
    expect(preflight.headers.get('access-control-allow-headers')).toBe(headers['access-control-request-headers']);
    // A ladder is left by DELETE.
    expect(preflight.headers.get('access-control-allow-methods')).toMatch(/\bPOST\b.*\bDELETE\b/);
    const refused = await asked({ method: 'POST', path: `/games/${game}/pause` }, { origin: headers.origin });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('marks in its OpenAPI document what needs one', async () => {
    const { body } = await rest.get<{ paths: Record<string, Record<string, object>> }>('/docs-json');
    const needsKey = { security: [{ api_key: [] }, { api_key_header: [] }], responses: { '401': {}, '403': {} } };
    expect(body.paths['/games/{id}/stop']?.['post']).toMatchObject(needsKey);
    expect(body.paths['/notes/{id}']?.['delete']).toMatchObject(needsKey);
    expect(body.paths['/games']?.['get']).toMatchObject({ security: [] });
  });
});

describe('a server without API keys', () => {
  it('lets everybody control, with or without one', async () => {
    await using table = await Table.set();
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    expect(await table.rest.control(id, 'pause')).toMatchObject({ status: 200 });
    const eager = new RestClient(table.orchestrator.url, { authorization: `Bearer ${WRONG}` });
    expect(await eager.control(id, 'resume')).toMatchObject({ status: 200 });
  });
});
