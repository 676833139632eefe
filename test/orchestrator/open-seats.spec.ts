import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GameView } from '#libs/protocol';
import { HOUSE, OPEN, OpenSeatsTable } from '../support/open-seats-table.js';
import type { SeatHolder } from '../support/seat-holder.js';
import type { Table } from '../support/table.js';
import { until } from '../support/until.js';

let seats: OpenSeatsTable;
let table: Table;
beforeAll(async () => {
  seats = await OpenSeatsTable.set();
  ({ table } = seats);
});
afterAll(() => seats[Symbol.asyncDispose]());

const waiting = (...of: Parameters<OpenSeatsTable['waiting']>): Promise<GameView> => seats.waiting(...of);
const take = (...of: Parameters<OpenSeatsTable['take']>): Promise<SeatHolder> => seats.take(...of);

const namesOf = async (id: string): Promise<readonly string[]> =>
  (await table.rest.events(id)).map(({ event }) => event);

describe('a game with open seats', () => {
  it('waits until they are taken, and is played by those who took them', async () => {
    const game = await waiting([OPEN, OPEN]);
    expect(game).toMatchObject({ status: 'waiting', is_running: false });
    expect(game.open_seats).toEqual(game.players.map(({ id }) => id));
    expect(game.players.map(({ name }) => name)).toEqual(['Seat 1', 'Seat 2']);
    const ann = await take(game, 0, 'Ann');
    expect(await table.rest.game(game.game_id)).toMatchObject({ status: 'waiting', open_seats: [game.players[1]?.id] });
    const second = await take(game, 1);
    const plays = await Promise.all([ann.play(), second.play()]);
    expect(Math.min(...plays)).toBeGreaterThan(3);
    const end = await table.rest.game(game.game_id);
    expect(end.status).toBe('completed');
    expect(end.players.map(({ name }) => name)).toEqual(['Ann', 'Seat 2']);
    expect(end.state.players.map(({ name }) => name)).toEqual(['Ann', 'Seat 2']);
    expect(end.usage?.map(({ defaults }) => defaults)).toEqual([0, 0]);
    // Nor do the texts of the engine name Ann as before.
    expect(JSON.stringify([end.state, await table.rest.events(game.game_id)])).not.toContain('Seat 1');
    const names = await namesOf(game.game_id);
    expect(names.slice(0, 3)).toEqual(['agent:joined', 'agent:joined', 'game:started']);
  });

  it('is played by agents where nobody took a seat in time', async () => {
    const game = await waiting([OPEN, HOUSE], { start_by: 0 });
    const end = await until(
      ({ status }) => status === 'completed',
      () => table.rest.game(game.game_id),
    );
    expect(end.open_seats).toBeUndefined();
    expect((await table.rest.events(game.game_id))[0]).toMatchObject({
      event: 'agent:joined',
      payload: { seat: 'house', player_id: game.players[0]?.id },
    });
  });

  it('goes on after a restart with the seats that were taken and the question that was asked', async () => {
    const game = await waiting([OPEN, OPEN]);
    const ann = await take(game, 0, 'Ann');
    await table.restart();
    const bob = await take(game, 1, 'Bob');
    const before = await ann.asked();
    await table.restart();
    const after = await ann.asked();
    expect(after?.request_id).toBe(before?.request_id);
    expect((await ann.answer({ request_id: before?.request_id, action: after?.request.valid_actions[0] })).status).toBe(
      200,
    );
    await Promise.all([ann.play(), bob.play()]);
    expect((await table.rest.game(game.game_id)).usage?.map(({ defaults }) => defaults)).toEqual([0, 0]);
  });

  it('takes its seats into account where names are taken', async () => {
    const game = await waiting([OPEN, { ...HOUSE, name: 'Seat 1' }]);
    expect(game.players.map(({ name }) => name)).toEqual(['Open seat 1', 'Seat 1']);
    const path = `/games/${game.game_id}/seats/${game.players[0]?.id}`;
    const { status, body } = await table.rest.post(path, { name: 'Seat 1' });
    expect([status, body['code']]).toEqual([400, 'invalid_request']);
    await table.rest.control(game.game_id, 'stop');
  });
});

describe('who took a seat', () => {
  it('has one correction, and then the default action is taken', async () => {
    const game = await waiting([OPEN, HOUSE]);
    const ann = await take(game, 0, 'Ann');
    const first = await ann.asked();
    const wrong = { action: { type: 'drop_disc', action_id: 'c99' } };
    const refused = await ann.answer({ request_id: first?.request_id, ...wrong });
    expect([refused.status, refused.body.code]).toEqual([400, 'illegal_action']);
    expect(refused.body.detail).toContain('possible:');
    const second = await ann.asked();
    expect(second?.request_id).not.toBe(first?.request_id);
    expect(second?.request.last_error).toContain('c99');
    const last = await ann.answer({ request_id: second?.request_id, ...wrong });
    expect(last.body.detail).toContain('default action');
    await ann.asked();
    const events = await table.rest.events(game.game_id);
    expect(events.filter(({ event }) => event === 'agent:error')).toHaveLength(2);
    const decision = events.find(({ event, payload }) => event === 'agent:decision' && 'source' in payload);
    expect(decision?.payload).toMatchObject({ source: 'default', player_name: 'Ann' });
    await table.rest.control(game.game_id, 'stop');
  });

  it('is away when they do not answer in time, and is asked again when they are back', async () => {
    const game = await waiting([OPEN, HOUSE], { turn_timeout: 0.3, speed: 'fast' });
    const ann = await take(game, 0, 'Ann');
    await until(
      (names) => names.includes('agent:left'),
      () => namesOf(game.game_id),
    );
    expect(await namesOf(game.game_id)).toContain('turn:timeout');
    expect((await ann.view()).body.seat).toBe('held');
    expect(await namesOf(game.game_id)).toContain('agent:returned');
    await table.rest.control(game.game_id, 'stop');
  });

  it('is replaced by an agent when they stay away for too long', async () => {
    const game = await waiting([OPEN, HOUSE], { rejoin: 0 });
    const ann = await take(game, 0, 'Ann');
    await ann.asked();
    expect((await ann.do('leave')).body.seat).toBe('away');
    const end = await until(
      ({ status }) => status === 'completed',
      () => table.rest.game(game.game_id),
    );
    expect(end.usage?.[0]).toMatchObject({ player_name: 'Ann', defaults: 1 });
    const left = (await table.rest.events(game.game_id)).filter(({ event }) => event === 'agent:left');
    expect(left.map(({ payload }) => 'reason' in payload && payload.reason)).toEqual(['left', 'replaced']);
  });

  it('gives up', async () => {
    const game = await waiting([OPEN, HOUSE]);
    const ann = await take(game, 0, 'Ann');
    await ann.do('resign');
    const end = await until(
      ({ status }) => status === 'completed',
      () => table.rest.game(game.game_id),
    );
    expect(end.winner_id).toBe(game.players[1]?.id);
    expect(end.usage?.[0]?.forfeited).toBe(true);
  });

  it('sees their own hidden part, and that of nobody else', async () => {
    const game = await waiting([OPEN, OPEN], { game: 'cards' });
    const both = [await take(game, 0, 'Ann'), await take(game, 1, 'Bob')];
    const cardOf = (id: string): string => seats.cards.find(({ playerId }) => playerId === id)?.card ?? '?';
    await both[0]?.asked();
    for (const seat of both) {
      const seen = JSON.stringify([await seat.view(), await seat.events()].map(({ body }) => body));
      for (const { id } of game.players) expect(seen.includes(cardOf(id))).toBe(id === seat.playerId);
    }
    const all = JSON.stringify([await table.rest.game(game.game_id), await table.rest.events(game.game_id)]);
    for (const { id } of game.players) expect(all).not.toContain(cardOf(id));
    await Promise.all(both.map((seat) => seat.play()));
  });
});
