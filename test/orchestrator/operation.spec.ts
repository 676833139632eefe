import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Table } from '../support/table.js';

describe('the health of the orchestrator', () => {
  it('is that of the services it needs', async () => {
    await using table = await Table.set();
    const health = async (): Promise<unknown> => {
      const { status, body } = await table.rest.get('/health');
      return { answered: status, ...body };
    };
    const services = { game_engine: 'healthy', ai_agent: 'healthy', database: 'healthy', redis: 'disabled' };
    const allWell = { answered: 200, status: 'healthy', ...services };
    expect(await health()).toMatchObject(allWell);

    await table.engine.stop();
    expect(await health()).toMatchObject({ ...allWell, answered: 503, status: 'unhealthy', game_engine: 'unhealthy' });

    await table.agent.stop();
    expect(await health()).toMatchObject({ answered: 503, game_engine: 'unhealthy', ai_agent: 'unhealthy' });

    await table.engine.restart();
    expect(await health()).toMatchObject({ ...allWell, answered: 503, status: 'unhealthy', ai_agent: 'unhealthy' });

    await table.agent.restart();
    expect(await health()).toMatchObject(allWell);
  });

  it.each(['status500', 'hang'] as const)('is bad when the engine’s is: %s', async (fault) => {
    await using table = await Table.set();
    table.engine.inject(fault, 'health');
    const { status, body } = await table.rest.get('/health');
    expect(status).toBe(503);
    expect(body).toMatchObject({ game_engine: 'unhealthy', ai_agent: 'healthy' });
  });

  it('is no matter of being alive or ready', async () => {
    await using table = await Table.set();
    await Promise.all([table.engine.stop(), table.agent.stop()]);
    expect((await table.rest.get('/health/live')).status).toBe(200);
    expect((await table.rest.get('/health/ready')).status).toBe(200);
  });
});

interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  readonly requestBody?: unknown;
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties: object }>> };
}

const ROUTES = [
  { method: 'post', path: '/games', answers: ['201', '400', '409', '413', '502', '503'] },
  { method: 'get', path: '/games', answers: ['200', '400'] },
  { method: 'get', path: '/games/{id}', answers: ['200', '404'] },
  { method: 'get', path: '/games/{id}/result', answers: ['200', '404', '409'] },
  { method: 'get', path: '/games/{id}/events', answers: ['200', '400', '404'] },
  { method: 'get', path: '/games/{id}/state', answers: ['200', '400', '404'] },
  { method: 'post', path: '/games/{id}/stop', answers: ['200', '404', '409'] },
  { method: 'post', path: '/games/{id}/pause', answers: ['200', '404', '409'] },
  { method: 'post', path: '/games/{id}/resume', answers: ['200', '404', '409'] },
  { method: 'post', path: '/games/{id}/step', answers: ['200', '404', '409'] },
  { method: 'post', path: '/games/{id}/speed', answers: ['200', '400', '404', '409'] },
  { method: 'get', path: '/health', answers: ['200', '503'] },
  { method: 'get', path: '/health/live', answers: ['200'] },
  { method: 'get', path: '/health/ready', answers: ['200'] },
];

const CONSTRAINTS = [
  { schema: 'AgentSeatDto', field: 'name', output: { minLength: 1, maxLength: 100 } },
  { schema: 'AgentSeatDto', field: 'personality', output: { minLength: 1, maxLength: 50 } },
  { schema: 'AgentSeatDto', field: 'model', output: { minLength: 1, maxLength: 100 } },
  { schema: 'GameSettingsDto', field: 'speed', output: { enum: ['instant', 'fast', 'normal', 'slow', 'watch'] } },
  { schema: 'GameSettingsDto', field: 'turn_timeout', output: { minimum: 0.05, maximum: 600 } },
  { schema: 'GameSettingsDto', field: 'seed', output: { minimum: 0, maximum: 4_294_967_295 } },
  { schema: 'GameSettingsDto', field: 'max_turns', output: { minimum: 1 } },
  { schema: 'GameSettingsDto', field: 'rules', output: { type: 'object' } },
  { schema: 'CreateGameDto', field: 'agents', output: { minItems: 1, maxItems: 16 } },
  { schema: 'SpeedDto', field: 'speed', output: { enum: ['instant', 'fast', 'normal', 'slow', 'watch'] } },
];

const QUERIES = [
  { path: '/games', name: 'status', output: { enum: expect.arrayContaining(['starting', 'failed']) } },
  { path: '/games', name: 'limit', output: { minimum: 1, maximum: 100, default: 20 } },
  { path: '/games', name: 'cursor', output: { type: 'string' } },
  { path: '/games/{id}/events', name: 'after_seq', output: { minimum: 0, default: 0 } },
  { path: '/games/{id}/events', name: 'limit', output: { minimum: 1, maximum: 1_000, default: 500 } },
  { path: '/games/{id}/state', name: 'seq', output: { minimum: 0 } },
];

describe('the OpenAPI document', () => {
  let table: Table;
  let document: OpenApi;

  beforeAll(async () => {
    table = await Table.set();
    ({ body: document } = await table.rest.get<OpenApi>('/docs-json'));
  });

  afterAll(() => table[Symbol.asyncDispose]());

  it('is one, and there is a page to read it', async () => {
    expect(document.openapi).toMatch(/^3\./);
    const page = await fetch(`${table.orchestrator.url}/docs`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('swagger');
  });

  it.each(ROUTES)('has $method $path and all that it answers', ({ method, path, answers }) => {
    const operation = document.paths[path]?.[method];
    expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(answers));
    const refusals = Object.entries(operation?.responses ?? {}).filter(([status]) => Number(status) >= 400);
    const problems = refusals.filter(([status]) => path !== '/health' || status !== '503');
    for (const [, { content = {} }] of problems) expect(Object.keys(content)).toEqual(['application/problem+json']);
  });

  it.each(CONSTRAINTS)('documents what $schema.$field may be', ({ schema, field, output }) => {
    const { properties } = document.components.schemas[schema] ?? { properties: {} };
    expect(properties).toHaveProperty(field, expect.objectContaining(output));
  });

  it.each(QUERIES)('documents what ?$name of GET $path may be', ({ path, name, output }) => {
    const parameter = document.paths[path]?.['get']?.parameters.find((candidate) => candidate.name === name);
    expect(parameter).toMatchObject({ in: 'query', required: false, schema: output });
  });

  it('knows the Idempotency-Key', () => {
    const parameters = document.paths['/games']?.['post']?.parameters ?? [];
    const known = expect.objectContaining({ name: 'idempotency-key', in: 'header', required: false });
    expect(parameters).toEqual([known]);
  });
});
