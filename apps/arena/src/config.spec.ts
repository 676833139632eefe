import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Environment } from '#libs/service';
import { loadArenaConfig, refuseWrong, withArenaDefaults } from './config.js';

class KeyFileOnDisk implements Disposable {
  private readonly folder = mkdtempSync(join(tmpdir(), 'arena-'));
  readonly path = join(this.folder, 'keys');

  constructor(text: string) {
    writeFileSync(this.path, text);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }
}

describe('the configuration of the arena', () => {
  it('starts everything and a first game by default', () => {
    expect(loadArenaConfig({})).toEqual({
      gameEngineUrl: undefined,
      aiAgentUrl: undefined,
      demoGame: true,
      demoSpeed: 'normal',
    });
  });

  it('takes over an engine and agents that run elsewhere', () => {
    const config = loadArenaConfig({
      ORCHESTRATOR_GAME_ENGINE_URL: 'http://engine.example:9000/',
      ORCHESTRATOR_AI_AGENT_URL: 'https://agents.example',
    });
    expect(config).toMatchObject({ gameEngineUrl: 'http://engine.example:9000', aiAgentUrl: 'https://agents.example' });
  });

  it('names every variable that is wrong', () => {
    const wrong = { ORCHESTRATOR_DEMO_GAME: 'maybe', ORCHESTRATOR_DEFAULT_SPEED: 'warp' };
    expect(() => loadArenaConfig(wrong)).toThrow(/ORCHESTRATOR_DEMO_GAME[^]*ORCHESTRATOR_DEFAULT_SPEED/);
  });

  it('names what is wrong with several services in one message, each variable once', () => {
    const loadPort = (variables: Readonly<Record<string, string | undefined>>): void => {
      const env = new Environment(variables);
      env.port('GAME_ENGINE_PORT', 8000);
      env.throwIfWrong();
    };
    const wrong = { GAME_ENGINE_PORT: 'x', ORCHESTRATOR_DEMO_GAME: 'maybe' };
    const message = /^Wrong configuration:\n[^\n]*DEMO_GAME[^\n]*\n[^\n]*GAME_ENGINE_PORT[^\n]*$/;
    expect(() => refuseWrong(wrong, [loadArenaConfig, loadArenaConfig, loadPort])).toThrow(message);
  });

  it.each([
    { keys: 'first-key-in-use , second-key-in-use', first: 'first-key-in-use' },
    { keys: 'ops:control:first-key-in-use,ci:create:second-key-in-use', first: 'second-key-in-use' },
    { keys: 'ops:control:first-key-in-use', first: undefined },
    { keys: undefined, first: undefined },
  ])('starts the first game with the first key that may: $first', ({ keys, first }) => {
    expect(loadArenaConfig({ ORCHESTRATOR_API_KEYS: keys }).apiKey).toBe(first);
    using file = new KeyFileOnDisk(keys?.replaceAll(',', '\n') ?? '# none');
    expect(loadArenaConfig({ ORCHESTRATOR_API_KEYS_FILE: file.path }).apiKey).toBe(first);
  });

  it('gives the engine the database of the orchestrator, also as a file, unless it has its own', () => {
    const inFile = { ORCHESTRATOR_DATABASE_URL_FILE: '/run/secrets/db' };
    expect(withArenaDefaults(inFile)).toMatchObject({ GAME_ENGINE_DATABASE_URL_FILE: '/run/secrets/db' });
    const own = withArenaDefaults({ ...inFile, GAME_ENGINE_DATABASE_URL: 'postgres://own' });
    expect(own['GAME_ENGINE_DATABASE_URL_FILE']).toBeUndefined();
    expect(own['GAME_ENGINE_DATABASE_URL']).toBe('postgres://own');
  });

  it('binds engine and agents, which have no keys, to this machine when control requires one', () => {
    const keys = { ORCHESTRATOR_API_KEYS: 'first-key-in-use' };
    expect(withArenaDefaults(keys)).toMatchObject({ GAME_ENGINE_HOST: '127.0.0.1', AI_AGENT_HOST: '127.0.0.1' });
    expect(withArenaDefaults({ ...keys, AI_AGENT_HOST: '::' })).toMatchObject({ AI_AGENT_HOST: '::' });
    expect(withArenaDefaults({ ORCHESTRATOR_API_KEYS_FILE: '/x' })).toHaveProperty('GAME_ENGINE_HOST');
    for (const open of [{}, { ORCHESTRATOR_API_KEYS: ' ' }]) {
      expect(withArenaDefaults(open)).not.toHaveProperty('GAME_ENGINE_HOST');
    }
  });

  it('sets the log level to warn unless a variable overrides it', () => {
    expect(withArenaDefaults({ ORCHESTRATOR_LOG_LEVEL: 'debug' })).toEqual({
      ORCHESTRATOR_LOG_LEVEL: 'debug',
      GAME_ENGINE_LOG_LEVEL: 'warn',
      CONNECT_FOUR_LOG_LEVEL: 'warn',
      AI_AGENT_LOG_LEVEL: 'warn',
    });
  });
});
