import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GameDispatcher } from './game-dispatcher.js';
import { ManualRunner } from './testing/manual-runner.js';

export interface DispatcherUnderTest {
  readonly dispatcher: GameDispatcher;
  /** As at shutdown: gives every game back. */
  close(): Promise<void>;
}

/** What every GameDispatcher keeps to. */
export function itIsAGameDispatcher(open: () => Promise<DispatcherUnderTest>): void {
  describe('dispatching', () => {
    let under: DispatcherUnderTest;
    let runner: ManualRunner;
    beforeEach(async () => {
      under = await open();
      runner = new ManualRunner();
      under.dispatcher.serve(runner);
    });
    afterEach(() => under.close());

    const begun = (count: number): Promise<void> => runner.until(() => runner.begun.length >= count);

    it('has each game run', async () => {
      await under.dispatcher.start('a');
      await under.dispatcher.start('b');
      await begun(2);
      expect(runner.begun.toSorted()).toEqual(['a', 'b']);
    });

    it('counts itself among those that run games', async () => {
      await under.dispatcher.start('a');
      await begun(1);
      expect(await under.dispatcher.countRunners()).toBeGreaterThanOrEqual(1);
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

    it('runs games without a runner, and leaves alone those that have one', async () => {
      await under.dispatcher.start('a');
      await begun(1);
      await under.dispatcher.ensure(['a', 'b']);
      await begun(2);
      runner.end('a');
      await under.dispatcher.start('c');
      await begun(3);
      expect(runner.begun).toEqual(['a', 'b', 'c']);
    });

    it('runs the games that are under way as soon as it can recover them', async () => {
      await under.dispatcher.recoverWith(() => under.dispatcher.ensure(['a', 'b']));
      await begun(2);
      expect(runner.begun.toSorted()).toEqual(['a', 'b']);
    });

    it('passes a wake-up on to a game that is run, and no other', async () => {
      await under.dispatcher.start('a');
      await begun(1);
      await under.dispatcher.wake('b');
      await under.dispatcher.wake('a');
      expect(runner.woken).toEqual(['a']);
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
