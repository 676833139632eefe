import { describe, expect, it } from '@jest/globals';
import type { GameList } from '#libs/protocol';
import { type RawSpectator, type Received, stepOrderViolations } from '../fixtures/raw-spectator.js';
import { gameIn } from '../support/game-in-status.js';
import { asReceived, chance, eventsIn, range, seqOf, seqsIn } from '../support/spectator-log.js';
import { Table } from '../support/table.js';

const isEnd = ({ event }: Received): boolean => event === 'game:ended';

/** A game of a hundred steps and six hundred events. */
const LONG = { turns: 40 };

async function playToEnd(table: Table, id: string, spectator: RawSpectator): Promise<void> {
  await table.rest.control(id, 'speed', { speed: 'instant' });
  await table.rest.control(id, 'resume');
  await spectator.until((received) => isEnd(received) && received.payload['game_id'] === id);
}

describe('a spectator', () => {
  it('who is there from the start sees every event once, in the order of every step', async () => {
    await using table = await Table.set({
      engine: LONG,
      agent: ({ nth }) => (nth % 7 === 0 ? 'invalid_once' : nth % 11 === 0 ? 'status500' : 'sensible'),
    });
    const { id, spectator } = await table.watchedGame();
    await spectator.until(isEnd);
    expect(stepOrderViolations(spectator.of(id))).toEqual([]);
    const written = await table.rest.events(id);
    expect(eventsIn(spectator.of(id))).toEqual(written.map((event) => asReceived(id, event)));
    // One snapshot at the start, one on joining, one after every action.
    const actions = spectator.of(id).filter(({ event }) => event === 'turn:action').length;
    const snapshots = spectator.of(id).filter(({ event }) => event === 'game:state').length;
    expect(snapshots).toBeGreaterThanOrEqual(actions + 1);
    expect(snapshots).toBeLessThanOrEqual(actions + 2);
  });

  it('who joins in the middle is shown the table at once, and then what happens', async () => {
    await using table = await Table.set();
    const { game_id: id, seq, state } = await gameIn('paused', table);
    const spectator = await table.spectator();

    const joined = await spectator.join(id);

    expect(joined).toEqual({ success: true, game_id: id, seq, status: 'paused', speed: 'watch', state });
    expect(spectator.received).toHaveLength(1);
    expect(spectator.received[0]).toMatchObject({ event: 'game:state', payload: { ...state, game_id: id, seq } });
    await playToEnd(table, id, spectator);
    expect(stepOrderViolations(spectator.of(id))).toEqual([]);
    expect(seqsIn(spectator.of(id))[0]).toBe(seq + 1);
  });

  it('is counted for as long as they watch', async () => {
    await using table = await Table.set();
    const { game_id: id } = await table.rest.createGame({ speed: 'watch' });
    const viewers = async (): Promise<unknown[]> => {
      const { body } = await table.rest.get<GameList>('/games');
      return [(await table.rest.game(id)).viewers, body.games.find(({ game_id }) => game_id === id)?.viewers];
    };
    expect(await viewers()).toEqual([0, 0]);
    const [one, other] = [await table.spectator(), await table.spectator()];
    await Promise.all([one.join(id), other.join(id)]);
    expect(await viewers()).toEqual([2, 2]);
    await one.leave(id);
    expect(await viewers()).toEqual([1, 1]);
  });

  it('who joins after an event is sent all later ones, the table, and then what happens', async () => {
    await using table = await Table.set();
    const { game_id: id, seq } = await gameIn('paused', table);
    const spectators = await Promise.all(range(0, seq).map(() => table.spectator()));

    const answers = await Promise.all(spectators.map((spectator, after_seq) => spectator.join(id, { after_seq })));

    expect(answers.map((answer) => answer['seq'])).toEqual(spectators.map(() => seq));
    for (const [k, { received }] of spectators.entries()) {
      expect(received.map(({ event }) => event === 'game:state')).toEqual([
        ...range(k + 1, seq).map(() => false),
        true,
      ]);
      expect(seqsIn(received)).toEqual(range(k + 1, seq));
    }
    await Promise.all(spectators.map((spectator) => playToEnd(table, id, spectator)));
    const last = (await table.rest.game(id)).seq;
    for (const [k, { received }] of spectators.entries()) expect(seqsIn(received)).toEqual(range(k + 1, last));
  });

  it.each([1, 2, 3])('who joins at any moment of a game at full speed misses nothing: seed %d', async (seed) => {
    await using table = await Table.set({ engine: LONG });
    const below = chance(seed);
    const crowd = await Promise.all(range(1, 16).map(() => table.spectator()));
    const { id, spectator: first } = await table.watchedGame();

    const joins = crowd.map(async (spectator, index) => {
      const moment = 1 + below(400);
      const emitted = await first.until((received) => eventsIn([received]).length > 0 && seqOf(received) >= moment);
      // Every third one begins with the table.
      const after_seq = index % 3 === 0 ? undefined : below(seqOf(emitted) + 1);
      const deltas = index % 2 === 0;
      const answer = await spectator.join(id, { ...(after_seq !== undefined && { after_seq }), deltas });
      return { spectator, answer, after_seq };
    });
    const joined = await Promise.all(joins);

    await Promise.all(crowd.map((spectator) => spectator.until(isEnd)));
    const { seq: last } = await table.rest.game(id);
    for (const { spectator, answer, after_seq } of joined) {
      expect(answer['success']).toBe(true);
      expect(seqsIn(spectator.of(id))).toEqual(range((after_seq ?? Number(answer['seq'])) + 1, last));
    }
    expect(joined.filter(({ answer }) => answer['status'] === 'running').length).toBeGreaterThan(8);
  });

  it('who joins and changes something in one breath misses nothing', async () => {
    await using table = await Table.set();
    for (const breath of range(0, 5)) {
      const { game_id: id } = await gameIn('paused', table);
      const spectator = await table.spectator();
      const speeds = ['slow', 'normal', 'fast', 'watch', 'slow', 'normal'];
      const answers = speeds.map(async (speed, index) => {
        if (index === breath) spectator.send('join_game', { game_id: id });
        return spectator.request('set_speed', { game_id: id, speed });
      });
      await Promise.all(answers);
      await spectator.request('get_state', { game_id: id });
      const { seq } = await table.rest.game(id);
      const [snapshot] = spectator.received;
      expect(snapshot?.event).toBe('game:state');
      expect(seqsIn(spectator.received)).toEqual(range(Number(snapshot?.payload['seq']) + 1, seq));
    }
  });

  it('who joins twice receives everything once', async () => {
    await using table = await Table.set();
    const { game_id: id, seq } = await gameIn('paused', table);
    const spectator = await table.spectator();
    for (const more of [{}, {}, { deltas: true }, { deltas: true }, {}]) await spectator.join(id, more);
    expect(spectator.received.map(({ event }) => event)).toEqual(range(1, 5).map(() => 'game:state'));
    await playToEnd(table, id, spectator);
    const { seq: last } = await table.rest.game(id);
    expect(seqsIn(spectator.of(id))).toEqual(range(seq + 1, last));
    expect(spectator.of(id).map(({ event }) => event)).not.toContain('state:patch');
  });

  it('who joins again after an event is sent again what followed it, and everything else once', async () => {
    await using table = await Table.set();
    const { game_id: id, seq } = await gameIn('paused', table);
    const spectator = await table.spectator();
    await spectator.join(id);
    await spectator.join(id, { after_seq: 2 });
    await playToEnd(table, id, spectator);
    expect(seqsIn(spectator.of(id))).toEqual(range(3, (await table.rest.game(id)).seq));
    expect(seq).toBeGreaterThan(2);
  });

  it('who joins again while the game runs is sent again what followed, in one piece', async () => {
    await using table = await Table.set({ engine: LONG });
    const { id, spectator } = await table.watchedGame();
    await spectator.until((received) => seqOf(received) >= 100);
    expect(await spectator.join(id, { after_seq: 10 })).toMatchObject({ success: true });
    await spectator.until(isEnd);
    const seqs = seqsIn(spectator.of(id));
    const again = seqs.lastIndexOf(11);
    expect(again).toBeGreaterThanOrEqual(100);
    expect(seqs).toEqual([...range(1, again), ...range(11, (await table.rest.game(id)).seq)]);
  });

  it('who leaves receives nothing more, and can come back', async () => {
    await using table = await Table.set();
    const { game_id: id } = await gameIn('paused', table);
    const [stays, leaves] = [await table.spectator(), await table.spectator()];
    for (const spectator of [stays, leaves]) await spectator.join(id);

    expect(await leaves.leave(id)).toEqual({ success: true, game_id: id });
    expect(await leaves.leave(id)).toEqual({ success: true, game_id: id });

    await playToEnd(table, id, stays);
    await leaves.request('get_state', { game_id: id });
    expect(leaves.received).toHaveLength(1);
    await leaves.join(id, { after_seq: 0 });
    expect(seqsIn(leaves.received)).toEqual(range(1, (await table.rest.game(id)).seq));
  });

  it('of two games on one connection sees each as if alone', async () => {
    await using table = await Table.set();
    const { id: one, spectator } = await table.watchedGame();
    const { game_id: two } = await table.rest.createGame();
    await spectator.join(two, { after_seq: 0 });
    for (const id of [one, two]) {
      await spectator.until((received) => isEnd(received) && received.payload['game_id'] === id);
      expect(stepOrderViolations(spectator.of(id))).toEqual([]);
      expect(seqsIn(spectator.of(id))).toEqual(range(1, (await table.rest.game(id)).seq));
    }
  });

  it('of a game that is over is sent all of it', async () => {
    await using table = await Table.set();
    const { game_id: id, seq, state } = await gameIn('completed', table);
    const spectator = await table.spectator();
    expect(await spectator.join(id, { after_seq: 0 })).toMatchObject({ status: 'completed', seq });
    expect(seqsIn(spectator.received)).toEqual(range(1, seq));
    expect(spectator.received.at(-1)).toMatchObject({ event: 'game:state', payload: { ...state, seq } });
  });
});
