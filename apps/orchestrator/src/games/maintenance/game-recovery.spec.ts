import { describe, expect, it } from '@jest/globals';
import { PinoLog } from '#libs/service';
import { LocalGameDispatcher } from '../../dispatch/index.js';
import { MemoryGameStore } from '../../store/testing/index.js';
import { ManualRunner } from '../ports/testing/index.js';
import type { GameSession } from '../domain/session.js';
import { COMPLETED, FAILED, RUNNING, STOPPED } from '../domain/testing/sessions.js';
import { JobRunners } from '../loop/job-runners.js';
import { GameRecovery } from './game-recovery.js';

/** A dispatcher that writes down what it is asked to run. */
class NotingDispatcher extends LocalGameDispatcher {
  readonly ensured: string[] = [];
  recoveries = 0;

  override async recoverWith(recover: () => Promise<void>): Promise<void> {
    this.recoveries += 1;
    await recover();
  }

  override async ensure(gameIds: readonly string[]): Promise<void> {
    this.ensured.push(...gameIds);
    return Promise.resolve();
  }
}

async function recovered(sessions: readonly GameSession[], jobs = new JobRunners()): Promise<NotingDispatcher> {
  const store = new MemoryGameStore<GameSession>();
  for (const session of sessions) await store.insert({ game: session, events: [] });
  const dispatcher = new NotingDispatcher();
  await new GameRecovery(store, dispatcher, PinoLog.named('test', 'silent'), jobs).onApplicationBootstrap();
  return dispatcher;
}

describe('recovery', () => {
  it('has every game run that is under way, and none that is over', async () => {
    const dispatcher = await recovered([
      { ...RUNNING, id: 'runs' },
      { ...COMPLETED, id: 'completed' },
      { ...STOPPED, id: 'stopped' },
      { ...FAILED, id: 'failed' },
    ]);
    expect(dispatcher.ensured).toEqual(['runs']);
    expect(dispatcher.recoveries).toBe(1);
  });

  it('has the other jobs run that are under way, each by its own runner', async () => {
    const jobs = new JobRunners();
    const [runner, games] = [new ManualRunner(), new ManualRunner()];
    jobs.add({ prefix: 'clock-', runner, underWay: async () => Promise.resolve(['clock-1']) });
    const { ensured } = await recovered([{ ...RUNNING, id: 'runs' }], jobs);
    expect(ensured.toSorted()).toEqual(['clock-1', 'runs']);
    for (const id of ensured) jobs.beside(games).wake(id);
    expect([runner.woken, games.woken]).toEqual([['clock-1'], ['runs']]);
  });

  it('finds all of many games, each once, also of those that were created in the same millisecond', async () => {
    const sessions = Array.from({ length: 250 }, (_, index) => ({ ...RUNNING, id: `game-${index}` }));
    const { ensured } = await recovered(sessions);
    expect(ensured.toSorted()).toEqual(sessions.map(({ id }) => id).toSorted());
  });
});
