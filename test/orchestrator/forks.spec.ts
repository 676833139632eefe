import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous, ForkTable, isRefused } from '../support/fork-table.js';
import { until } from '../support/until.js';

let at: ForkTable;
beforeAll(async () => {
  at = await ForkTable.set();
});
afterAll(() => at[Symbol.asyncDispose]());

/** That many of them, spread over all. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]).filter(
    (one) => one !== undefined,
  );
}

describe('a fork stands where its game stood', () => {
  it.each(['monopoly', 'discs', 'fixed', 'fresh'])(
    'at any moment of a game of %s, and goes on as that did where nothing else is asked for',
    async (name) => {
      const parent = await at.playedGame(name);
      const actions = await at.actionsOf(parent.game_id);
      expect(actions.length).toBeGreaterThan(6);
      for (const { seq } of spread(actions.slice(0, -1), 4)) {
        const { state } = await at.stoodFork(parent.game_id, { seq });
        expect(anonymous(state)).toEqual(anonymous(await at.stateAt(parent.game_id, seq)));
      }
      const middle = await at.seqOf(parent.game_id, Math.floor(actions.length / 2));
      const again = await at.forkPlayed(parent.game_id, { seq: middle });
      expect(anonymous(again.state)).toEqual(anonymous(parent.state));
      expect(again.turn_count).toBe(parent.turn_count);
    },
  );

  it('after the last action up to the event that is asked for, the first of all included', async () => {
    const parent = await at.playedGame('fresh');
    const [first, second] = [await at.seqOf(parent.game_id, 0), await at.seqOf(parent.game_id, 1)];
    expect(second - first).toBeGreaterThan(2);
    const { state } = await at.stoodFork(parent.game_id, { seq: second - 1 });
    expect(anonymous(state)).toEqual(anonymous(await at.stateAt(parent.game_id, first)));
    const fresh = await at.stoodFork(parent.game_id, { seq: 0 });
    expect(fresh.state.turn_number).toBe(1);
    expect(anonymous(fresh.state)).toEqual(anonymous(await at.stateAt(parent.game_id, 0)));
  });

  it('counts what its engine executed alone: no refused action, and none that is decided and not executed', async () => {
    const parent = await at.playedGame('fixed');
    const actions = await at.actionsOf(parent.game_id);
    expect(actions.filter(({ payload }) => isRefused(payload))).not.toEqual([]);
    const sent = at.stones.fixed.origins.length;
    const decision = (await at.table.rest.events(parent.game_id)).findLast(({ event }) => event === 'agent:decision');
    expect(decision?.seq).toBeGreaterThan(await at.seqOf(parent.game_id, 10));
    await at.stoodFork(parent.game_id, { seq: decision?.seq ?? 0 });
    expect(at.stones.fixed.origins[sent]?.actions).toHaveLength(11);
  });

  it('names the game and the moment, in its first event too, and its players sit as they did', async () => {
    const parent = await at.playedGame('fresh');
    const agents = [
      { name: 'Bob', personality: 'bold', model: 'heuristic' },
      { name: 'Cid', personality: 'shy' },
    ];
    const child = await at.stoodFork(parent.game_id, { seq: 9, agents });
    const forked_from = { game_id: parent.game_id, seq: 9 };
    expect(child).toMatchObject({ forked_from, players: agents });
    expect(child.known_cards).toBeUndefined();
    const [started] = await at.table.rest.events(child.game_id);
    expect(started).toMatchObject({ event: 'game:started', payload: { forked_from } });
    expect(parent).not.toHaveProperty('forked_from');
  });
});

describe('the chance of a fork', () => {
  it('is drawn from the seed that it is given', async () => {
    const parent = await at.playedGame('monopoly');
    const middle = await at.seqOf(parent.game_id, 12);
    const ends = await Promise.all(
      [11, 11, 12].map((seed) => at.forkPlayed(parent.game_id, { seq: middle, settings: { seed } })),
    );
    const [one, same, other] = ends.map(({ state }) => anonymous(state));
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
    expect(one).not.toEqual(anonymous(parent.state));
    expect(ends[0]?.settings?.seed).toBe(11);
  });

  it('is another one while the game is not over, so that nobody learns what will happen in it', async () => {
    const parent = await at.game('monopoly', { speed: 'watch' });
    await until(
      ({ step }) => step > 0,
      async () => at.table.rest.game(parent.game_id),
    );
    const seq = await at.seqOf(parent.game_id, 0);
    const forks = [await at.stoodFork(parent.game_id, { seq }), await at.stoodFork(parent.game_id, { seq })];
    const seeds = forks.map(({ settings }) => settings?.seed);
    expect(seeds.map((seed) => typeof seed)).toEqual(['number', 'number']);
    expect(new Set([7, ...seeds]).size).toBe(3);
    await at.table.rest.control(parent.game_id, 'stop');
    expect((await at.stoodFork(parent.game_id, { seq })).settings?.seed).toBeUndefined();
  });

  it.each(['monopoly', 'fresh'])('is kept part by part where a fork of %s is forked', async (name) => {
    const parent = await at.playedGame(name);
    const seq = await at.seqOf(parent.game_id, 3);
    const child = await at.forkPlayed(parent.game_id, { seq, settings: { seed: 11 } });
    const later = await at.seqOf(child.game_id, 2);
    const grandchild = await at.stoodFork(child.game_id, { seq: later });
    expect(anonymous(grandchild.state)).toEqual(anonymous(await at.stateAt(child.game_id, later)));
    expect(anonymous((await at.forkPlayed(child.game_id, { seq: later })).state)).toEqual(anonymous(child.state));
    expect(anonymous((await at.forkPlayed(child.game_id, { seq: 1 })).state)).toEqual(anonymous(child.state));
  });
});
