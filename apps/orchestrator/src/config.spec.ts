import { describe, expect, it } from '@jest/globals';
import { loadOrchestratorConfig } from './config.js';

const REDIS = { ORCHESTRATOR_REDIS_URL: 'redis://cache:6379/1' };
const DATABASE = { ORCHESTRATOR_DATABASE_URL: 'postgres://user:secret@db/games' };
const BOTH = { ...REDIS, ...DATABASE };

describe('the configuration of a process that is', () => {
  it('alone: it does everything', () => {
    const { redisUrl, databaseUrl, roles } = loadOrchestratorConfig({});
    expect({ redisUrl, databaseUrl, roles }).toEqual({
      redisUrl: undefined,
      databaseUrl: undefined,
      roles: ['api', 'loop', 'gateway'],
    });
  });

  it('one of many: it does what its roles name', () => {
    const config = loadOrchestratorConfig({ ...BOTH, ORCHESTRATOR_ROLES: ' gateway, api ' });
    expect(config.roles).toEqual(['api', 'gateway']);
    expect(config.redisUrl).toBe('redis://cache:6379/1');
    expect(loadOrchestratorConfig({ ...DATABASE, ORCHESTRATOR_REDIS_URL: 'rediss://cache' }).roles).toHaveLength(3);
  });
});

describe('the places where seats may have agents', () => {
  it('are the public internet and what is listed', () => {
    const variables = { ORCHESTRATOR_AGENT_URL_ALLOW: 'localhost:9000, 10.0.0.0/8' };
    const { agentAddresses } = loadOrchestratorConfig(variables);
    const refusals = ['http://localhost:9000', 'http://10.1.2.3', 'http://8.8.8.8', 'http://localhost', 'http://[::1]'];
    expect(refusals.filter((url) => agentAddresses.refusalOfUrl(new URL(url)) === undefined)).toHaveLength(3);
    expect(loadOrchestratorConfig({}).agentAddresses.refusalOfUrl(new URL('http://localhost:9000'))).toBeDefined();
  });
});

describe('the secrets that requests to agents are signed with', () => {
  const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;

  it('may be several, separated by commas or spaces', () => {
    const { agentSigningKeys } = loadOrchestratorConfig({
      ORCHESTRATOR_AGENT_SECRET: `${secret} ${secret}, ${secret}`,
    });
    expect(agentSigningKeys).toHaveLength(3);
    expect(loadOrchestratorConfig({}).agentSigningKeys).toEqual([]);
  });

  it('are not shown, neither right ones nor wrong ones', () => {
    expect(JSON.stringify(loadOrchestratorConfig({ ORCHESTRATOR_AGENT_SECRET: secret }))).not.toContain('AQEB');
    const wrong = (): unknown => loadOrchestratorConfig({ ORCHESTRATOR_AGENT_SECRET: `${secret},hunter2` });
    expect(wrong).toThrow(/AGENT_SECRET must be one or more secrets/);
    expect(wrong).not.toThrow(/hunter2|AQEB/);
  });
});

describe('the keys that control games', () => {
  const one = 'a-key-of-somebody';

  it('may be several, so that one can take the place of another', () => {
    const { apiKeys } = loadOrchestratorConfig({ ORCHESTRATOR_API_KEYS: ` ${one}, another-key-0815 ,` });
    expect(apiKeys.known([one, 'another-key-0815', 'a-third-key-0815'])).toMatchObject([
      { name: 'key-1', scope: 'admin' },
      { name: 'key-2', scope: 'admin' },
    ]);
  });

  it.each([{}, { ORCHESTRATOR_API_KEYS: '' }, { ORCHESTRATOR_API_KEYS: '  ' }])('are none with %j', (variables) => {
    expect(loadOrchestratorConfig(variables).apiKeys.isControlOpen).toBe(true);
  });

  it.each([`${one},hunter2`, `${one},hunter2 hunter2 hunter2`, 'hunter2!hunter2!hunter2!', ', ,'])(
    'are not shown when one is wrong: %s',
    (keys) => {
      const wrong = (): unknown => loadOrchestratorConfig({ ORCHESTRATOR_API_KEYS: keys });
      expect(wrong).toThrow(/API_KEYS must be one or more keys of 16 to 256 letters/);
      expect(wrong).not.toThrow(/hunter2|somebody/);
    },
  );
});

describe('a secret in a file', () => {
  it.each(['ORCHESTRATOR_DATABASE_URL', 'ORCHESTRATOR_REDIS_URL', 'ORCHESTRATOR_AGENT_SECRET'])('may be %s', (name) => {
    expect(() => loadOrchestratorConfig({ [`${name}_FILE`]: '/none/such' })).toThrow(`${name}_FILE must name a file`);
  });
});

describe('a configuration is refused', () => {
  it.each([
    {
      name: 'with places for agents that are none',
      variables: { ORCHESTRATOR_AGENT_URL_ALLOW: 'localhost,*,10.0.0.0/99' },
      reason: /AGENT_URL_ALLOW has another thing in place 2, but may have hosts/,
    },
    {
      name: 'with a Redis but no database',
      variables: REDIS,
      reason: /REDIS_URL makes this one of many .* set ORCHESTRATOR_DATABASE_URL too/,
    },
    {
      name: 'with a database but no Redis',
      variables: DATABASE,
      reason: /DATABASE_URL lets many .* set ORCHESTRATOR_REDIS_URL too/,
    },
    {
      name: 'with something else than a Redis',
      variables: { ...DATABASE, ORCHESTRATOR_REDIS_URL: 'http://x' },
      reason: /REDIS_URL must start with redis:\/\/ or rediss:\/\//,
    },
    {
      name: 'with a database of Redis that is no number',
      variables: { ...DATABASE, ORCHESTRATOR_REDIS_URL: 'redis://cache/games' },
      reason: /REDIS_URL must name its database by a number/,
    },
    {
      name: 'with several hosts of Postgres',
      variables: { ...REDIS, ORCHESTRATOR_DATABASE_URL: 'postgres://user:secret@a,b/games' },
      reason: /DATABASE_URL names several hosts, but must name one/,
    },
    {
      name: 'with games that are kept for longer than dates go',
      variables: { ORCHESTRATOR_RETENTION_DAYS: '1e9' },
      reason: /RETENTION_DAYS is "1e9", but must be a number from 0 to 36500/,
    },
    {
      name: 'with a role that there is not',
      variables: { ...BOTH, ORCHESTRATOR_ROLES: 'api,worker' },
      reason: /ROLES must be one or more of api, loop, gateway/,
    },
    {
      name: 'with no role at all',
      variables: { ...BOTH, ORCHESTRATOR_ROLES: ',' },
      reason: /ROLES must be one or more/,
    },
    {
      name: 'with less than all roles where there is nobody else',
      variables: { ORCHESTRATOR_ROLES: 'api,loop' },
      reason: /ROLES leaves something to other replicas/,
    },
  ])('$name', ({ variables, reason }) => {
    expect(() => loadOrchestratorConfig(variables)).toThrow(reason);
  });
});

describe('the steps of one turn that agents decide', () => {
  it.each([
    ['10', 10],
    ['100000', 100_000],
  ])('are %s', (value, steps) => {
    expect(loadOrchestratorConfig({ ORCHESTRATOR_MAX_STEPS_PER_TURN: value }).maxStepsPerTurn).toBe(steps);
    expect(loadOrchestratorConfig({}).maxStepsPerTurn).toBe(1_000);
  });

  it.each(['9', '100001', '10.5', 'many'])('are not %s', (value) => {
    const wrong = (): unknown => loadOrchestratorConfig({ ORCHESTRATOR_MAX_STEPS_PER_TURN: value });
    expect(wrong).toThrow(/ORCHESTRATOR_MAX_STEPS_PER_TURN/);
  });
});

describe('a number', () => {
  it.each([
    { name: 'PORT', min: 0, max: 65_535, step: 1 },
    { name: 'RETENTION_DAYS', min: 0, max: 36_500, step: 0.5 },
    { name: 'TURN_TIMEOUT', min: 0.05, max: 600, step: 0.01 },
    { name: 'MAX_STEPS_PER_TURN', min: 10, max: 100_000, step: 1 },
    { name: 'RATING_MIN_MODEL_SHARE', min: 0, max: 1, step: 0.01 },
    { name: 'HTTP_TIMEOUT', min: 0.05, max: 600, step: 0.01 },
    { name: 'HTTP_RETRIES', min: 0, max: 20, step: 1 },
    { name: 'ENGINE_MAX_BYTES', min: 1_024, max: 268_435_456, step: 1 },
    { name: 'AGENT_MAX_BYTES', min: 1_024, max: 67_108_864, step: 1 },
  ])('may be from $min to $max, and nothing beyond: $name', ({ name, min, max, step }) => {
    const read = (value: number): unknown => loadOrchestratorConfig({ [`ORCHESTRATOR_${name}`]: String(value) });
    for (const value of [min, max]) expect(() => read(value)).not.toThrow();
    for (const value of [min - step, max + step]) expect(() => read(value)).toThrow(`ORCHESTRATOR_${name}`);
  });
});
