import { describe, expect, it } from '@jest/globals';
import { SchedulerRegistry } from '@nestjs/schedule';
import { NamedTimers } from '../../timers/index.js';
import { RUNNING } from '../testing/index.js';
import { PinoLog, Clock } from '#libs/service';
import { MemoryGameStore } from '../../store/testing/index.js';
import { EventBus } from '../stream/event-bus.js';
import { GameLedger } from '../stream/game-ledger.js';
import { GamePace } from './game-pace.js';
import { GameRun } from './game-run.js';

/** Timers that are over at once, and how long they would have taken. */
class NotedTimers extends NamedTimers {
  readonly rests: number[] = [];

  override async rest(_name: string, milliseconds: number): Promise<void> {
    this.rests.push(milliseconds);
  }
}

/** Of a store without games: nobody wakes the game, so it is not read. */
function ledger(): GameLedger {
  return new GameLedger(new MemoryGameStore(), new EventBus(PinoLog.named('test', 'silent')), new Clock());
}

describe('the rest between two steps', () => {
  const timers = new NotedTimers(new SchedulerRegistry());
  const pace = new GamePace(ledger(), timers);

  it('counts from the answer of the engine, so that what it took to store the step is a part of it', async () => {
    const run = new GameRun(new AbortController().signal);
    const done = { session: { ...RUNNING, speed: 'normal' as const }, carried: undefined };
    await pace.rest({ ...done, answeredAt: performance.now() - 500 }, run, run.woken);
    expect(timers.rests).toHaveLength(1);
    expect(timers.rests[0]).toBeGreaterThan(0);
    expect(timers.rests[0]).toBeLessThanOrEqual(1_500);
    // A step that took longer to store than the game rests is followed by the next one.
    await pace.rest({ ...done, answeredAt: performance.now() - 5_000 }, run, run.woken);
    expect(timers.rests).toHaveLength(1);
  });
});
