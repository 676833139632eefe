import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LoopHarness } from '../testing/loop-harness.js';

describe('the engine’s copy of a game', () => {
  let table: LoopHarness;
  beforeEach(async () => {
    table = await LoopHarness.set();
  });
  afterEach(() => table[Symbol.asyncDispose]());

  const engineGame = async (id: string): Promise<string | undefined> => (await table.store.find(id))?.engineGameId;

  it('is removed when the game is stopped, once', async () => {
    const id = await table.game('watch');
    await table.run(id);
    await table.until('turn:action');
    await table.control.stop(id);
    await table.control.stop(id);
    expect(table.engine.removed).toEqual([await engineGame(id)]);
    expect(table.names().at(-1)).toBe('game:stopped');
  });

  it('is removed when the game is stopped while an agent thinks, which ends the game and fails nothing', async () => {
    const id = await table.game();
    table.agent.next('hang');
    await table.run(id);
    await table.until('agent:thinking');
    expect(await table.control.stop(id)).toMatchObject({ status: 'stopped' });
    expect(table.engine.removed).toEqual([await engineGame(id)]);
    expect(table.names().at(-1)).toBe('game:stopped');
  });

  it('stays with an engine that is away, which does not keep the game from being stopped', async () => {
    const id = await table.game('watch');
    await table.run(id);
    await table.until('turn:action');
    table.engine.is('away');
    expect(await table.control.stop(id)).toMatchObject({ status: 'stopped' });
  });

  it('stays while the game can be resumed, and after it was played to its end', async () => {
    const paused = await table.game('watch');
    await table.run(paused);
    await table.until('turn:action');
    await table.control.pause(paused);
    await table.run(await table.game());
    await table.until('game:ended');
    expect(table.engine.removed).toEqual([]);
  });
});
