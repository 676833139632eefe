import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedGame } from '#libs/protocol';
import type { Answer } from '../support/rest-client.js';
import { THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BODY = { agents: THREE_AGENTS, settings: { speed: 'watch' } };

function create(table: Table, body: object = BODY, key?: string): Promise<Answer<CreatedGame & { code?: string }>> {
  return table.rest.post('/games', body, key === undefined ? {} : { 'idempotency-key': key });
}

/** How many games the engine was asked for. */
function asked(table: Table): number {
  return table.engine.requests.filter(({ route }) => route === 'create').length;
}

describe('POST /games', () => {
  let table: Table;

  beforeAll(async () => {
    table = await Table.set({ config: { DEFAULT_SPEED: 'slow', TURN_TIMEOUT: '12.5' } });
  });

  afterAll(() => table[Symbol.asyncDispose]());

  it('answers the game, where it is, and who plays', async () => {
    const { status, headers, body } = await create(table);
    expect(status).toBe(201);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('location')).toBe(`/games/${body.game_id}`);
    expect(body).toEqual({
      game_id: expect.stringMatching(UUID),
      ws_url: table.orchestrator.url.replace('http', 'ws'),
      control_token: expect.stringMatching(/^ct_/),
      status: 'running',
      speed: 'watch',
      turn_timeout: 12.5,
      players: THREE_AGENTS.map((agent) => ({ model: null, ...agent, id: expect.stringMatching(/./) })),
      message: expect.stringMatching(/./),
    });
    const location = headers.get('location') ?? '';
    expect((await table.rest.get(location)).body).toMatchObject({ game_id: body.game_id, is_running: true });
  });

  it('takes the defaults of the configuration for what the body leaves open', async () => {
    const { body } = await create(table, { agents: THREE_AGENTS });
    expect(body).toMatchObject({ speed: 'slow', turn_timeout: 12.5 });
    const { body: nulls } = await create(table, { agents: THREE_AGENTS, settings: { speed: null, seed: null } });
    expect(nulls).toMatchObject({ speed: 'slow' });
  });

  it('takes the bounds of every field', async () => {
    const longest = { name: 'n'.repeat(100), personality: 'p'.repeat(50), model: 'm'.repeat(100) };
    const eight = Array.from('12345678', (name) => ({ name, personality: 'p' }));
    const least = { turn_timeout: 0.05, seed: 0, max_turns: 1, rules: {} };
    const most = { turn_timeout: 600, seed: 4_294_967_295, max_turns: 1_000_000 };
    for (const body of [
      { agents: [longest, { name: 'x', personality: 'y', url: 'http://localhost:1/agent' }], settings: least },
      { agents: eight, settings: most },
    ]) {
      expect((await create(table, body)).status).toBe(201);
    }
  });

  it('takes the characters out of names that nobody sees, or that turn the text around', async () => {
    const agents = [
      { name: ' Baron\u202e Von\u0000\nMoney\u2066bags ', personality: 'agg\u001bressive', model: 'm\u200f-1' },
      { name: '👩\u200d🚀 שלום', personality: 'calm' },
    ];
    const { body } = await create(table, { agents, settings: { speed: 'watch' } });
    expect(body['players']).toMatchObject([
      { name: 'Baron Von Moneybags', personality: 'aggressive', model: 'm-1' },
      { name: '👩\u200d🚀 שלום', personality: 'calm' },
    ]);
  });

  it('hands the engine the players, the seed, the limit and the rules as they are', async () => {
    const rules = { free_parking: { jackpot: [1, null] }, toString: 'kept' };
    await create(table, { agents: THREE_AGENTS, settings: { speed: 'watch', seed: 7, max_turns: 9, rules } });
    const { body } = table.engine.requests.findLast(({ route }) => route === 'create') ?? {};
    expect(body).toEqual({
      players: THREE_AGENTS.map(({ name, personality, model = expect.any(String) }) => ({ name, personality, model })),
      seed: 7,
      max_turns: 9,
      rules,
    });
  });

  it('ignores fields that it does not know', async () => {
    const agents = THREE_AGENTS.map((agent) => ({ ...agent, hat: 'bowler' }));
    const body = { agents, settings: { speed: 'watch', music: 'jazz' }, title: 'Friday' };
    expect((await create(table, body)).status).toBe(201);
  });

  describe('with an Idempotency-Key', () => {
    it('is answered the same when it is repeated, and makes one game', async () => {
      const before = asked(table);
      const first = await create(table, BODY, 'repeated');
      const second = await create(table, BODY, 'repeated');
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      expect(second.headers.get('location')).toBe(first.headers.get('location'));
      expect(asked(table)).toBe(before + 1);
    });

    it('is answered the same when it is repeated after the game has changed', async () => {
      const first = await create(table, BODY, 'stopped');
      await table.rest.control(first.body.game_id, 'stop');
      expect((await create(table, BODY, 'stopped')).body).toEqual(first.body);
    });

    it('makes one game when it arrives several times at once', async () => {
      const before = asked(table);
      const answers = await Promise.all([1, 2, 3, 4].map(() => create(table, BODY, 'at once')));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => body.game_id)).size).toBe(1);
      expect(asked(table)).toBe(before + 1);
    });

    it('makes one game for each key', async () => {
      const answers = await Promise.all(['a', 'b', 'c'].map((key) => create(table, BODY, key)));
      expect(new Set(answers.map(({ body }) => body.game_id)).size).toBe(3);
    });

    it('is refused when the key was used with another body, one after the other and at once', async () => {
      const another = { ...BODY, settings: { speed: 'slow' } };
      await create(table, BODY, 'reused');
      const { status, headers, body } = await create(table, another, 'reused');
      expect(status).toBe(409);
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(body.code).toBe('idempotency_key_reused');

      const both = await Promise.all([create(table, BODY, 'contended'), create(table, another, 'contended')]);
      expect(new Set(both.map(({ status: answered }) => answered))).toEqual(new Set([201, 409]));
    });

    it('may be used again after a creation that the engine failed', async () => {
      table.engine.inject('status500', 'create');
      const failed = await Promise.all([1, 2].map(() => create(table, BODY, 'second chance')));
      table.engine.heal();
      for (const { status, body } of failed) {
        expect(status).toBe(502);
        expect(body.code).toBe('engine_error');
      }
      expect((await create(table, BODY, 'second chance')).status).toBe(201);
    });

    it('may be used again after a malformed body', async () => {
      expect((await create(table, { agents: [] }, 'corrected')).status).toBe(400);
      expect((await create(table, BODY, 'corrected')).status).toBe(201);
    });

    it.each(['', 'x'.repeat(256)])('is refused when the key is no key: "%s"', async (key) => {
      const { status, body } = await create(table, BODY, key);
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'Idempotency-Key' }] });
    });
  });

  it('makes a game of each request without a key', async () => {
    const answers = await Promise.all([1, 2].map(() => create(table)));
    expect(answers[0]?.body.game_id).not.toBe(answers[1]?.body.game_id);
  });
});
