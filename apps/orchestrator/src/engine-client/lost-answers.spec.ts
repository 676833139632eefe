import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GameState } from '#libs/protocol';
import { answer, BEHAVIOURS } from '../http-client/testing/index.js';
import type { Execution } from '../games/ports/index.js';
import { TinyEngineServer } from './testing/tiny-engine-server.js';

const SEAT = { model: 'none', personality: 'calm' };
const REQUEST = {
  players: [
    { ...SEAT, name: 'Ann' },
    { ...SEAT, name: 'Bob' },
  ],
};

let tiny: TinyEngineServer;
let state: GameState;
let steps = 0;

beforeEach(async () => {
  tiny = await TinyEngineServer.start({ timeoutMs: 500, retries: 2 });
  ({ state } = await tiny.client.create(REQUEST));
  tiny.server.requests.length = 0;
});
afterEach(() => tiny.close());

async function roll(before: GameState, signal?: AbortSignal): Promise<Execution> {
  const request = { player_id: before.players[0]?.id ?? '', action: { type: 'roll_dice' } };
  steps += 1;
  return tiny.client.execute({ engineGameId: 'tiny-1', idempotencyKey: `g:${steps}`, request, before }, signal);
}

const ACTION = 'POST /game/tiny-1/action';
const STATE = 'GET /game/tiny-1';

describe('an action whose answer is lost, with an engine that knows no keys,', () => {
  it('is read from the state if it was executed, and not sent again', async () => {
    tiny.once('POST /action', tiny.loseTheAnswer);
    expect(await roll(state)).toEqual({
      kind: 'executed',
      result: { success: true, message: 'read from the state: the answer was lost' },
      state: { ...state, ...tiny.engine.state('tiny-1') },
    });
    expect(tiny.asked).toEqual([ACTION, STATE]);
  });

  it.each([
    ['500', answer(500, '')],
    ['429', answer(429, '')],
    ['a reset', BEHAVIOURS.resets],
    ['half an answer', BEHAVIOURS.closesInTheMiddle],
    ['no answer in time', BEHAVIOURS.hangs],
    ['an answer that drips', BEHAVIOURS.drips],
  ])('is sent again after %s if the state has not changed', async (_, behaviour) => {
    tiny.once('POST /action', behaviour);
    expect(await roll(state)).toMatchObject({ kind: 'executed', result: { dice_roll: [1, 2] } });
    expect(tiny.asked).toEqual([ACTION, STATE, ACTION]);
  });

  it('is executed also if the engine was slow, and refuses the second copy', async () => {
    tiny.once('POST /action', answer(504, ''), (response, request) => {
      tiny.engine.act('tiny-1', { player_id: 'tiny-1-p1', action: { type: 'roll_dice' } }, undefined);
      return answer(400, { detail: 'The dice are rolled.' })(response, request);
    });
    expect(await roll(state)).toMatchObject({ kind: 'executed', state: { turn_phase: 'post_roll' } });
    expect(tiny.asked).toEqual([ACTION, STATE, ACTION, STATE]);
  });

  it('is looked for in the state also when it will not be sent again', async () => {
    tiny.once('POST /action', answer(500, ''), answer(500, ''), tiny.loseTheAnswer);
    expect(await roll(state)).toMatchObject({ kind: 'executed', state: { turn_phase: 'post_roll' } });
    expect(tiny.asked).toEqual([ACTION, STATE, ACTION, STATE, ACTION, STATE]);
  });

  it('is given up after the last repetition with an unchanged state', async () => {
    tiny.on('POST /action', answer(500, { detail: 'deadlock' }));
    await expect(roll(state)).rejects.toMatchObject({
      kind: 'away',
      status: 500,
      message: 'POST /game/tiny-1/action answered 500: deadlock',
    });
    expect(tiny.asked.filter((asked) => asked === ACTION)).toHaveLength(3);
  });

  it('counts as unchanged when only the time of the snapshot differs', async () => {
    tiny.once('POST /action', answer(500, ''));
    expect(await roll({ ...state, updated_at: '2030-01-01T00:00:00Z' })).toMatchObject({ kind: 'executed' });
    expect(tiny.asked).toEqual([ACTION, STATE, ACTION]);
  });

  it('leaves the question open when the state cannot be read either', async () => {
    tiny.always(BEHAVIOURS.resets);
    await expect(roll(state)).rejects.toMatchObject({ kind: 'away', message: `${STATE} closed the connection` });
    expect(tiny.asked.filter((asked) => asked === ACTION)).toHaveLength(1);
  });
});

describe('an action whose answer is lost, with an engine that has echoed a key before,', () => {
  it('is sent again with the same key, and executed once', async () => {
    tiny.honoursKeys = true;
    await roll(state);
    tiny.engine.act('tiny-1', { player_id: 'tiny-1-p1', action: { type: 'end_turn' } }, undefined);
    tiny.once('POST /action', tiny.loseTheAnswer);
    tiny.server.requests.length = 0;
    const request = { player_id: 'tiny-1-p2', action: { type: 'roll_dice' } };
    const before = tiny.engine.state('tiny-1');
    const order = { engineGameId: 'tiny-1', idempotencyKey: 'g:second', request, before };
    expect(await tiny.client.execute(order)).toMatchObject({ kind: 'executed', result: { dice_roll: [1, 2] } });
    expect(tiny.asked).toEqual([ACTION, ACTION]);
    expect(tiny.engine.state('tiny-1').players[1]?.position).toBe(3);
  });
});

describe('a caller that does not want to wait', () => {
  it('ends the read that looks whether an action was executed', async () => {
    const abort = new AbortController();
    let isRead = false;
    const called = (method: string, path: string): string => `${method} ${path.replace('/v1', '')}`;
    tiny.always((response, { method, path }) => {
      if (called(method, path) === ACTION) response.socket?.destroy();
      isRead ||= called(method, path) === STATE;
      // Not answered: aborted, the connection closes; else the client's own 500 ms and repetitions pass.
      if (isRead) setImmediate(() => abort.abort());
    });
    await expect(roll(state, abort.signal)).rejects.toMatchObject({
      kind: 'aborted',
      message: `${STATE} was not waited for`,
    });
    expect(tiny.asked).toEqual([ACTION, STATE]);
  });

  it('ends the read that looks for an action of before a crash', async () => {
    const abort = new AbortController();
    tiny.always(() => void setImmediate(() => abort.abort()));
    const request = { player_id: 'tiny-1-p1', action: { type: 'roll_dice' } };
    const order = { engineGameId: 'tiny-1', idempotencyKey: 'g:x', request, before: state, mayBeExecuted: true };
    await expect(tiny.client.execute(order, abort.signal)).rejects.toMatchObject({ kind: 'aborted' });
    expect(tiny.asked).toEqual([STATE]);
  });

  it('ends the read that distinguishes an engine without a list of actions from a game that is lost', async () => {
    const abort = new AbortController();
    tiny.always((response, request) => {
      if (request.path.endsWith('/actions')) return answer(404, '')(response, request);
      return void setImmediate(() => abort.abort());
    });
    await expect(tiny.client.readActions('tiny-1', abort.signal)).rejects.toMatchObject({ kind: 'aborted' });
  });

  it('ends the pause between two tries', async () => {
    const patient = await TinyEngineServer.start({ backoffMs: 60_000 });
    const abort = new AbortController();
    patient.always((response, request) => {
      response.on('close', () => abort.abort());
      return answer(503, '')(response, request);
    });
    await expect(patient.client.readState('tiny-1', abort.signal)).rejects.toMatchObject({ kind: 'aborted' });
    await patient.close();
  });
});
