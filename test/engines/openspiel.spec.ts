import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#libs/protocol';
import { EngineCaller, object, objects } from './engine-player.js';
import { OpenSpielProcess } from './openspiel-process.js';

const GAMES = [
  'tic_tac_toe',
  'connect_four',
  'chess',
  'go',
  'hex',
  'backgammon',
  'kuhn_poker',
  'leduc_poker',
  'liars_dice',
  'phantom_ttt',
  'oware',
  'breakthrough',
];
const HIDDEN = ['kuhn_poker', 'leduc_poker', 'liars_dice', 'phantom_ttt', 'goofspiel'];

const python = await OpenSpielProcess.python();
const described = python === undefined ? describe.skip : describe;

described('OpenSpiel as an engine (needs Python 3 with venv, and the package open_spiel)', () => {
  let server: OpenSpielProcess;
  const engine = new EngineCaller(() => server.url);
  beforeAll(async () => {
    if (python !== undefined) server = await OpenSpielProcess.start(python);
  });
  afterAll(() => server.stop());

  it('plays each of its games to the end, killed in the middle, and answers old requests as before', async () => {
    const games = await Promise.all(GAMES.map((game) => engine.create({ game })));
    for (const game of games) await game.playOn(2);
    await server.killAndRestart();
    for (const [at, game] of games.entries()) {
      const before = game.answers[1];
      await game.playOn();
      expect(await game.repeat(0)).toEqual(before);
      expect([GAMES[at], game.state['status'], misshapen(game.state)]).toEqual([GAMES[at], 'completed', []]);
      const ranks = objects(game.state['standings']).map(({ rank }) => rank);
      const winner = game.players.indexOf(String(game.state['winner_id']));
      expect([GAMES[at], ranks]).toEqual([GAMES[at], [[1, 1], [1, 2], [2, 1]][winner + 1]]); // prettier-ignore
    }
  });

  it.each(HIDDEN)('keeps what is hidden in %s out of what everybody sees', async (name) => {
    const game = await engine.create({ game: name });
    while (!game.isOver) {
      for (const answer of [game.latest, game.state]) {
        const shown = JSON.stringify(publicPart(answer));
        expect(shown).not.toMatch(/"[JQKA2-9T][♠♥]?"(?!:)|\w\(\d,\d\)|Bid: |"[xo]"[,\]]/);
      }
      const hidden = object(game.state['hidden']);
      expect(Object.keys(hidden)).toEqual([...game.players, 'all']);
      const [mine, other] = game.players.map((id) => JSON.stringify(object(hidden[id])['view']));
      expect(name.endsWith('poker') && mine === other).toBe(false);
      await game.step();
    }
  });

  it.each(['backgammon', 'leduc_poker'])('draws the same chance in %s from the same seed', async (name) => {
    const games = [await engine.create({ game: name }), await engine.create({ game: name })];
    for (const game of games) await game.playOn(40);
    const [one, other] = games.map((game) => game.anonymous(game.answers));
    expect(one).toEqual(other);
    expect(JSON.stringify(one)).toMatch(/chance:drawn|card:dealt/);
  });

  it.each(['backgammon', 'leduc_poker', 'chess'])('rebuilds %s from its actions', async (game) => {
    const played = await engine.create({ game });
    await played.playOn(3);
    const from = { players: played.players, seed: 7, actions: played.actions };
    const rebuilt = await engine.create({ game, seed: 99, from });
    expect(rebuilt.anonymous(rebuilt.state)).toEqual(played.anonymous(played.state));
    const grown = await engine.create({
      game,
      seed: 5,
      from: { ...from, id: rebuilt.id, players: rebuilt.players, actions: [] },
    });
    expect(grown.state['turn_number']).toBe(1);
    const wrong = {
      ...from,
      actions: [...played.actions, { player_id: played.players[0], action: { action_id: '-1' } }],
    };
    const players = [{ name: 'A' }, { name: 'B' }];
    expect((await engine.call('/game', { players, game, from: wrong })).json).toMatchObject({
      status: 400,
      code: 'invalid_from',
    });
  });

  it('looks ahead where nothing is hidden, and changes nothing', async () => {
    const chess = await engine.create({ game: 'chess' });
    const asked = (game: typeof chess): JsonObject => ({
      player_id: game.latest['player_id'],
      action: { action_id: object(objects(game.latest['valid_actions'])[0])['action_id'] },
    });
    const seen = await engine.call(`/game/${chess.id}/peek`, asked(chess));
    expect(seen).toMatchObject({ status: 200, json: { turn_number: 2 } });
    expect((await engine.call(`/game/${chess.id}`)).json).toMatchObject({ turn_number: 1 });
    const kuhn = await engine.create({ game: 'kuhn_poker' });
    expect((await engine.call(`/game/${kuhn.id}/peek`, asked(kuhn))).json).toMatchObject({
      status: 409,
      code: 'peek_unavailable',
    });
  });

  it('gives the game to the other player when one of two resigns', async () => {
    const { id, latest, players } = await engine.create({ game: 'kuhn_poker' });
    const sent = { player_id: latest['player_id'], action: { type: 'resign' } };
    const { json } = await engine.call(`/game/${id}/action`, sent);
    expect(json).toMatchObject({ game_over: true, winner_id: players.find((player) => player !== sent.player_id) });
  });

  it('describes its games, with seats and options', async () => {
    const { json } = await engine.call('/about');
    expect(objects(json['games']).map(({ game }) => game)).toEqual(expect.arrayContaining([...GAMES, 'goofspiel']));
    const chess = await engine.call('/about?game=chess');
    expect(chess.json).toMatchObject({
      game: 'chess',
      seats: { min: 2, max: 2 },
      options: { chess960: { type: 'boolean' } },
    });
    expect(JSON.stringify(json)).not.toContain('filename');
  });

  it.each([
    [{ game: 'mfg_crowd_modelling' }, 2, 400, 'unknown_game'],
    [{ game: 'go(board_size=99)' }, 2, 400, 'unknown_game'],
    [{ game: ['chess'] }, 2, 400, 'unknown_game'],
    [{ game: 'chess' }, 3, 400, 'seats'],
    [{ game: 'go', options: { board_size: 1e6 } }, 2, 400, 'invalid_options'],
    [{ game: 'go', options: { board_size: '9' } }, 2, 400, 'invalid_options'],
    [{ game: 'efg_game', options: { filename: '/etc/passwd' } }, 2, 400, 'invalid_options'],
    [{ game: 'chess', seed: -1 }, 2, 400, 'invalid_request'],
    [{ game: 'chess', seed: 'x'.repeat(2_000_000) }, 2, 413, 'payload_too_large'],
  ])('refuses to create a game: case %#', async (fields, seats, status, code) => {
    const players = Array.from({ length: seats }, (_, at) => ({ name: `Seat ${at}` }));
    expect((await engine.call('/game', { players, ...fields })).json).toMatchObject({ status, code });
  });

  it('answers what is not of the contract with a problem, and plays on', async () => {
    for (const body of ['{"players": ', '[]', '['.repeat(100_000)]) {
      expect((await engine.call('/game', body)).status).toBe(400);
    }
    expect((await engine.call('/game/../../etc')).status).toBe(404);
    const { id, players } = await engine.create({ game: 'tic_tac_toe' });
    const act = (player_id: unknown, action: unknown) => engine.call(`/game/${id}/action`, { player_id, action });
    expect((await act(players[1], { action_id: '0' })).json).toMatchObject({ status: 409, code: 'not_your_move' });
    expect((await act(players[0], { action_id: '9' })).json).toMatchObject({ status: 400, code: 'illegal_action' });
    expect((await act('nobody', { action_id: '0' })).json).toMatchObject({ status: 400, code: 'unknown_player' });
    expect((await act(players[0], { type: 'move', move: 'x(1,1)' })).json).toMatchObject({ success: true });
    expect((await engine.call(`/game/${id}`, undefined, { method: 'DELETE' })).status).toBe(200);
    expect((await engine.call(`/game/${id}`)).json).toMatchObject({ status: 404, code: 'game_not_found' });
  });
});

/** What spectators get: everything but hidden parts and the lists of offers. */
function publicPart(answer: JsonObject): unknown {
  return JSON.parse(JSON.stringify(answer, (name, value: unknown) => (['hidden', 'valid_actions', 'marks', 'sides', 'row_labels', 'column_labels'].includes(name) ? undefined : value))); // prettier-ignore
}

/** What is wrong with the shape of a state's view. */
function misshapen(state: JsonObject): readonly string[] {
  const view = object(state['view']);
  if (view['kind'] === 'text') return typeof view['text'] === 'string' ? [] : ['text'];
  if (view['kind'] === 'cards') return Object.keys(object(view['hands'])).length === 2 ? [] : ['hands'];
  const { rows, columns, cells, last } = view;
  const lists = Array.isArray(cells) ? cells : [];
  const isWhole = lists.length === rows && lists.every((row) => Array.isArray(row) && row.length === columns);
  return isWhole && Array.isArray(last) ? [] : ['grid'];
}
