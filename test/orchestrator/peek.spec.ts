import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import type { DecideRequest, GameState, GameView } from '#libs/protocol';
import type { AgentCall } from '../fixtures/third-party-agent.js';
import { OpenSeatsTable } from '../support/open-seats-table.js';
import type { Table } from '../support/table.js';
import { until } from '../support/until.js';

const AGENTS = ['Ann', 'Bob'].map((name) => ({ name, personality: 'calm' }));

let seats: OpenSeatsTable;
let table: Table;
beforeAll(async () => {
  seats = await OpenSeatsTable.set({ agent: 'hang', config: { PUBLIC_URL: 'https://games.example' } });
  ({ table } = seats);
});
afterAll(() => seats[Symbol.asyncDispose]());

async function game(name: string): Promise<GameView> {
  const { game_id: id } = await table.rest.createGame({ game: name, seed: 11, turn_timeout: 600 }, AGENTS);
  return table.rest.game(id);
}

/** What the first agent of a game was asked. */
async function askedIn(id: string): Promise<DecideRequest | undefined> {
  const find = async (): Promise<AgentCall | undefined> =>
    setImmediate(table.agent.calls.find(({ gameId }) => gameId === id));
  return (await until((call) => call !== undefined, find))?.body;
}

const discsIn = (state: GameState): number => JSON.stringify(state['view']).match(/"[^"]{1,2}"(?=[,\]])/g)?.length ?? 0;

describe('looking ahead', () => {
  it('shows what an action would lead to, and leaves the game as it is', async () => {
    const { game_id: id, state } = await game('discs');
    const asked = await askedIn(id);
    expect(asked?.peek_url).toBe(`https://games.example/games/${id}/peek`);
    expect(asked?.game?.seed).toBe(11);
    const { id: player = '' } = state.players[0] ?? {};
    const action = asked?.valid_actions.find(({ type }) => type !== 'resign');
    const { status, body } = await table.rest.post<GameState>(`/games/${id}/peek`, { player_id: player, action });
    expect(status).toBe(200);
    expect(discsIn(body)).toBeGreaterThan(discsIn(state));
    expect((await table.rest.game(id)).state).toEqual(state);
  });

  it.each([
    ['no player of the game', { player_id: 'nobody', action: { type: 'x' } }, 400, 'invalid_request'],
    ['no action', { player_id: 'a' }, 400, 'invalid_request'],
    ['an action without a type', { player_id: 'a', action: {} }, 400, 'invalid_request'],
    ['a list for an action', { player_id: 'a', action: [] }, 400, 'invalid_request'],
    [
      'an action that is too deep',
      { player_id: 'a', action: JSON.parse(`${'{"type":"x","a":'.repeat(40)}1${'}'.repeat(40)}`) as object },
      400,
      'invalid_request',
    ],
    ['too much', { player_id: 'a', action: { type: 'x'.repeat(40_000) } }, 413, 'payload_too_large'],
  ])('is refused for %s', async (_, body, status, code) => {
    const { game_id: id } = await game('discs');
    expect(await table.rest.post(`/games/${id}/peek`, body)).toMatchObject({ status, body: { code } });
  });

  it('is refused where not everybody sees the same, where the engine does not know it, and once a game is over', async () => {
    const [hidden, unknown, over] = [await game('cards'), await game('default'), await game('discs')];
    await table.rest.control(over.game_id, 'stop');
    for (const { game_id: id, state } of [hidden, unknown, over]) {
      const question = { player_id: state.players[0]?.id, action: { type: 'roll_dice' } };
      const answer = await table.rest.post(`/games/${id}/peek`, question);
      expect(answer).toMatchObject({ status: 409, body: { code: 'peek_unavailable' } });
    }
    const secret = await askedIn(hidden.game_id);
    expect([secret?.game?.name, secret?.game?.seed, secret?.peek_url]).toEqual([
      expect.any(String),
      undefined,
      undefined,
    ]);
    expect((await table.rest.post('/games/none/peek', { player_id: 'a', action: { type: 'x' } })).status).toBe(404);
  });
});
