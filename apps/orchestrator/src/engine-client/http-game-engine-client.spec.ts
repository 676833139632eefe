import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GameState } from '#libs/protocol';
import { answer, BEHAVIOURS } from '../http-client/testing/index.js';
import type { Execution } from '../games/ports/index.js';
import { itIsAGameEngineClient } from '../games/ports/game-engine-client.contract.js';
import { TinyEngineServer } from './testing/tiny-engine-server.js';

describe('over HTTP', () => {
  itIsAGameEngineClient(async () => {
    const tiny = await TinyEngineServer.start();
    const moods = { well: undefined, away: answer(503, ''), hanging: BEHAVIOURS.hangs };
    return { client: tiny.client, is: (mood) => tiny.always(moods[mood]), close: () => tiny.close() };
  });
});

let tiny: TinyEngineServer;
const STATE = { status: 'in_progress', current_player_index: 0, players: [{ id: 'a', name: 'Ann' }] };
const SEAT = { model: 'none', personality: 'calm' };
const REQUEST = {
  players: [
    { ...SEAT, name: 'Ann' },
    { ...SEAT, name: 'Bob' },
  ],
};

beforeEach(async () => {
  tiny = await TinyEngineServer.start({ maxBytes: 100_000 });
});
afterEach(() => tiny.close());

async function executeOn(state: GameState, type = 'roll_dice'): Promise<Execution> {
  const request = { player_id: state.players[0]?.id ?? '', action: { type } };
  return tiny.client.execute({ engineGameId: state.id ?? '', idempotencyKey: 'g:1', request, before: state });
}

describe('creating a game', () => {
  it.each([[{ id: 'tiny-1' }], [{ game_id: 'tiny-1', status: 'waiting' }], [{ id: null, game_id: 'tiny-1' }]])(
    'reads the id in %j',
    async (body) => {
      tiny.engine.create(REQUEST);
      tiny.once('POST /game', answer(201, body));
      expect((await tiny.client.create(REQUEST)).engineGameId).toBe('tiny-1');
    },
  );

  it('takes an id that is a number for text', async () => {
    tiny.once('POST /game', answer(201, { id: 7 }));
    await expect(tiny.client.create(REQUEST)).rejects.toMatchObject({ status: 404 });
    expect(tiny.asked).toContain('POST /game/7/start');
  });

  it('distinguishes an engine that breaks from one that is down, and does not create a second game', async () => {
    tiny.on('POST /game', answer(500, { detail: 'disk full' }));
    await expect(tiny.client.create(REQUEST)).rejects.toMatchObject({
      kind: 'away',
      status: 500,
      message: 'POST /game answered 500: disk full',
    });
    expect(tiny.asked).toEqual(['POST /game']);
  });

  it('does not create a second game when the answer is lost', async () => {
    tiny.on('POST /game', BEHAVIOURS.resets);
    await expect(tiny.client.create(REQUEST)).rejects.toMatchObject({ kind: 'away', status: undefined });
    expect(tiny.asked).toEqual(['POST /game']);
  });

  it('gives the reason why the engine refuses', async () => {
    tiny.on('POST /game', answer(422, { detail: [{ loc: ['players'], msg: 'too few' }, { msg: 'no seed' }] }));
    await expect(tiny.client.create(REQUEST)).rejects.toMatchObject({
      kind: 'refused',
      message: 'POST /game answered 422: players: too few; no seed',
    });
  });

  it.each([{}, [], 'tiny-1', { id: '' }, { id: { nested: 1 } }])('calls %j nonsense', async (body) => {
    tiny.on('POST /game', answer(201, JSON.stringify(body)));
    await expect(tiny.client.create(REQUEST)).rejects.toMatchObject({ kind: 'nonsense', status: 201 });
  });

  it('starts once more when starting failed for a moment', async () => {
    tiny.once('POST /start', answer(500, ''), BEHAVIOURS.resets);
    expect((await tiny.client.create(REQUEST)).state.status).toBe('in_progress');
  });

  it('starts only once when the answer to it was lost', async () => {
    tiny.once('POST /start', tiny.loseTheAnswer);
    expect((await tiny.client.create(REQUEST)).state.status).toBe('in_progress');
    expect(tiny.asked).toEqual(['POST /game', 'POST /game/tiny-1/start', 'GET /game/tiny-1']);
  });

  it('accepts an engine whose games start by themselves', async () => {
    tiny.once('POST /start', (response, request) => {
      tiny.engine.start('tiny-1');
      return answer(409, { detail: 'It runs.' })(response, request);
    });
    expect((await tiny.client.create(REQUEST)).state.status).toBe('in_progress');
  });

  it.each([
    ['..', '%252E%252E'],
    ['a/../../b', 'a%2F..%2F..%2Fb'],
    ['?x#y', '%3Fx%23y'],
  ])('keeps to the pages of its game, whatever that is called: %s', async (id, escaped) => {
    tiny.once('POST /game', answer(201, { id }));
    await expect(tiny.client.create(REQUEST)).rejects.toMatchObject({ kind: 'refused', status: 404 });
    const game = `/game/${escaped}`;
    expect(tiny.asked.slice(1)).toEqual([`POST ${game}/start`, `GET ${game}`, `DELETE ${game}`]);
  });

  it.each([
    [9007199254740993n, 'the id 9007199254740992, a number that is not read exactly: send it as text'],
    [`"${'x'.repeat(50_000)}"`, 'an id of 50,000 characters where 200 are allowed'],
    ['"a\\u0000b"', 'an id with control characters'],
    ['"\\ud800"', 'an id with control characters'],
  ])('does not take %.20s for an id', async (id, fault) => {
    tiny.on('POST /game', answer(201, `{"id": ${id}}`));
    const message = `POST /game answered, for the new game, ${fault}`;
    await expect(tiny.client.create(REQUEST)).rejects.toMatchObject({ kind: 'nonsense', message });
  });

  it('quotes an engine in one short line without characters that nobody sees', async () => {
    tiny.on('POST /game', answer(400, { detail: `no\u202e\r\n\u0000${'x'.repeat(50_000)}` }));
    const message = `POST /game answered 400: no ${'x'.repeat(296)}…`;
    await expect(tiny.client.create(REQUEST)).rejects.toMatchObject({ kind: 'refused', message });
  });

  it('removes a game that cannot be started', async () => {
    tiny.on('POST /start', answer(400, { detail: 'no' }));
    await expect(tiny.client.create(REQUEST)).rejects.toMatchObject({ kind: 'refused', status: 400 });
    expect(tiny.asked.at(-1)).toBe('DELETE /game/tiny-1');
  });
});

describe('reading', () => {
  it('is repeated while the engine is away', async () => {
    const { state } = await tiny.client.create(REQUEST);
    tiny.once('GET /game/tiny-1', answer(503, ''), BEHAVIOURS.closesInTheMiddle, answer(429, ''));
    expect(await tiny.client.readState('tiny-1')).toEqual(state);
  });

  it('gives up after the last repetition', async () => {
    tiny.always(answer(502, '<html>', { 'content-type': 'text/html' }));
    const message = 'GET /game/tiny-1 answered 502';
    await expect(tiny.client.readState('tiny-1')).rejects.toMatchObject({ kind: 'away', status: 502, message });
    expect(tiny.asked).toHaveLength(4);
  });

  it.each([
    ['no JSON', answer(200, '<html>'), 'answered something that is not JSON'],
    ['nothing', answer(200, ''), 'answered nothing'],
    ['10 MB', BEHAVIOURS.isLarge, 'answered 10,000,000 bytes where 100,000 are allowed'],
    ['no players', answer(200, { status: 'in_progress', players: [] }), 'answered a game state without players'],
    [
      'a redirect',
      answer(302, '', { location: 'https://elsewhere/v1' }),
      'answered 302: redirects are not followed, and this one leads to https://elsewhere/v1',
    ],
    [
      'a compressed answer',
      answer(200, '{}', { 'content-encoding': 'gzip' }),
      'answered a body compressed with gzip, which is not accepted',
    ],
    [
      'headers of 60 kB',
      answer(200, '{}', { 'x-trace': 'x'.repeat(60_000) }),
      'answered with headers of more than 16,384 bytes, which is not accepted',
    ],
    ['another game', answer(200, { ...STATE, id: 'tiny-2' }), 'answered for another game, tiny-2'],
    [
      'lists in lists without end',
      answer(200, `${'['.repeat(40_000)}${']'.repeat(40_000)}`),
      'answered JSON with more than 64 levels of lists and objects',
    ],
  ])('calls %s nonsense at once', async (_, behaviour, message) => {
    tiny.always(behaviour);
    const failure = { kind: 'nonsense', message: `GET /game/tiny-1 ${message}` };
    await expect(tiny.client.readState('tiny-1')).rejects.toMatchObject(failure);
    expect(tiny.asked).toHaveLength(1);
  });

  it.each([404, 405, 501])('remembers that an engine lists no actions (%i)', async (status) => {
    await tiny.client.create(REQUEST);
    tiny.on('GET /actions', answer(status, { detail: 'Not Found' }));
    expect(await tiny.client.readActions('tiny-1')).toBeUndefined();
    expect(await tiny.client.readActions('tiny-1')).toBeUndefined();
    expect(tiny.asked.filter((asked) => asked.endsWith('/actions'))).toHaveLength(1);
  });

  it('keeps asking an engine that has listed actions before', async () => {
    await tiny.client.create(REQUEST);
    await tiny.client.readActions('tiny-1');
    tiny.once('GET /actions', answer(404, ''));
    expect(await tiny.client.readActions('tiny-1')).toBeUndefined();
    expect((await tiny.client.readActions('tiny-1'))?.actions).toHaveLength(1);
  });
});

describe('what an action comes to', () => {
  it('is a refusal if it was not successful', async () => {
    const { state } = await tiny.client.create(REQUEST);
    tiny.once('POST /action', answer(200, { success: false, message: 'Too poor.', code: 'no_cash' }));
    expect(await executeOn(state)).toEqual({ kind: 'refused', message: 'Too poor.', code: 'no_cash' });
  });

  it.each([404, 410])('is a refusal with %i as long as the engine still has the game', async (status) => {
    const { state } = await tiny.client.create(REQUEST);
    tiny.once('POST /action', answer(status, { detail: 'No such action.' }));
    expect(await executeOn(state)).toEqual({ kind: 'refused', message: 'No such action.', code: undefined });
  });

  it.each([404, 410])('is a failure with %i where the engine has lost the game', async (status) => {
    const { state } = await tiny.client.create(REQUEST);
    tiny.always(answer(status, { detail: 'No such game.' }));
    const message = `GET /game/tiny-1 answered ${status}: No such game.`;
    await expect(executeOn(state)).rejects.toMatchObject({ kind: 'refused', status, message });
  });

  it('is nonsense if it came to something in another game', async () => {
    const { state } = await tiny.client.create(REQUEST);
    tiny.once('POST /action', answer(200, { success: true, state: { ...STATE, id: 'tiny-2' } }));
    const message = 'POST /game/tiny-1/action answered for another game, tiny-2';
    await expect(executeOn(state)).rejects.toMatchObject({ kind: 'nonsense', message });
  });

  it.each(['', '[]', 'null'])('is nonsense if the answer is %j', async (body) => {
    const { state } = await tiny.client.create(REQUEST);
    tiny.once('POST /action', answer(200, body));
    await expect(executeOn(state)).rejects.toMatchObject({ kind: 'nonsense' });
  });

  it('is asked for with the key of the step', async () => {
    const { state } = await tiny.client.create(REQUEST);
    await executeOn(state);
    expect(tiny.server.requests.at(-1)).toMatchObject({
      headers: { 'idempotency-key': 'g:1' },
      body: '{"player_id":"tiny-1-p1","action":{"type":"roll_dice"}}',
    });
  });
});
