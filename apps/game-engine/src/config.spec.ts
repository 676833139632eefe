import { describe, expect, it } from '@jest/globals';
import { loadGameEngineConfig } from './config.js';

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(loadGameEngineConfig({})).toEqual({
      host: '0.0.0.0',
      port: 8000,
      logLevel: 'info',
      dataDir: './data',
      databaseUrl: undefined,
      retentionDays: 30,
      actionSet: 'full',
      traces: { settings: undefined, warnings: [] },
    });
  });

  it('reads what is set', () => {
    const env = {
      GAME_ENGINE_HOST: '::1',
      GAME_ENGINE_PORT: '0',
      GAME_ENGINE_LOG_LEVEL: 'debug',
      GAME_ENGINE_DATA_DIR: '/var/lib/engine',
      GAME_ENGINE_DATABASE_URL: 'postgres://u:p@db:5432/games',
      GAME_ENGINE_RETENTION_DAYS: '0',
      GAME_ENGINE_ACTION_SET: 'basic',
    };
    expect(loadGameEngineConfig(env)).toEqual({
      host: '::1',
      port: 0,
      logLevel: 'debug',
      dataDir: '/var/lib/engine',
      databaseUrl: 'postgres://u:p@db:5432/games',
      retentionDays: 0,
      actionSet: 'basic',
      traces: { settings: undefined, warnings: [] },
    });
  });

  it('names every wrong variable', () => {
    const env = {
      GAME_ENGINE_PORT: 'x',
      GAME_ENGINE_LOG_LEVEL: 'loud',
      GAME_ENGINE_DATABASE_URL: 'mysql://db',
      GAME_ENGINE_RETENTION_DAYS: '-1',
      GAME_ENGINE_ACTION_SET: 'tiny',
    };
    expect(() => loadGameEngineConfig(env)).toThrow(
      /_PORT must be[^]*_LOG_LEVEL must be one of[^]*_DATABASE_URL must start with postgres:[^]*_RETENTION_DAYS is "-1"[^]*_ACTION_SET must be one of full, basic/,
    );
  });
});
