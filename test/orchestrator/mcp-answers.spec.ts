import { afterEach, describe, expect, it } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/client';
import { isJsonObject } from '#libs/protocol';
import type { EngineVariant } from '../fixtures/third-party-engine.js';
import { asked, called, connected, done, overHttp, played, sat } from '../support/mcp-player.js';
import { Table } from '../support/table.js';

const AGENTS = [{ open: true }, { name: 'House', personality: 'calm' }];
const SETTINGS = { speed: 'instant', turn_timeout: 60 };

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one[Symbol.asyncDispose]();
});

/** Clients of the SDK refuse answers that do not fit the output schemas that they have listed. */
async function tableWith(engine: EngineVariant, mode: 'legacy' | 'auto'): Promise<Client> {
  const table = await Table.set({ engine, config: { LIMIT_READ: '0', LIMIT_CONTROL: '0', LIMIT_CREATE: '0' } });
  opened.push(table);
  const client = await connected(overHttp(table.orchestrator.url), mode);
  opened.push({ [Symbol.asyncDispose]: async () => client.close() });
  return client;
}

describe('what tools answer', () => {
  it.each<[string, EngineVariant, 'legacy' | 'auto']>([
    ['has fields, actions and phases that nobody knows', { extraFields: true }, 'legacy'],
    ['has null in every optional field', { optional: 'null' }, 'auto'],
    ['lacks every optional field and answers the bare list', { optional: 'missing', actions: 'bare' }, 'legacy'],
  ])('fits their output schemas, which clients check, with an engine that %s', async (_, engine, mode) => {
    const client = await tableWith(engine, mode);
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(9);
    for (const { outputSchema } of tools) expect(outputSchema).toMatchObject({ type: 'object' });
    const { game_id: id } = await done(client, 'create_game', { agents: AGENTS, settings: SETTINGS });
    const lobby = await done(client, 'list_games', { open_seats: true });
    expect(lobby['games']).toMatchObject([{ game_id: id }]);
    const seat = await sat(client, String(id), 'Ann');
    const turn = await asked(client, seat);
    expect(turn).toMatchObject({ request_id: expect.any(String), deadline: expect.any(String) });
    for (const name of ['join_seat', 'observe', 'legal_actions'])
      expect(await done(client, name, seat)).toMatchObject({
        status: 'running',
        turn: { request_id: turn?.['request_id'] },
      });
    await played(client, seat);
    const { events } = await done(client, 'spectate', { game_id: id, limit: 200 });
    expect(Array.isArray(events) && events.filter(isJsonObject).length).toBeGreaterThan(5);
    const other = await done(client, 'create_game', { agents: AGENTS, settings: SETTINGS });
    const second = await sat(client, String(other['game_id']), 'Bob');
    expect(await done(client, 'resign', second)).toMatchObject({ player_id: second.player_id });
  });

  it('is described by the fields that a program reads', async () => {
    const { tools } = await (await tableWith({}, 'legacy')).listTools();
    const required = Object.fromEntries(tools.map(({ name, outputSchema }) => [name, outputSchema?.['required']]));
    const view = ['game_id', 'player_id', 'name', 'status', 'seq', 'seat', 'state', 'turn', 'winner_id'];
    expect(required).toMatchObject({
      list_games: ['games', 'next_cursor', 'can_be_created'],
      create_game: ['game_id', 'ws_url', 'status', 'speed', 'turn_timeout', 'players', 'message'],
      join_seat: ['game_id', 'player_id', 'name'],
      wait_for_turn: view,
      observe: view,
      legal_actions: ['status', 'turn'],
      act: view,
      resign: view,
      spectate: ['events', 'next_after_seq'],
    });
  });

  it('is a refusal in a schema of its own: a code and a sentence', async () => {
    const client = await tableWith({}, 'legacy');
    await client.listTools();
    const { data, isError } = await called(client, 'observe', { game_id: 'none', player_id: 'none' });
    expect({ data, isError }).toEqual({
      isError: true,
      data: { code: 'game_not_found', detail: expect.stringContaining('none') },
    });
  });
});
