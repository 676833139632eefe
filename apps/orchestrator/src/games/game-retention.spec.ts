import { describe, expect, it } from '@jest/globals';
import { PinoLog } from '#libs/service';
import { OrchestratorConfig } from '../config.js';
import { MemoryGameStore } from '../store/testing/index.js';
import { Clock } from './clock.js';
import type { GameSession } from './domain/session.js';
import { COMPLETED, RUNNING } from './domain/testing/sessions.js';
import { GameRetention } from './game-retention.js';

async function left(days: string): Promise<readonly string[]> {
  const store = new MemoryGameStore<GameSession>();
  const old = '2020-01-01T00:00:00.000Z';
  const sessions = [
    { ...COMPLETED, id: 'over', updatedAt: old },
    { ...RUNNING, id: 'runs', updatedAt: old },
  ];
  for (const session of sessions) await store.insert(session, { seq: 0, baseSeq: 0, state: session.state });
  const config = new OrchestratorConfig({ ORCHESTRATOR_RETENTION_DAYS: days });
  await new GameRetention(store, config, new Clock(), PinoLog.named('test', 'silent')).sweep();
  return (await store.list({ limit: 10 })).games.map(({ id }) => id).toSorted();
}

describe('retention', () => {
  it('forgets games that have been over for long, and no others', async () => {
    expect(await left('30')).toEqual(['runs']);
  });

  it('forgets nothing where nothing is to be forgotten', async () => {
    expect(await left('0')).toEqual(['over', 'runs']);
  });
});
