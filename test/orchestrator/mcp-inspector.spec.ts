import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isJsonObject, type JsonObject, jsonObjectIn } from '#libs/protocol';
import { PROGRAM } from '../support/mcp-player.js';
import { HOUSE, OPEN, OpenSeatsTable } from '../support/open-seats-table.js';

/** The program that `npx @modelcontextprotocol/inspector --cli` starts. */
const INSPECTOR = createRequire(import.meta.url).resolve('@modelcontextprotocol/inspector-cli');

let seats: OpenSeatsTable;
/** The arguments of a run, with the server that it inspects. */
type Target = (args: readonly string[]) => readonly string[];
let overHttp: Target;
let overProgram: Target;
beforeAll(async () => {
  seats = await OpenSeatsTable.set();
  const { url } = seats.table.orchestrator;
  overHttp = (args) => [`${url}/mcp`, '--transport', 'http', ...args];
  overProgram = (args) => ['-e', `ORCHESTRATOR_URL=${url}`, ...args, '--', ...PROGRAM, 'mcp'];
});
afterAll(() => seats[Symbol.asyncDispose]());

async function inspected(target: Target, ...args: readonly string[]): Promise<JsonObject> {
  // It looks for its package.json beside the current directory.
  const options = { cwd: dirname(INSPECTOR), encoding: 'utf8' } as const;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [INSPECTOR, '--cli', ...target(args)], options);
  const answer = jsonObjectIn(stdout);
  if (answer === undefined) throw new Error(`The inspector wrote no JSON: ${stdout}`);
  return answer;
}

async function called(name: string, args: JsonObject): Promise<JsonObject> {
  const pairs = Object.entries(args).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const more = ['--method', 'tools/call', '--tool-name', name, '--tool-arg', ...pairs];
  const { structuredContent, isError } = await inspected(overHttp, ...more);
  expect(isError).not.toBe(true);
  return isJsonObject(structuredContent) ? structuredContent : {};
}

const namesIn = (list: unknown): unknown[] =>
  (Array.isArray(list) ? list.filter(isJsonObject) : []).map((one) => one['name']);

describe("the MCP inspector's command line", () => {
  it.each([
    ['Streamable HTTP', () => overHttp],
    ['standard input and output', () => overProgram],
  ])('lists over %s the tools with both their schemas', async (_, target) => {
    const { tools } = await inspected(target(), '--method', 'tools/list');
    expect(namesIn(tools)).toHaveLength(9);
    for (const tool of Array.isArray(tools) ? tools : [])
      expect(tool).toMatchObject({ inputSchema: { type: 'object' }, outputSchema: { type: 'object' } });
  });

  it('creates a game, sits down, is asked and decides', async () => {
    const settings = { game: 'discs', turn_timeout: 60, speed: 'instant' };
    const { game_id } = await called('create_game', { agents: [OPEN, HOUSE], settings });
    const { player_id, seat_token } = await called('join_seat', { game_id, name: 'Ann' });
    const seat = { game_id, player_id, seat_token };
    const { turn } = await called('wait_for_turn', { ...seat, wait: 20 });
    expect(turn).toMatchObject({ request_id: expect.any(String), valid_actions: expect.any(Array) });
    const offers = isJsonObject(turn) ? turn['valid_actions'] : [];
    const [{ type, column } = {}] = Array.isArray(offers) ? offers.filter(isJsonObject) : [];
    expect(await called('act', { ...seat, type, params: { column } })).toMatchObject({ status: 'running' });
    const rules = `orchestrator://games/${String(game_id)}/rules`;
    const { contents } = await inspected(overHttp, '--method', 'resources/read', '--uri', rules);
    expect(contents).toMatchObject([{ text: expect.stringContaining('Connect Four') }]);
  });

  it('lists the prompts, and reads one', async () => {
    expect(namesIn((await inspected(overHttp, '--method', 'prompts/list'))['prompts'])).toEqual([
      'play_a_game',
      'commentate_a_game',
    ]);
    const prompt = ['--prompt-name', 'play_a_game', '--prompt-args', 'style=bold'];
    const { messages } = await inspected(overHttp, '--method', 'prompts/get', ...prompt);
    expect(messages).toMatchObject([{ content: { text: expect.stringContaining('bold') } }]);
  });
});
