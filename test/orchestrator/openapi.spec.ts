import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type FourInARowEngine, startFourInARow } from '../fixtures/four-in-a-row.js';
import { INSTALLATION_MS, Python } from '../support/python.js';
import { RestClient } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const KEY = 'a-key-of-an-operator';
const run = promisify(execFile);

type Schema = Readonly<Record<string, unknown>>;
type Played = Schema & {
  readonly created: { readonly game_id: string };
  readonly keyed: readonly string[];
  readonly events: readonly { readonly event: string }[];
};

const REPORTED = /\/schemas\/(?:\w+Payload|\w+State|GameAction|ActionResult|AgentUsage|EngineEvent)$/;

/** Every schema below a node of the document, by where it stands. */
function schemasIn(node: unknown, at = ''): [string, Schema][] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.entries(node).flatMap(([name, value]) => schemasIn(value, `${at}/${name}`));
  // What comes from engines and agents is as they send it: a dice may show a half.
  if (REPORTED.test(at) || at.endsWith('/examples') || at.endsWith('/example')) return [];
  return 'type' in node && typeof node.type === 'string' ? [[at, { ...node }], ...below] : below;
}

describe.each([
  { control: 'open', config: {} },
  { control: 'with keys', config: { API_KEYS: KEY } },
])('the OpenAPI document of a server whose control is $control', ({ control, config }) => {
  let python: Python;
  let engine: FourInARowEngine;
  let table: Table;
  let folder: string;
  let file: string;
  let document: { readonly paths: Readonly<Record<string, Readonly<Record<string, Schema>>>> } & Schema;
  beforeAll(async () => {
    python = await Python.with('openapi-requirements.txt');
    engine = await startFourInARow('ids');
    table = await Table.set({ agent: 'by_id', config: { ...config, GAME_ENGINE_URL: engine.url } });
    folder = await mkdtemp(join(tmpdir(), 'openapi-'));
    file = join(folder, 'openapi.json');
    document = (await table.rest.get<typeof document>('/docs-json')).body;
    await writeFile(file, JSON.stringify(document));
  }, INSTALLATION_MS);
  afterAll(async () => {
    await table[Symbol.asyncDispose]();
    await engine.stop();
    await rm(folder, { recursive: true });
  });

  it('has nothing that redocly finds fault with, by its strict rules', async () => {
    const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const redocly = [
      'node_modules/@redocly/cli/bin/cli.js',
      'lint',
      '--extends=recommended-strict',
      '--format=json',
      file,
    ];
    // It exits with 1 where it finds something, and prints that all the same.
    const script = `"${process.execPath}" ${redocly.join(' ')} || true`;
    const { stdout } = await run('sh', ['-c', script], { env: { PATH: process.env['PATH'], ...quiet } });
    const { problems } = JSON.parse(stdout) as { problems: { ruleId: string; message: string }[] };
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it('is valid by openapi-spec-validator', async () => {
    expect(await python.run('-m', 'openapi_spec_validator', file)).toMatch(/: OK\s*$/);
  });

  it('lists the idempotency key once, and not as required', () => {
    const { parameters } = document.paths['/games']?.['post'] ?? {};
    expect(parameters).toEqual([expect.objectContaining({ in: 'header', name: 'idempotency-key', required: false })]);
  });

  it('names each way to send a key, and whether one is needed', () => {
    expect(document['components']).toMatchObject({
      securitySchemes: {
        api_key: { type: 'http', scheme: 'bearer' },
        api_key_header: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
    });
    const needed = [{ api_key: [] }, { api_key_header: [] }];
    const { get, post } = document.paths['/games'] ?? {};
    expect(post?.['security']).toEqual(control === 'open' ? [{}, ...needed] : needed);
    expect(get?.['security']).toEqual([]);
  });

  it('has integers where fractions make no sense, and bounds on all of them', () => {
    const fractions =
      /(timeout|temperature|model_share|cost_usd|cash|rating|mu|sigma|_age|mean|low|high|points|tie_break)$/;
    const schemas = schemasIn(document);
    const numbers = schemas.filter(([, { type }]) => type === 'number').map(([at]) => at);
    expect(numbers.filter((at) => !fractions.test(at))).toEqual([]);
    const isBounded = (schema: Schema): boolean => 'enum' in schema || ('minimum' in schema && 'maximum' in schema);
    const integers = schemas.filter(([, { type }]) => type === 'integer');
    expect(integers.length).toBeGreaterThan(20);
    expect(integers.filter(([, schema]) => !isBounded(schema))).toEqual([]);
  });

  it('leads to a Python client that creates, follows and stops games, of an engine with events of its own too', async () => {
    const settings = join('openapi-client.yml');
    const where = ['--output-path', join(folder, 'generated_client')];
    const generate = [
      'generate',
      '--path',
      file,
      '--meta',
      'none',
      '--config',
      settings,
      ...where,
      '--fail-on-warning',
    ];
    await python.run('-m', 'openapi_python_client', ...generate);

    const printed = await python.run('play_generated.py', folder, table.orchestrator.url, KEY);

    const played = JSON.parse(printed) as Played;
    expect(played).toMatchObject({
      created: { status: 'running', speed: 'watch', players: [{ name: 'Ann', model: null }, { name: 'Bob' }] },
      refused: { status: 400, code: 'invalid_request' },
      stopped: 'stopped',
      again: 'game_stopped',
      turn: 1,
      found: { game_id: played.created.game_id, status: 'stopped' },
      listed: 2,
      without_key: control === 'open' ? 200 : 401,
    });
    expect(new Set(played.keyed).size).toBe(1);
    expect(played.events.map(({ event }) => event)).toEqual(expect.arrayContaining(['game:started', 'disc:dropped']));
    const rest = new RestClient(table.orchestrator.url, { 'x-api-key': KEY });
    expect((await rest.game(played.created.game_id)).status).toBe('stopped');
  });
});

describe('max_turns', () => {
  it.each([
    { max_turns: 1_000_000, status: 201 },
    { max_turns: 1_000_001, status: 400 },
  ])('has the maximum that the document names: $max_turns is answered $status', async ({ max_turns, status }) => {
    await using table = await Table.set();
    const agents = ['Ann', 'Bob'].map((name) => ({ name, personality: 'calm' }));
    const answer = await table.rest.post('/games', { agents, settings: { speed: 'watch', max_turns } });
    expect(answer.status).toBe(status);
    const { detail = '' } = answer.body;
    expect(detail).toMatch(status === 201 ? /^$/ : /max_turns must not be greater than 1000000/);
  });
});
