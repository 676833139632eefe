import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import type { RawSpectator, Received } from '../fixtures/raw-spectator.js';
import { Bystander } from '../support/bystander.js';
import { Table } from '../support/table.js';

/** What the messages of seats need beside a game. */
const SEAT = { player_id: 'p', seat_token: 'seat_x', request_id: 'x', action: { type: 'pass' } };

const REQUESTS = ['join_game', 'leave_game', 'set_speed', 'get_state', 'join_seat', 'answer_turn'] as const;
/** As long as a message may be, and some of the rest of it. */
const LONG = 'x'.repeat(60_000);
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface Payload {
  readonly it: string;
  readonly body: unknown;
  /** The game that its refusal names. */
  readonly named?: string;
}

/** No request has such a payload. */
const NOT_AN_OBJECT: readonly Payload[] = [
  { it: 'null', body: null },
  { it: 'a number', body: 7 },
  { it: 'a string', body: UNKNOWN },
  { it: 'a string of 60 kB', body: LONG },
  { it: 'true', body: true },
  { it: 'an array', body: [] },
  { it: 'an array of payloads', body: [{ game_id: UNKNOWN }] },
  { it: 'bytes', body: Buffer.from('{"game_id":"x"}') },
];

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

/** More than any message holds. */
const TOO_LARGE: readonly Payload[] = [
  { it: 'nested 1,000 deep', body: { game_id: UNKNOWN, after_seq: nested(1_000) }, named: UNKNOWN },
  { it: 'nested 9 deep', body: { game_id: UNKNOWN, x: nested(8) }, named: UNKNOWN },
  { it: 'with a list of 1,000', body: { game_id: UNKNOWN, x: Array(1_000).fill(0) }, named: UNKNOWN },
];

/** No request names its game so. */
const NO_GAME_ID: readonly Payload[] = [
  { it: 'no game_id', body: {} },
  { it: 'a game_id null', body: { game_id: null } },
  { it: 'a game_id that is a number', body: { game_id: 7 } },
  { it: 'an empty game_id', body: { game_id: '' }, named: '' },
  { it: 'a game_id of 60 kB', body: { game_id: LONG } },
  { it: 'a game_id in an array', body: { game_id: [UNKNOWN] } },
  { it: 'a game_id that is an object', body: { game_id: { toString: UNKNOWN } } },
  { it: 'a game_id of bytes', body: { game_id: Buffer.from(UNKNOWN) } },
  { it: 'a game_id in its prototype', body: JSON.parse(`{"__proto__":{"game_id":"${UNKNOWN}"}}`) as object },
];

const UNKNOWN_IDS = [UNKNOWN, 'nope', '__proto__', 'constructor', '\u0000', '../x', 'x'.repeat(100)];

/** The game is there, and one other field is wrong. */
const WRONG_FIELDS = [
  { request: 'join_game', fields: { after_seq: -1 } },
  { request: 'join_game', fields: { after_seq: 1.5 } },
  { request: 'join_game', fields: { after_seq: '1' } },
  { request: 'join_game', fields: { after_seq: [1] } },
  { request: 'join_game', fields: { after_seq: true } },
  { request: 'join_game', fields: { after_seq: 1_000_000 }, code: 'seq_out_of_range' },
  { request: 'join_game', fields: { after_seq: 1e300 }, code: 'seq_out_of_range' },
  { request: 'join_game', fields: { deltas: 'yes' } },
  { request: 'join_game', fields: { deltas: 1 } },
  { request: 'join_game', fields: { deltas: {} } },
  { request: 'set_speed', fields: {} },
  { request: 'set_speed', fields: { speed: null } },
  { request: 'set_speed', fields: { speed: 2 } },
  { request: 'set_speed', fields: { speed: 'warp' } },
  { request: 'set_speed', fields: { speed: 'constructor' } },
  { request: 'set_speed', fields: { speed: ['fast'] } },
];

/** At most a few lines: what was sent is not sent back. */
const REASON = expect.stringMatching(/^.{1,500}$/s);

/** The two answers; `game:error` is sent to one client, so it is no numbered event of the game. */
function refused(code: string, game_id: string | null = null): object {
  const payload = { game_id, error: REASON, code, recoverable: true, at: expect.any(String) };
  return { acknowledged: { success: false, error: REASON, code }, emitted: { event: 'game:error', payload } };
}

describe('a malformed message of a spectator', () => {
  let table: Table;
  let bystander: Bystander;
  let spectator: RawSpectator;

  beforeAll(async () => {
    table = await Table.set();
    bystander = await Bystander.at(table);
    spectator = await table.spectator();
  });

  afterAll(() => table[Symbol.asyncDispose]());

  /** What the spectator receives next. */
  function next(): Promise<Received> {
    const before = new Set(spectator.received);
    return spectator.until((received) => !before.has(received));
  }

  /** What is answered when `args` are all that is sent: to a callback, and without one. */
  async function answers(request: string, args: readonly unknown[]): Promise<object> {
    const acknowledged = await new Promise((resolve) => {
      spectator.send(request, ...args, resolve);
    });
    const emitted = next();
    spectator.send(request, ...args);
    return { acknowledged, emitted: await emitted };
  }

  describe.each(REQUESTS)('%s', (request) => {
    it.each([...NOT_AN_OBJECT, ...NO_GAME_ID, ...TOO_LARGE])('refuses $it', async ({ body, named = null }) => {
      expect(await answers(request, [body])).toEqual(refused('invalid_request', named));
    });

    it('refuses no payload, and two', async () => {
      expect(await answers(request, [])).toEqual(refused('invalid_request'));
      const two = [{ game_id: bystander.id, speed: 'fast' }, { game_id: UNKNOWN }];
      expect(await answers(request, two)).toEqual(refused('invalid_request'));
    });

    it('refuses a payload after a callback', async () => {
      const emitted = next();
      spectator.send(request, () => undefined, { game_id: bystander.id, speed: 'fast' });
      expect(await emitted).toMatchObject({ event: 'game:error', payload: { code: 'invalid_request' } });
    });
  });

  it.each(REQUESTS.filter((request) => request !== 'leave_game'))(
    '%s knows no game that is not there',
    async (name) => {
      for (const game_id of UNKNOWN_IDS) {
        expect(await answers(name, [{ game_id, speed: 'fast', ...SEAT }])).toEqual(refused('game_not_found', game_id));
      }
    },
  );

  it.each(UNKNOWN_IDS)('leave_game leaves what was never joined: %j', async (id) => {
    expect(await spectator.leave(id)).toEqual({ success: true, game_id: id });
  });

  it.each(WRONG_FIELDS)('$request refuses $fields', async ({ request, fields, code = 'invalid_request' }) => {
    const { id } = bystander;
    expect(await answers(request, [{ game_id: id, ...fields }])).toEqual(refused(code, id));
  });

  it('under a name that nobody knows is not answered, and harms nothing', async () => {
    for (const name of ['nope', '__proto__', 'game:ended', 'game:state', '']) {
      spectator.send(name, { game_id: bystander.id });
      spectator.send(name, { game_id: bystander.id }, () => undefined);
    }
    expect(await spectator.request('get_state', { game_id: bystander.id })).toMatchObject({ success: true });
  });

  it('that is not JSON closes the connection of its sender alone', async () => {
    const vandal = io(table.orchestrator.url, { transports: ['websocket'], forceNew: true, reconnection: false });
    await new Promise<void>((resolve) => vandal.once('connect', resolve));
    const closed = new Promise<string>((resolve) => vandal.once('disconnect', resolve));
    vandal.io.engine.write('2{not json');
    expect(await closed).toBe('transport close');
    expect(spectator.connected).toBe(true);
  });

  it('that is nested 30,000 deep is refused, as any other', async () => {
    const vandal = io(table.orchestrator.url, { transports: ['websocket'], forceNew: true, reconnection: false });
    await new Promise<void>((resolve) => vandal.once('connect', resolve));
    const refusal = new Promise((resolve) => vandal.once('game:error', resolve));
    vandal.io.engine.write(`2["get_state",{"game_id":"x","y":${'['.repeat(30_000)}${']'.repeat(30_000)}}]`);
    expect(await refusal).toMatchObject({
      code: 'invalid_request',
      error: 'The payload is nested more than 8 deep.',
    });
    vandal.disconnect();
  });

  it('that is larger than 64 kB closes the connection of its sender alone', async () => {
    const vandal = await table.spectator();
    vandal.send('join_game', { game_id: LONG + LONG });
    expect(await vandal.disconnection).toBe('transport close');
    expect(spectator.connected).toBe(true);
  });

  it('was sent to its sender alone, and changed nothing', async () => {
    expect(await bystander.now()).toEqual(bystander.before);
    expect(await bystander.eventNames()).toEqual([]);
    const { status } = await table.rest.get('/health');
    expect(status).toBe(200);
  });

  it('leaves its sender able to join, and the game plays to its end', async () => {
    expect(await spectator.join(bystander.id, { after_seq: 0 })).toMatchObject({ success: true, status: 'paused' });
    expect(await bystander.playedToItsEnd()).toEqual([]);
    const ended = await spectator.until(({ event }) => event === 'game:ended');
    expect(ended.payload['game_id']).toBe(bystander.id);
  });
});
