import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { KeyedMutex } from './keyed-mutex.js';

describe('lanes', () => {
  it('run the tasks of a lane one after the other, and lanes side by side', async () => {
    const lanes = new KeyedMutex();
    const told: string[] = [];
    const gate = new EventEmitter();
    const held = once(gate, 'open');
    const first = lanes.run('a', async () => {
      await held;
      told.push('a1');
    });
    const second = lanes.run('a', async () => told.push('a2'));
    await lanes.run('b', async () => told.push('b1'));
    gate.emit('open');
    await Promise.all([first, second]);
    expect(told).toEqual(['b1', 'a1', 'a2']);
  });

  it('tell a failure to the caller alone', async () => {
    const lanes = new KeyedMutex();
    const failing = lanes.run('a', async () => {
      throw new Error('lost');
    });
    const next = lanes.run('a', async () => 'done');
    await expect(failing).rejects.toThrow('lost');
    expect(await next).toBe('done');
  });
});
