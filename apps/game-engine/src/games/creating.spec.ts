import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EngineActions, GameState } from '#libs/protocol';
import { EngineUnderTest, NOBODY, PLAYERS, type CreatedGame } from '../testing/engine.js';

let engine: EngineUnderTest;
beforeAll(async () => {
  engine = await EngineUnderTest.start();
});
afterAll(() => engine.close());

describe('creating and starting', () => {
  it('answers 201 with a game that waits, its players in their order', async () => {
    const { status, body } = await engine.call<GameState>('POST', '/game', { players: PLAYERS });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'waiting', current_player_index: 0, turn_number: 1, winner_id: null });
    expect(body.players.map(({ name, player_order, cash }) => [name, player_order, cash])).toEqual([
      ['Ann', 0, 1500],
      ['Bob', 1, 1500],
      ['Cid', 2, 1500],
    ]);
    expect(body.id).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    expect(new Date(body.created_at ?? '').toISOString()).toBe(body.created_at);
  });

  it('describes the game and its seats to those who create games', async () => {
    const { status, body } = await engine.call('GET', '/about');
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { game: 'monopoly', name: 'Monopoly', seats: { min: 2, max: 8 }, rules: expect.stringContaining('rent') },
    });
  });

  it('offers nothing and refuses actions before the start', async () => {
    const { body } = await engine.call<CreatedGame>('POST', '/game', { players: PLAYERS });
    expect((await engine.call<EngineActions>('GET', `/game/${body.id}/actions`)).body.actions).toEqual([]);
    expect(await engine.roll(body)).toMatchObject({ status: 409, body: { code: 'game_not_started' } });
  });

  it('starts a game, and does no harm when it is started again', async () => {
    const game = await engine.started();
    await engine.roll(game);
    const again = await engine.call('POST', `/game/${game.id}/start`);
    expect(again).toMatchObject({ status: 200, body: { status: 'in_progress', last_dice_roll: expect.any(Array) } });
  });

  it('takes the rules that it knows', async () => {
    const game = await engine.started({ rules: { starting_cash: 900, go_salary: 0 }, max_turns: 3 });
    expect(game.players[0]).toMatchObject({ cash: 900 });
    expect(game).toMatchObject({ max_turns: 3 });
  });

  it('counts null as not given', async () => {
    const players = [{ name: 'Ann', model: null, personality: null }, { name: 'Bob' }];
    const body = { players, seed: null, max_turns: null, rules: null, action_set: null };
    expect((await engine.call('POST', '/game', body)).status).toBe(201);
  });

  it('takes names, models and personalities of 100 characters', async () => {
    const longest = { name: 'n'.repeat(100), model: 'm'.repeat(100), personality: 'p'.repeat(100) };
    const answer = await engine.call('POST', '/game', { players: [longest, { name: 'Bob' }] });
    expect(answer).toMatchObject({ status: 201, body: { players: [longest, { name: 'Bob' }] } });
  });

  it('names the first few of too many rules', async () => {
    const rules = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`rule_${index}`, 1]));
    const answer = await engine.call<{ detail: string }>('POST', '/game', { players: PLAYERS, rules });
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toMatch(/^rules: rules must have at most 100 keys, but has 60000: "rule_0", "rule_1"/);
  });

  it('refuses a list of players by its length before it reads them', async () => {
    const answer = await engine.call('POST', '/game', { players: Array.from({ length: 300_000 }, () => ({})) });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'players' }] } });
  });

  it.each([
    ['a long model', { players: [{ name: 'Ann', model: 'x'.repeat(101) }, { name: 'Bob' }] }],
    ['a long personality', { players: [{ name: 'Ann', personality: 'x'.repeat(101) }, { name: 'Bob' }] }],
  ])('refuses %s', async (_, body) => {
    expect(await engine.call('POST', '/game', body)).toMatchObject({ status: 400 });
  });

  it.each([
    ['no players', {}, 'players'],
    ['players that are no objects', { players: [[], []] }, 'players'],
    ['players that are null', { players: [null, null] }, 'players'],
    ['an empty name', { players: [{ name: '' }, { name: 'Bob' }] }, 'players.0.name'],
    ['a long name', { players: [{ name: 'Ann' }, { name: 'x'.repeat(101) }] }, 'players.1.name'],
    ['a negative seed', { players: PLAYERS, seed: -1 }, 'seed'],
    ['a seed that is text', { players: PLAYERS, seed: '7' }, 'seed'],
    ['no turns', { players: PLAYERS, max_turns: 0 }, 'max_turns'],
    ['an unknown action set', { players: PLAYERS, action_set: 'huge' }, 'action_set'],
    ['an unknown rule', { players: PLAYERS, rules: { jackpot: true } }, 'rules.jackpot'],
    ['a rule with a wrong value', { players: PLAYERS, rules: { go_salary: 'much' } }, 'rules.go_salary'],
    ['rules that are a list', { players: PLAYERS, rules: [] }, 'rules'],
  ])('refuses %s and names the path', async (_, body, path) => {
    const answer = await engine.call<{ errors: { path: string }[] }>('POST', '/game', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(answer.body.errors.map((error) => error.path)).toContain(path);
  });

  it.each([
    ['no seat', { players: [] }, 'seats'],
    ['one player', { players: [{ name: 'Ann' }] }, 'seats'],
    ['nine players', { players: Array.from({ length: 9 }, () => ({ name: 'Ann' })) }, 'seats'],
    ['another game', { players: PLAYERS, game: 'chess' }, 'unknown_game'],
    ['an option', { players: PLAYERS, options: { size: 9 } }, 'invalid_options'],
  ])('refuses %s in words that an orchestrator passes on', async (_, body, code) => {
    expect(await engine.call('POST', '/game', body)).toMatchObject({ status: 400, body: { code } });
  });

  it('takes its own name, and no options', async () => {
    const body = { players: PLAYERS, game: 'monopoly', options: {} };
    expect((await engine.call('POST', '/game', body)).status).toBe(201);
  });

  it('names the rules that it knows', async () => {
    const answer = await engine.call<{ detail: string }>('POST', '/game', {
      players: PLAYERS,
      rules: { jackpot: true },
    });
    expect(answer.body.detail).toMatch(/^rules.jackpot is unknown; known are starting_cash, go_salary, income_tax/);
  });
});

describe('paths', () => {
  it.each([
    ['GET', ''],
    ['GET', '/actions'],
    ['GET', '/events'],
    ['POST', '/start'],
    ['DELETE', ''],
  ])('%s /game/{unknown}%s is a 404', async (method, path) => {
    expect(await engine.call(method, `/game/${NOBODY}${path}`)).toMatchObject({
      status: 404,
      body: { code: 'game_not_found', detail: `There is no game ${NOBODY}.` },
    });
  });

  it('DELETE removes a game', async () => {
    const game = await engine.started();
    expect((await engine.call('DELETE', `/game/${game.id}`)).status).toBe(200);
    expect((await engine.call('GET', `/game/${game.id}`)).status).toBe(404);
  });

  it('/health reports a healthy engine', async () => {
    expect(await engine.call('GET', '/health')).toMatchObject({ status: 200, body: { status: 'healthy' } });
  });
});

describe('a body', () => {
  const padded = async (path: string, body: object, bytes: number): Promise<number> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(engine.url + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body).padEnd(bytes),
    }).catch(() => ({ status: 413 })); // the connection may end before the answer is read
    return answer.status;
  };

  it('may have 8 MiB at creation and 64 KiB with an action, and not a byte more', async () => {
    const creation = { players: PLAYERS };
    expect(await padded('/game', creation, 8_388_608)).toBe(201);
    expect(await padded('/game', creation, 8_388_609)).toBe(413);
    const path = `/game/${NOBODY}/action`;
    const action = { player_id: 'p', action: { type: 'roll_dice' } };
    expect(await padded(path, action, 65_536)).toBe(404);
    expect(await padded(path, action, 65_537)).toBe(413);
  });
});

describe('a game without a limit', () => {
  it('reports that it has none', async () => {
    const { body } = await engine.call<Readonly<Record<string, unknown>>>('POST', '/game', { players: PLAYERS });
    expect(body).toHaveProperty('max_turns', null);
  });
});
