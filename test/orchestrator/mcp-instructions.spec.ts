import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/client';
import { isJsonObject, type JsonObject } from '#libs/protocol';
import { connected, done } from '../support/mcp-player.js';
import { transportOf, typedOut } from '../support/mcp-setup.js';
import { HOUSE, OPEN, OpenSeatsTable } from '../support/open-seats-table.js';

const GUIDE = readFileSync(new URL('../../docs/mcp.md', import.meta.url), 'utf8');
const SERVER = 'http://localhost:3000';
const MINUTE_MS = 60_000;

const SETUPS = typedOut(GUIDE);
const WAYS = [
  'the command line of Claude Code',
  'the configuration of Cursor and most others',
  'the configuration of VS Code',
  'the command line of Claude Code, with a key',
  'the configuration of a client that starts a program',
].map((way, index) => [way, SETUPS[index] ?? ''] as const);

let seats: OpenSeatsTable;
beforeAll(async () => {
  seats = await OpenSeatsTable.set();
});
afterAll(() => seats[Symbol.asyncDispose]());

/** Somebody who knows the instructions, and has read nothing else. */
class Stranger implements AsyncDisposable {
  readonly calls: string[] = [];

  private constructor(private readonly client: Client) {}

  static async connected(setup: string): Promise<Stranger> {
    return new Stranger(await connected(transportOf(setup.replaceAll(SERVER, seats.table.orchestrator.url))));
  }

  async prompt(): Promise<string> {
    const { messages } = await this.client.getPrompt({ name: 'play_a_game', arguments: { game: 'discs' } });
    return messages.map(({ content }) => ('text' in content ? content.text : '')).join('\n');
  }

  async call(name: string, args: JsonObject): Promise<JsonObject> {
    this.calls.push(name);
    return done(this.client, name, args);
  }

  /** Takes a seat, and waits until it is asked. */
  async sit(gameId: unknown): Promise<JsonObject> {
    const { player_id, seat_token } = await this.call('join_seat', { game_id: gameId, name: 'Stranger' });
    return this.call('wait_for_turn', { game_id: gameId, player_id, seat_token });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.close();
  }
}

describe('a stranger with an MCP client', () => {
  it('finds as many ways to connect it in the instructions', () => {
    expect(SETUPS).toHaveLength(WAYS.length);
  });

  it.each(WAYS)('who takes %s literally sits down in under a minute, by three calls', async (_, setup) => {
    const { game_id: id } = await seats.waiting([OPEN, HOUSE]);
    const begun = performance.now();
    await using stranger = await Stranger.connected(setup);
    expect(await stranger.prompt()).toContain('list_games and open_seats, and sit down with join_seat');
    const { games } = await stranger.call('list_games', { open_seats: true });
    expect(games).toMatchObject([{ game_id: id }]);
    const { turn } = await stranger.sit(id);
    expect(performance.now() - begun).toBeLessThan(MINUTE_MS);
    expect(turn).toMatchObject({ valid_actions: expect.any(Array) });
    expect(stranger.calls).toEqual(['list_games', 'join_seat', 'wait_for_turn']);
    await seats.table.rest.control(id, 'stop');
  });

  it('creates a game where no seat is open, as the prompt asks, and sits down with one call more', async () => {
    await using stranger = await Stranger.connected(SETUPS[0] ?? '');
    expect(await stranger.prompt()).toContain('one seat {"open": true} for you');
    const { games, can_be_created: offered } = await stranger.call('list_games', { open_seats: true });
    expect([games, Array.isArray(offered) && offered.filter(isJsonObject).map(({ game }) => game)]).toEqual([
      [],
      expect.arrayContaining(['discs']),
    ]);
    const agents = [{ open: true }, { name: 'House', personality: 'calm' }];
    const game = { agents, settings: { game: 'discs', turn_timeout: 120 } };
    const { game_id: id } = await stranger.call('create_game', game);
    expect((await stranger.sit(id))['turn']).toMatchObject({ request_id: expect.any(String) });
    expect(stranger.calls).toHaveLength(4);
  });
});
