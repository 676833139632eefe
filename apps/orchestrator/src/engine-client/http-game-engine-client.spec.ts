import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GameState } from '#libs/protocol';
import { answer, BEHAVIOURS } from '../http-client/testing/index.js';
import type { Execution } from './game-engine-client.js';
import { itIsAGameEngineClient } from './game-engine-client.contract.js';
import { TinyEngineServer } from './testing/tiny-engine-server.js';

describe('over HTTP', () => {
  itIsAGameEngineClient(async () => {
    const tiny = await TinyEngineServer.start();
    const moods = { well: undefined, away: answer(503, ''), hanging: BEHAVIOURS.hangs };
    return { client: tiny.client, is: (mood) => tiny.always(moods[mood]), close: () => tiny.close() };
  });
});

let tiny: TinyEngineServer;
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

  it('tells an engine that breaks from one that is down, and does not create a second game', async () => {
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

  it('tells why the engine refuses', async () => {
    tiny.on('POST /game', answer(422, { detail: [{ loc: ['players'], msg: 'too few' }, { msg: 'no seed' }] }));
    await expect(tiny.client.create(REQUEST)).rejects.toMatchObject({
      kind: 'refused',
      message: 'POST /game answered 422: too few; no seed',
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

  it('gives up after so many repetitions', async () => {
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
    ['a redirect', answer(302, ''), 'answered 302'],
  ])('calls %s nonsense at once', async (_, behaviour, message) => {
    tiny.always(behaviour);
    const failure = { kind: 'nonsense', message: `GET /game/tiny-1 ${message}` };
    await expect(tiny.client.readState('tiny-1')).rejects.toMatchObject(failure);
    expect(tiny.asked).toHaveLength(1);
  });

  it.each([404, 405, 501])('remembers that an engine tells no actions (%i)', async (status) => {
    await tiny.client.create(REQUEST);
    tiny.on('GET /actions', answer(status, { detail: 'Not Found' }));
    expect(await tiny.client.readActions('tiny-1')).toBeUndefined();
    expect(await tiny.client.readActions('tiny-1')).toBeUndefined();
    expect(tiny.asked.filter((asked) => asked.endsWith('/actions'))).toHaveLength(1);
  });

  it('keeps asking an engine that has told actions before', async () => {
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
