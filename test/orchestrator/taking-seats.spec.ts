import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/client';
import type { GameView, TakenSeat } from '#libs/protocol';
import { called, connected, done, overHttp } from '../support/mcp-player.js';
import { HOUSE, OPEN, OpenSeatsTable } from '../support/open-seats-table.js';
import type { Answer } from '../support/rest-client.js';
import { SeatHolder } from '../support/seat-holder.js';

let seats: OpenSeatsTable;
let client: Client;
let game: GameView;
beforeAll(async () => {
  seats = await OpenSeatsTable.set();
  client = await connected(overHttp(seats.table.orchestrator.url));
});
afterAll(async () => {
  await client.close();
  await seats[Symbol.asyncDispose]();
});

type Taken = Answer<TakenSeat & { readonly code?: string; readonly detail?: string }>;

async function asked(place: number, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Taken> {
  const { game_id: id, players } = game;
  return seats.table.rest.post(`/games/${id}/seats/${players[place]?.id}`, body, headers);
}

const keyed = async (place: number, key: string, body: object = { name: 'Ann' }): Promise<Taken> =>
  asked(place, body, { 'idempotency-key': key });

async function joins(): Promise<number> {
  return (await seats.table.rest.events(game.game_id)).filter(({ event }) => event === 'agent:joined').length;
}

describe('who takes a seat with an Idempotency-Key', () => {
  const key = randomUUID();

  it('and loses the answer is given the same token again, also by a server that was restarted', async () => {
    game = await seats.waiting([OPEN, OPEN]);
    const first = await keyed(0, key);
    expect(first.status).toBe(201);
    await seats.table.restart();
    const again = await keyed(0, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await joins()).toBe(1);
    const { url } = seats.table.orchestrator;
    const holder = new SeatHolder(url, game.game_id, first.body.player_id, again.body.seat_token);
    expect(await holder.view()).toMatchObject({ status: 200, body: { name: 'Ann', seat: 'held' } });
  });

  it('comes back with it after leaving', async () => {
    const { body } = await keyed(0, key);
    const holder = new SeatHolder(seats.table.orchestrator.url, game.game_id, body.player_id, body.seat_token);
    await holder.do('leave');
    await keyed(0, key, {});
    const names = (await seats.table.rest.events(game.game_id)).map(({ event }) => event);
    expect(names).toEqual(['agent:joined', 'agent:left', 'agent:returned']);
  });

  it.each<[string, () => Promise<Taken>, number, string]>([
    ['with another key', async () => keyed(0, randomUUID()), 409, 'seat_taken'],
    ['without a key', async () => asked(0, { name: 'Ann' }), 409, 'seat_taken'],
    ['with the key, under another name', async () => keyed(0, key, { name: 'Bob' }), 409, 'idempotency_key_reused'],
    [
      'with the key, as somebody else',
      async () => keyed(0, key, { name: 'Ann', identity_key: randomUUID() }),
      409,
      'idempotency_key_reused',
    ],
    ['with a key that can be guessed', async () => keyed(1, 'take-seat-1'), 400, 'invalid_request'],
    ['with a key that is too long', async () => keyed(1, 'k'.repeat(256)), 400, 'invalid_request'],
  ])('is the only one: %s it is refused', async (_, ask, status, code) => {
    const answer = await ask();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('sends it twice at once, and takes the seat once; another seat has another token', async () => {
    const other = randomUUID();
    const both = await Promise.all([keyed(1, other, { name: 'Bob' }), keyed(1, other, { name: 'Bob' })]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[1]?.body).toEqual(both[0]?.body);
    expect(await joins()).toBe(2);
    await seats.table.rest.control(game.game_id, 'stop');
    game = await seats.waiting([OPEN, OPEN]);
    const same = await Promise.all([keyed(0, other, {}), keyed(1, other, {})]);
    expect(new Set([...both, ...same].map(({ body }) => body.seat_token)).size).toBe(3);
    await seats.table.rest.control(game.game_id, 'stop');
  });
});

describe('an assistant that calls join_seat with an idempotency_key', () => {
  it('and loses the answer is given its seat again, also when all seats are taken and the game has begun', async () => {
    game = await seats.waiting([{ ...HOUSE, personality: 'guest' }, OPEN]);
    const args = { game_id: game.game_id, name: 'Ann', idempotency_key: randomUUID() };
    const first = await done(client, 'join_seat', args);
    expect(first).toMatchObject({ player_id: game.players[1]?.id });
    expect(await done(client, 'join_seat', args)).toEqual(first);
    expect(await done(client, 'join_seat', { ...args, player_id: first['player_id'] })).toEqual(first);
    const other = { ...args, idempotency_key: randomUUID() };
    expect(await called(client, 'join_seat', other)).toMatchObject({ isError: true, data: { code: 'seat_not_open' } });
    await seats.table.rest.control(game.game_id, 'stop');
  });

  it('takes one seat by it, where several are open', async () => {
    game = await seats.waiting([OPEN, OPEN]);
    const args = { game_id: game.game_id, idempotency_key: randomUUID() };
    const [first, second] = [await done(client, 'join_seat', args), await done(client, 'join_seat', args)];
    expect(second).toEqual(first);
    expect(await joins()).toBe(1);
    await seats.table.rest.control(game.game_id, 'stop');
  });
});
