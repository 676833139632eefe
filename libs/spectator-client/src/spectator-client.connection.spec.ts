import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { SpectatorClient, type SpectatorEvent } from './index.js';
import { SpectatorServer } from './testing/spectator-server.js';

const STEP = { player_id: 'p1', player_name: 'One' };

/** What has to come comes within a few seconds; a mutant that hangs fails by this. */
const SOON_MS = 5_000;

/** Rejects when `promise` takes longer. */
function within<T>(promise: Promise<T>, what: string, ms = SOON_MS): Promise<T> {
  let late: NodeJS.Timeout;
  const timeout = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`${what} did not happen within ${ms} ms`)), ms);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(late));
}

let server: SpectatorServer;
const clients: SpectatorClient[] = [];

function client(options: ConstructorParameters<typeof SpectatorClient>[1]): SpectatorClient {
  const created = new SpectatorClient(server.url, options);
  clients.push(created);
  return created;
}

beforeEach(async () => {
  server = await SpectatorServer.start();
  server.game('g');
});
afterEach(async () => {
  for (const each of clients.splice(0)) each.close();
  await server.close();
});

describe('a listener to `event` alone', () => {
  it('is given what waited for it and what follows, without any other listener', async () => {
    const served = server.game('g');
    served.record('game:started');
    const game = await client({}).watch('g', { afterSeq: 0 });
    const received: SpectatorEvent[] = [];
    const second = new Promise<void>((resolve) => {
      game.on('event', (event) => {
        received.push(event);
        if (event.seq === 2) resolve();
      });
    });
    served.publish('turn:end', STEP);
    await within(second, 'the second event');
    expect(received.map(({ seq, event }) => [seq, event])).toEqual([
      [1, 'game:started'],
      [2, 'turn:end'],
    ]);
  });

  it.each(['resync', 'unnumbered', 'error', 'close'] as const)(
    'gets what was held although there was a listener to `%s` before',
    async (name) => {
      server.game('g').record('game:started');
      const game = await client({}).watch('g', { afterSeq: 0 });
      game.on(name, () => undefined);
      await game.refresh();
      const first = new Promise<number>((resolve) => game.on('event', ({ seq }) => resolve(seq)));
      expect(await within(first, 'the first event')).toBe(1);
    },
  );
});

describe('a reconnection', () => {
  /** Milliseconds between connections, `count` of which the server ends. */
  async function delays(count: number, reconnect: { delayMs: number; maxDelayMs: number }): Promise<number[]> {
    const at: number[] = [];
    const done = new Promise<void>((resolve) => {
      server.io.on('connection', (socket) => {
        at.push(performance.now());
        if (at.length > count) resolve();
        else setImmediate(() => socket.disconnect(true));
      });
    });
    const watching = client({ reconnect }).watch('g');
    await within(done, `connection ${count + 1}`);
    await watching;
    return at.slice(1).map((time, index) => time - (at[index] ?? 0));
  }

  it('waits longer each time', async () => {
    const [first = 0, second = 0, third = 0] = await delays(3, { delayMs: 40, maxDelayMs: 60_000 });
    expect(first).toBeGreaterThanOrEqual(39);
    expect(second).toBeGreaterThanOrEqual(79);
    expect(third).toBeGreaterThanOrEqual(159);
  });

  it('waits no longer than maxDelayMs', async () => {
    // Without the bound the last of them would wait 20 s, longer than this test does.
    const waited = await delays(12, { delayMs: 10, maxDelayMs: 20 });
    expect(waited).toHaveLength(12);
    for (const ms of waited.slice(1)) expect(ms).toBeGreaterThanOrEqual(19);
  });

  it('begins with the first delay again once the server has sent something', async () => {
    const spectator = client({ reconnect: { delayMs: 40, maxDelayMs: 60_000 } });
    const game = await spectator.watch('g');
    game.on('snapshot', () => undefined);
    // Doubled each time, ten of them would take 40 s.
    for (let count = 0; count < 10; count += 1) {
      const back = new Promise<void>((resolve) => game.on('resync', () => resolve()));
      server.kickAll();
      await within(back, `reconnection ${count + 1}`);
      await game.refresh();
    }
    expect(server.joins).toHaveLength(11);
  });

  it('does not happen once the client was closed meanwhile', async () => {
    const spectator = client({ reconnect: { delayMs: 30, maxDelayMs: 30 } });
    const game = await spectator.watch('g');
    const [socket] = await server.io.fetchSockets();
    const gone = new Promise<void>((resolve) => {
      for (const each of server.io.sockets.sockets.values()) each.once('disconnect', () => resolve());
    });
    let connections = 0;
    server.io.on('connection', () => (connections += 1));
    socket?.disconnect(true);
    await gone;
    const closed = new Promise((resolve) => game.on('close', resolve));
    // The disconnect has arrived, and the reconnection timer runs.
    const other = client({});
    await other.watch('g');
    while (spectator.connected) await once(server.http, 'request');
    connections = 0;
    spectator.close();
    expect(await within(closed, 'the close')).toBeNull();
    // What would come back would have by now: another client waits longer than that for its own way back.
    const later = client({ reconnect: { delayMs: 120, maxDelayMs: 120 } });
    server.game('h');
    await later.watch('h');
    const back = once(server.io, 'connection');
    for (const each of await server.io.fetchSockets()) if (each.rooms.has('game:h')) each.disconnect(true);
    await within(back, 'the way back of another client');
    expect(connections).toBe(2);
    expect(spectator.connected).toBe(false);
  });
});

describe('an iteration that was left', () => {
  it('takes nothing from those that go on', async () => {
    const served = server.game('g');
    served.record('game:started');
    const game = await client({}).watch('g', { afterSeq: 0 });
    const kept = game[Symbol.asyncIterator]();
    for await (const { seq } of game) if (seq === 1) break;
    served.publish('turn:end', STEP);
    expect(await within(kept.next(), 'event 1')).toMatchObject({ value: { seq: 1 } });
    expect(await within(kept.next(), 'event 2')).toMatchObject({ value: { seq: 2 } });
  });

  it('keeps nothing of what comes later, and the next one begins with that', async () => {
    const served = server.game('g');
    served.record('game:started');
    const game = await client({}).watch('g', { afterSeq: 0 });
    const left = game[Symbol.asyncIterator]();
    expect(await within(left.next(), 'event 1')).toMatchObject({ value: { seq: 1 } });
    await left.return?.();
    const next = game[Symbol.asyncIterator]();
    served.publish('turn:end', STEP);
    expect(await within(next.next(), 'event 2')).toMatchObject({ value: { seq: 2 } });
    expect(await within(left.next(), 'the end')).toEqual({ done: true, value: undefined });
  });
});
