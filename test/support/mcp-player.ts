import { Client, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { isJsonObject, type JsonObject } from '#libs/protocol';

/** What a tool has answered. */
export interface Answered {
  readonly text: string;
  readonly data: JsonObject;
  readonly isError: boolean;
}

/** The three that play a seat. */
export interface McpSeat extends JsonObject {
  readonly game_id: string;
  readonly player_id: string;
  readonly seat_token: string;
}

const LOADER = new URL('../../libs/database/src/testing/typescript.mjs', import.meta.url).pathname;
const CLI = new URL('../../apps/cli/src/main.ts', import.meta.url).pathname;

/** Our program, as a shell starts it. */
export const PROGRAM = [process.execPath, '--conditions=orchestrator-source', '--import', LOADER, CLI] as const;

/** How an assistant reaches the server: directly, in the protocol of 2025 or the one of 2026, or through our own program. */
export const TRANSPORTS: Readonly<Record<string, (url: string) => Promise<Client>>> = {
  'Streamable HTTP of 2025': async (url) => connected(overHttp(url), 'legacy'),
  'Streamable HTTP of 2026': async (url) => connected(overHttp(url), 'auto'),
  'standard input and output': async (url) => connected(overProgram(url), 'legacy'),
};

export function overHttp(url: string, headers: Readonly<Record<string, string>> = {}): Transport {
  return new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers: { ...headers } } });
}

export function overProgram(url: string, variables: Readonly<Record<string, string>> = {}): Transport {
  return new StdioClientTransport({
    command: PROGRAM[0],
    args: [...PROGRAM.slice(1), 'mcp', '--server', url],
    env: { PATH: process.env['PATH'] ?? '', ...variables },
    stderr: 'ignore',
  });
}

export async function connected(transport: Transport, mode: 'legacy' | 'auto' = 'legacy'): Promise<Client> {
  const client = new Client({ name: 'a test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(transport);
  return client;
}

export async function called(client: Client, name: string, args: JsonObject = {}): Promise<Answered> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: { ...args } });
  const text = content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  return { text, data: isJsonObject(structuredContent) ? structuredContent : {}, isError: isError === true };
}

/** The same; throws where it is refused. */
export async function done(client: Client, name: string, args: JsonObject = {}): Promise<JsonObject> {
  const { text, data, isError } = await called(client, name, args);
  if (isError) throw new Error(`${name} was refused: ${text}`);
  return data;
}

/** Takes the first open seat. */
export async function sat(client: Client, gameId: string, name: string): Promise<McpSeat> {
  const { player_id: playerId, seat_token: token } = await done(client, 'join_seat', { game_id: gameId, name });
  return { game_id: gameId, player_id: String(playerId), seat_token: String(token) };
}

/** The next question; undefined: the game is over. */
export async function asked(client: Client, seat: McpSeat): Promise<JsonObject | undefined> {
  for (;;) {
    const { turn, status } = await done(client, 'wait_for_turn', { ...seat, wait: 20 });
    if (isJsonObject(turn)) return turn;
    if (['completed', 'stopped', 'failed'].includes(String(status))) return undefined;
  }
}

/** Answers every question until the game is over; how many there were. */
export async function played(client: Client, seat: McpSeat): Promise<number> {
  for (let answers = 0; ; answers += 1) {
    const turn = await asked(client, seat);
    if (turn === undefined) return answers;
    const offer = firstOf(turn['valid_actions']);
    const { action_id: id, type, ...fields } = offer;
    const action = id === undefined ? { type, params: plain(fields) } : { action_id: id };
    const { text, isError } = await called(client, 'act', {
      ...seat,
      ...action,
      request_id: turn['request_id'],
      reasoning: 'It is there.',
    });
    if (isError && !text.includes('not_your_turn')) throw new Error(`act was refused: ${text}`);
  }
}

function firstOf(offers: unknown): JsonObject {
  const all = Array.isArray(offers) ? offers.filter(isJsonObject) : [];
  const usual = all.find(
    ({ type, params }) => params === undefined && !['resign', 'declare_bankruptcy'].includes(String(type)),
  );
  return usual ?? all[0] ?? {};
}

/** What tells one offer from another of its type. */
function plain({ property_id: property, amount }: JsonObject): JsonObject {
  return { ...(property != null && { property_id: property }), ...(amount != null && { amount }) };
}
