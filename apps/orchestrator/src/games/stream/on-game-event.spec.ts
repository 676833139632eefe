import { describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { type GameEventOf, OnGameEvent } from './on-game-event.js';
import type { GameSession } from '../domain/session.js';
import { LoopHarness } from '../testing/loop-harness.js';

@Injectable()
class Ears {
  readonly received: string[] = [];
  readonly winners: (string | null)[] = [];
  failures = 0;

  @OnGameEvent('game:ended')
  end({ payload }: GameEventOf<'game:ended'>, game: GameSession): void {
    this.winners.push(payload.winner_name);
    this.received.push(game.status);
  }

  @OnGameEvent('turn:start', 'turn:end')
  turn({ event, seq }: GameEventOf<'turn:start' | 'turn:end'>): void {
    this.received.push(`${event} ${seq}`);
  }

  @OnGameEvent('turn:action')
  break(): void {
    this.failures += 1;
    throw new Error('broken on purpose');
  }

  @OnGameEvent('dice:rolled')
  async breakLater(): Promise<void> {
    this.failures += 1;
    await Promise.reject(new Error('broken on purpose'));
  }
}

describe('a method that listens to events', () => {
  it('is called for those it names, in order, with the game as it is then', async () => {
    await using harness = await LoopHarness.set({}, [Ears]);
    const ears = harness.get(Ears);
    await harness.run(await harness.game());
    await harness.until('game:ended');
    const emitted = harness.changes
      .flatMap(({ events }) => events)
      .filter(({ event }) => /^turn:(start|end)$/.test(event));
    expect(ears.received).toEqual([...emitted.map(({ event, seq }) => `${event} ${seq}`), 'completed']);
    expect(ears.winners).toHaveLength(1);
  });

  it('harms neither the game nor its neighbours when it fails, at once or later', async () => {
    await using harness = await LoopHarness.set({}, [Ears]);
    await harness.run(await harness.game());
    await harness.until('game:ended');
    const failing = harness.names().filter((name) => name === 'turn:action' || name === 'dice:rolled');
    expect(failing.length).toBeGreaterThan(0);
    expect(harness.get(Ears).failures).toBe(failing.length);
  });
});
