import { beforeEach, describe, expect, it } from '@jest/globals';
import { DatabaseUnavailable } from '#libs/database';
import { GamesOn } from '../testing/games-on.js';
import { ManualClock } from '../../../../libs/service/src/testing/index.js';
import { WatchedGameStore } from '../testing/watched-game-store.js';
import { orProblem } from './refusal.js';

/** An action as its request names it. The key identifies it, not its sender. */
const ANYTHING = { playerId: '', choice: { action: { type: '' } } };
const keyed = (key: string): { key: string; fingerprint: string } => ({ key, fingerprint: 'f' });

let clock: ManualClock;
let store: WatchedGameStore;
let games: GamesOn;
beforeEach(() => {
  clock = new ManualClock();
  store = new WatchedGameStore();
  games = new GamesOn(store, clock);
});

describe('the games service', () => {
  it('makes a game from its record: the same state, offers, times and answers to known requests', async () => {
    const id = await games.begun(null);
    await games.go(id, 12);
    const { service } = games;
    const before = [await service.state(id), await service.offers(id), await service.events(id)];
    const first = await service.act(id, ANYTHING, keyed('3'));
    const after = new GamesOn(store, clock).service;
    expect([await after.state(id), await after.offers(id), await after.events(id)]).toEqual(before);
    expect(await after.act(id, ANYTHING, keyed('3'))).toEqual(first);
    expect(first).toMatchObject({ state: { updated_at: '1970-01-01T00:00:00.004Z' } });
  });

  it('reads a game that goes on once', async () => {
    const id = await games.begun(null);
    await games.go(id, 5);
    expect(store.reads).toBe(1);
  });

  it('refuses a game of other rules, and removes it on request', async () => {
    const players = [{ id: 'a', name: 'Ann' }];
    await store.add({ id: 'g', players, seed: 7, options: {}, createdAt: '', rulesVersion: '0' });
    const refusal = { refused: 'rules_version_unknown', detail: expect.stringContaining('version 0') };
    expect(await games.service.state('g')).toMatchObject(refusal);
    expect(await games.service.act('g', ANYTHING)).toMatchObject(refusal);
    expect(await games.service.events('g')).toMatchObject(refusal);
    expect(await games.service.remove('g')).toBeNull();
    expect(await games.service.state('g')).toMatchObject({ refused: 'game_not_found' });
  });
});

describe('a finished game', () => {
  it('is held in memory for its time, and stays on record', async () => {
    const id = await games.begun(1);
    await games.go(id);
    const state = await games.service.state(id);
    const other = await games.begun(null);
    const before = store.reads;
    clock.advance(1000);
    await games.service.state(other);
    expect(store.reads).toBe(before);
    expect(await games.service.state(id)).toEqual(state);
    expect(store.reads).toBe(before + 1);
  });

  it('makes room for newer ones in memory, which a game that goes on does not', async () => {
    const running = await games.begun(null);
    const ids = [await games.begun(1), await games.begun(1), await games.begun(1)];
    for (const id of ids) await games.go(id);
    const before = store.reads;
    for (const id of [running, ...ids.slice(1)]) await games.service.state(id);
    expect(store.reads).toBe(before);
    await games.service.state(ids[0] ?? '');
    expect(store.reads).toBe(before + 1);
  });

  it('leaves memory also when it was made from its record', async () => {
    const id = await games.begun(1);
    await games.go(id);
    const after = new GamesOn(store, clock);
    await after.service.state(id);
    const before = store.reads;
    clock.advance(1000);
    await after.service.state(id);
    await after.service.state(id);
    expect(store.reads).toBe(before + 1);
  });
});

describe('an action whose writing broke off', () => {
  it.each([
    { breaks: 'before', fate: 'is executed when it comes again' },
    { breaks: 'after', fate: 'is answered when it comes again' },
  ] as const)('$breaks it was written $fate, and is executed once', async ({ breaks }) => {
    const id = await games.begun(null);
    await games.go(id, 3);
    const action = (await games.next(id)) ?? ANYTHING;
    store.breaks = breaks;
    await expect(games.service.act(id, action, keyed('k'))).rejects.toThrow(DatabaseUnavailable);
    const answer = orProblem(await games.service.act(id, action, keyed('k')));
    expect((await store.find(id))?.actions).toHaveLength(4);
    expect(orProblem(await games.service.state(id))).toEqual(answer.state);
  });

  it('before it was written leaves the game as it was', async () => {
    const id = await games.begun(null);
    const before = await games.service.state(id);
    store.breaks = 'before';
    await expect(games.service.act(id, (await games.next(id)) ?? ANYTHING)).rejects.toThrow(DatabaseUnavailable);
    expect(await games.service.state(id)).toEqual(before);
  });
});

describe('an engine beside which another one wrote', () => {
  it('answers what the other one executed, and goes on from there', async () => {
    const id = await games.begun(null);
    const other = new GamesOn(store, clock);
    const action = (await games.next(id)) ?? ANYTHING;
    const first = await other.service.act(id, action, keyed('k'));
    expect(await games.service.act(id, action, keyed('k'))).toEqual(first);
    expect(await games.service.state(id)).toEqual(await other.service.state(id));
    expect((await store.find(id))?.actions).toHaveLength(1);
  });

  it('has no game that the other one removed', async () => {
    const id = await games.begun(null);
    const action = (await games.next(id)) ?? ANYTHING;
    await new GamesOn(store, clock).service.remove(id);
    expect(await games.service.act(id, action)).toMatchObject({ refused: 'game_not_found' });
  });
});
