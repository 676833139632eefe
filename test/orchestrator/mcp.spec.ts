import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/client';
import { isJsonObject, type JsonObject, type Leaderboard } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { loadAiAgentConfig, startAiAgent } from '../../apps/ai-agent/src/index.js';
import { loadConnectFourConfig, startConnectFour } from '../../apps/connect-four/src/index.js';
import { loadGameEngineConfig, startGameEngine } from '../../apps/game-engine/src/index.js';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { asked, called, connected, done, overHttp, played, sat, TRANSPORTS } from '../support/mcp-player.js';
import { RestClient } from '../support/rest-client.js';
import { until } from '../support/until.js';

const OPEN = { open: true };
const HOUSE = { name: 'House', personality: 'neutral' };

let folder: string;
let services: RunningService[];
let url: string;
let rest: RestClient;
let config: Readonly<Record<string, string>>;
let client: Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mcp-'));
  const here = (prefix: string): Record<string, string> => ({
    [`${prefix}_HOST`]: '127.0.0.1',
    [`${prefix}_PORT`]: '0',
    [`${prefix}_LOG_LEVEL`]: 'silent',
    [`${prefix}_DATA_DIR`]: join(folder, prefix),
  });
  const monopoly = await startGameEngine(loadGameEngineConfig(here('GAME_ENGINE')));
  const discs = await startConnectFour(loadConnectFourConfig(here('CONNECT_FOUR')));
  const agents = await startAiAgent(loadAiAgentConfig(here('AI_AGENT')));
  config = {
    ...here('ORCHESTRATOR'),
    ORCHESTRATOR_GAME_ENGINE_URL: monopoly.url,
    ORCHESTRATOR_GAME_ENGINES: `connect-four=${discs.url}`,
    ORCHESTRATOR_AI_AGENT_URL: agents.url,
    ORCHESTRATOR_LIMIT_READ: '0',
    ORCHESTRATOR_LIMIT_CONTROL: '0',
  };
  const orchestrator = await startOrchestrator(loadOrchestratorConfig(config));
  services = [orchestrator, agents, discs, monopoly];
  ({ url } = orchestrator);
  config = { ...config, ORCHESTRATOR_PORT: new URL(url).port };
  rest = new RestClient(url);
  client = await connected(overHttp(url));
});
afterAll(async () => {
  await client.close();
  for (const service of services) await service.close();
  await rm(folder, { recursive: true });
});

async function created(
  game: string,
  settings: JsonObject = {},
  agents: readonly JsonObject[] = [OPEN, HOUSE],
): Promise<string> {
  const all = { speed: 'instant', turn_timeout: 60, ...(game !== '' && { game }), ...settings };
  const { game_id: id } = await done(client, 'create_game', { agents, settings: all });
  return String(id);
}

/** Games count soon after their end, not with it. */
async function ranked(game: string, name: string): Promise<boolean> {
  const isThere = ({ leaderboard }: Leaderboard): boolean => leaderboard.some((entry) => entry.name === name);
  const ask = async (): Promise<Leaderboard> =>
    (await rest.get<Leaderboard>(`/leaderboard?game=${game}&limit=100`)).body;
  return isThere(await until(isThere, ask));
}

describe.each(Object.entries(TRANSPORTS))('an assistant over %s', (how, connect) => {
  let assistant: Client;
  beforeAll(async () => {
    assistant = await connect(url);
  });
  afterAll(() => assistant.close());

  it('finds what it needs to play', async () => {
    const { tools } = await assistant.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'list_games',
      'create_game',
      'join_seat',
      'wait_for_turn',
      'observe',
      'legal_actions',
      'act',
      'resign',
      'spectate',
    ]);
    expect(tools.filter(({ annotations }) => annotations?.readOnlyHint === true)).toHaveLength(5);
    expect((await assistant.listPrompts()).prompts.map(({ name }) => name)).toEqual([
      'play_a_game',
      'commentate_a_game',
    ]);
    expect(assistant.getInstructions()).toContain('join_seat');
  });

  it.each([
    ['Connect Four', 'connect-four', {}],
    ['Monopoly', '', { max_turns: 6 }],
  ])('sits down, plays %s to the end against the house, and is rated', async (_, game, settings) => {
    const id = await created(game, settings);
    const { games } = await done(assistant, 'list_games', { open_seats: true });
    expect(Array.isArray(games) && games.filter(isJsonObject).map(({ game_id: one }) => one)).toContain(id);
    const name = `Guest of ${how}`;
    const seat = await sat(assistant, id, name);
    expect(await played(assistant, seat)).toBeGreaterThan(2);
    const end = await called(assistant, 'observe', seat);
    expect(end.text).toContain('The game is over');
    expect(end.data).toMatchObject({ status: 'completed', name, turn: null });
    const { usage } = await rest.game(id);
    expect(usage?.[0]).toMatchObject({ player_name: name, defaults: 0 });
    expect(await ranked(game === '' ? 'default' : game, name)).toBe(true);
  });
});

describe('the tools', () => {
  it('take what the API takes', async () => {
    const { tools } = await client.listTools();
    const schemaOf = (tool: string): JsonObject => tools.find(({ name }) => name === tool)?.inputSchema ?? {};
    expect(schemaOf('create_game')).toMatchObject({
      required: ['agents'],
      properties: {
        agents: {
          type: 'array',
          maxItems: 16,
          items: { properties: { open: { type: 'boolean' }, name: { maxLength: 100 } } },
        },
        settings: {
          properties: {
            max_turns: { type: 'integer', minimum: 1 },
            speed: { enum: expect.arrayContaining(['instant']) },
          },
        },
      },
    });
    expect(JSON.stringify(tools)).not.toMatch(/\$ref|"example"/);
    expect(schemaOf('act')).toMatchObject({ required: ['game_id', 'player_id'] });
  });

  it('show the question as a text that a model can act on', async () => {
    const seat = await sat(client, await created('connect-four'), 'Ann');
    const turn = await asked(client, seat);
    const { text } = await called(client, 'observe', seat);
    expect(text).toContain(`request_id ${String(turn?.['request_id'])}`);
    expect(text).toContain('Legal actions:\n- act {');
    expect(text).toContain('Board (row 0 is on top):\n. . . . . . .');
    const actions = await called(client, 'legal_actions', seat);
    expect(actions.text.split('\n').length).toBeGreaterThan(6);
    const [, action = '{}'] = /\n- act (\{[^}]*\})/.exec(text) ?? [];
    const { data } = await called(client, 'act', { ...seat, ...(JSON.parse(action) as JsonObject) });
    expect(data['status']).toBe('running');
    await done(client, 'resign', seat);
    expect(await asked(client, seat)).toBeUndefined();
  });

  it('report progress to those who ask for it, and answer before a client gives up', async () => {
    const id = await created('connect-four', {}, [OPEN, OPEN]);
    const seat = await sat(client, id, 'Ann');
    const reports: unknown[] = [];
    const waiting = client.callTool(
      { name: 'wait_for_turn', arguments: { ...seat, wait: 1 } },
      { onprogress: (report) => reports.push(report) },
    );
    await expect(waiting).resolves.toMatchObject({ structuredContent: { status: 'waiting', turn: null } });
    expect(reports).toEqual([{ progress: 0, total: 1, message: 'Waiting for your turn.' }]);
    await rest.control(id, 'stop');
  });

  it('read what happened, page by page', async () => {
    const id = await created('connect-four');
    await played(client, await sat(client, id, 'Ann'));
    const seqs: unknown[] = [];
    for (let after: unknown = 0; ;) {
      const { events, next_after_seq: next } = await done(client, 'spectate', {
        game_id: id,
        after_seq: after,
        limit: 10,
      });
      const page = Array.isArray(events) ? events.filter(isJsonObject) : [];
      if (page.length === 0) break;
      seqs.push(...page.map(({ seq }) => seq));
      after = next;
    }
    expect(seqs).toEqual((await rest.events(id)).map(({ seq }) => seq));
  });
});

describe('the resources', () => {
  const read = async (uri: string): Promise<JsonObject> => {
    const { contents } = await client.readResource({ uri });
    const [content] = contents;
    const parsed: unknown = JSON.parse(content !== undefined && 'text' in content ? content.text : '{}');
    return isJsonObject(parsed) ? parsed : {};
  };

  it('have the rules, the state, the result and the replay of a game, and what the server has', async () => {
    const id = await created('connect-four');
    expect(await read(`orchestrator://games/${id}/rules`)).toMatchObject({
      game: 'connect-four',
      rules: expect.stringMatching(/four/i),
    });
    expect(await read(`orchestrator://games/${id}/state`)).toMatchObject({ game_id: id });
    await played(client, await sat(client, id, 'Ann'));
    expect(await read(`orchestrator://games/${id}/result`)).toMatchObject({ status: 'completed' });
    expect(await read(`orchestrator://games/${id}/replay`)).toMatchObject({ version: 1 });
    expect(await read('orchestrator://engines')).toHaveProperty('engines');
    expect(await read('orchestrator://leaderboard')).toHaveProperty('leaderboard');
    const templates = (await client.listResourceTemplates()).resourceTemplates.map(({ name }) => name);
    expect(templates).toEqual(['state', 'result', 'replay', 'rules']);
  });

  it('name what there is not', async () => {
    await expect(read('orchestrator://games/nothing/state')).rejects.toThrow(/nothing/);
  });
});

describe('an assistant that dies in mid-turn', () => {
  it('comes back with its seat_token, also to a server that was restarted meanwhile', async () => {
    const id = await created('connect-four');
    const first = await connected(overHttp(url));
    const seat = await sat(first, id, 'Ann');
    const before = await asked(first, seat);
    await first.close();
    await services[0]?.close();
    services[0] = await startOrchestrator(loadOrchestratorConfig(config));
    const second = await connected(overHttp(url));
    expect((await done(second, 'join_seat', seat))['turn']).toMatchObject({ request_id: before?.['request_id'] });
    await played(second, seat);
    expect((await rest.game(id)).usage?.[0]).toMatchObject({ player_name: 'Ann', defaults: 0 });
    // One that stayed connected never had a session to lose.
    expect(await done(client, 'observe', seat)).toMatchObject({ status: 'completed' });
    await second.close();
  });
});
