import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isJsonObject, type JsonObject } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { loadConnectFourConfig, startConnectFour } from '../../../connect-four/src/index.js';
import { loadGameEngineConfig, startGameEngine } from '../../../game-engine/src/index.js';
import { type CheckResult, isWrong, resultText } from '../validate/validate.js';
import { EngineUnderTest } from './engine-under-test.js';
import { validateEngine } from './validate-engine.js';

interface Message {
  readonly call: string;
  readonly sent: JsonObject;
  readonly status: number;
  readonly body: JsonObject;
}
type Tamper = (message: Message) => { readonly status?: number; readonly body?: unknown };

const DEADLINE_MS = 10_000;
const folder = mkdtempSync(join(tmpdir(), 'validate-engine-'));
let connectFour: RunningService;
let proxy: Server;
let tamper: Tamper;

beforeAll(async () => {
  connectFour = await startConnectFour(
    loadConnectFourConfig({ CONNECT_FOUR_HOST: '127.0.0.1', CONNECT_FOUR_PORT: '0', CONNECT_FOUR_LOG_LEVEL: 'silent', CONNECT_FOUR_DATA_DIR: folder }), // prettier-ignore
  );
  proxy = createServer((incoming, response) => void pass(incoming, response));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
  await connectFour.close();
  rmSync(folder, { recursive: true });
});

/** Connect Four as it is, but for what a test changes in its answers. */
async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (chunk instanceof Buffer) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const key = incoming.headers['idempotency-key'];
  const headers = { 'content-type': 'application/json', ...(typeof key === 'string' && { 'idempotency-key': key }) };
  const method = incoming.method ?? 'GET';
  const answer = await fetch(`${connectFour.url}${incoming.url}`, {
    method,
    headers,
    ...(method === 'POST' && { body }),
  });
  const value: unknown = await answer.json();
  const call = `${method} ${(incoming.url ?? '').replace(/[\da-f-]{36}/, 'ID')}`;
  const message = { call, sent: read(body), status: answer.status, body: isJsonObject(value) ? value : {} };
  const { status = message.status, body: shown = message.body } = tamper(message);
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(typeof key === 'string' && { 'idempotency-key': key }),
  });
  response.end(typeof shown === 'string' ? shown : JSON.stringify(shown));
}

function read(body: Buffer): JsonObject {
  try {
    const value: unknown = JSON.parse(body.toString());
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

const resultsOf = (url: string, maxSteps: number): Promise<readonly CheckResult[]> =>
  validateEngine(
    new EngineUnderTest(url, undefined, DEADLINE_MS),
    maxSteps,
    new AbortController().signal,
    () => undefined,
  );

async function wrongsWith(by: Tamper): Promise<string> {
  tamper = by;
  const address = proxy.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return (await resultsOf(`http://127.0.0.1:${port}`, 4)).filter(isWrong).map(resultText).join('\n');
}

const STATE = 'GET /game/ID';
const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : []);

/** Changes the body of one call, where it succeeded. */
const changed =
  (call: string, change: (body: JsonObject) => JsonObject): Tamper =>
  (message) =>
    message.call === call && message.status < 400 ? { body: { ...message.body, ...change(message.body) } } : {};

describe('an engine that keeps the contract', () => {
  it('is Connect Four, with everything that is optional', async () => {
    const results = await resultsOf(connectFour.url, 60);
    expect(results.filter((result) => result.findings.some(({ level }) => level !== 'note')).map(resultText)).toEqual(
      [],
    );
    const notes = results.flatMap(({ findings }) => findings.map(({ what }) => what));
    expect(notes).toEqual(expect.arrayContaining(['present: GET /about', 'present: Idempotency-Key', 'present: view', 'absent: hidden', 'present: POST /game with from', 'present: POST /game/{id}/peek', 'present: DELETE /game/{id}'])); // prettier-ignore
  });

  it('is Monopoly', async () => {
    const variables = { GAME_ENGINE_HOST: '127.0.0.1', GAME_ENGINE_PORT: '0', GAME_ENGINE_LOG_LEVEL: 'silent', GAME_ENGINE_DATA_DIR: join(folder, 'monopoly') }; // prettier-ignore
    const monopoly = await startGameEngine(loadGameEngineConfig(variables));
    const results = await resultsOf(monopoly.url, 60);
    await monopoly.close();
    expect(results.filter(isWrong).map(resultText)).toEqual([]);
  });
});

describe('a defect of an engine', () => {
  it.each<{ what: string; finding: string; by: Tamper }>([
    { what: 'no id', finding: 'POST /game: id is missing, where a text (or game_id) is allowed.', by: changed('POST /game', () => ({ id: undefined })) },
    { what: 'an unknown status', finding: 'GET /game/{id}: status is "over", where waiting, in_progress, completed is allowed.', by: changed(STATE, () => ({ status: 'over' })) },
    { what: 'an index beyond the players', finding: 'current_player_index is 7', by: changed(STATE, () => ({ current_player_index: 7 })) },
    { what: 'two offers with one id', finding: 'GET /game/{id}/actions: actions is "resign", where an action_id that is unique', by: changed('GET /game/ID/actions', ({ actions }) => ({ actions: [...objects(actions), { type: 'resign', action_id: 'resign' }] })) },
    { what: 'offers without a type', finding: 'actions.0.type is missing', by: changed('GET /game/ID/actions', ({ actions }) => ({ actions: objects(actions).map((offer) => ({ ...offer, type: undefined })) })) },
    { what: 'a view of other dimensions', finding: 'view.cells is', by: changed(STATE, ({ view }) => ({ view: { ...(isJsonObject(view) ? view : {}), rows: 9, row_labels: undefined } })) },
    { what: 'standings without ranks', finding: 'standings.0.rank is missing', by: changed(STATE, ({ players }) => ({ standings: objects(players).map(({ id }) => ({ player_id: id })) })) },
    { what: 'an event of the orchestrator', finding: 'events.0.type is "turn:start"', by: changed('POST /game/ID/action', () => ({ events: [{ type: 'turn:start' }] })) },
    { what: 'a result without success', finding: 'POST /game/{id}/action: success is missing, where true is allowed.', by: changed('POST /game/ID/action', () => ({ success: undefined })) },
    { what: 'a turn number that falls', finding: 'where it may only grow.', by: changed(STATE, ({ turn_number: turn }) => ({ turn_number: 100 - Number(turn) })) },
    { what: 'chance that is not seeded', finding: 'luck differs after 0 actions', by: changed(STATE, ({ id }) => ({ luck: String(id).slice(0, 8) })) },
    { what: 'a hidden field that is public too', finding: 'the state shows everybody card, which its hidden part keeps from some.', by: changed(STATE, ({ status }) => (status === 'completed' ? {} : { card: 'K', hidden: { all: { card: 'K' } } })) },
    { what: 'a hidden event that is public too', finding: 'an event shows everybody card', by: changed('POST /game/ID/action', ({ game_over: over }) => (over === true ? {} : { events: [{ type: 'card:dealt', card: 'K', hidden: { all: { card: 'K' } } }] })) },
    { what: 'a key that executes twice', finding: 'is not the first answer', by: (message) => (message.call === 'POST /game/ID/action' && message.status === 200 ? { body: { ...message.body, message: String(performance.now()) } } : {}) },
    { what: 'taking illegal actions', finding: 'with an action that is not offered: it answered 200, where 400 to 499 was expected.', by: ({ call, status }) => (call === 'POST /game/ID/action' && status === 400 ? { status: 200, body: { success: true } } : {}) },
    { what: 'an unknown game that is there', finding: 'GET /game/{id}: It answered 200, where 404 was expected.', by: ({ status }) => (status === 404 ? { status: 200, body: {} } : {}) },
    { what: 'seats that it does not honour', finding: 'POST /game: It answered 400, where 201 was expected.', by: changed('GET /about', () => ({ seats: { min: 2, max: 4 } })) },
    { what: 'an unknown option that is taken', finding: 'POST /game with an unknown option: It answered 201, where 400 was expected.', by: ({ call, status, sent }) => (call === 'POST /game' && status === 400 && 'options' in sent ? { status: 201 } : {}) },
    { what: 'about without rules', finding: 'GET /about: rules is missing, where a text is allowed.', by: changed('GET /about', () => ({ rules: undefined })) },
    { what: 'a peek that is the state before', finding: 'the state is that before the action', by: (message) => (message.call === 'POST /game/ID/peek' ? { body: lastState } : keepState(message)) },
    { what: 'a failure at hostile bodies', finding: 'it answered 200, where 400 to 499 was expected.', by: ({ call, status }) => (call === 'POST /game' && status === 400 ? { status: 200 } : {}) },
    { what: 'a page in place of JSON', finding: 'status is missing', by: ({ call }) => (call === STATE ? { body: '<html>' } : {}) },
  ])('is reported: $what', async ({ finding, by }) => {
    expect(await wrongsWith(by)).toContain(finding);
  }); // prettier-ignore
});

let lastState: JsonObject = {};
function keepState({ call, body }: Message): object {
  if (call === STATE) lastState = body;
  return {};
}
