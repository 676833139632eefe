import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GameView } from '#libs/protocol';
import { HOUSE, OPEN, OpenSeatsTable } from '../support/open-seats-table.js';
import { SeatHolder } from '../support/seat-holder.js';
import type { Table } from '../support/table.js';

let seats: OpenSeatsTable;
let table: Table;
beforeAll(async () => {
  seats = await OpenSeatsTable.set();
  ({ table } = seats);
});
afterAll(() => seats[Symbol.asyncDispose]());

describe('a seat is not played', () => {
  let game: GameView;
  let ann: SeatHolder;
  let bob: SeatHolder;
  beforeAll(async () => {
    game = await seats.waiting([OPEN, OPEN]);
    ann = await seats.take(game, 0, 'Ann');
    bob = await seats.take(game, 1, 'Bob');
    await ann.asked();
  });
  afterAll(() => table.rest.control(game.game_id, 'stop'));

  const other = (token: string, playerId = ann.playerId): SeatHolder =>
    new SeatHolder(table.orchestrator.url, game.game_id, playerId, token);

  it.each([
    ['without a token', () => other('').view(), 403, 'seat_token_wrong'],
    ["with somebody else's token", () => other(bob.token).view(), 403, 'seat_token_wrong'],
    ['with a token that nobody has', () => other('seat_x').do('resign'), 403, 'seat_token_wrong'],
    ['where there is no such seat', () => other(ann.token, 'nobody').view(), 404, 'seat_not_found'],
    ['where the id is a name of JavaScript', () => other(ann.token, '__proto__').view(), 404, 'seat_not_found'],
    ['out of turn', () => bob.answer({ request_id: 'x', action: { type: 'drop_disc' } }), 409, 'not_your_turn'],
    [
      'for another question',
      () => ann.answer({ request_id: 'x', action: { type: 'drop_disc' } }),
      409,
      'not_your_turn',
    ],
    ['without a question', () => ann.answer({ action: { type: 'drop_disc' } }), 400, 'invalid_request'],
    ['without an action', () => ann.answer({ request_id: 'x' }), 400, 'invalid_request'],
    ['by a list', () => ann.answer([]), 400, 'invalid_request'],
    [
      'by too much',
      () => ann.answer({ request_id: 'x', action: { type: 'x'.repeat(40_000) } }),
      413,
      'payload_too_large',
    ],
    ['with a wait that is too long', () => ann.view(1_000), 400, 'invalid_request'],
  ])('%s', async (_, ask, status, code) => {
    const answer = await ask();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('by a second one who takes it, of many at once exactly one', async () => {
    const another = await seats.waiting([OPEN, OPEN]);
    const path = `/games/${another.game_id}/seats/${another.players[0]?.id}`;
    const names = Array.from({ length: 10 }, (_, number) => `Guest ${number}`);
    const answers = await Promise.all(names.map((name) => table.rest.post(path, { name })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body['code'] === 'seat_taken')).toHaveLength(9);
    await table.rest.control(another.game_id, 'stop');
  });

  it('where an agent has it', async () => {
    const another = await seats.waiting([OPEN, HOUSE]);
    const path = `/games/${another.game_id}/seats/${another.players[1]?.id}`;
    const { status, body } = await table.rest.post(path, {});
    expect([status, body['code']]).toEqual([409, 'seat_not_open']);
    await table.rest.control(another.game_id, 'stop');
  });

  it('twice by the same answer', async () => {
    const turn = await ann.asked();
    const answer = { request_id: turn?.request_id, action: turn?.request.valid_actions[0] };
    expect((await Promise.all([ann.answer(answer), ann.answer(answer)])).map(({ status }) => status)).toEqual([
      200, 200,
    ]);
    await bob.asked();
    expect((await ann.answer(answer)).status).toBe(200);
    const done = (await table.rest.events(game.game_id)).filter(({ event }) => event === 'turn:action');
    expect(done).toHaveLength(1);
  });
});
