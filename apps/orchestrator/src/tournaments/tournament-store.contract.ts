import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { refuse } from '../games/index.js';
import { InvalidCursor } from '../games/ports/index.js';
import type { GameOutcome } from './domain/tournament.js';
import { begunGame, tournament } from './testing/tournaments.js';
import type { TournamentStore } from './tournament-store.js';

export interface OpenTournaments {
  readonly store: TournamentStore;
  close(): Promise<void>;
}

const WON: GameOutcome = {
  outcome: 'ended',
  ranks: { e1: 1, e2: 2 },
  forfeits: ['e2'],
  used: { tokens: 12, costUsd: 0.5 },
};
const VOID: GameOutcome = { outcome: 'void', ranks: {}, forfeits: [], used: { tokens: 0, costUsd: 0 } };

/** What every TournamentStore promises. `open` gives an empty one. */
export function itIsATournamentStore(open: () => Promise<OpenTournaments>): void {
  let opened: OpenTournaments;
  let store: TournamentStore;
  beforeEach(async () => {
    opened = await open();
    ({ store } = opened);
  });
  afterEach(() => opened.close());

  it('a tournament is found as it was written, and no other', async () => {
    const written = tournament({ id: 't', name: "Robert'); drop table games; 🎲", budget: { max_tokens: 5 } });
    expect(await store.insert(written)).toBe(true);
    expect(await store.insert({ ...written, name: 'another' })).toBe(false);
    expect(await store.find('t')).toEqual(written);
    expect(await store.find('u')).toBeUndefined();
    expect(await store.find('\0')).toBeUndefined();
  });

  it('of changes at the same time each sees the one before', async () => {
    await store.insert(tournament({ id: 't', concurrency: 0 }));
    const changes = Array.from({ length: 10 }, () =>
      store.update('t', (before) => ({ ...before, concurrency: before.concurrency + 1 })),
    );
    await Promise.all(changes);
    expect((await store.find('t'))?.concurrency).toBe(10);
  });

  it('a refused change is passed on and not written, and where there is no tournament there is none', async () => {
    await store.insert(tournament({ id: 't' }));
    const refusal = refuse('tournament_over', 'no');
    expect(await store.update('t', () => refusal)).toEqual(refusal);
    expect(await store.update('u', (same) => same)).toBeUndefined();
    expect(await store.find('t')).toEqual(tournament({ id: 't' }));
  });

  it('a game is begun once, by however many that is tried', async () => {
    await store.insert(tournament({ id: 't' }));
    const begun = await Promise.all([1, 2, 3].map(async (seed) => store.begin('t', begunGame(1, { seed }))));
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect(await store.games('t')).toHaveLength(1);
  });

  it('a game is counted once, and stands as it was counted first', async () => {
    await store.insert(tournament({ id: 't' }));
    await store.begin('t', begunGame(1));
    await store.attach('t', 1, 'g1');
    const counted = await Promise.all([WON, WON, WON].map(async (result) => store.record('t', 1, result)));
    expect(counted.filter(Boolean)).toHaveLength(1);
    expect(await store.record('t', 1, VOID)).toBe(false);
    expect(await store.record('t', 2, WON)).toBe(false);
    expect(await store.games('t')).toEqual([begunGame(1, { gameId: 'g1', result: WON })]);
  });

  it('games are listed by number, in pages', async () => {
    await store.insert(tournament({ id: 't' }));
    for (const number of [10, 2, 1, 0]) await store.begin('t', begunGame(number, { seed: 4_294_967_295 }));
    await store.insert(tournament({ id: 'u' }));
    await store.begin('u', begunGame(3));
    const numbers = async (...page: [number?, number?]): Promise<readonly number[]> =>
      (await store.games('t', ...page)).map(({ number }) => number);
    expect(await numbers()).toEqual([0, 1, 2, 10]);
    expect(await numbers(0, 2)).toEqual([1, 2]);
    expect(await numbers(2, 2)).toEqual([10]);
    expect((await store.games('t'))[0]?.seed).toBe(4_294_967_295);
  });

  it('games are counted by how they came out', async () => {
    for (const id of ['t', 'u', 'v']) await store.insert(tournament({ id }));
    for (const number of [1, 2, 3]) await store.begin('t', begunGame(number));
    await store.record('t', 1, WON);
    await store.record('t', 2, VOID);
    await store.begin('u', begunGame(1));
    expect((await store.open('t')).map(({ number }) => number)).toEqual([3]);
    const counts = await store.counts(['t', 'u', 'v', '\0']);
    expect(counts).toEqual(
      new Map([
        ['t', { ended: 1, void: 1, running: 1 }],
        ['u', { ended: 0, void: 0, running: 1 }],
      ]),
    );
    expect(await store.counts([])).toEqual(new Map());
  });

  it('under way are those that run and those whose games do, each once', async () => {
    await store.insert(tournament({ id: 'runs' }));
    await store.insert(tournament({ id: 'waits', status: 'paused' }));
    await store.insert(tournament({ id: 'over', status: 'finished' }));
    await store.insert(tournament({ id: 'ends', status: 'stopped' }));
    for (const id of ['runs', 'over', 'ends']) await store.begin(id, begunGame(1));
    await store.record('over', 1, WON);
    expect((await store.underWay()).toSorted()).toEqual(['ends', 'runs']);
    expect(await store.count('running')).toBe(1);
  });

  it('pages show every tournament once, newest first', async () => {
    const ids = Array.from({ length: 7 }, (_, nth) => `t${nth}`);
    for (const [nth, id] of ids.entries()) {
      // Two at a time are of the same moment.
      const createdAt = new Date(Math.floor(nth / 2) * 1_000).toISOString();
      await store.insert(tournament({ id, createdAt, status: id === 't3' ? 'finished' : 'running' }));
    }
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await store.list({ limit: 3, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.tournaments.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids.toReversed());
    expect((await store.list({ limit: 3, status: 'finished' })).tournaments.map(({ id }) => id)).toEqual(['t3']);
    await expect(store.list({ limit: 1, cursor: 'x' })).rejects.toThrow(InvalidCursor);
  });
}
