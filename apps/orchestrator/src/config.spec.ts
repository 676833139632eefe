import { describe, expect, it } from '@jest/globals';
import { OrchestratorConfig } from './config.js';

const REDIS = { ORCHESTRATOR_REDIS_URL: 'redis://cache:6379/1' };
const DATABASE = { ORCHESTRATOR_DATABASE_URL: 'postgres://user:secret@db/games' };
const BOTH = { ...REDIS, ...DATABASE };

describe('the configuration of a process that is', () => {
  it('alone: it does everything', () => {
    const { redisUrl, databaseUrl, roles } = new OrchestratorConfig({});
    expect({ redisUrl, databaseUrl, roles }).toEqual({
      redisUrl: undefined,
      databaseUrl: undefined,
      roles: ['api', 'loop', 'gateway'],
    });
  });

  it('one of many: it does what its roles say', () => {
    const config = new OrchestratorConfig({ ...BOTH, ORCHESTRATOR_ROLES: ' gateway, api ' });
    expect(config.roles).toEqual(['api', 'gateway']);
    expect(config.redisUrl).toBe('redis://cache:6379/1');
    expect(new OrchestratorConfig({ ...DATABASE, ORCHESTRATOR_REDIS_URL: 'rediss://cache' }).roles).toHaveLength(3);
  });
});

describe('a configuration is refused', () => {
  it.each([
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
      reason: /REDIS_URL is "http:\/\/x", but must be .* redis:\/\/ or rediss:\/\//,
    },
    {
      name: 'with a role that there is not',
      variables: { ...BOTH, ORCHESTRATOR_ROLES: 'api,worker' },
      reason: /ROLES is "api,worker", but must be one or more of api, loop, gateway/,
    },
    {
      name: 'with no role at all',
      variables: { ...BOTH, ORCHESTRATOR_ROLES: ',' },
      reason: /ROLES is "", but must be one or more/,
    },
    {
      name: 'with less than all roles where there is nobody else',
      variables: { ORCHESTRATOR_ROLES: 'api,loop' },
      reason: /ROLES leaves something to other replicas/,
    },
  ])('$name', ({ variables, reason }) => {
    expect(() => new OrchestratorConfig(variables)).toThrow(reason);
  });
});
