import { describe, expect, it } from '@jest/globals';
import { serviceVariables } from './service-variables.js';

const ADDRESSES = { engine: 'http://127.0.0.1:1', agents: 'http://127.0.0.1:2', connectFour: 'http://127.0.0.1:3' };

describe('the services of a series', () => {
  it('take nothing of the machine’s own installation but how agents think and are asked', () => {
    const given = {
      ORCHESTRATOR_DATABASE_URL: 'postgres://production',
      ORCHESTRATOR_REDIS_URL: 'redis://production',
      ORCHESTRATOR_DATA_DIR: '/production',
      ORCHESTRATOR_AGENT_MAX_BYTES: '5000',
      GAME_ENGINE_DATABASE_URL: 'postgres://production',
      AI_AGENT_OPENAI_URL: 'http://models',
      AI_AGENT_PORT: '8001',
    };
    const variables = serviceVariables(given, '/folder', []);
    const orchestrator = variables.orchestrator(ADDRESSES, 4);
    expect(JSON.stringify([variables.engine, variables.agents, orchestrator])).not.toContain('production');
    expect(orchestrator).toMatchObject({
      ORCHESTRATOR_DATA_DIR: '/folder',
      ORCHESTRATOR_PUBLIC_URL: 'http://127.0.0.1:4',
      ORCHESTRATOR_AGENT_MAX_BYTES: '5000',
      ORCHESTRATOR_GAME_ENGINE_URL: ADDRESSES.engine,
    });
    expect(variables.agents).toMatchObject({ AI_AGENT_OPENAI_URL: 'http://models', AI_AGENT_PORT: '0' });
  });

  it('play the games of the engines that are named in the environment, and Connect Four', () => {
    const given = { ORCHESTRATOR_GAME_ENGINES: 'nim=http://127.0.0.1:9000' };
    expect(serviceVariables(given, '/folder', []).orchestrator(ADDRESSES, 4)).toMatchObject({
      ORCHESTRATOR_GAME_ENGINES: 'nim=http://127.0.0.1:9000,connect_four=http://127.0.0.1:3',
    });
  });

  it('may ask the agents whose addresses were typed, private or not', () => {
    const urls = ['http://localhost:9000/bot', 'http://[::1]:9000', 'http://10.0.0.7'];
    const allowed = (given: Record<string, string>): string | undefined =>
      serviceVariables(given, '/folder', urls).orchestrator(ADDRESSES, 4)['ORCHESTRATOR_AGENT_URL_ALLOW'];
    expect(allowed({})).toBe('localhost,::1,10.0.0.7');
    expect(allowed({ ORCHESTRATOR_AGENT_URL_ALLOW: '192.168.0.0/16' })).toBe('192.168.0.0/16,localhost,::1,10.0.0.7');
  });
});
