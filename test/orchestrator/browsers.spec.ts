import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Delete, Module } from '@nestjs/common';
import { rawRequest } from '../support/raw-http.js';
import { Table } from '../support/table.js';

const EVIL = 'https://evil.example';
const LISTED = 'https://front.example';
const DENIED = { status: 403, body: { code: 'origin_not_allowed', detail: expect.stringContaining('CORS_ORIGINS') } };

/** A module of a team, which knows nothing of pages. */
@Controller('notes')
class NotesController {
  @Delete(':id')
  remove(): object {
    return { removed: true };
  }
}

@Module({ controllers: [NotesController] })
class NotesModule {}

async function pausedGame(table: Table): Promise<string> {
  const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
  await table.rest.control(id, 'pause');
  return id;
}

describe('a page of another site', () => {
  let table: Table;
  let game: string;

  beforeAll(async () => {
    table = await Table.set({ modules: [NotesModule] });
    game = await pausedGame(table);
  });

  afterAll(() => table[Symbol.asyncDispose]());

  it.each([
    { name: 'a POST without a body, as no-cors allows it', method: 'POST', command: 'stop' },
    { name: 'a form', method: 'POST', command: 'speed', body: 'speed=fast', type: 'application/x-www-form-urlencoded' },
    { name: 'JSON as text', method: 'POST', command: 'speed', body: '{"speed":"fast"}', type: 'text/plain' },
    { name: 'JSON', method: 'POST', command: 'speed', body: '{"speed":"fast"}' },
  ])('cannot control by $name', async ({ command, ...request }) => {
    for (const headers of [{ origin: EVIL }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await rawRequest(table.orchestrator.url, {
        ...request,
        path: `/games/${game}/${command}`,
        headers,
      });
      expect(answer).toMatchObject({ ...DENIED, type: expect.stringContaining('application/problem+json') });
    }
    expect(await table.rest.game(game)).toMatchObject({ status: 'paused', speed: 'watch' });
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'LOCK'])(
    'cannot use %s at all, at routes of other modules and where there are none',
    async (method) => {
      for (const path of ['/games', '/notes/1', '/nowhere']) {
        const answer = await rawRequest(table.orchestrator.url, { method, path, headers: { origin: EVIL } });
        expect(answer).toMatchObject(DENIED);
      }
    },
  );

  it('is refused although it names several origins, one of them ours', async () => {
    const headers = { Origin: [table.orchestrator.url, EVIL] };
    const answer = await rawRequest(table.orchestrator.url, { method: 'POST', path: '/games', headers });
    expect(answer).toMatchObject(DENIED);
  });

  it('reads, and reads why it was refused', async () => {
    const url = `${table.orchestrator.url}/games/${game}`;
    const read = await fetch(url, { headers: { origin: EVIL, 'sec-fetch-site': 'cross-site' } });
    expect(read.status).toBe(200);
    expect(read.headers.get('access-control-allow-origin')).toBe('*');
    const refused = await fetch(`${url}/stop`, { method: 'POST', headers: { origin: EVIL } });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each([['websocket'], ['polling'], ['polling', 'websocket']])(
    'watches over %s %s, and no more',
    async (...named) => {
      const transports = named.filter((name) => name !== undefined);
      const spectator = await table.spectator({ extraHeaders: { origin: EVIL }, transports });
      expect(await spectator.join(game)).toMatchObject({ success: true });
      const refused = await spectator.setSpeed(game, 'fast');
      expect(refused).toMatchObject({ success: false, code: 'origin_not_allowed' });
      spectator.send('set_speed', { game_id: game, speed: 'fast' });
      const { payload } = await spectator.until(({ event }) => event === 'game:error');
      expect(payload).toMatchObject({ game_id: game, code: 'origin_not_allowed' });
      expect(await table.rest.game(game)).toMatchObject({ speed: 'watch' });
    },
  );

  it('cannot go on with a connection that another page opened', async () => {
    const transport = { path: '/socket.io/?EIO=4&transport=polling' };
    const opened = await fetch(`${table.orchestrator.url}${transport.path}`);
    const { sid } = JSON.parse((await opened.text()).slice(1)) as { sid: string };
    const path = `${transport.path}&sid=${sid}`;
    const carried = await rawRequest(table.orchestrator.url, { path, headers: { origin: EVIL } });
    expect(carried).toMatchObject(DENIED);
    const upgrade = `/socket.io/?EIO=4&transport=websocket&sid=${sid}`;
    const headers = {
      origin: EVIL,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    };
    expect(await rawRequest(table.orchestrator.url, { path: upgrade, headers })).toMatchObject(DENIED);
  });
});

describe('a page on this machine, our own page, a program', () => {
  let table: Table;

  beforeAll(async () => {
    table = await Table.set();
  });

  afterAll(() => table[Symbol.asyncDispose]());

  it.each(['http://localhost:5173', 'http://127.0.0.1:8080', 'http://[::1]:5173', 'our own', 'none'])(
    'control with the origin %s',
    async (named) => {
      const id = await pausedGame(table);
      const origin = named === 'our own' ? table.orchestrator.url : named;
      const headers = named === 'none' ? {} : { origin };
      const path = `/games/${id}/step`;
      expect(await rawRequest(table.orchestrator.url, { method: 'POST', path, headers })).toMatchObject({
        status: 200,
      });
      for (const transports of [['websocket'], ['polling']]) {
        const spectator = await table.spectator({ extraHeaders: headers, transports });
        expect(await spectator.setSpeed(id, 'slow')).toMatchObject({ success: true });
      }
    },
  );
});

describe('with a list of pages', () => {
  let table: Table;
  let game: string;

  beforeAll(async () => {
    table = await Table.set({ config: { CORS_ORIGINS: `${LISTED.toUpperCase()}:443/` } });
    game = await pausedGame(table);
  });

  afterAll(() => table[Symbol.asyncDispose]());

  it('those control, with cookies, over REST and both transports', async () => {
    const answer = await fetch(`${table.orchestrator.url}/games/${game}/step`, {
      method: 'POST',
      headers: { origin: LISTED },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(LISTED);
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    for (const transports of [['websocket'], ['polling']]) {
      const spectator = await table.spectator({ extraHeaders: { origin: LISTED }, transports });
      expect(await spectator.setSpeed(game, 'slow')).toMatchObject({ success: true });
    }
  });

  it('no other page controls, not even one on this machine', async () => {
    for (const origin of [EVIL, 'http://localhost:5173', 'https://front.example:8443', 'http://front.example']) {
      const path = `/games/${game}/stop`;
      const answer = await rawRequest(table.orchestrator.url, { method: 'POST', path, headers: { origin } });
      expect(answer).toMatchObject(DENIED);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it.each(['websocket', 'polling'])('no other page opens a socket over %s', async (transport) => {
    const path = `/socket.io/?EIO=4&transport=${transport}`;
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const headers = { origin: EVIL, ...(transport === 'websocket' && upgrade), 'sec-websocket-key': 'A'.repeat(22) };
    expect(await rawRequest(table.orchestrator.url, { path, headers })).toMatchObject(DENIED);
    const connecting = table.spectator({ extraHeaders: { origin: EVIL }, transports: [transport] });
    await expect(connecting).rejects.toThrow(/^(websocket|xhr poll) error$/);
  });

  it('our own page watches, as it may read', async () => {
    const spectator = await table.spectator({ extraHeaders: { origin: table.orchestrator.url } });
    expect(await spectator.join(game)).toMatchObject({ success: true });
    expect(await spectator.setSpeed(game, 'fast')).toMatchObject({ code: 'origin_not_allowed' });
  });
});

describe('a name that somebody’s DNS leads to this machine', () => {
  const REBOUND = { status: 403, body: { code: 'host_not_allowed', detail: expect.stringContaining('PUBLIC_URL') } };

  it('is no name of the server: not for REST, the page, the documentation or a socket', async () => {
    await using table = await Table.set();
    const host = `rebind.example:${new URL(table.orchestrator.url).port}`;
    const same = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
    for (const path of ['/games', '/docs', '/health', '/nowhere', '/socket.io/?EIO=4&transport=polling']) {
      expect(await rawRequest(table.orchestrator.url, { path, headers: same })).toMatchObject(REBOUND);
    }
    const creation = { method: 'POST', path: '/games', body: '{}', headers: same };
    expect(await rawRequest(table.orchestrator.url, creation)).toMatchObject(REBOUND);
    await expect(table.spectator({ extraHeaders: same })).rejects.toThrow(/^(websocket|xhr poll) error$/);
  });

  it('is one where a setting names it', async () => {
    await using table = await Table.set({ config: { PUBLIC_URL: 'https://arena.example' } });
    const asked = async (host: string): Promise<number> =>
      (await rawRequest(table.orchestrator.url, { path: '/games', headers: { host } })).status;
    expect(await asked('arena.example')).toBe(200);
    expect(await asked('localhost:1')).toBe(200);
    expect(await asked('rebind.example')).toBe(403);
  });
});
