import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  CreateTournament,
  DecideRequest,
  TournamentEntrant,
  TournamentList,
  TournamentView,
} from '#libs/protocol';
import { HttpFixture, readJson, sendJson } from '../fixtures/http-fixture.js';
import { createTournament, entrantsOf, gamesOf, tournamentOf, tournamentWhen } from '../support/tournament.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

const NO_LIMITS = { LIMIT_READ: '0', LIMIT_CONTROL: '0', LIMIT_CREATE: '0' };
const ENTRANTS = entrantsOf('Ada', 'Grace', 'Lin');
const ROUND_ROBIN = { format: 'round_robin', entrants: ENTRANTS } as const;

const PAIR = { format: 'round_robin', entrants: entrantsOf('Ada', 'Grace') } as const;

const is =
  (status: TournamentView['status']) =>
  (tournament: TournamentView): boolean =>
    tournament.status === status;

describe('a tournament', () => {
  let table: Table;
  beforeAll(async () => {
    table = await Table.set({ engine: { turns: 3 }, config: NO_LIMITS });
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  it('is played to its end, and shows who stands where', async () => {
    const { tournament_id: id, ...created } = await createTournament(table.rest, {
      name: 'Friday cup',
      format: 'round_robin',
      entrants: entrantsOf('Ada', 'Grace', '=cmd("x")'),
      concurrency: 2,
      seed: 7,
    });
    expect(created).toMatchObject({ status: 'running', seed: null, games: { planned: 6 }, bracket: null });
    const view = await tournamentWhen(table.rest, id, is('finished'));
    expect(view).toMatchObject({ games: { played: 6, void: 0, running: 0, planned: 6 }, seed: 7, under_way: [] });
    expect(view.standings.map(({ games }) => games)).toEqual([4, 4, 4]);
    expect(view.standings.reduce((sum, { points }) => sum + points, 0)).toBe(6);
    expect(view.cross_table).toHaveLength(3);

    const games = await gamesOf(table.rest, id);
    expect(games.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'ended'));
    expect(new Set(games.map(({ game_id }) => game_id)).size).toBe(6);
    const { game_id: gameId, number, round } = games[0] ?? { game_id: null, number: 0, round: 0 };
    const game = await table.rest.game(gameId ?? '');
    expect(game).toMatchObject({ status: 'completed', tournament: { tournament_id: id, number, round } });

    const csv = await fetch(`${table.orchestrator.url}/tournaments/${id}/results.csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const [head, ...lines] = (await csv.text()).split('\r\n');
    expect(head).toBe('number,round,pairing,game_id,outcome,seat,entrant,name,rank,forfeit');
    expect(lines).toHaveLength(6 * 2 + 1);
    // A spreadsheet takes it for a text.
    expect(lines.filter((line) => line.includes(`,e3,"'=cmd(""x"")",`))).toHaveLength(4);
  });

  it('of any format comes to its end, one after the other as they were created', async () => {
    const formats = ['swiss', 'single_elimination', 'double_elimination'] as const;
    const created = await Promise.all(formats.map(async (format) => createTournament(table.rest, { ...PAIR, format })));
    for (const { tournament_id: id, format } of created) {
      const view = await tournamentWhen(table.rest, id, is('finished'));
      expect(view.standings.map(({ place }) => place)[0]).toBe(1);
      expect([view.format, view.bracket !== null]).toEqual([format, format !== 'swiss']);
    }
    const { body } = await table.rest.get<TournamentList>('/tournaments?limit=2&status=finished');
    expect(body.count).toBe(2);
    const rest = await table.rest.get<TournamentList>(`/tournaments?limit=100&cursor=${body.next_cursor}`);
    const listed = [...body.tournaments, ...rest.body.tournaments]
      .filter(({ games }) => games.played <= (games.planned ?? 0))
      .map(({ tournament_id }) => tournament_id);
    for (const { tournament_id: id } of created) expect(listed.filter((one) => one === id)).toHaveLength(1);
  });

  it('pauses, goes on and stops, and its games with it', async () => {
    const slow = { ...ROUND_ROBIN, settings: { speed: 'watch' }, concurrency: 2 } as const;
    const { tournament_id: id, control_token: token } = await createTournament(table.rest, slow);
    expect(token).toMatch(/^\S{20,}$/);
    const begun = await tournamentWhen(
      table.rest,
      id,
      ({ under_way: games }) => games.length === 2 && games.every(({ game_id: game }) => game !== null),
    );
    const [first, second] = begun.under_way;
    for (const command of ['pause', 'pause'])
      expect((await table.rest.post(`/tournaments/${id}/${command}`)).body).toMatchObject({ status: 'paused' });
    await table.rest.control(first?.game_id ?? '', 'stop');
    await tournamentWhen(table.rest, id, ({ games }) => games.void === 1);
    expect(await tournamentOf(table.rest, id)).toMatchObject({ status: 'paused', games: { running: 1 } });

    expect((await table.rest.post(`/tournaments/${id}/resume`)).body).toMatchObject({ status: 'running' });
    await tournamentWhen(table.rest, id, ({ games }) => games.running === 2);
    for (const command of ['stop', 'stop'])
      expect((await table.rest.post(`/tournaments/${id}/${command}`)).body).toMatchObject({ status: 'stopped' });
    const { games } = await tournamentWhen(table.rest, id, (now) => now.games.running === 0);
    expect(games).toMatchObject({ played: 0, void: 3 });
    expect((await table.rest.game(second?.game_id ?? '')).status).toBe('stopped');
    expect((await table.rest.post(`/tournaments/${id}/resume`)).body).toMatchObject({ code: 'tournament_over' });
  });

  it('of a ladder goes on while entrants come and go', async () => {
    const { tournament_id: id } = await createTournament(table.rest, {
      format: 'ladder',
      entrants: entrantsOf('Ada', 'Grace'),
      concurrency: 2,
    });
    const join = async (name: string): Promise<unknown> =>
      (await table.rest.post<TournamentEntrant>(`/tournaments/${id}/entrants`, { name, personality: 'bold' })).body;
    expect(await join('Lin')).toMatchObject({ id: 'e3', name: 'Lin' });
    expect(await join('Lin')).toMatchObject({ code: 'name_taken' });
    const playsAs = (entrant: string) => (view: TournamentView) =>
      view.standings.some((one) => one.entrant === entrant && one.games > 0);
    await tournamentWhen(table.rest, id, playsAs('e3'));

    const leave = async (entrant: string): Promise<{ body: Record<string, unknown> }> => {
      const answer = await fetch(`${table.orchestrator.url}/tournaments/${id}/entrants/${entrant}`, {
        method: 'DELETE',
      });
      return { body: (await answer.json()) as Record<string, unknown> };
    };
    const { left_at: leftAt } = (await leave('e1')).body;
    expect((await leave('e1')).body['left_at']).toBe(leftAt);
    expect((await leave('e9')).body).toMatchObject({ code: 'entrant_not_found' });
    const last = Math.max(0, ...(await gamesOf(table.rest, id)).map(({ number }) => number));
    await until(
      (games) => games.filter(({ number, seats }) => number > last + 8 && !seats.includes('e1')).length > 0,
      async () => gamesOf(table.rest, id),
    );
    const later = (await gamesOf(table.rest, id)).filter(({ number }) => number > last + 8);
    expect(later.filter(({ seats }) => seats.includes('e1'))).toEqual([]);
    expect(await join('Ada')).toMatchObject({ id: 'e1' });
    await table.rest.post(`/tournaments/${id}/stop`);
  });

  it('with the same Idempotency-Key is the same tournament', async () => {
    const create = async (body: CreateTournament): Promise<Record<string, unknown>> =>
      (await table.rest.post('/tournaments', body, { 'idempotency-key': 'friday' })).body;
    const request = { ...ROUND_ROBIN, settings: { speed: 'watch' } } as const;
    const { tournament_id: id } = await create(request);
    expect(await create(request)).toMatchObject({ tournament_id: id });
    expect(await create({ ...request, concurrency: 1 })).toMatchObject({ code: 'idempotency_key_reused' });
    await table.rest.post(`/tournaments/${String(id)}/stop`);
  });

  it.each<[what: string, body: object, code: string, path: string]>([
    ['two entrants of one name', { entrants: entrantsOf('Ada', 'Ada') }, 'invalid_request', 'entrants'],
    ['too few entrants', { entrants: entrantsOf('Ada') }, 'invalid_request', 'entrants'],
    [
      'too many entrants',
      { entrants: Array.from({ length: 200 }, (_, n) => ({ name: `n${n}`, personality: 'bold' })) },
      'invalid_request',
      'entrants',
    ],
    ['no format', { format: 'league' }, 'invalid_request', 'format'],
    ['too much at a time', { concurrency: 65 }, 'invalid_request', 'concurrency'],
    [
      'more games than a tournament may have',
      { entrants: entrantsOf(...Array.from({ length: 128 }, (_, n) => `n${n}`)), games_per_pairing: 100 },
      'invalid_request',
      'games_per_pairing',
    ],
    ['an unknown game', { game: 'chess' }, 'unknown_game', 'settings.game'],
    [
      'an agent on a private address',
      { entrants: [{ name: 'Ada', personality: 'bold', url: 'http://192.168.0.1' }, ...entrantsOf('Lin')] },
      'agent_url_refused',
      'entrants.0.url',
    ],
    ['an open seat', { entrants: [{ open: true }, ...ENTRANTS] }, 'invalid_request', 'entrants.0.open'],
    ['four seats for three', { seats_per_game: 4 }, 'invalid_request', 'entrants'],
  ])('is refused with %s', async (_what, body, code, path) => {
    const answer = await table.rest.post<{ code: string; errors: { path: string }[] }>('/tournaments', {
      ...ROUND_ROBIN,
      ...body,
    });
    expect(answer.body).toMatchObject({ code });
    expect(answer.body.errors[0]?.path).toBe(path);
  });

  it.each(['stop', 'pause', 'resume', 'entrants', 'games', 'results.csv', ''])(
    'that there is not: %s',
    async (part) => {
      const path = `/tournaments/none-such${part === '' ? '' : `/${part}`}`;
      const isRead = ['games', 'results.csv', ''].includes(part);
      const seat = part === 'entrants' ? entrantsOf('Ada')[0] : undefined;
      const { status, body } = isRead ? await table.rest.get(path) : await table.rest.post(path, seat);
      expect([status, body['code']]).toEqual([404, 'tournament_not_found']);
    },
  );
});

describe('what keeps a tournament from its next game is waited for, and shown:', () => {
  let table: Table;
  beforeAll(async () => {
    const config = { ...NO_LIMITS, HTTP_RETRIES: '0', MAX_RUNNING_GAMES: '2' };
    table = await Table.set({ engine: { turns: 3 }, config });
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  it('an engine that is away', async () => {
    await table.engine.stop();
    const { tournament_id: id } = await createTournament(table.rest, PAIR);
    const waiting = await tournamentWhen(table.rest, id, ({ waiting_for: what }) => what !== null);
    expect(waiting).toMatchObject({ status: 'running', games: { played: 0 } });
    expect(waiting.waiting_for).toMatch(/^The game engine fails: /);
    await table.engine.restart();
    expect(await tournamentWhen(table.rest, id, is('finished'))).toMatchObject({ waiting_for: null });
  });

  it('other games, as many as may run', async () => {
    const others = [await table.rest.createGame({ speed: 'watch' }), await table.rest.createGame({ speed: 'watch' })];
    const { tournament_id: id } = await createTournament(table.rest, PAIR);
    const { waiting_for: what } = await tournamentWhen(table.rest, id, (now) => now.waiting_for !== null);
    expect(what).toContain('This server runs 2 games, as many as it may');
    for (const { game_id: other } of others) await table.rest.control(other, 'stop');
    expect(await tournamentWhen(table.rest, id, is('finished'))).toMatchObject({ games: { played: 2, void: 0 } });
  });

  it('a game that its engine refuses pauses it, with the reason', async () => {
    table.engine.inject('refused', 'create');
    const { tournament_id: id } = await createTournament(table.rest, PAIR);
    const { reason } = await tournamentWhen(table.rest, id, is('paused'));
    expect(reason).toBe('The game engine refuses the game: Not today');
    table.engine.heal();
    await table.rest.post(`/tournaments/${id}/resume`);
    expect(await tournamentWhen(table.rest, id, is('finished'))).toMatchObject({ reason: null, games: { void: 0 } });
  });

  it('a budget that is used up ends it, with the reason', async () => {
    const usage = { input_tokens: 60, output_tokens: 40 };
    const spender = await HttpFixture.start(async (request, response) => {
      const { valid_actions: [first] = [] } = (await readJson(request)) as Partial<DecideRequest>;
      if (first === undefined) sendJson(response, 404, {});
      else sendJson(response, 200, { action: first, usage });
    });
    const entrants = entrantsOf('Ada', 'Grace').map((seat) => ({ ...seat, url: spender.url }));
    const request = { ...PAIR, entrants, concurrency: 1, budget: { max_tokens: 150 } };
    const { tournament_id: id } = await createTournament(table.rest, request);
    const view = await tournamentWhen(table.rest, id, is('stopped'));
    await spender.stop();
    expect(view).toMatchObject({ reason: 'The budget is used up.', games: { played: 1, running: 0 } });
    expect(view.used.tokens).toBeGreaterThanOrEqual(150);
  });
});
