import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningService } from '#libs/service';
import { loadConnectFourConfig, startConnectFour } from './index.js';

type Json = Readonly<Record<string, unknown>> & { readonly id: string };

const folder = mkdtempSync(join(tmpdir(), 'connect-four-'));
const env = { CONNECT_FOUR_HOST: '127.0.0.1', CONNECT_FOUR_PORT: '0', CONNECT_FOUR_LOG_LEVEL: 'silent' };
const PLAYERS = [{ name: 'Ann', model: '', personality: 'random' }, { name: 'Bob' }];

let engine: RunningService;
const start = async (): Promise<void> => {
  engine = await startConnectFour(loadConnectFourConfig({ ...env, CONNECT_FOUR_DATA_DIR: folder }));
};
beforeAll(start);
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function call(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST', key?: string) {
  const answer = await fetch(engine.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const json = (await answer.json()) as Json;
  return { status: answer.status, json, key: answer.headers.get('idempotency-key') };
}

class Game {
  private constructor(
    readonly id: string,
    readonly players: readonly string[],
  ) {}

  static async started(fields: object = {}): Promise<Game> {
    const { json } = await call('/game', { players: PLAYERS, ...fields });
    await call(`/game/${json.id}/start`, {});
    return new Game(
      json.id,
      (json['players'] as Json[]).map(({ id }) => id),
    );
  }

  /** Drops discs into these columns, the seats in turn. */
  async play(...columns: readonly number[]) {
    let last = await this.state();
    for (const column of columns) {
      const seat = Number(last.json['current_player_index']);
      const answer = await this.act(seat, { action_id: `drop-${column}` });
      last = { ...answer, json: answer.json['state'] as Json };
    }
    return last.json;
  }

  act(seat: number, action: unknown, key?: string) {
    return call(`/game/${this.id}/action`, { player_id: this.players[seat], action }, 'POST', key);
  }

  state() {
    return call(`/game/${this.id}`);
  }
}

describe('the engine of Connect Four', () => {
  it('says what it plays', async () => {
    const { json } = await call('/about');
    expect(json).toMatchObject({
      rebuilds: true,
      game: 'connect_four',
      name: 'Connect Four',
      seats: { min: 2, max: 2 },
    });
    expect(json).toMatchObject({ options: { rows: { type: 'integer', default: 6 }, columns: { maximum: 12 } } });
    expect((await call('/about?game=chess')).json).toMatchObject({ status: 404, code: 'unknown_game' });
  });

  it.each([
    ['not JSON', '{"players": ', 400, 'bad_request'],
    ['a list', [], 400, 'seats'],
    ['three seats', { players: [...PLAYERS, { name: 'Cy' }] }, 400, 'seats'],
    ['another game', { players: PLAYERS, game: 'chess' }, 400, 'unknown_game'],
    ['a board without end', { players: PLAYERS, options: { rows: 1e9 } }, 400, 'invalid_options'],
    ['an unknown option', { players: PLAYERS, options: { depth: 3 } }, 400, 'invalid_options'],
    ['a player without a name', { players: [{}, {}] }, 400, 'invalid_request'],
    ['a body that is too large', { players: PLAYERS, seed: 'x'.repeat(100_000) }, 413, 'payload_too_large'],
  ])('refuses to create a game for %s', async (_, body, status, code) => {
    expect((await call('/game', body)).json).toMatchObject({ status, code });
  });

  it('offers the columns that are not full, with the cell that a disc falls to, and resigning last', async () => {
    const game = await Game.started({ options: { rows: 4, columns: 4 } });
    await game.play(1, 1, 1, 1, 2);
    const { json } = await call(`/game/${game.id}/actions`);
    const offers = json['actions'] as Json[];
    expect(offers.map(({ action_id: id }) => id)).toEqual(['drop-2', 'drop-3', 'drop-4', 'resign']);
    expect(offers[0]).toMatchObject({ type: 'drop_disc', column: 2, cells: [[2, 1]] });
    expect(json['player_id']).toBe(game.players[1]);
  });

  it.each([
    ['across', [1, 1, 2, 2, 3, 3, 4], [[5, 0], [5, 1], [5, 2], [5, 3]]], // prettier-ignore
    ['down', [1, 2, 1, 2, 1, 2, 1], [[2, 0], [3, 0], [4, 0], [5, 0]]], // prettier-ignore
    ['diagonally', [1, 2, 2, 3, 3, 4, 3, 4, 4, 6, 4], [[2, 3], [3, 2], [4, 1], [5, 0]]], // prettier-ignore
  ])('ends with four in a line %s', async (_, columns, cells) => {
    const game = await Game.started();
    const state = await game.play(...columns);
    const [red, yellow] = game.players;
    expect(state).toMatchObject({ status: 'completed', winner_id: red, turn_number: columns.length });
    expect(state['standings']).toEqual([{ player_id: red, rank: 1 }, { player_id: yellow, rank: 2 }]); // prettier-ignore
    const view = state['view'] as { lines: number[][][]; caption: string };
    expect(view.lines[0]?.toSorted()).toEqual(cells);
    expect(view.caption).toBe('Red wins.');
    expect((await game.act(1, { action_id: 'drop-7' })).json).toMatchObject({ status: 409, code: 'game_over' });
  });

  it('is a draw on a full board without a line', async () => {
    const game = await Game.started({ options: { rows: 4, columns: 4 } });
    const state = await game.play(1, 2, 1, 2, 2, 1, 2, 1, 3, 4, 3, 4, 4, 3, 4, 3);
    expect(state).toMatchObject({ status: 'completed', winner_id: null, view: { lines: [] } });
    expect((state['standings'] as Json[]).map(({ rank }) => rank)).toEqual([1, 1]);
  });

  it('gives the game to the other player when one resigns', async () => {
    const game = await Game.started();
    await game.play(4);
    const { json } = await game.act(1, { type: 'resign' });
    expect(json).toMatchObject({
      success: true,
      game_over: true,
      winner_id: game.players[0],
      message: 'Yellow resigns. Red wins.',
    });
  });

  it('executes an action once for a key, and answers a repeat the same, after more moves and a restart too', async () => {
    const game = await Game.started();
    const first = await game.act(0, { type: 'drop_disc', column: 4 }, 'g:1');
    expect(first).toMatchObject({
      status: 200,
      key: 'g:1',
      json: { events: [{ type: 'disc:dropped', row: 5, column: 3, message: 'Red plays column 4.' }] },
    });
    await game.play(4, 4);
    await engine.close();
    await start();
    const again = await game.act(0, { type: 'drop_disc', column: 4 }, 'g:1');
    expect(again.json).toEqual(first.json);
    expect((await game.act(0, { type: 'drop_disc', column: 5 }, 'g:1')).status).toBe(422);
    expect((await game.state()).json).toMatchObject({ turn_number: 4 });
  });

  it('refuses what is not legal, of the wrong player or not started, and changes nothing', async () => {
    const { json: waiting } = await call('/game', { players: PLAYERS });
    const [first] = waiting['players'] as Json[];
    const early = await call(`/game/${waiting.id}/action`, { player_id: first?.id, action: { action_id: 'drop-1' } });
    expect(early.json).toMatchObject({ status: 409, code: 'game_not_started' });
    const game = await Game.started();
    for (const action of [
      undefined,
      null,
      'drop-1',
      {},
      { action_id: 'drop-8' },
      { action_id: 'drop-0' },
      { type: 'drop_disc', column: 1.5 },
    ]) {
      // prettier-ignore
      expect((await game.act(0, action)).json).toMatchObject({ status: 400, code: 'illegal_action' });
    }
    expect((await game.act(1, { action_id: 'drop-1' })).json).toMatchObject({ status: 409, code: 'not_your_move' });
    expect((await game.act(7, { action_id: 'drop-1' })).json).toMatchObject({ status: 400, code: 'unknown_player' });
    expect((await game.state()).json).toMatchObject({ turn_number: 1 });
  });

  it('answers a peek with the state after an action, and does not do it', async () => {
    const game = await Game.started();
    const body = { player_id: game.players[0], action: { action_id: 'drop-4' } };
    expect((await call(`/game/${game.id}/peek`, body)).json).toMatchObject({
      turn_number: 2,
      view: { last: [[5, 3]] },
    });
    expect((await game.state()).json).toMatchObject({ turn_number: 1 });
  });

  it('rebuilds a game from its actions, and refuses those that lead nowhere', async () => {
    const from = (...ids: string[]) => ({ players: ['a', 'b'], seed: 7, actions: ids.map((id, at) => ({ player_id: at % 2 ? 'b' : 'a', action: { action_id: id } })) }); // prettier-ignore
    const { json } = await call('/game', { players: PLAYERS, from: from('drop-4', 'drop-4', 'drop-1') });
    expect(json).toMatchObject({ status: 'in_progress', turn_number: 4, current_player_index: 1 });
    expect((await call(`/game/${json.id}/start`, {})).json).toMatchObject({ state: { turn_number: 4 } });
    for (const ids of [['drop-9'], ['resign', 'drop-1'], Array.from({ length: 50 }, () => 'drop-1')]) {
      expect((await call('/game', { players: PLAYERS, from: from(...ids) })).json).toMatchObject({ status: 400 });
    }
  });

  it('knows a game no longer once it is deleted', async () => {
    const game = await Game.started();
    expect((await call(`/game/${game.id}`, undefined, 'DELETE')).status).toBe(200);
    for (const id of [game.id, '../../etc/passwd', 'x'.repeat(300)]) {
      expect((await call(`/game/${encodeURIComponent(id)}`)).json).toMatchObject({
        status: 404,
        code: 'game_not_found',
      });
    }
  });
});
