import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { InvalidCursor } from '../games/ports/index.js';
import type { AgentIdentity } from './agent-identity.js';
import { afterGame, type Rating } from './rating.js';
import type { RatingStore } from './rating-store.js';

export interface OpenRatings {
  readonly store: RatingStore;
  /** Adds a game in this status, created at this time. */
  addGame(id: string, status: string, createdAt: string): Promise<void>;
  close(): Promise<void>;
}

const agent = (name: string): AgentIdentity => ({ name, personality: 'bold', model: null, url: null });

/** Counts a game that these agents finish in this order. */
export function countGame(store: RatingStore, id: string, names: readonly string[], key?: string): Promise<boolean> {
  const finishes = names.map((name, index) => ({ agent: agent(name), place: index + 1, hasWon: index === 0 }));
  return store.count({ id, key }, names.map(agent), (before) => afterGame(before, finishes));
}

async function ratings(store: RatingStore, gameKey?: string): Promise<readonly Rating[]> {
  return (await store.list({ gameKey, limit: 100 })).ratings;
}

const GAME = { id: 'g', key: undefined };
const OWN = { gameKey: undefined };

/** What every RatingStore promises. `open` gives an empty one. */
export function itIsARatingStore(open: () => Promise<OpenRatings>): void {
  let opened: OpenRatings;
  let store: RatingStore;
  beforeEach(async () => {
    opened = await open();
    ({ store } = opened);
  });
  afterEach(() => opened.close());

  it('a game counts once, however often and by how many it is rated', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => countGame(store, 'g', ['a', 'b'])));
    expect(outcomes.filter((counted) => counted)).toHaveLength(1);
    expect(await countGame(store, 'g', ['a', 'b'])).toBe(false);
    expect((await ratings(store)).map(({ games }) => games)).toEqual([1, 1]);
  });

  it('of games rated at the same time each sees the one before', async () => {
    const games = Array.from({ length: 12 }, (_, index) => `g${index}`);
    await Promise.all(games.map((id) => countGame(store, id, ['a', 'b'])));
    const [a, b] = await ratings(store);
    expect(a).toMatchObject({ agent: agent('a'), games: 12, wins: 12 });
    expect(b).toMatchObject({ agent: agent('b'), games: 12, wins: 0 });
  });

  it('nothing of a game is kept when its ratings cannot be made', async () => {
    const failing = store.count(GAME, [agent('a')], () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await countGame(store, 'g', ['a', 'b'])).toBe(true);
  });

  it('a game without agents counts as seen', async () => {
    expect(await store.count(GAME, [], () => [])).toBe(true);
    expect(await store.count(GAME, [], () => [])).toBe(false);
  });

  it('whatever an agent calls itself is kept', async () => {
    const name = "Robert'); drop table ratings; \0 \ud800 🎲";
    await countGame(store, 'g', [name, 'b']);
    expect((await ratings(store)).map((rating) => rating.agent.name)).toContain(name);
  });

  it('the completed games that have not counted are found, those created first first', async () => {
    await opened.addGame('late', 'completed', '2026-01-02T00:00:00.000Z');
    await opened.addGame('early', 'completed', '2026-01-01T00:00:00.000Z');
    await opened.addGame('stopped', 'stopped', '2026-01-01T00:00:00.000Z');
    await opened.addGame('running', 'running', '2026-01-01T00:00:00.000Z');
    expect(await store.uncounted(10)).toEqual(['early', 'late']);
    expect(await store.uncounted(1)).toEqual(['early']);
    await countGame(store, 'early', ['a', 'b']);
    expect(await store.uncounted(10)).toEqual(['late']);
  });

  it('an agent has a rating of its own in each game', async () => {
    await countGame(store, 'g1', ['a', 'b']);
    await countGame(store, 'g2', ['b', 'a'], 'go');
    await countGame(store, 'g3', ['b', 'a'], 'go');
    await countGame(store, 'g4', ['c', 'a'], 'chess:mini');
    const shown = async (key?: string): Promise<readonly (string | number)[][]> =>
      (await ratings(store, key)).map((rating) => [rating.agent.name, rating.games, rating.wins]);
    expect(await shown()).toEqual([
      ['a', 1, 1],
      ['b', 1, 0],
    ]);
    expect(await shown('go')).toEqual([
      ['b', 2, 2],
      ['a', 2, 0],
    ]);
    expect(await shown('chess:mini')).toEqual([
      ['c', 1, 1],
      ['a', 1, 0],
    ]);
    expect(await shown('chess')).toEqual([]);
    expect(new Set(await store.games(10))).toEqual(new Set(['chess:mini', 'go', undefined]));
    expect(await store.games(10)).toHaveLength(3);
    expect(await store.games(1)).toHaveLength(1);
  });

  it('the game without a key keeps its ratings when it gets one, unless there are ratings under that', async () => {
    await countGame(store, 'g1', ['a', 'b']);
    await countGame(store, 'g2', ['b', 'a'], 'go');
    await store.nameOwnGame('monopoly');
    await store.nameOwnGame('monopoly');
    await countGame(store, 'g3', ['a', 'b'], 'monopoly');
    expect((await ratings(store, 'monopoly')).map(({ games }) => games)).toEqual([2, 2]);
    expect(await ratings(store)).toEqual([]);
    await countGame(store, 'g4', ['a', 'b']);
    await store.nameOwnGame('go');
    expect((await ratings(store, 'go')).map(({ games }) => games)).toEqual([1, 1]);
    expect(await ratings(store)).toHaveLength(2);
  });

  it('ratings of one kind are ranked among themselves', async () => {
    const model = { ...agent('m'), kind: 'model' as const, parameters: { seed: 1 }, prompt_version: '7' };
    const finishes = [
      { agent: agent('a'), place: 1, hasWon: true },
      { agent: model, place: 2, hasWon: false },
    ];
    await store.count(GAME, [agent('a'), model], (before) => afterGame(before, finishes));
    expect(await store.list({ ...OWN, limit: 10, kind: 'model' })).toMatchObject({
      firstRank: 1,
      ratings: [{ agent: model }],
    });
    expect((await store.list({ ...OWN, limit: 10, kind: 'agent' })).ratings.map((rating) => rating.agent)).toEqual([
      agent('a'),
    ]);
    expect((await store.list({ ...OWN, limit: 10, kind: 'fallback' })).ratings).toEqual([]);
    expect((await store.list({ ...OWN, limit: 10 })).ratings).toHaveLength(2);
  });

  it('pages show every agent once, best first, with its rank', async () => {
    const names = Array.from({ length: 7 }, (_, index) => `n${index}`);
    await countGame(store, 'other', [...names, 'n8']);
    await countGame(store, 'g', names, 'go');
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await store.list({ gameKey: 'go', limit: 3, ...(cursor !== undefined && { cursor }) });
      expect(page.firstRank).toBe(seen.length + 1);
      seen.push(...page.ratings.map((rating) => rating.agent.name));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(names);
  });

  it.each(['x', Buffer.from('1 abc').toString('base64url'), Buffer.from(`no ${'a'.repeat(64)}`).toString('base64url')])(
    'the cursor %s is refused',
    async (cursor) => {
      await expect(store.list({ ...OWN, limit: 1, cursor })).rejects.toThrow(InvalidCursor);
    },
  );
}
