import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { gameIn } from '../support/game-in-status.js';
import { Table } from '../support/table.js';

/** The WebSocket below a client of Node, which can send pings of its own. */
function webSocketOf(client: Socket): { ping(): void; readonly _socket: { cork(): void; uncork(): void } } {
  const transport = client.io.engine.transport as unknown as { readonly ws: ReturnType<typeof webSocketOf> };
  return transport.ws;
}

const SPEEDS = ['slow', 'watch'] as const;

describe('too much of what is allowed', () => {
  let table: Table;
  beforeAll(async () => {
    table = await Table.set();
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  const speedsOf = async (id: string): Promise<number> =>
    (await table.rest.events(id)).filter(({ event }) => event === 'game:speed').length;

  it('in messages is refused once a hundred wait, and then the connection closed with the reason', async () => {
    const spectator = await table.spectator();
    const answers: unknown[] = [];
    for (let sent = 0; sent < 250; sent += 1) {
      spectator.send('get_state', { game_id: 'nope' }, ({ code }: { code?: unknown }) => answers.push(code));
    }
    await spectator.disconnection;
    expect(answers.filter((code) => code === 'too_many_requests').length).toBeGreaterThan(0);
    expect(answers.filter((code) => code === 'game_not_found').length).toBeLessThanOrEqual(100);
    expect(spectator.received.at(-1)).toMatchObject({ event: 'game:error', payload: { code: 'too_many_requests' } });
  });

  it.each([{ transports: ['websocket'] }, { transports: ['polling', 'websocket'] }])(
    'in pings of the WebSocket itself closes the connection, begun over $transports',
    async ({ transports }) => {
      const client = io(table.orchestrator.url, { transports, forceNew: true, reconnection: false });
      const over = new Promise((resolve) => client.once('disconnect', () => resolve('disconnected')));
      await new Promise<void>((resolve) => client.once('connect', resolve));
      if (client.io.engine.transport.name !== 'websocket')
        await new Promise<void>((resolve) => client.io.engine.once('upgrade', () => resolve()));
      const webSocket = webSocketOf(client);
      webSocket._socket.cork();
      for (let sent = 0; sent < 2_000; sent += 1) webSocket.ping();
      webSocket._socket.uncork();
      expect(await Promise.race([over, wait(10_000, 'still connected', { ref: false })])).toBe('disconnected');
      client.disconnect();
    },
  );

  it('is not what is asked one after the other, or a hundred times at once', async () => {
    const spectator = await table.spectator();
    for (let sent = 0; sent < 300; sent += 1) {
      expect(await spectator.request('get_state', { game_id: 'nope' })).toMatchObject({ code: 'game_not_found' });
    }
    const hundred = Array.from({ length: 100 }, async () => spectator.request('get_state', { game_id: 'nope' }));
    for (const answer of await Promise.all(hundred)) expect(answer).toMatchObject({ code: 'game_not_found' });
  });

  it('in speeds of a game is refused, over both transports, and few are stored', async () => {
    const { game_id: id } = await gameIn('paused', table);
    const spectator = await table.spectator();
    const refused: unknown[] = [];
    for (let sent = 0; sent < 150; sent += 1) {
      const { code } = await spectator.setSpeed(id, SPEEDS[sent % 2] ?? 'slow');
      if (code !== undefined) refused.push(code);
    }
    expect(new Set(refused)).toEqual(new Set(['too_many_requests']));
    const byRest = await Promise.all(
      Array.from({ length: 100 }, async (_, sent) => table.rest.control(id, 'speed', { speed: SPEEDS[sent % 2] })),
    );
    const [first] = byRest.filter(({ status }) => status === 429);
    expect(first?.headers.get('retry-after')).toBe('1');
    expect(first?.body.code).toBe('too_many_requests');
    // Fifty at once and five a second, however slow the machine is.
    expect(await speedsOf(id)).toBeLessThan(150);
    expect(await table.rest.control(id, 'stop')).toMatchObject({ status: 200 });
  });

  it.each([
    { command: 'speed', body: { speed: 'watch' } },
    { command: 'pause', body: undefined },
  ])('is stored as nothing where $command changes nothing', async ({ command, body }) => {
    const before = await gameIn('paused', table);
    for (let sent = 0; sent < 5; sent += 1) {
      const { body: after } = await table.rest.control(before.game_id, command, body);
      expect(after).toMatchObject({ seq: before.seq, updated_at: before.updated_at });
    }
  });

  it('of replays of one game is answered with the same document', async () => {
    const { game_id: id } = await gameIn('completed', table);
    const answers = await Promise.all(Array.from({ length: 150 }, async () => table.rest.get(`/games/${id}/replay`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const documents = new Set(answers.map(({ body }) => JSON.stringify(body)));
    expect(documents.size).toBe(1);
    expect(JSON.parse([...documents][0] ?? '')).toMatchObject({ game: { game_id: id, status: 'completed' } });
  });
});
