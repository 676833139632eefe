import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SpectatorClient, type Resync, type WatchedGame, type WatchedGameEvents } from './index.js';
import { type ServedGame, SpectatorServer } from './testing/spectator-server.js';

function next<E extends keyof WatchedGameEvents>(game: WatchedGame, event: E): Promise<WatchedGameEvents[E]> {
  return new Promise((resolve) => {
    const remove = game.on(event, (payload) => {
      remove();
      resolve(payload);
    });
  });
}

/** Collects the numbers of all events from now on; `until(n)` resolves to them once event n was received. */
function listen(game: WatchedGame): { resyncs: Resync[]; until(seq: number): Promise<number[]> } {
  const received: number[] = [];
  const resyncs: Resync[] = [];
  game.on('resync', (resync) => resyncs.push(resync));
  game.on('event', ({ seq }) => received.push(seq));
  const until = async (seq: number): Promise<number[]> => {
    while (!received.includes(seq)) await next(game, 'event');
    return received;
  };
  return { resyncs, until };
}

let server: SpectatorServer;
let served: ServedGame;
let spectator: SpectatorClient;

async function serve(timeoutMs: number): Promise<void> {
  server = await SpectatorServer.start();
  served = server.game('g');
  spectator = new SpectatorClient(server.url, { timeoutMs, reconnect: { delayMs: 5, maxDelayMs: 20 } });
}

afterEach(async () => {
  spectator.close();
  await server.close();
});

describe('SpectatorClient, when something goes missing', () => {
  beforeEach(() => serve(10_000));

  it('drops repeats and sorts what comes out of order', async () => {
    const { until } = listen(await spectator.watch('g'));
    for (let count = 0; count < 4; count += 1) served.record('turn:end');
    served.send(1, 1, 3, 2, 2, 4, 1);
    expect(await until(4)).toEqual([1, 2, 3, 4]);
  });

  it('holds back what follows a gap, asks for what is missing, and goes on in order', async () => {
    const game = await spectator.watch('g');
    const { until, resyncs } = listen(game);
    served.publish('turn:start');
    served.record('turn:end');
    served.publish('turn:start');
    expect(await until(3)).toEqual([1, 2, 3]);
    expect(resyncs).toEqual([{ afterSeq: 1, reason: 'gap' }]);
    expect(server.joins.at(-1)).toEqual({ game_id: 'g', after_seq: 1 });
  });

  it('asks once, however many events follow the gap', async () => {
    const { until, resyncs } = listen(await spectator.watch('g'));
    served.record('turn:end');
    for (let count = 0; count < 20; count += 1) served.publish('turn:end');
    expect(await until(21)).toHaveLength(21);
    expect(resyncs).toHaveLength(1);
  });

  it('asks for the snapshot when the base of a patch is missing', async () => {
    const game = await spectator.watch('g', { deltas: true });
    await next(game, 'snapshot');
    served.state = { ...served.state, round: 2 };
    served.publish('turn:action');
    served.publish('turn:action');
    const shown = next(game, 'snapshot');
    server.io.emit('state:patch', { game_id: 'g', seq: 2, at: '', base_seq: 1, patch: [] });
    expect(await shown).toEqual({ state: served.state, seq: 2 });
  });

  it.each<[string, (at: SpectatorServer) => void]>([
    ['the connection was cut', (at) => at.cutAll()],
    ['the server disconnected it', (at) => at.kickAll()],
  ])('joins every game again after %s, and misses nothing', async (_, disconnect) => {
    const other = server.game('other');
    const games = await Promise.all([spectator.watch('g'), spectator.watch('other')]);
    const [first, second] = [listen(games[0]), listen(games[1])];
    served.publish('turn:start');
    await first.until(1);
    disconnect(server);
    served.publish('turn:end');
    other.publish('turn:end');
    expect(await first.until(2)).toEqual([1, 2]);
    expect(await second.until(1)).toEqual([1]);
    expect(first.resyncs).toEqual([{ afterSeq: 1, reason: 'reconnected' }]);
    expect(second.resyncs).toEqual([{ afterSeq: 0, reason: 'reconnected' }]);
  });

  it('keeps one iteration going over many lost connections', async () => {
    const game = await spectator.watch('g');
    const seqs: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      served.publish('turn:start');
      served.publish('turn:end');
    }
    for await (const { seq } of game) {
      seqs.push(seq);
      if (seq === 30) served.publish('game:stopped');
      else if (seq % 10 === 0) {
        server.cutAll();
        for (let count = 0; count < 10; count += 1) served.publish('turn:end');
      }
    }
    expect(seqs).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  });

  it('survives a server that restarts', async () => {
    const game = await spectator.watch('g');
    const { until } = listen(game);
    served.publish('turn:start');
    await until(1);
    const { port } = server;
    await server.close();
    server = await SpectatorServer.start(port);
    const again = server.game('g');
    again.record('turn:start');
    again.record('turn:end');
    expect(await until(2)).toEqual([1, 2]);
  });

  it('does not join a game again that a resync listener left', async () => {
    const game = await spectator.watch('g');
    const other = await spectator.watch(server.game('other').id);
    const resynced = next(other, 'resync');
    const left = next(game, 'close');
    game.on('resync', () => void game.leave());
    const before = server.joins.length;
    server.cutAll();
    await resynced;
    await other.refresh();
    await left;
    expect(server.joins.slice(before).map(({ game_id: id }) => id)).toEqual(['other']);
  });

  it('joins on the next connection when the first join was cut off', async () => {
    server.cutJoins = 1;
    expect((await spectator.watch('g')).seq).toBe(0);
    expect(server.joins).toHaveLength(2);
  });

  it('fails when the server refuses the game after a reconnection', async () => {
    const game = await spectator.watch('g');
    const [failed, closed] = [next(game, 'error'), next(game, 'close')];
    server.refuseWith = 'unauthorized';
    server.cutAll();
    expect(await failed).toMatchObject({ code: 'unauthorized' });
    expect(await closed).toMatchObject({ code: 'unauthorized' });
  });

  it('fails when the server no longer has what it already sent', async () => {
    await expect(spectator.watch('g', { afterSeq: 5 })).rejects.toMatchObject({ code: 'unknown_seq' });
  });

  it('ends its games with the connection when it is not to reconnect, and can watch again', async () => {
    const once = new SpectatorClient(server.url, { reconnect: false });
    const game = await once.watch('g');
    const closed = next(game, 'close');
    server.cutAll();
    expect(await closed).toMatchObject({ code: 'disconnected' });
    expect((await once.watch('g')).id).toBe('g');
    once.close();
  });
});

describe('SpectatorClient, when nothing comes for as long as it waits', () => {
  beforeEach(() => serve(1_000));

  it('asks again when a join is not answered', async () => {
    const { until } = listen(await spectator.watch('g'));
    server.ignoreJoins = 1;
    served.record('turn:start');
    served.publish('turn:end');
    expect(await until(2)).toEqual([1, 2]);
    expect(server.joins).toHaveLength(3);
  });

  it('gives up, with an error, on an event that never comes', async () => {
    const game = await spectator.watch('g');
    served.lost.add(1);
    served.record('turn:start');
    served.publish('turn:end');
    const failed = next(game, 'error');
    const iterated = game[Symbol.asyncIterator]().next();
    await expect(iterated).rejects.toMatchObject({ code: 'gap' });
    expect(await failed).toMatchObject({ code: 'gap' });
    expect(server.joins).toHaveLength(6);
  });
});
