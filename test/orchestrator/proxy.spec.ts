import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent, request } from 'undici';
import { SpectatorClient } from '#libs/spectator-client';
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { LoadBalancer, PREFIX } from '../support/load-balancer.js';
import { FollowedStream } from '../support/followed-stream.js';
import { rawRequest } from '../support/raw-http.js';
import { THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const CREATION = { agents: THREE_AGENTS, settings: { speed: 'watch' } };

/** A server behind nginx, and what asks through it. */
class Proxied implements AsyncDisposable {
  private readonly dispatcher: Agent;

  private constructor(
    readonly table: Table,
    readonly nginx: LoadBalancer,
  ) {
    this.dispatcher = new Agent({ connect: { ca: nginx.ca } });
  }

  static async start(config: Readonly<Record<string, string>>): Promise<Proxied> {
    const table = await Table.set({ config });
    return new Proxied(table, await LoadBalancer.start('nginx', table.orchestrator.url));
  }

  get url(): string {
    return `https://localhost:${this.nginx.port}${PREFIX}`;
  }

  async ask(
    path: string,
    { body, headers = {} }: { body?: object; headers?: Record<string, string> } = {},
  ): Promise<{ status: number; location: unknown; body: Record<string, unknown> }> {
    const json = body && { body: JSON.stringify(body), method: 'POST' };
    const answer = await request(path.startsWith('https:') ? path : this.url + path, {
      dispatcher: this.dispatcher,
      headers: { 'content-type': 'application/json', ...headers },
      ...json,
    });
    const { location } = answer.headers;
    return { status: answer.statusCode, location, body: (await answer.body.json()) as Record<string, unknown> };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispatcher.destroy();
    await this.table[Symbol.asyncDispose]();
    await this.nginx[Symbol.asyncDispose]();
  }
}

describe('behind an nginx that is trusted, with TLS and below a path,', () => {
  let proxied: Proxied;

  beforeAll(async () => {
    proxied = await Proxied.start({ TRUST_PROXY: '127.0.0.1' });
  });

  afterAll(() => proxied[Symbol.asyncDispose]());

  it('what a new game is reached by leads through it', async () => {
    const created = await proxied.ask('/games', { body: CREATION });
    const id = String(created.body['game_id']);
    expect(created).toMatchObject({ status: 201, location: `${proxied.url}/games/${id}` });
    expect(created.body['ws_url']).toBe(proxied.url.replace('https', 'wss'));
    expect(await proxied.ask(String(created.location))).toMatchObject({ status: 200, body: { game_id: id } });
    expect((await proxied.ask('/docs-json')).body['servers']).toEqual([{ url: proxied.url }]);
  });

  it('games are followed by server-sent events, each sent on at once', async () => {
    const { game_id: id } = await proxied.table.rest.createGame({ speed: 'watch' });
    await using stream = FollowedStream.open(`${proxied.url}/games/${id}/stream?after_seq=0`, '--insecure');
    await stream.receives(({ event }) => event === 'game:state');
    await proxied.table.rest.control(id, 'speed', { speed: 'slow' });
    expect(await stream.receives(({ event }) => event === 'game:speed')).toMatchObject({ data: { speed: 'slow' } });
  });

  it.each(['websocket', 'polling'])('games are followed and controlled over %s', async (transport) => {
    const { game_id: id } = await proxied.table.rest.createGame({ speed: 'watch' });
    const options = { path: `${PREFIX}/socket.io/`, ca: proxied.nginx.ca, transports: [transport] };
    // The polling client sends a Host of its own.
    const page = { origin: 'https://arena.example', host: 'arena.example' };
    const headers = transport === 'websocket' ? { extraHeaders: page } : {};
    const spectator = await RawSpectator.connect(new URL(proxied.url).origin, { ...options, ...headers });
    expect(await spectator.join(id)).toMatchObject({ success: true, game_id: id });
    expect(await spectator.setSpeed(id, 'slow')).toMatchObject({ success: true, speed: 'slow' });
    spectator.close();
  });

  it('the library takes the address as it stands in ws_url', async () => {
    const { body } = await proxied.ask('/games', { body: CREATION });
    const client = new SpectatorClient(String(body['ws_url']), { socketOptions: { ca: proxied.nginx.ca } });
    await client.watch(String(body['game_id']), { afterSeq: 0 });
    expect(client.connected).toBe(true);
    client.close();
  });

  it('a page is our own by the address in the browser', async () => {
    const { game_id: id } = await proxied.table.rest.createGame({ speed: 'watch' });
    const ask = async (origin: string): Promise<number> => {
      const headers = { host: 'arena.example', origin };
      return (await proxied.ask(`/games/${id}/pause`, { body: {}, headers })).status;
    };
    expect(await ask('https://arena.example')).toBe(200);
    expect(await ask('http://arena.example')).toBe(403);
    expect(await ask('https://evil.example')).toBe(403);
  });
});

describe('behind an nginx that is not trusted', () => {
  it('a request under its name is refused until a setting contains the name', async () => {
    await using proxied = await Proxied.start({});
    const refused = await proxied.ask('/games', { headers: { host: 'arena.example' } });
    expect(refused).toMatchObject({ status: 403, body: { code: 'host_not_allowed' } });
    expect(refused.body['detail']).toMatch(/ORCHESTRATOR_PUBLIC_URL.*ORCHESTRATOR_TRUST_PROXY/);
  });

  it('links are made of the address that was set', async () => {
    const address = 'https://arena.example/arena';
    await using proxied = await Proxied.start({ PUBLIC_URL: `${address}/` });
    const { body, location } = await proxied.ask('/games', { body: CREATION, headers: { host: 'arena.example' } });
    expect({ location, ws: body['ws_url'] }).toEqual({
      location: `${address}/games/${String(body['game_id'])}`,
      ws: 'wss://arena.example/arena',
    });
  });
});

describe('somebody who is no proxy of ours', () => {
  it('changes no link by what they forward', async () => {
    await using table = await Table.set({ config: { TRUST_PROXY: '192.0.2.0/24' } });
    const answer = await rawRequest(table.orchestrator.url, {
      method: 'POST',
      path: '/games',
      body: JSON.stringify(CREATION),
      headers: {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        'x-forwarded-prefix': '/evil',
        'x-forwarded-for': '192.0.2.1',
      },
    });
    expect(answer.body).toMatchObject({ ws_url: table.orchestrator.url.replace('http', 'ws') });
    expect(answer.headers.location).toMatch(/^\/games\//);
  });
});
