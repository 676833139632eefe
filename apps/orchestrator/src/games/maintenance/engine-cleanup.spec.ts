import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LoopHarness } from '../testing/loop-harness.js';

describe('the engine’s copy of a game', () => {
  let harness: LoopHarness;
  beforeEach(async () => {
    harness = await LoopHarness.set();
  });
  afterEach(() => harness[Symbol.asyncDispose]());

  const engineGame = async (id: string): Promise<string | undefined> => (await harness.store.find(id))?.engineGameId;

  it('is removed when the game is stopped, once', async () => {
    const id = await harness.game('watch');
    await harness.run(id);
    await harness.until('turn:action');
    await harness.control.stop(id);
    await harness.control.stop(id);
    expect(harness.engine.removed).toEqual([await engineGame(id)]);
    expect(harness.names().at(-1)).toBe('game:stopped');
  });

  it('is removed when the game is stopped while an agent thinks, which ends the game and fails nothing', async () => {
    const id = await harness.game();
    harness.agent.next('hang');
    await harness.run(id);
    await harness.until('agent:thinking');
    expect(await harness.control.stop(id)).toMatchObject({ status: 'stopped' });
    expect(harness.engine.removed).toEqual([await engineGame(id)]);
    expect(harness.names().at(-1)).toBe('game:stopped');
  });

  it('stays with an engine that is away, which does not keep the game from being stopped', async () => {
    const id = await harness.game('watch');
    await harness.run(id);
    await harness.until('turn:action');
    harness.engine.is('away');
    expect(await harness.control.stop(id)).toMatchObject({ status: 'stopped' });
  });

  it('stays while the game can be resumed, and after it was played to its end', async () => {
    const paused = await harness.game('watch');
    await harness.run(paused);
    await harness.until('turn:action');
    await harness.control.pause(paused);
    await harness.run(await harness.game());
    await harness.until('game:ended');
    expect(harness.engine.removed).toEqual([]);
  });
});
