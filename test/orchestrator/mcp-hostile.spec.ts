import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/client';
import { isJsonObject, type JsonObject } from '#libs/protocol';
import { asked, called, connected, done, type McpSeat, overHttp, played, sat } from '../support/mcp-player.js';
import { HOUSE, OPEN, OpenSeatsTable } from '../support/open-seats-table.js';
import type { Table } from '../support/table.js';

const KEY = 'key-that-creates-0815';
const CONTROL = 'key-that-controls-0815';
const API_KEYS = `of-create:create:${KEY},of-control:control:${CONTROL}`;
const KEYS = { API_KEYS, LIMIT_READ: '0', LIMIT_CONTROL: '0' };

let seats: OpenSeatsTable;
let table: Table;
let client: Client;
let game: string;
let ann: McpSeat;
let bob: McpSeat;
beforeAll(async () => {
  seats = await OpenSeatsTable.set();
  ({ table } = seats);
  client = await connected(overHttp(table.orchestrator.url));
  game = await created('discs', [OPEN, OPEN]);
  ann = await sat(client, game, 'Ann');
  bob = await sat(client, game, 'Bob');
  await asked(client, ann);
});
afterAll(async () => {
  await client.close();
  await seats[Symbol.asyncDispose]();
});

async function created(name: string, agents: readonly JsonObject[]): Promise<string> {
  const settings = { game: name, turn_timeout: 60, speed: 'instant' };
  return String((await done(client, 'create_game', { agents, settings }))['game_id']);
}

describe('a call of a tool', () => {
  it.each<[string, string, () => JsonObject, string]>([
    ['without a token', 'observe', () => ({ ...ann, seat_token: undefined }), 'seat_token_wrong'],
    ["with somebody else's token", 'observe', () => ({ ...ann, seat_token: bob.seat_token }), 'seat_token_wrong'],
    ['for another seat', 'resign', () => ({ ...bob, seat_token: ann.seat_token }), 'seat_token_wrong'],
    ['with a token that nobody has', 'act', () => ({ ...ann, seat_token: 'seat_x', type: 'x' }), 'seat_token_wrong'],
    ['with a token of two lines', 'observe', () => ({ ...ann, seat_token: 'seat_x\r\nx: y' }), 'printable'],
    ['for a seat that there is not', 'observe', () => ({ ...ann, player_id: '__proto__' }), 'seat_not_found'],
    ['for a seat of another path', 'observe', () => ({ ...ann, player_id: '../../stop' }), 'seat_not_found'],
    ['for a seat that leads elsewhere', 'resign', () => ({ ...ann, player_id: '..' }), 'not_found'],
    ['for half a character', 'observe', () => ({ ...ann, player_id: '\ud800' }), 'not_found'],
    ['for a game that there is not', 'spectate', () => ({ game_id: 'none' }), 'game_not_found'],
    ['for a game of another path', 'spectate', () => ({ game_id: '../metrics?' }), 'game_not_found'],
    ['out of turn', 'act', () => ({ ...bob, type: 'drop_disc' }), 'not_your_turn'],
    ['with an old question', 'act', () => ({ ...ann, request_id: 'old', type: 'drop_disc' }), 'not_your_turn'],
    ['without an action', 'act', () => ann, 'invalid_request'],
    ['to a seat that is taken', 'join_seat', () => ({ game_id: game, player_id: ann.player_id }), 'seat_taken'],
    ['where no seat is open', 'join_seat', () => ({ game_id: game }), 'seat_not_open'],
    ['with a seat for nobody', 'create_game', () => ({ agents: [{ open: false }] }), 'invalid_request'],
    ['with a key of two lines', 'create_game', () => ({ agents: [HOUSE], idempotency_key: 'a\nb' }), 'printable'],
    [
      'with a key of control characters',
      'create_game',
      () => ({ agents: [HOUSE], idempotency_key: '\0' }),
      'printable',
    ],
    ['with a wait that is too long', 'wait_for_turn', () => ({ ...ann, wait: 1_000 }), 'Input validation error'],
    ['with a list for a name', 'join_seat', () => ({ game_id: [game] }), 'Input validation error'],
    ['without a game', 'observe', () => ({}), 'Input validation error'],
  ])('is refused %s', async (_, name, args, refusal) => {
    const { text, isError } = await called(client, name, args());
    expect({ isError, text }).toEqual({ isError: true, text: expect.stringContaining(refusal) });
    expect(text).not.toContain(ann.seat_token);
  });

  it('is refused for a tool that there is not', async () => {
    await expect(client.callTool({ name: 'delete_game', arguments: {} })).rejects.toThrow(/delete_game/);
  });

  it('does nothing more when it is repeated', async () => {
    const id = await created('discs', [OPEN, OPEN]);
    const [first, second] = [await sat(client, id, 'Ann'), await sat(client, id, 'Bob')];
    const turn = await asked(client, first);
    const offers = Array.isArray(turn?.['valid_actions']) ? turn['valid_actions'].filter(isJsonObject) : [];
    const answer = {
      ...first,
      request_id: turn?.['request_id'],
      action_id: offers[0]?.['action_id'],
      chat: 'Hello',
    };
    const answers = await Promise.all(Array.from({ length: 5 }, async () => called(client, 'act', answer)));
    expect(answers.map(({ isError }) => isError)).toEqual(Array<boolean>(5).fill(false));
    await asked(client, second);
    expect((await called(client, 'act', answer)).isError).toBe(false);
    const events = await table.rest.events(id);
    expect(events.filter(({ event }) => event === 'turn:action')).toHaveLength(1);
    expect(events.filter(({ event }) => event === 'agent:chat')).toHaveLength(1);
    await table.rest.control(id, 'stop');
  });

  it('has one correction, which is named, and then the default action is taken', async () => {
    const id = await created('discs', [OPEN, HOUSE]);
    const seat = await sat(client, id, 'Ann');
    const turn = await asked(client, seat);
    const first = await called(client, 'act', { ...seat, request_id: turn?.['request_id'], type: 'fly' });
    expect(first.text).toMatch(/fly is not possible.*Correct it.*request_id is \S+ now/s);
    const second = await called(client, 'act', { ...seat, type: 'fly' });
    expect(second.text).toContain('The default action is taken');
    await table.rest.control(id, 'stop');
  });
});

describe('what is hidden', () => {
  it('is seen by its seat, and in no answer that others get', async () => {
    const id = await created('cards', [OPEN, OPEN]);
    const first = await sat(client, id, 'Ann');
    const both = [first, await sat(client, id, 'Bob')];
    await asked(client, first);
    const cardOf = (player: string): string => seats.cards.find(({ playerId }) => playerId === player)?.card ?? '?';
    for (const seat of both) {
      const own = ['observe', 'legal_actions', 'spectate', 'wait_for_turn'];
      const seen = JSON.stringify(
        await Promise.all(own.map(async (name) => called(client, name, { ...seat, ...waitOf(name) }))),
      );
      for (const { player_id: player } of both) expect(seen.includes(cardOf(player))).toBe(player === seat.player_id);
    }
    const uris = ['state', 'rules', 'replay'].map((name) => `orchestrator://games/${id}/${name}`);
    const read = await Promise.all(uris.map(async (uri) => client.readResource({ uri })));
    const all = JSON.stringify([
      read,
      await called(client, 'spectate', { game_id: id }),
      await called(client, 'list_games'),
    ]);
    for (const { player_id: player } of both) expect(all).not.toContain(cardOf(player));
    await Promise.all(both.map(async (seat) => played(client, seat)));
  });
});

function waitOf(tool: string): JsonObject {
  return tool === 'wait_for_turn' ? { wait: 0 } : {};
}

describe('keys', () => {
  const agents = [OPEN, HOUSE];
  const settings = { game: 'discs', turn_timeout: 60 };

  it('are asked for where a game is created, and not where an open seat is taken', async () => {
    await table.restart(KEYS);
    const { url } = table.orchestrator;
    const stranger = await connected(overHttp(url));
    expect((await called(stranger, 'create_game', { agents, settings })).text).toContain('api_key_missing');
    const creator = await connected(overHttp(url, { authorization: `Bearer ${KEY}` }));
    const { game_id: id } = await done(creator, 'create_game', { agents, settings });
    const seat = await sat(stranger, String(id), 'Ann');
    expect(await asked(stranger, seat)).toBeDefined();
    expect(await done(creator, 'observe', seat)).toMatchObject({ name: 'Ann' });
    await Promise.all([stranger.close(), creator.close()]);
  });

  it('allow by MCP what they allow by REST', async () => {
    await table.restart({ ...KEYS, WATCH: 'keys' });
    const verdicts: unknown[] = [];
    for (const key of [undefined, 'a-key-of-another-service', KEY, CONTROL]) {
      const caller = await connected(overHttp(table.orchestrator.url, key === undefined ? {} : { 'x-api-key': key }));
      const calls: [string, JsonObject][] = [
        ['list_games', {}],
        ['spectate', { game_id: game }],
        ['create_game', { agents: [HOUSE] }],
      ];
      for (const [name, args] of calls) verdicts.push((await called(caller, name, args)).data['code'] ?? 'yes');
      await caller.close();
    }
    expect(verdicts).toEqual([
      ...Array<string>(3).fill('api_key_missing'),
      ...Array<string>(3).fill('api_key_unknown'),
      'yes',
      'yes',
      'invalid_request',
      'yes',
      'yes',
      'insufficient_scope',
    ]);
  });
});
