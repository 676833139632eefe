import { beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { isRefusal } from '#libs/protocol';
import { PinoLog } from '#libs/service';
import { GamesOn } from '../testing/games-on.js';
import { ManualClock } from '../../../../libs/service/src/testing/index.js';
import { WatchedGameStore } from '../testing/watched-game-store.js';
import { HourlySweep } from './hourly-sweep.js';
import { RetentionPeriod } from './retention-period.js';

const DAY_MS = 86_400_000;

let clock: ManualClock;
let store: WatchedGameStore;
let games: GamesOn;
beforeEach(() => {
  clock = new ManualClock();
  store = new WatchedGameStore();
  games = new GamesOn(store, clock);
});

function sweepAfter(days: number): HourlySweep {
  return new HourlySweep(games.live, store, new RetentionPeriod(days), clock, PinoLog.named('test', 'silent'));
}

describe('the hourly sweep', () => {
  it('removes a finished game once its days are over, also from memory', async () => {
    const id = await games.begun(1);
    await games.go(id);
    clock.advance(30 * DAY_MS);
    await sweepAfter(30).sweep();
    expect(isRefusal(await games.service.state(id))).toBe(false);
    clock.advance(1);
    await sweepAfter(30).sweep();
    expect(await games.service.state(id)).toMatchObject({ refused: 'game_not_found' });
    expect(await store.find(id)).toBeUndefined();
  });

  it('removes more games than it looks up at a time', async () => {
    for (let count = 0; count < 501; count += 1) await games.go(await games.begun(1));
    clock.advance(2 * DAY_MS);
    await sweepAfter(1).sweep();
    expect(await store.finishedBefore(clock.at(), 1)).toEqual([]);
  });

  it('never removes a game that goes on', async () => {
    const id = await games.begun(null);
    await games.go(id, 2);
    clock.advance(400 * DAY_MS);
    await sweepAfter(1).sweep();
    expect(isRefusal(await games.service.state(id))).toBe(false);
  });

  it('removes nothing where games are kept for ever', async () => {
    const id = await games.begun(1);
    await games.go(id);
    clock.advance(400 * DAY_MS);
    await sweepAfter(0).sweep();
    expect(isRefusal(await games.service.state(id))).toBe(false);
  });

  it('lets memory go of a game that nobody asked for since the last one', async () => {
    const [idle, used] = [await games.begun(null), await games.begun(null)];
    const sweep = sweepAfter(30);
    await sweep.sweep();
    await games.service.state(used);
    await sweep.sweep();
    const before = store.reads;
    await games.service.state(used);
    expect(store.reads).toBe(before);
    await games.service.state(idle);
    expect(store.reads).toBe(before + 1);
  });

  it('outlives a store that is away', async () => {
    store.finishedBefore = async () => Promise.reject(new Error('away'));
    await expect(sweepAfter(30).sweep()).resolves.toBeUndefined();
  });

  it('removes one game after the other, and ends after the last', async () => {
    for (let count = 0; count < 3; count += 1) await games.go(await games.begun(1));
    clock.advance(2 * DAY_MS);
    const removing: string[] = [];
    let most = 0;
    const remove = store.remove.bind(store);
    store.remove = async (id) => {
      removing.push(id);
      most = Math.max(most, removing.length);
      await setImmediate();
      removing.pop();
      return remove(id);
    };
    await sweepAfter(1).sweep();
    expect(most).toBe(1);
    expect(await store.finishedBefore(clock.at(), 1)).toEqual([]);
  });

  it('outlives a game that cannot be removed', async () => {
    await games.go(await games.begun(1));
    clock.advance(2 * DAY_MS);
    store.remove = async () => Promise.reject(new Error('away'));
    await expect(sweepAfter(1).sweep()).resolves.toBeUndefined();
  });
});
