import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '#libs/database';
import { isRefusal, type TournamentView } from '#libs/protocol';
import { openDatabase, type OrchestratorSchema } from '../../store/index.js';
import type { BegunGame, GameOutcome } from '../domain/tournament.js';
import { SqlTournamentStore } from '../sql/sql-tournament-store.js';
import { begunGame, tournament } from '../testing/tournaments.js';
import { KnownGames } from './known-games.js';
import { TournamentQueries } from './tournament-queries.js';

const WON: GameOutcome = { outcome: 'ended', ranks: { e1: 1, e2: 2 }, forfeits: [], used: { tokens: 0, costUsd: 0 } };

/** Counts the games that are read. */
class CountingStore extends SqlTournamentStore {
  read = 0;

  override async games(...page: Parameters<SqlTournamentStore['games']>): Promise<readonly BegunGame[]> {
    const games = await super.games(...page);
    this.read += games.length;
    return games;
  }
}

let folder: string;
let database: Database<OrchestratorSchema>;
let store: CountingStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tournaments-'));
  database = await openDatabase({ databaseUrl: undefined, dataDir: folder });
  store = new CountingStore(database);
  await store.insert(tournament({ id: 't', format: 'ladder' }));
  await Promise.all(Array.from({ length: 300 }, async (_, index) => begin(index + 1)));
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function begin(number: number, isOver = number <= 296): Promise<void> {
  const pairing = Math.ceil(number / 2);
  await store.begin('t', begunGame(number, { pairing, gameId: `g${number}`, ...(isOver && { result: WON }) }));
}

describe('a tournament that many look at', () => {
  const viewOf = async (queries: TournamentQueries): Promise<TournamentView> => {
    const view = await queries.view('t');
    if (isRefusal(view)) throw new Error(view.detail);
    return view;
  };

  it('is read once for all who ask together', async () => {
    const queries = new TournamentQueries(store);
    const views = await Promise.all(Array.from({ length: 100 }, async () => viewOf(queries)));
    expect(store.read).toBe(300);
    expect(views.at(-1)).toMatchObject({ games: { played: 296, running: 4 }, standings: [{ games: 296 }, {}] });
  });

  it('shows at once that it was paused, with all that was counted before, and soon what has ended since', async () => {
    const queries = new TournamentQueries(store);
    await viewOf(queries);
    await store.record('t', 297, WON);
    await store.update('t', (now) => ({ ...now, status: 'paused', updatedAt: '2026-01-02T00:00:00.000Z' }));
    expect(await viewOf(queries)).toMatchObject({ status: 'paused', games: { played: 297 } });
    await store.record('t', 298, WON);
    let view: TournamentView;
    do view = await viewOf(queries);
    while (view.games.played === 297);
    expect(view).toMatchObject({ games: { played: 298, running: 2 }, standings: [{ games: 298 }, {}] });
    expect(view.under_way.map(({ number }) => number)).toEqual([299, 300]);
    // Each time the first one that was under way, and those after it.
    expect(store.read).toBe(300 + 4 + 3);
  });
});

describe('the games of a tournament that are known', () => {
  it('are read again from the first that was under way, and not at all where nothing has changed', async () => {
    const known = new KnownGames(store, 't');
    expect(await known.update()).toBe(true);
    store.read = 0;
    expect(await known.update()).toBe(false);
    expect(store.read).toBe(0);
    await store.record('t', 299, WON);
    await begin(301);
    expect(await known.update()).toBe(true);
    expect(store.read).toBe(3);
    expect(known.all).toEqual(await store.games('t'));
  });

  it('have those that began after others with higher numbers and were over at once', async () => {
    const known = new KnownGames(store, 't');
    await begin(400);
    await known.update();
    await begin(310, true);
    expect(await known.update()).toBe(true);
    expect(known.all).toEqual(await store.games('t'));
  });

  it('get the ids that their games are created under', async () => {
    await store.begin('t', begunGame(500));
    const known = new KnownGames(store, 't');
    await known.update();
    await store.attach('t', 500, 'g500');
    expect(await known.update()).toBe(true);
    expect(known.all.at(-1)).toMatchObject({ number: 500, gameId: 'g500' });
  });
});
