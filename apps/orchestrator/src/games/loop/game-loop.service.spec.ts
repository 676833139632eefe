import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { GameSpeed } from '#libs/protocol';
import { LoopHarness } from '../testing/loop-harness.js';

describe('the pace of a game', () => {
  let harness: LoopHarness;
  beforeEach(async () => {
    harness = await LoopHarness.set();
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  });
  afterEach(async () => {
    await harness[Symbol.asyncDispose]();
    jest.useRealTimers();
  });

  const steps = (): number => harness.names().filter((name) => name === 'turn:action').length;
  const pass = (seconds: number): Promise<void> => jest.advanceTimersByTimeAsync(seconds * 1_000);
  const begun = async (speed: GameSpeed): Promise<string> => {
    const id = await harness.game(speed);
    await harness.run(id);
    await harness.until('turn:action');
    return id;
  };

  it.each([
    ['fast', 0.5],
    ['normal', 2],
    ['slow', 5],
    ['watch', 10],
  ] as const)('at %s is %d seconds from action to action', async (speed, seconds) => {
    await begun(speed);
    await pass(seconds - 0.01);
    expect(steps()).toBe(1);
    await pass(0.02);
    expect(steps()).toBe(2);
    await pass(seconds);
    expect(steps()).toBe(3);
  });

  it('at instant has no rests', async () => {
    await harness.run(await harness.game('instant'));
    await harness.until('game:ended');
    expect(steps()).toBe(12);
  });

  it('a faster speed counts from when the rest now running began', async () => {
    const id = await begun('watch');
    await pass(4);
    await harness.control.setSpeed(id, 'slow');
    await pass(0.9);
    expect(steps()).toBe(1);
    await pass(0.2);
    expect(steps()).toBe(2);
  });

  it('a slower speed prolongs the rest now running', async () => {
    const id = await begun('normal');
    await pass(1);
    await harness.control.setSpeed(id, 'slow');
    await pass(3.9);
    expect(steps()).toBe(1);
    await pass(0.2);
    expect(steps()).toBe(2);
  });

  it('a pause ends the rest, and a resume takes the next step at once', async () => {
    const id = await begun('watch');
    await harness.control.pause(id);
    await pass(60);
    expect(steps()).toBe(1);
    await harness.control.resume(id);
    await harness.until('turn:action', 2);
  });

  it('a stop ends the rest for good', async () => {
    const id = await begun('normal');
    await harness.control.stop(id);
    await pass(60);
    expect(harness.names().at(-1)).toBe('game:stopped');
  });

  it('leaves no timer behind when the game is over', async () => {
    await harness.run(await harness.game('instant'));
    await harness.until('game:ended');
    await pass(0);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('that another runner overtook leaves the game alone for a while, and then goes on with it', async () => {
    const id = await harness.game('instant');
    harness.agent.next(
      ({
        request: {
          valid_actions: [first],
        },
      }) => {
        void harness.store.update(id, (game) => ({ game: { ...game, stage: { name: 'ready' } }, events: [] }));
        return { kind: 'answered', response: { action: first ?? { type: 'end_turn' } } };
      },
    );
    await harness.run(id);
    await harness.until('agent:thinking');
    await pass(2.9);
    expect(steps()).toBe(0);
    await pass(0.2);
    await harness.until('game:ended');
    expect(harness.agent.asks).toHaveLength(13);
  });
});
