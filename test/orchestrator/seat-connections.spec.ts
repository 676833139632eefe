import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import type { AckFailure, ClientToServerEvents, SeatJoined, ServerToClientEvents } from '#libs/protocol';
import { HOUSE, OPEN, OpenSeatsTable } from '../support/open-seats-table.js';
import type { SeatHolder } from '../support/seat-holder.js';

const MAX = 3;

let seats: OpenSeatsTable;
beforeAll(async () => {
  seats = await OpenSeatsTable.set({ config: { MAX_SOCKETS_PER_ADDRESS: String(MAX) } });
});
afterAll(() => seats[Symbol.asyncDispose]());

/** Where a seat is that waits for its first question: the other one is open. */
async function waitingSeat(): Promise<SeatHolder> {
  return seats.take(await seats.waiting([OPEN, OPEN]), 0, 'Ann');
}

function openStream({ gameId, playerId, token }: SeatHolder): Promise<Response> {
  const url = `${seats.table.orchestrator.url}/games/${gameId}/seats/${playerId}/stream`;
  return fetch(url, { headers: { authorization: `Bearer ${token}` } });
}

describe('the connections of seats', () => {
  it.each(['waiting requests', 'streams'])('are bounded for an address: %s', async (kind) => {
    const ann = await waitingSeat();
    const one = async (): Promise<{ status: number; text: string; end: () => Promise<void> }> => {
      if (kind === 'streams') {
        const answer = await openStream(ann);
        const text = answer.status === 200 ? '' : await answer.text();
        return { status: answer.status, text, end: async () => (text === '' ? answer.body?.cancel() : undefined) };
      }
      const answer = await ann.view(2);
      return { status: answer.status, text: JSON.stringify(answer.body), end: async () => undefined };
    };
    const answers = await Promise.all(Array.from({ length: MAX + 2 }, one));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    for (const { text } of refused) expect(JSON.parse(text)).toMatchObject({ limit: 'sockets' });
    // What does not wait is answered all the same, and its own token is asked for first.
    expect((await ann.view()).status).toBe(200);
    await Promise.all(answers.map(({ end }) => end()));
  });

  it('end when the service is stopped, which does not wait for them', async () => {
    const ann = await waitingSeat();
    const stream = await openStream(ann);
    const waiting = ann.view(50).catch(() => 'cut');
    await seats.table.restart();
    expect(await waiting).toBe('cut');
    await expect(stream.text()).rejects.toThrow('terminated');
    expect((await ann.view()).status).toBe(200);
  });
});

describe('a socket', () => {
  let client: Socket<ServerToClientEvents, ClientToServerEvents>;
  const warnings: Error[] = [];
  const note = (warning: Error): void => void warnings.push(warning);
  beforeAll(async () => {
    process.on('warning', note);
    client = io(seats.table.orchestrator.url, { transports: ['websocket'], reconnection: false });
    await new Promise<void>((resolve) => client.once('connect', resolve));
  });
  afterAll(() => {
    process.off('warning', note);
    client.disconnect();
  });

  it('that joins a seat again and again costs no more than one that joined once', async () => {
    const ann = await waitingSeat();
    const seat = { game_id: ann.gameId, player_id: ann.playerId, seat_token: ann.token };
    const join = (): Promise<SeatJoined | AckFailure> =>
      new Promise((resolve) => client.emit('join_seat', seat, resolve));
    for (let count = 0; count < 30; count += 1) expect(await join()).toMatchObject({ success: true });
    expect(warnings).toEqual([]);
  });
});

describe('what somebody who took a seat reports to have used', () => {
  it('leaves the budget of the game to its own agents', async () => {
    const game = await seats.waiting([OPEN, HOUSE], { budget: { max_cost_usd: 1 } });
    const ann = await seats.take(game, 0, 'Ann');
    const turn = await ann.asked();
    const usage = { model: 'x', cost_usd: 1_000, input_tokens: 1 };
    await ann.answer({ request_id: turn?.request_id, action: turn?.request.valid_actions[0], usage });
    await ann.asked();
    const asked = seats.table.agent.calls.filter(({ gameId }) => gameId === game.game_id);
    expect(asked.map(({ body }) => body.heuristic_only)).toEqual([undefined]);
    const { usage: accounts } = await seats.table.rest.game(game.game_id);
    expect(accounts?.[0]).toMatchObject({ player_name: 'Ann', cost_usd: 1_000 });
    await seats.table.rest.control(game.game_id, 'stop');
  });
});
