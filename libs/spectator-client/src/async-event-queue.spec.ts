import { describe, expect, it, jest } from '@jest/globals';
import { AsyncEventQueue } from './async-event-queue.js';

async function drain<T>(queue: AsyncEventQueue<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of queue) items.push(item);
  return items;
}

describe('EventQueue', () => {
  it('gives what was pushed before and after a read, in order, until its end', async () => {
    const queue = new AsyncEventQueue<number>(() => undefined);
    queue.push(1);
    const drained = drain(queue);
    queue.push(2);
    queue.push(3);
    queue.end();
    queue.push(4);
    expect(await drained).toEqual([1, 2, 3]);
  });

  it('throws the error it ended with once, after what was pushed before', async () => {
    const queue = new AsyncEventQueue<number>(() => undefined);
    queue.push(1);
    queue.end(new Error('over'));
    expect(await queue.next()).toEqual({ done: false, value: 1 });
    await expect(queue.next()).rejects.toThrow('over');
    expect(await queue.next()).toEqual({ done: true, value: undefined });
  });

  it('rejects pending reads when it ends with an error', async () => {
    const queue = new AsyncEventQueue<number>(() => undefined);
    const waiting = queue.next();
    queue.end(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
  });

  it('calls onReturn when an iteration is left early', async () => {
    const returned = jest.fn();
    const queue = new AsyncEventQueue<number>(returned);
    queue.push(1);
    queue.push(2);
    for await (const item of queue) if (item === 1) break;
    expect(returned).toHaveBeenCalledTimes(1);
    expect(await queue.next()).toEqual({ done: true, value: undefined });
  });

  it('keeps the order of a long queue', async () => {
    const queue = new AsyncEventQueue<number>(() => undefined);
    const expected = Array.from({ length: 5_000 }, (_, index) => index);
    for (const item of expected) queue.push(item);
    queue.end();
    expect(await drain(queue)).toEqual(expected);
  });
});
