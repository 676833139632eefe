import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { loadOrchestratorConfig, type OrchestratorConfig, startOrchestrator } from './index.js';

const NAMES = ['TURN_TIMEOUT', 'DEFAULT_SPEED', 'ROLES', 'HTTP_RETRIES', 'REDIS_URL', 'STATE_ENVELOPE'];

@Controller('settings-in-use')
class SettingsController {
  constructor(private readonly config: ConfigService) {}

  @Get()
  read(): Record<string, unknown> {
    const settings: Record<string, unknown> = { own: this.config.get<unknown>('TEAM_SETTING') };
    for (const name of NAMES) settings[name] = this.config.get<unknown>(`ORCHESTRATOR_${name}`) ?? 'not set';
    return settings;
  }
}

@Module({ controllers: [SettingsController] })
class TeamModule {}

describe("a team's module reads from ConfigService", () => {
  let folder: string;
  let variables: Record<string, string>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'settings-'));
    variables = {
      ORCHESTRATOR_HOST: '127.0.0.1',
      ORCHESTRATOR_PORT: '0',
      ORCHESTRATOR_LOG_LEVEL: 'silent',
      ORCHESTRATOR_DATA_DIR: folder,
    };
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await rm(folder, { recursive: true, force: true });
  });

  async function settingsWith(config: OrchestratorConfig): Promise<unknown> {
    const service = await startOrchestrator(config, [TeamModule]);
    try {
      return await (await fetch(`${service.url}/settings-in-use`)).json();
    } finally {
      await service.close();
    }
  }

  const DEFAULTS = {
    TURN_TIMEOUT: 30,
    DEFAULT_SPEED: 'normal',
    ROLES: ['api', 'loop', 'gateway'],
    HTTP_RETRIES: 3,
    REDIS_URL: 'not set',
    STATE_ENVELOPE: false,
  };

  it('the defaults where nothing is set', async () => {
    expect(await settingsWith(loadOrchestratorConfig(variables))).toEqual(DEFAULTS);
  });

  it('the values that the orchestrator was started with, not those of the environment', async () => {
    jest.replaceProperty(process, 'env', {
      ORCHESTRATOR_TURN_TIMEOUT: '7',
      ORCHESTRATOR_REDIS_URL: 'redis://elsewhere',
    });
    const started = { ORCHESTRATOR_TURN_TIMEOUT: '12', ORCHESTRATOR_DEFAULT_SPEED: 'fast' };
    expect(await settingsWith(loadOrchestratorConfig({ ...variables, ...started }))).toEqual({
      ...DEFAULTS,
      TURN_TIMEOUT: 12,
      DEFAULT_SPEED: 'fast',
    });
  });

  it("the environment's other variables, such as the team's own", async () => {
    jest.replaceProperty(process, 'env', { TEAM_SETTING: 'blue' });
    expect(await settingsWith(loadOrchestratorConfig(variables))).toEqual({ ...DEFAULTS, own: 'blue' });
  });
});
