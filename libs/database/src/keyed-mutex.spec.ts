import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { KeyedMutex } from './keyed-mutex.js';

describe('a keyed mutex', () => {
  it('runs the tasks of a key one after the other, and keys side by side', async () => {
    const mutex = new KeyedMutex();
    const order: string[] = [];
    const gate = new EventEmitter();
    const held = once(gate, 'open');
    const first = mutex.run('a', async () => {
      await held;
      order.push('a1');
    });
    const second = mutex.run('a', async () => order.push('a2'));
    await mutex.run('b', async () => order.push('b1'));
    gate.emit('open');
    await Promise.all([first, second]);
    expect(order).toEqual(['b1', 'a1', 'a2']);
  });

  it('rejects for the caller whose task failed alone', async () => {
    const mutex = new KeyedMutex();
    const failing = mutex.run('a', async () => {
      throw new Error('lost');
    });
    const next = mutex.run('a', async () => 'done');
    await expect(failing).rejects.toThrow('lost');
    expect(await next).toBe('done');
  });
});
