import { describe, expect, it } from '@jest/globals';
import { loadAiAgentConfig } from './config.js';

describe('the configuration', () => {
  it('has defaults', () => {
    expect(loadAiAgentConfig({})).toMatchObject({ host: '0.0.0.0', port: 8001, logLevel: 'info' });
  });

  it('is read from the environment', () => {
    const env = { AI_AGENT_HOST: '127.0.0.1', AI_AGENT_PORT: '0', AI_AGENT_LOG_LEVEL: 'debug' };
    expect(loadAiAgentConfig(env)).toMatchObject({ host: '127.0.0.1', port: 0, logLevel: 'debug' });
  });

  it('names every wrong variable at once', () => {
    const wrong = { AI_AGENT_PORT: 'x', AI_AGENT_LOG_LEVEL: 'loud' };
    expect(() => loadAiAgentConfig(wrong)).toThrow(/AI_AGENT_PORT[\s\S]*AI_AGENT_LOG_LEVEL/);
  });

  it('reads where it may be asked what a move leads to, as origins', () => {
    const origins = (value: string): readonly string[] =>
      loadAiAgentConfig({ AI_AGENT_PEEK_ORIGINS: value }).peekOrigins;
    expect(origins('')).toEqual([]);
    expect(origins('http://Orchestrator:3000/, https://play.example:443')).toEqual([
      'http://orchestrator:3000',
      'https://play.example',
    ]);
  });

  it.each(['orchestrator:3000', 'ftp://play.example', 'http://play.example/games', '*'])(
    'does not start with %j among these',
    (value) => {
      expect(() => loadAiAgentConfig({ AI_AGENT_PEEK_ORIGINS: `http://localhost:3000,${value}` })).toThrow(
        'AI_AGENT_PEEK_ORIGINS must be origins such as http://orchestrator:3000, separated by commas',
      );
    },
  );
});
