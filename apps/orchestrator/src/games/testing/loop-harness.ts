import type { Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { type GameSpeed, isRefusal } from '#libs/protocol';
import { Log, PinoLog } from '#libs/service';
import { AIAgentClient, GameDispatcher, GameEngineClient, GameStore } from '../ports/index.js';
import { FakeAIAgentClient } from '../../agent-client/testing/index.js';
import { loadOrchestratorConfig, OrchestratorConfig } from '../../config.js';
import { LocalGameDispatcher } from '../../dispatch/index.js';
import { FakeGameEngineClient, type FakeEngineOptions } from '../../engine-client/testing/index.js';
import { MemoryGameStore } from '../../store/testing/index.js';
import { TimersModule } from '../../timers/index.js';
import type { NumberedChange } from '../domain/change.js';
import type { GameSession } from '../domain/session.js';
import { EventBus } from '../stream/event-bus.js';
import { GameControl } from '../commands/game-control.js';
import { GameOpener } from '../commands/game-opener.js';
import { GAME_PROVIDERS } from '../games.module.js';
import { GameLoopService } from '../loop/game-loop.service.js';

/** The loop between a fake engine and a fake agent, without HTTP. */
export class LoopHarness implements AsyncDisposable {
  readonly changes: NumberedChange[] = [];
  private readonly waiting: (() => void)[] = [];

  private constructor(
    private readonly module: TestingModule,
    readonly engine: FakeGameEngineClient,
    readonly agent: FakeAIAgentClient,
  ) {
    module.get(EventBus).subscribe({
      onChange: (change) => {
        this.changes.push(change);
        for (const wake of this.waiting.splice(0)) wake();
      },
    });
  }

  static async set(options: FakeEngineOptions = {}, listeners: readonly Type<object>[] = []): Promise<LoopHarness> {
    const engine = new FakeGameEngineClient(options);
    const agent = new FakeAIAgentClient();
    const module = await Test.createTestingModule({
      imports: [DiscoveryModule, TimersModule],
      providers: [
        ...GAME_PROVIDERS,
        ...listeners,
        { provide: GameDispatcher, useClass: LocalGameDispatcher },
        { provide: GameStore, useClass: MemoryGameStore },
        { provide: GameEngineClient, useValue: engine },
        { provide: AIAgentClient, useValue: agent },
        { provide: OrchestratorConfig, useValue: loadOrchestratorConfig({}) },
        { provide: Log, useValue: PinoLog.named('test', 'silent') },
      ],
    }).compile();
    await module.init();
    module.get(GameDispatcher).serve(module.get(GameLoopService));
    return new LoopHarness(module, engine, agent);
  }

  get control(): GameControl {
    return this.get(GameControl);
  }

  get<T extends object>(provider: Type<T>): T {
    return this.module.get(provider);
  }

  get store(): GameStore<GameSession> {
    return this.module.get<GameStore<GameSession>>(GameStore);
  }

  /** A game of two that is written down but not yet run. */
  async game(
    speed: GameSpeed = 'instant',
    changes: (session: GameSession) => GameSession = (same) => same,
  ): Promise<string> {
    const agents = [
      { name: 'Ann', personality: 'bold' },
      { name: 'Bob', personality: 'shy' },
    ];
    const request = { agents, settings: { speed } };
    const opened = await this.module.get(GameOpener).open(request, {}, async (game) => game);
    if (isRefusal(opened)) throw new Error(opened.detail);
    const session = changes(opened.session);
    await this.store.insert({ game: session, events: [] });
    return session.id;
  }

  /** As after a start, or a crash and a restart. */
  run(gameId: string): Promise<void> {
    return this.module.get(GameDispatcher).start(gameId);
  }

  names(): string[] {
    return this.changes.flatMap(({ events }) => events.map(({ event }) => event));
  }

  /** Resolves when `count` events of this name have been published. */
  async until(name: string, count = 1): Promise<void> {
    while (this.names().filter((event) => event === name).length < count) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.module.close();
  }
}
