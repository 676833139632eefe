import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LogLine, logNotingModule } from '../support/log-lines.js';
import { called, connected, overHttp } from '../support/mcp-player.js';
import { RestClient, THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const KEY = 'the-key-of-operations';
const SMALL = 'a-key-with-a-small-scope';
const WRONG = 'a-key-of-another-service';
/** As an operator finds it: `printf %s "$KEY" | sha256sum | cut -c1-8`. */
const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

/** Of the request, and of the connection of a message. */
const request_id: unknown = expect.stringMatching(/^[\w-]{36}$/);
const socket_id: unknown = expect.stringMatching(/^[\w-]{20}$/);

describe('the audit log', () => {
  const lines: LogLine[] = [];
  let table: Table;
  let rest: RestClient;
  beforeAll(async () => {
    table = await Table.set({
      config: { API_KEYS: `ops:admin:${KEY},eye:control:${SMALL}`, TRUST_PROXY: '127.0.0.1' },
      modules: [logNotingModule(lines)],
    });
    rest = clientWith(KEY);
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  const clientWith = (key: string, more: Record<string, string> = {}): RestClient =>
    new RestClient(table.orchestrator.url, { authorization: `Bearer ${key}`, ...more });

  /** The lines of control actions that something leads to, once there are as many as it has actions. */
  async function linesOf(count: number, act: () => Promise<unknown>): Promise<readonly object[]> {
    const before = lines.length;
    await act();
    const found = (): LogLine[] => lines.slice(before).filter(({ message }) => message === 'control');
    const deadline = Date.now() + 20_000;
    while (found().length < count && Date.now() < deadline) await new Promise((resolve) => setImmediate(resolve));
    return found().map((line) => {
      const { message: _, ...fields } = line;
      return fields;
    });
  }

  it('has one line for each action over REST: who, what, which game, how it ended, from where', async () => {
    let id = '';
    const ops = { who: 'ops', key: digestOf(KEY), address: '203.0.113.7', request_id };
    const behindProxy = clientWith(KEY, { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' });
    const written = await linesOf(5, async () => {
      const created = await behindProxy.createGame({ speed: 'watch' });
      id = created.game_id;
      await behindProxy.control(id, 'pause');
      await clientWith(created.control_token ?? '').control(id, 'speed', { speed: 'slow' });
      await behindProxy.control('none-such', 'stop');
      await behindProxy.control(id, 'stop');
    });
    expect(written).toEqual([
      { ...ops, action: 'create', game_id: id, outcome: 'done' },
      { ...ops, action: 'pause', game_id: id, outcome: 'done' },
      { who: 'token', action: 'speed', game_id: id, outcome: 'done', address: '127.0.0.1', request_id },
      { ...ops, action: 'stop', game_id: 'none-such', outcome: 'game_not_found' },
      { ...ops, action: 'stop', game_id: id, outcome: 'done' },
    ]);
  });

  it('has the same line for what an assistant does, in the name of who asked', async () => {
    let id: unknown;
    const written = await linesOf(1, async () => {
      const headers = { authorization: `Bearer ${KEY}`, 'x-forwarded-for': '203.0.113.7' };
      const client = await connected(overHttp(table.orchestrator.url, headers));
      await called(client, 'list_games');
      id = (await called(client, 'create_game', { agents: THREE_AGENTS })).data['game_id'];
      await client.close();
    });
    const ops = { who: 'ops', key: digestOf(KEY), address: '203.0.113.7', request_id };
    expect(written).toEqual([{ ...ops, action: 'create', game_id: id, outcome: 'done' }]);
  });

  it('has one line for each that was refused, and for none that only reads', async () => {
    const from = { address: '127.0.0.1', request_id };
    const written = await linesOf(5, async () => {
      await table.rest.get('/games');
      await table.rest.post('/games', { agents: THREE_AGENTS });
      await clientWith(WRONG).control('some-game', 'stop');
      await rest.post('/games', { agents: [] });
      await clientWith(SMALL).post('/games', { agents: THREE_AGENTS });
      await rest.post('/nowhere');
    });
    expect(written).toEqual([
      { who: 'none', action: 'create', outcome: 'api_key_missing', ...from },
      {
        who: 'unknown',
        key: digestOf(WRONG),
        action: 'stop',
        game_id: 'some-game',
        outcome: 'api_key_unknown',
        ...from,
      },
      { who: 'ops', key: digestOf(KEY), action: 'create', outcome: 'invalid_request', ...from },
      { who: 'eye', key: digestOf(SMALL), action: 'create', outcome: 'insufficient_scope', ...from },
      { who: 'ops', key: digestOf(KEY), action: 'POST /nowhere', outcome: 'not_found', ...from },
    ]);
  });

  it('has one line for each message that controls', async () => {
    const { game_id: id } = await rest.createGame({ speed: 'watch' });
    const known = await table.spectator({ auth: { api_key: KEY } });
    const stranger = await table.spectator({ extraHeaders: { 'x-forwarded-for': '203.0.113.9' } });
    const written = await linesOf(3, async () => {
      await stranger.join(id);
      await known.setSpeed(id, 'fast');
      await known.setSpeed('none-such', 'fast');
      await stranger.setSpeed(id, 'slow');
    });
    const ops = { who: 'ops', key: digestOf(KEY), action: 'set_speed', address: '127.0.0.1', socket_id };
    expect(written).toEqual([
      { ...ops, game_id: id, outcome: 'done' },
      { ...ops, game_id: 'none-such', outcome: 'game_not_found' },
      { who: 'none', action: 'set_speed', game_id: id, outcome: 'api_key_missing', address: '203.0.113.9', socket_id },
    ]);
  });

  it('shows no key and no token, whatever was sent', async () => {
    const { control_token: token = '' } = await rest.createGame({ speed: 'watch' });
    const text = JSON.stringify(lines);
    expect(lines.length).toBeGreaterThan(10);
    for (const secret of [KEY, SMALL, WRONG, token, token.slice(3)]) expect(text).not.toContain(secret);
  });
});

describe('the audit log of a server without keys', () => {
  it('names whoever it was as anybody', async () => {
    const lines: LogLine[] = [];
    await using table = await Table.set({ modules: [logNotingModule(lines)] });
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    await (await table.spectator()).setSpeed(id, 'slow');
    const written = lines.filter(({ message }) => message === 'control');
    expect(written).toMatchObject([
      { who: 'open', action: 'create' },
      { who: 'open', action: 'set_speed' },
    ]);
  });
});
