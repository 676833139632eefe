import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GameDispatcher, GameRunner } from './game-dispatcher.js';

export interface DispatcherUnderTest {
  readonly dispatcher: GameDispatcher;
  /** As at shutdown: gives every game back. */
  close(): Promise<void>;
}

/** A runner whose runs end when the test says so. */
class ManualRunner implements GameRunner {
  readonly begun: string[] = [];
  readonly nudged: string[] = [];
  readonly givenBack: string[] = [];
  private readonly ends = new Map<string, () => void>();
  private readonly waiting: (() => void)[] = [];

  async run(gameId: string, signal: AbortSignal): Promise<void> {
    this.begun.push(gameId);
    for (const wake of this.waiting.splice(0)) wake();
    await new Promise<void>((resolve) => {
      this.ends.set(gameId, resolve);
      signal.addEventListener('abort', () => {
        this.givenBack.push(gameId);
        resolve();
      });
    });
  }

  nudge(gameId: string): void {
    this.nudged.push(gameId);
    for (const wake of this.waiting.splice(0)) wake();
  }

  end(gameId: string): void {
    this.ends.get(gameId)?.();
  }

  async until(isThere: () => boolean): Promise<void> {
    while (!isThere()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

/** What every GameDispatcher keeps to. */
export function itIsAGameDispatcher(open: () => Promise<DispatcherUnderTest>): void {
  let under: DispatcherUnderTest;
  let runner: ManualRunner;
  beforeEach(async () => {
    under = await open();
    runner = new ManualRunner();
    under.dispatcher.serve(runner);
  });
  afterEach(() => under.close());

  const begun = (count: number): Promise<void> => runner.until(() => runner.begun.length >= count);

  describe('dispatching', () => {
    it('has each game run', async () => {
      await under.dispatcher.start('a');
      await under.dispatcher.start('b');
      await begun(2);
      expect(runner.begun.toSorted()).toEqual(['a', 'b']);
    });

    it('runs a game once at a time; a start meanwhile has it run once more afterwards', async () => {
      await under.dispatcher.start('a');
      await begun(1);
      await under.dispatcher.start('a');
      await under.dispatcher.start('a');
      expect(runner.begun).toEqual(['a']);
      runner.end('a');
      await begun(2);
      expect(runner.begun).toEqual(['a', 'a']);
    });

    it('runs a game again that was run before', async () => {
      await under.dispatcher.start('a');
      await begun(1);
      runner.end('a');
      await under.dispatcher.start('a');
      await begun(2);
      expect(runner.begun).toEqual(['a', 'a']);
    });

    it('passes a nudge on to a game that is run, and no other', async () => {
      await under.dispatcher.start('a');
      await begun(1);
      await under.dispatcher.nudge('b');
      await under.dispatcher.nudge('a');
      await runner.until(() => runner.nudged.length > 0);
      expect(runner.nudged).toEqual(['a']);
    });

    it('gives every game back when it closes, and runs none after that', async () => {
      await under.dispatcher.start('a');
      await under.dispatcher.start('b');
      await begun(2);
      await under.dispatcher.start('a');
      await under.close();
      expect(runner.givenBack.toSorted()).toEqual(['a', 'b']);
      expect(runner.begun).toHaveLength(2);
    });
  });
}
