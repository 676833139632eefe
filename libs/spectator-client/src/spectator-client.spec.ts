import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GameEventMap } from '#libs/protocol';
import {
  isKnownEvent,
  SpectatorClient,
  type SpectatorEvent,
  type WatchedGame,
  type WatchedGameEvents,
} from './index.js';
import { type ServedGame, SpectatorServer } from './testing/spectator-server.js';

const STEP = { player_id: 'p1', player_name: 'One' };

function next<E extends keyof WatchedGameEvents>(game: WatchedGame, event: E): Promise<WatchedGameEvents[E]> {
  return new Promise((resolve) => {
    const remove = game.on(event, (payload) => {
      remove();
      resolve(payload);
    });
  });
}

async function collect(game: AsyncIterable<SpectatorEvent>): Promise<string[]> {
  const names: string[] = [];
  for await (const { seq, event } of game) names.push(`${seq} ${event}`);
  return names;
}

describe('SpectatorClient', () => {
  let server: SpectatorServer;
  let served: ServedGame;
  let spectator: SpectatorClient;

  beforeEach(async () => {
    server = await SpectatorServer.start();
    served = server.game('g');
    spectator = new SpectatorClient(server.url, { reconnect: { delayMs: 5, maxDelayMs: 20 } });
  });

  afterEach(async () => {
    spectator.close();
    await server.close();
  });

  it('shows its key when it connects, and none where it has none', async () => {
    const shown: unknown[] = [];
    server.io.on('connection', ({ handshake }) => shown.push(handshake.auth));
    const operator = new SpectatorClient(server.url, { apiKey: 'a-key-of-somebody' });
    await operator.watch('g');
    await spectator.watch('g');
    operator.close();
    expect(shown).toEqual([{ api_key: 'a-key-of-somebody' }, {}]);
  });

  it('knows the game as soon as it watches it', async () => {
    served.record('game:started');
    const game = await spectator.watch('g');
    expect(game).toMatchObject({ id: 'g', seq: 1, status: 'running', speed: 'normal', state: served.state });
  });

  it('gives a listener the payload of its event', async () => {
    const game = await spectator.watch('g');
    const received = next(game, 'turn:end');
    served.publish('turn:end', { ...STEP, turn_number: 4 });
    const payload: GameEventMap['turn:end'] = await received;
    expect(payload).toMatchObject({ ...STEP, turn_number: 4, game_id: 'g', seq: 1 });
  });

  it('loses nothing that was sent before the first listener came', async () => {
    server.duringJoin = () => served.publish('turn:start', STEP);
    const game = await spectator.watch('g');
    served.publish('turn:end', STEP);
    await game.refresh(); // whatever was sent before this answer has arrived
    const received: string[] = [];
    game.on('event', ({ seq, event }) => received.push(`${seq} ${event}`));
    await next(game, 'snapshot');
    expect(received).toEqual(['1 turn:start', '2 turn:end']);
  });

  it('iterates over every event from the beginning to the end of the game', async () => {
    served.record('game:started');
    served.record('turn:start', STEP);
    const game = await spectator.watch('g', { afterSeq: 0 });
    served.publish('turn:end', STEP);
    served.publish('game:ended', { winner_id: null });
    served.publish('game:speed', { speed: 'slow' });
    expect(await collect(game)).toEqual(['1 game:started', '2 turn:start', '3 turn:end', '4 game:ended']);
    expect(game.status).toBe('completed');
  });

  it('narrows an event of the iteration by its name', async () => {
    served.record('turn:end', { ...STEP, turn_number: 4 });
    const game = await spectator.watch('g', { afterSeq: 0 });
    for await (const event of game) {
      if (!isKnownEvent(event) || event.event !== 'turn:end') throw new Error(`unexpected ${event.event}`);
      const turn: number = event.payload.turn_number;
      expect(turn).toBe(4);
      break;
    }
  });

  it('ends the iteration over a game that was over before', async () => {
    served.record('game:started');
    served.record('game:stopped');
    served.status = 'stopped';
    expect(await collect(await spectator.watch('g', { afterSeq: 0 }))).toEqual(['1 game:started', '2 game:stopped']);
  });

  it('iterates over events that only a newer server knows', async () => {
    const game = await spectator.watch('g');
    served.publish('weather:changed', { fog: true });
    served.publish('game:stopped');
    expect(await collect(game)).toEqual(['1 weather:changed', '2 game:stopped']);
  });

  it('delivers a whole state for each snapshot', async () => {
    const game = await spectator.watch('g');
    const shown = next(game, 'snapshot');
    expect((await shown).state).toEqual(served.state);
    const later = next(game, 'snapshot');
    served.state = { ...served.state, round: 1 };
    served.publish('turn:action', STEP);
    served.sendSnapshot();
    expect(await later).toEqual({ state: served.state, seq: 1 });
    expect(game.state).toEqual(served.state);
  });

  it('delivers a whole state for each patch when watching by patches', async () => {
    const game = await spectator.watch('g', { deltas: true });
    await next(game, 'snapshot');
    const later = next(game, 'snapshot');
    served.publish('turn:action', STEP);
    const patch = [{ op: 'replace', path: '/round', value: 1 }];
    server.io.emit('state:patch', { game_id: 'g', seq: 1, at: '', base_seq: 0, patch });
    expect(await later).toEqual({ state: { ...served.state, round: 1 }, seq: 1 });
    expect(server.joins).toEqual([{ game_id: 'g', deltas: true }]);
  });

  it('emits snapshots and unnumbered messages under their former names too', async () => {
    const game = await spectator.watch('g');
    const picture = next(game, 'picture');
    const aside = next(game, 'aside');
    server.io.emit('agent:thinking:chunk', { game_id: 'g', player_id: 'p1', text: 'hm' });
    expect((await picture).state).toEqual(served.state);
    expect(await aside).toMatchObject({ payload: { text: 'hm' } });
  });

  it('passes on what has no number, without counting it', async () => {
    const game = await spectator.watch('g');
    const received = next(game, 'unnumbered');
    server.io.emit('agent:thinking:chunk', { game_id: 'g', player_id: 'p1', text: 'hm' });
    expect(await received).toMatchObject({ name: 'agent:thinking:chunk', payload: { text: 'hm' } });
    expect(game.seq).toBe(0);
  });

  it('sets the speed and asks for the state', async () => {
    const game = await spectator.watch('g');
    expect(await game.setSpeed('fast')).toBe('fast');
    expect(game.speed).toBe('fast');
    served.state = { ...served.state, round: 7 };
    served.record('turn:action', STEP);
    expect(await game.refresh()).toEqual(served.state);
  });

  it('rejects with the code of the server when it refuses', async () => {
    await expect(spectator.watch('unknown')).rejects.toMatchObject({ name: 'SpectatorError', code: 'game_not_found' });
  });

  it('rejects a second watch of the same game, and lets it be watched again once left', async () => {
    const game = await spectator.watch('g');
    await expect(spectator.watch('g')).rejects.toMatchObject({ code: 'already_watched' });
    await game.leave();
    expect((await spectator.watch('g')).id).toBe('g');
  });

  it('leaves one game without disturbing another', async () => {
    const other = server.game('other');
    const [left, kept] = await Promise.all([spectator.watch('g'), spectator.watch('other')]);
    const iterated = collect(left);
    const closed = next(left, 'close');
    await left.leave();
    expect(await closed).toBeNull();
    expect(await iterated).toEqual([]);
    const received = next(kept, 'turn:end');
    served.publish('turn:end', STEP);
    other.publish('turn:end', STEP);
    expect(await received).toMatchObject({ game_id: 'other', seq: 1 });
    expect(left.seq).toBe(0);
  });

  it('closes every game with the client', async () => {
    const game = await spectator.watch('g');
    const iterated = collect(game);
    spectator.close();
    expect(await iterated).toEqual([]);
    await expect(spectator.watch('g')).rejects.toMatchObject({ code: 'closed' });
  });

  it('rejects when the server cannot be reached in time', async () => {
    const nowhere = new SpectatorClient('http://localhost:1', { timeoutMs: 50 });
    await expect(nowhere.watch('g')).rejects.toMatchObject({ code: 'disconnected' });
    nowhere.close();
  });

  it('rejects when the server refuses the connection, with the code it gives', async () => {
    server.io.use((_, done) => done(Object.assign(new Error('who?'), { data: { code: 'unauthorized' } })));
    await expect(spectator.watch('g')).rejects.toMatchObject({ code: 'unauthorized', message: 'who?' });
  });
});
