import {
  type GameSession,
  loadOrchestratorConfig,
  type RunningService,
  startOrchestrator,
} from '@game-orchestrator/orchestrator';
import { FakeGameEngineClient } from '@game-orchestrator/orchestrator/testing';
import { CountingStore } from './counting-store.js';
import { FirstActionAgent } from './first-action-agent.js';
import { WinsModule } from './wins.module.js';

/** The orchestrator with agents, engine and store of our own: no other service is needed. */
export function startWithOwnPorts(
  variables: Readonly<Record<string, string>>,
  store = new CountingStore<GameSession>(),
): Promise<RunningService> {
  return startOrchestrator(loadOrchestratorConfig(variables), [WinsModule], {
    ports: {
      agent: { useClass: FirstActionAgent },
      engine: { useValue: new FakeGameEngineClient() },
      store: { useValue: store },
    },
  });
}
