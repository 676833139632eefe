import { describe, expect, it } from '@jest/globals';
import { loadGameEngineConfig } from './config.js';

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(loadGameEngineConfig({})).toEqual({ host: '0.0.0.0', port: 8000, logLevel: 'info' });
  });

  it('reads what is set', () => {
    const env = { GAME_ENGINE_HOST: '::1', GAME_ENGINE_PORT: '0', GAME_ENGINE_LOG_LEVEL: 'debug' };
    expect(loadGameEngineConfig(env)).toEqual({ host: '::1', port: 0, logLevel: 'debug' });
  });

  it('names every wrong variable', () => {
    expect(() => loadGameEngineConfig({ GAME_ENGINE_PORT: 'x', GAME_ENGINE_LOG_LEVEL: 'loud' })).toThrow(
      /GAME_ENGINE_PORT is "x"[^]*GAME_ENGINE_LOG_LEVEL is "loud"/,
    );
  });
});
