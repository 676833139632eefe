import { describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { Table } from '../support/table.js';

/** The TCP connection below a Socket.IO client of Node: paused, it is a spectator who stops reading. */
function connectionOf(socket: Socket): { pause(): void; resume(): void } {
  const transport = socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } };
  return transport.ws._socket;
}

function happens(socket: Socket, event: string): Promise<void> {
  return new Promise((resolve) => void socket.once(event, () => resolve()));
}

async function silentSpectator(url: string, gameId: string): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
  await happens(socket, 'connect');
  await socket.timeout(30_000).emitWithAck('join_game', { game_id: gameId, after_seq: 0 });
  connectionOf(socket).pause();
  return socket;
}

interface Received {
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

function listen(socket: Socket): Received[] {
  const received: Received[] = [];
  socket.onAny((event: string, payload: Received['payload']) => received.push({ event, payload }));
  return received;
}

const numbersOf = (received: readonly Received[]): unknown[] =>
  received
    .filter(({ event, payload }) => event !== 'game:state' && 'seq' in payload)
    .map(({ payload }) => payload['seq']);

describe('a spectator who stops reading', () => {
  it('loses snapshots, no event, and has the newest snapshot when it reads again', async () => {
    await using table = await Table.set({
      engine: { turns: 50, padding: { state: 200_000 }, resultCarriesState: true },
    });
    const { id, spectator } = await table.watchedGame({ speed: 'slow' });
    const silent = await silentSpectator(table.orchestrator.url, id);
    const received = listen(silent);
    await spectator.setSpeed(id, 'instant');
    await spectator.until(({ event }) => event === 'game:ended', 60_000);
    const snapshots = spectator.of(id).filter(({ event }) => event === 'game:state');

    connectionOf(silent).resume();
    const { seq } = await table.rest.game(id);
    while (!received.some(({ event, payload }) => event === 'game:state' && payload['seq'] === seq))
      await happens(silent, 'game:state');

    expect(silent.connected).toBe(true);
    expect(received.filter(({ event }) => event === 'game:state').length).toBeLessThan(snapshots.length);
    const numbers = numbersOf(received);
    expect(numbers).toEqual(numbers.map((_, index) => Number(numbers[0]) + index));
    expect(numbers.at(-1)).toBe(seq);
    silent.disconnect();
  }, 90_000);

  it('is disconnected with the reason when events pile up too, and catches up by number', async () => {
    await using table = await Table.set({ engine: { turns: 60, padding: { result: 250_000 } } });
    const { id, spectator } = await table.watchedGame({ speed: 'slow' });
    const silent = await silentSpectator(table.orchestrator.url, id);
    const received = listen(silent);
    const gone = happens(silent, 'disconnect');
    await spectator.setSpeed(id, 'instant');
    await spectator.until(({ event }) => event === 'game:ended', 60_000);
    connectionOf(silent).resume();
    await gone;

    expect(numbersOf(spectator.of(id))).toEqual(numbersOf(spectator.of(id)).map((_, index) => index + 1));
    expect(received.at(-1)).toMatchObject({
      event: 'game:error',
      payload: { code: 'slow_consumer', recoverable: true },
    });
    const last = Number(numbersOf(received).at(-1));
    const back = await table.spectator();
    await back.join(id, { after_seq: last });
    expect(back.of(id)[0]?.payload['seq']).toBe(last + 1);
  }, 90_000);
});
