import { readFile, readdir } from 'node:fs/promises';
import { join as pathOf } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedGame, GameView, Leaderboard, LeaderboardEntry, TakenSeat, TournamentView } from '#libs/protocol';
import { type RebuildingEngine, startRebuildingEngine } from '../fixtures/rebuilding-engine.js';
import { RestClient } from '../support/rest-client.js';
import { watchToEnd } from '../support/seated-game.js';
import { Table } from '../support/table.js';
import { createTournament, tournamentWhen } from '../support/tournament.js';
import { until } from '../support/until.js';

const ADAS_KEY = 'ada-0123456789-abcdefghijklmnopqrstuvwxyz';
const BOBS_KEY = 'bob-0123456789-abcdefghijklmnopqrstuvwxyz';
const ADA = { name: 'Ada', personality: 'bold', identity_key: ADAS_KEY };
const BOB = { name: 'Bob', personality: 'shy', identity_key: BOBS_KEY };
const NO_LIMITS = { LIMIT_READ: '0', LIMIT_CONTROL: '0', LIMIT_CREATE: '0' };
const FINGERPRINT = /^[0-9a-f]{32}$/;

let stones: RebuildingEngine;
let table: Table;
beforeAll(async () => {
  stones = await startRebuildingEngine();
  table = await Table.set({ engine: { turns: 3 }, config: { ...NO_LIMITS, GAME_ENGINES: `stones=${stones.url}` } });
});
afterAll(async () => {
  await table[Symbol.asyncDispose]();
  await stones.stop();
});

const entries = async (): Promise<readonly LeaderboardEntry[]> =>
  (await table.rest.get<Leaderboard>('/leaderboard?limit=100')).body.leaderboard;

async function played(agents: readonly object[], settings: object = {}): Promise<string> {
  const request = { agents, settings: { speed: 'instant', ...settings } };
  const { status, body } = await table.rest.post<CreatedGame>('/games', request);
  expect(status).toBe(201);
  await watchToEnd(await table.spectator(), body.game_id);
  return body.game_id;
}

/** The rating of this name and key once it has `games`. */
async function rated(name: string, identity: string | undefined, games: number): Promise<LeaderboardEntry | undefined> {
  const find = (all: readonly LeaderboardEntry[]): LeaderboardEntry | undefined =>
    all.find((one) => one.name === name && one.identity === identity);
  return find(await until((all) => (find(all)?.games ?? 0) >= games, entries));
}

async function identityIn(gameId: string, name: string): Promise<string | undefined> {
  const { players } = await table.rest.game(gameId);
  return players.find((player) => player.name === name)?.identity;
}

describe('an agent with an identity key', () => {
  let game: string;
  let adas: string;
  beforeAll(async () => {
    game = await played([ADA, BOB]);
    adas = (await identityIn(game, 'Ada')) ?? '';
  });

  it('is shown with the fingerprint of its key', async () => {
    expect(adas).toMatch(FINGERPRINT);
    expect(await identityIn(game, 'Bob')).not.toBe(adas);
  });

  it('is rated under its name and key alone, wherever it is asked and whatever its model', async () => {
    await rated('Ada', adas, 1);
    await played([{ ...ADA, personality: 'shy', model: 'llama3.1:8b', url: table.agent.url }, BOB]);
    expect(await rated('Ada', adas, 2)).toMatchObject({ games: 2, kind: 'agent', model: null, url: null });
  });

  it('is not mistaken for those who only have its name, or claim its fingerprint', async () => {
    const forger = { name: 'Ada', personality: 'bold', identity: adas };
    const forged = await played([forger, { name: 'Eve', personality: 'shy' }]);
    expect(await identityIn(forged, 'Ada')).toBeUndefined();
    expect(await rated('Ada', undefined, 1)).toMatchObject({ games: 1 });
    expect(await rated('Ada', adas, 2)).toMatchObject({ games: 2 });
  });

  it('cannot win against itself under a second name', async () => {
    await played([
      { ...ADA, name: 'Winner' },
      { ...ADA, name: 'Loser' },
    ]);
    // Games count in the order of their ends.
    await played([{ ...ADA, name: 'After' }, BOB]);
    await rated('After', adas, 1);
    expect((await entries()).filter(({ name }) => name === 'Winner' || name === 'Loser')).toEqual([]);
  });

  it('has its key in no answer, no event, no request to engine or agent, and no file', async () => {
    const paths = ['', '/events?after_seq=0', '/state?seq=1', '/replay', '/result'].map(
      (path) => `/games/${game}${path}`,
    );
    const urls = [...paths, '/games', '/leaderboard'].map((path) => `${table.orchestrator.url}${path}`);
    const answers = await Promise.all(urls.map(async (url) => (await fetch(url)).text()));
    const folder = table.settings['ORCHESTRATOR_DATA_DIR'] ?? '';
    const files = (await readdir(folder)).map(async (name) => readFile(pathOf(folder, name), 'latin1'));
    const sent = JSON.stringify([table.engine.requests, table.agent.calls]);
    for (const all of [answers.join('\n'), (await Promise.all(files)).join('\n'), sent]) {
      expect(all).toContain('Ada');
      expect(all).not.toContain(ADAS_KEY);
    }
    expect(sent).not.toContain(adas);
  });

  it('is not in a fork of its game, unless it sends its key', async () => {
    const parent = await played([ADA, BOB], { game: 'stones' });
    const forked = async (more: object): Promise<readonly unknown[]> => {
      const { status, body } = await table.rest.post<CreatedGame>(`/games/${parent}/fork`, { seq: 1, ...more });
      expect(status).toBe(201);
      return body.players.map(({ name, identity }) => [name, identity]);
    };
    expect(await forked({})).toEqual([
      ['Ada', undefined],
      ['Bob', undefined],
    ]);
    const claimed = { name: 'Bob', personality: 'shy', identity: await identityIn(parent, 'Bob') };
    expect(await forked({ agents: [ADA, claimed] })).toEqual([
      ['Ada', adas],
      ['Bob', undefined],
    ]);
  });

  it.each([
    ['short', 'a-key-of-31-characters-012345678'.slice(0, 31)],
    ['long', ADAS_KEY.repeat(5)],
    ['easily guessed', 'abc'.repeat(12)],
    ['with a space', `${ADAS_KEY} ${ADAS_KEY}`],
    ['of two lines', `${ADAS_KEY}\n`],
    ['of other letters', 'ключ-которого-нет-у-других-0123456789'],
    ['a number', 1_234_567_890_123_456],
    ['a list', [ADAS_KEY]],
  ])('is refused where the key is %s, and the key is not repeated', async (_, key) => {
    const agents = [{ ...ADA, identity_key: key }, BOB];
    const { status, body } = await table.rest.post<{ code: string; detail: string }>('/games', { agents });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_request' });
    expect(body.detail).toContain('identity_key must be a secret of 32 to 200');
    expect(JSON.stringify(body)).not.toContain(String(key).trim());
  });
});

describe('who takes an open seat', () => {
  const waiting = async (settings: object = {}): Promise<GameView> => {
    const agents = [{ open: true, identity_key: BOBS_KEY }, BOB];
    return table.rest.game((await table.rest.createGame(settings, agents)).game_id);
  };
  const taken = async (headers: Record<string, string>, body: object): Promise<string | undefined> => {
    const { game_id: id, players } = await waiting();
    const seat = players[0]?.id ?? '';
    const rest = new RestClient(table.orchestrator.url, headers);
    const { status } = await rest.post<TakenSeat>(`/games/${id}/seats/${seat}`, body);
    expect(status).toBe(201);
    const found = (await table.rest.game(id)).players.find((player) => player.id === seat)?.identity;
    await table.rest.control(id, 'stop');
    return found;
  };

  it('proves who they are by a field or a header, and without one has no key, not that of the agent before', async () => {
    const [byField, byHeader, by] = await Promise.all([
      taken({}, { name: 'Ann', identity_key: ADAS_KEY }),
      taken({ 'identity-key': ADAS_KEY }, { name: 'Ann' }),
      taken({}, { name: 'Ann', identity: 'f'.repeat(32) }),
    ]);
    expect(byField).toMatch(FINGERPRINT);
    expect(byHeader).toBe(byField);
    expect(by).toBeUndefined();
  });

  it('is rated by name and key also where they stay away and an agent plays on', async () => {
    const { game_id: id, players } = await waiting({ rejoin: 0 });
    const path = `/games/${id}/seats/${players[0]?.id}`;
    const { body } = await table.rest.post<TakenSeat>(path, { name: 'Gone', identity_key: ADAS_KEY });
    await table.rest.post(`${path}/leave`, {}, { authorization: `Bearer ${body.seat_token}` });
    const { players: after } = await until(
      ({ status }) => status === 'completed',
      () => table.rest.game(id),
    );
    expect(after[0]).toMatchObject({
      name: 'Gone',
      personality: 'analytical',
      identity: expect.stringMatching(FINGERPRINT),
    });
    expect(await rated('Gone', after[0]?.identity, 1)).toMatchObject({ games: 1 });
  });

  it('is refused with a header that is no key', async () => {
    const { game_id: id, players } = await waiting();
    const rest = new RestClient(table.orchestrator.url, { 'identity-key': 'short' });
    const { status, body } = await rest.post<{ detail: string }>(`/games/${id}/seats/${players[0]?.id}`, {});
    expect(status).toBe(400);
    expect(body.detail).toContain('Identity-Key must be a secret of 32 to 200');
    await table.rest.control(id, 'stop');
  });
});

describe('an entrant of a tournament', () => {
  it('proves who it is once, and is that in every game', async () => {
    const { tournament_id: id, entrants } = await createTournament(table.rest, {
      format: 'round_robin',
      entrants: [ADA, { ...BOB, identity_key: BOBS_KEY }],
    });
    const [ada] = entrants;
    expect(ada?.identity).toMatch(FINGERPRINT);
    const { latest } = await tournamentWhen(table.rest, id, ({ status }) => status === 'finished');
    const shown = await Promise.all(latest.map(async ({ game_id: game }) => identityIn(game ?? '', 'Ada')));
    expect(shown).toEqual(latest.map(() => ada?.identity));
    expect(shown.length).toBeGreaterThan(0);
  });

  it('of a ladder comes back under its name with its own key alone', async () => {
    const entrants = [ADA, BOB, { name: 'Cid', personality: 'shy' }];
    const { tournament_id: id } = await createTournament(table.rest, { format: 'ladder', entrants });
    const leave = async (entrant: string): Promise<number> =>
      (await fetch(`${table.orchestrator.url}/tournaments/${id}/entrants/${entrant}`, { method: 'DELETE' })).status;
    expect([await leave('e1'), await leave('e2'), await leave('e3')]).toEqual([200, 200, 200]);
    const join = async (seat: object): Promise<number> =>
      (await table.rest.post(`/tournaments/${id}/entrants`, seat)).status;
    const { identity_key: _, ...unproven } = ADA;
    expect(await join(unproven)).toBe(409);
    expect(await join({ ...ADA, identity_key: BOBS_KEY })).toBe(409);
    expect(await join({ name: 'Cid', personality: 'shy', identity_key: ADAS_KEY })).toBe(409);
    expect(await join(ADA)).toBe(201);
    const view = (await table.rest.get<TournamentView>(`/tournaments/${id}`)).body;
    expect(view.entrants.map(({ left_at: left }) => left === undefined)).toEqual([true, false, false]);
    await table.rest.post(`/tournaments/${id}/stop`);
  });
});
