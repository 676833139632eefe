import { describe, expect, it } from '@jest/globals';
import { Clock, PinoLog } from '#libs/service';
import { loadOrchestratorConfig } from '../../config.js';
import { FakeGameEngineClient } from '../../engine-client/testing/index.js';
import { MemoryGameStore } from '../../store/testing/index.js';
import type { GameSession } from '../domain/session.js';
import { COMPLETED, FAILED, RUNNING, stateOf, STOPPED } from '../domain/testing/sessions.js';
import { GameEngines } from '../engines/game-engines.js';
import { EngineCleanup } from './engine-cleanup.js';
import { GameRetention } from './game-retention.js';

interface Swept {
  readonly left: readonly string[];
  readonly removedAtEngine: readonly string[];
}

async function swept(days: string): Promise<Swept> {
  const store = new MemoryGameStore<GameSession>();
  const engine = new FakeGameEngineClient();
  const old = { updatedAt: '2020-01-01T00:00:00.000Z' };
  const sessions: GameSession[] = [
    { ...COMPLETED, ...old, id: 'over', engineGameId: 'e-over', state: stateOf({ status: 'completed' }) },
    { ...COMPLETED, ...old, id: 'cut short', engineGameId: 'e-cut-short', state: stateOf() },
    { ...STOPPED, ...old, id: 'stopped', engineGameId: 'e-stopped' },
    { ...FAILED, ...old, id: 'failed', engineGameId: 'e-failed' },
    { ...FAILED, updatedAt: new Date().toISOString(), id: 'failed today', engineGameId: 'e-failed-today' },
    { ...RUNNING, ...old, id: 'runs', engineGameId: 'e-runs' },
  ];
  for (const session of sessions) await store.insert({ game: session, events: [] });
  const config = loadOrchestratorConfig({ ORCHESTRATOR_RETENTION_DAYS: days });
  const log = PinoLog.named('test', 'silent');
  await new GameRetention(store, config, new Clock(), new EngineCleanup(new GameEngines(engine)), log).sweep();
  const left = (await store.list({ limit: 10 })).games.map(({ id }) => id).toSorted();
  return { left, removedAtEngine: engine.removed.toSorted() };
}

describe('retention', () => {
  it('prunes games that have been over for long, and no others', async () => {
    expect((await swept('30')).left).toEqual(['failed today', 'runs']);
  });

  it('has the engine delete those that are not over for it', async () => {
    expect((await swept('30')).removedAtEngine).toEqual(['e-cut-short', 'e-failed', 'e-stopped']);
  });

  it('prunes nothing where games are kept for ever', async () => {
    const { left, removedAtEngine } = await swept('0');
    expect(left).toHaveLength(6);
    expect(removedAtEngine).toEqual([]);
  });
});
