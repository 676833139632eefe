import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endWithUs } from '../../libs/service/src/testing/index.js';
import { connected, done, overProgram, PROGRAM } from '../support/mcp-player.js';
import { Table } from '../support/table.js';
import { cli } from './cli-run.js';

const KEY = 'key-that-creates-0815';

let table: Table;
beforeAll(async () => {
  table = await Table.set({ config: { API_KEYS: `of-create:create:${KEY}` } });
});
afterAll(() => table[Symbol.asyncDispose]());

function started(...args: readonly string[]): ChildProcess {
  const [node, ...program] = PROGRAM;
  const env = { PATH: process.env['PATH'] ?? '', ORCHESTRATOR_URL: table.orchestrator.url };
  const child = spawn(node, [...program, ...args], { env, stdio: 'pipe' });
  endWithUs(child);
  return child;
}

const asked = (id: number, method: string, params: object = {}): string =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;

const HELLO = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'a test', version: '1' } };

describe('orchestrator mcp', () => {
  it('writes the protocol alone, a message a line, and ends with its input', async () => {
    const child = started('mcp');
    const closed = once(child, 'close');
    const notes = child.stderr === null ? '' : text(child.stderr);
    child.stdin?.write(asked(1, 'initialize', HELLO) + asked(2, 'tools/list') + 'no JSON\n');
    let out = '';
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      out += piece;
      if (out.split('\n').length > 2) child.stdin?.end();
    });
    expect(await closed).toEqual([0, null]);
    const messages = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number; result: object });
    expect(new Set(messages.map(({ id }) => id))).toEqual(new Set([1, 2]));
    expect(messages.find(({ id }) => id === 1)?.result).toMatchObject({ protocolVersion: HELLO.protocolVersion });
    expect(await notes).toBe('');
  });

  it('proves who takes a seat by the identity key of its environment', async () => {
    const env = { ORCHESTRATOR_API_KEY: KEY, ORCHESTRATOR_IDENTITY_KEY: 'ann-0123456789-abcdefghijklmnopqrst' };
    const client = await connected(overProgram(table.orchestrator.url, env));
    const agents = [{ open: true }, { name: 'Bob', personality: 'calm' }];
    const { game_id: id } = await done(client, 'create_game', { agents });
    const { player_id: seat } = await done(client, 'join_seat', { game_id: id, name: 'Ann' });
    const { players } = await table.rest.game(String(id));
    expect(players.find((player) => player.id === seat)?.identity).toMatch(/^[0-9a-f]{32}$/);
    await client.close();
  });

  it('sends the key of its environment, answers while the server is away, and passes on what it refuses', async () => {
    const client = await connected(overProgram(table.orchestrator.url, { ORCHESTRATOR_API_KEY: KEY }));
    const agents = ['Ann', 'Bob'].map((name) => ({ name, personality: 'calm' }));
    expect(await done(client, 'create_game', { agents })).toHaveProperty('control_token');
    await table.orchestrator.close();
    await expect(client.callTool({ name: 'list_games' })).rejects.toThrow(/The server cannot be reached: ECONN/);
    await table.restart({ LIMIT_READ: '1' });
    expect(await done(client, 'list_games')).toHaveProperty('games');
    await expect(client.callTool({ name: 'list_games' })).rejects.toThrow(/The limit read is reached/);
    await client.close();
  });

  it.each([
    [['mcp', '--server', 'nonsense'], 'is no address such as http'],
    [['mcp', '--key', 'secret'], "Unknown option '--key'"],
  ])('takes no %j', async (args, mistake) => {
    await expect(cli(args, { url: table.orchestrator.url })).rejects.toThrow(mistake);
  });
});
