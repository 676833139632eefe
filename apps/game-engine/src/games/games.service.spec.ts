import { beforeEach, describe, expect, it } from '@jest/globals';
import { PinoLog } from '#libs/service';
import { MemoryGameStore } from '../store/index.js';
import { ManualClock } from '../testing/manual-clock.js';
import { FinishedGames } from './finished-games.js';
import { GamesService } from './games.service.js';
import { LiveGames } from './live-games.js';
import { valueOrProblem } from './refusal.js';

const TWO = [{ name: 'Ann' }, { name: 'Bob' }];

describe('the games service', () => {
  let clock: ManualClock;
  let store: MemoryGameStore;
  let games: GamesService;

  /** The service as it is after a restart: the same store, nothing else in memory. */
  function restarted(): GamesService {
    const finished = new FinishedGames(clock, { maxAgeMs: 1000, maxCount: 2 });
    return new GamesService(store, new LiveGames(store), finished, clock, PinoLog.named('test', 'silent'));
  }

  beforeEach(() => {
    clock = new ManualClock();
    store = new MemoryGameStore();
    games = restarted();
  });

  async function begun(maxTurns: number | null): Promise<string> {
    const { id = '' } = valueOrProblem(await games.create({ players: TWO, seed: 7, options: { maxTurns } }));
    await games.start(id);
    return id;
  }

  /** Takes the defaults for so many actions, or until the game is over. */
  async function go(id: string, actions = Infinity): Promise<void> {
    for (let count = 0; count < actions; count += 1) {
      const { player_id: playerId, actions: offered } = valueOrProblem(await games.offers(id));
      const chosen = offered.find((offer) => offer.default);
      if (chosen === undefined) return;
      clock.advance(1);
      await games.act(id, { playerId: playerId ?? '', type: chosen.type }, { key: `${count}`, fingerprint: 'f' });
    }
  }

  it('makes a game from its record: the same state, offers, times and answers to known requests', async () => {
    const id = await begun(null);
    await go(id, 12);
    const before = [await games.state(id), await games.offers(id), await games.events(id)];
    const action = { playerId: '', type: '' };
    const first = await games.act(id, action, { key: '3', fingerprint: 'f' });
    games = restarted();
    expect([await games.state(id), await games.offers(id), await games.events(id)]).toEqual(before);
    expect(await games.act(id, action, { key: '3', fingerprint: 'f' })).toEqual(first);
    expect(first).toMatchObject({ ok: true, value: { state: { updated_at: '1970-01-01T00:00:00.004Z' } } });
  });

  it('holds a finished game for its time, and then lets go of it', async () => {
    const id = await begun(1);
    await go(id);
    await begun(null);
    expect((await games.state(id)).ok).toBe(true);
    clock.advance(1000);
    await begun(null);
    expect(await games.state(id)).toMatchObject({ ok: false, refusal: { code: 'game_not_found' } });
    expect(await store.find(id)).toBeUndefined();
  });

  it('lets go of the oldest finished game when there are too many, and never of one that goes on', async () => {
    const running = await begun(null);
    const ids = [await begun(1), await begun(1), await begun(1)];
    for (const id of ids) await go(id);
    const held = await Promise.all([running, ...ids].map(async (id) => (await games.state(id)).ok));
    expect(held).toEqual([true, false, true, true]);
  });
});
