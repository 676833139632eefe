import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, type DynamicModule, Get, Inject, Module } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeAIAgentClient } from '../../apps/orchestrator/src/agent-client/testing/index.js';
import { FakeGameEngineClient } from '../../apps/orchestrator/src/engine-client/testing/index.js';
import type { GameSession } from '../../apps/orchestrator/src/games/index.js';
import {
  type AddedModule,
  loadOrchestratorConfig,
  type PortProviders,
  startOrchestrator,
} from '../../apps/orchestrator/src/index.js';
import { MemoryGameStore } from '../../apps/orchestrator/src/store/testing/index.js';
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { RestClient } from '../support/rest-client.js';

const GREETING = 'greeting';

@Controller('greeting')
class GreetingController {
  constructor(@Inject(GREETING) private readonly text: string) {}

  @Get()
  read(): { readonly text: string } {
    return { text: this.text };
  }
}

@Module({})
class GreetingModule {
  static forRoot(text: string): DynamicModule {
    return {
      module: GreetingModule,
      providers: [{ provide: GREETING, useValue: text }],
      controllers: [GreetingController],
    };
  }
}

describe('a program that starts the orchestrator', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  async function started(modules: readonly AddedModule[], ports: PortProviders = {}): Promise<RestClient> {
    const folder = await mkdtemp(join(tmpdir(), 'replaced-ports-'));
    closing.push(async () => rm(folder, { recursive: true }));
    const config = loadOrchestratorConfig({
      ORCHESTRATOR_HOST: '127.0.0.1',
      ORCHESTRATOR_PORT: '0',
      ORCHESTRATOR_LOG_LEVEL: 'silent',
      ORCHESTRATOR_DATA_DIR: folder,
    });
    const service = await startOrchestrator(config, modules, { ports });
    closing.push(async () => service.close());
    return new RestClient(service.url);
  }

  it('has games played by its own engine and agents, and kept in its own store', async () => {
    const store = new MemoryGameStore<GameSession>();
    const engine = new FakeGameEngineClient();
    const agent = new FakeAIAgentClient();
    const rest = await started([], {
      store: { useFactory: () => store },
      engine: { useValue: engine },
      agent: { useValue: agent },
    });
    const { game_id: id } = await rest.createGame({ speed: 'instant' });
    const spectator = await RawSpectator.connect(rest.url);
    await spectator.join(id, { after_seq: 0 });
    await spectator.until(({ event }) => event === 'game:ended');
    spectator.close();
    expect(await store.find(id)).toMatchObject({ status: 'completed' });
    expect(agent.asks.length).toBeGreaterThan(0);
    expect(engine.orders).toHaveLength(agent.asks.length);
  });

  it('adds a dynamic module', async () => {
    const rest = await started([GreetingModule.forRoot('Good evening')]);
    expect((await rest.get('/greeting')).body).toEqual({ text: 'Good evening' });
  });
});
