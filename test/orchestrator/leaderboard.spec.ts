import { describe, expect, it } from '@jest/globals';
import type { CreatedGame, Leaderboard, LeaderboardEntry } from '#libs/protocol';
import { watchToEnd } from '../support/seated-game.js';
import { Table } from '../support/table.js';

const AGENTS = [
  { name: 'Ada', personality: 'bold' },
  { name: 'Bob', personality: 'shy', model: 'llama3.1:8b' },
];

async function play(table: Table, agents: readonly object[] = AGENTS): Promise<string> {
  const { body } = await table.rest.post<CreatedGame>('/games', { agents, settings: { speed: 'instant' } });
  await watchToEnd(await table.spectator(), body.game_id);
  return body.game_id;
}

/** Games count soon after their end, not with it: asks until `count` have. */
async function ranked(table: Table, games: number): Promise<readonly LeaderboardEntry[]> {
  for (;;) {
    const { leaderboard } = (await table.rest.get<Leaderboard>('/leaderboard?limit=100')).body;
    if (Math.max(0, ...leaderboard.map((entry) => entry.games)) >= games) return leaderboard;
  }
}

describe('the leaderboard', () => {
  it('has nobody on it before a game has ended, and leaves out those that were stopped', async () => {
    await using table = await Table.set({ agent: 'hang' });
    const { game_id: id } = await table.rest.createGame();
    await table.rest.control(id, 'stop');
    const { status, body } = await table.rest.get<Leaderboard>('/leaderboard');
    expect({ status, body }).toEqual({
      status: 200,
      body: { game: 'default', games: [], leaderboard: [], next_cursor: null },
    });
  });

  it('ranks the agents of finished games, the winner first, each under its identity', async () => {
    await using table = await Table.set();
    const id = await play(table);
    const { winner_name: winner } = await table.rest.result(id);
    const entries = await ranked(table, 1);
    expect(entries.map(({ rank, name, games, wins }) => ({ rank, name, games, wins }))).toEqual([
      { rank: 1, name: winner, games: 1, wins: 1 },
      { rank: 2, name: winner === 'Ada' ? 'Bob' : 'Ada', games: 1, wins: 0 },
    ]);
    expect(entries.find(({ name }) => name === 'Bob')).toMatchObject({
      personality: 'shy',
      model: 'llama3.1:8b',
      url: null,
    });
    for (const { rating, mu, sigma } of entries) expect(rating).toBeCloseTo(mu - 3 * sigma);
  });

  it('counts a game once, also over a restart', async () => {
    await using table = await Table.set();
    await play(table);
    await ranked(table, 1);
    await table.restart();
    await play(table);
    expect((await ranked(table, 2)).map(({ games }) => games)).toEqual([2, 2]);
  });

  it('shows the address of an agent without what is secret about it', async () => {
    await using table = await Table.set();
    await play(table, [{ ...AGENTS[0], url: `${table.agent.url}/?token=secret` }, AGENTS[1] ?? {}]);
    const entries = await ranked(table, 1);
    expect(new Set(entries.map(({ url }) => url))).toEqual(new Set([table.agent.url, null]));
    expect(JSON.stringify(entries)).not.toContain('secret');
  });

  it.each(['limit=0', 'limit=101', 'limit=', 'cursor=nonsense', 'game=', 'game=chess', 'game=default&game=go'])(
    'refuses ?%s',
    async (query) => {
      await using table = await Table.set();
      const { status, headers } = await table.rest.get(`/leaderboard?${query}`);
      expect(status).toBe(400);
      expect(headers.get('content-type')).toContain('application/problem+json');
    },
  );
});
