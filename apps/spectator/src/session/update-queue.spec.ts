import { describe, expect, it } from '@jest/globals';
import { gameEvent, type HistoryUpdate } from '../story/index.js';
import { UpdateQueue } from './update-queue.js';

function update(seq: number): HistoryUpdate {
  return { kind: 'event', event: gameEvent('turn:end', seq, null, {}) };
}

function* history(from: number, to: number): Generator<HistoryUpdate, void> {
  for (let seq = from; seq <= to; seq += 1) yield update(seq);
}

function read(queue: UpdateQueue): readonly (number | undefined)[] {
  const seqs: (number | undefined)[] = [];
  for (let next = queue.next(); next !== undefined; next = queue.next()) {
    if (seqs.length > 1_000) throw new Error(`It never ends: ${seqs.slice(0, 9).join()} …`);
    seqs.push(next.kind === 'event' ? next.event.seq : undefined);
  }
  return seqs;
}

describe('an update queue', () => {
  it('gives the past before what came meanwhile, each in its order', () => {
    const queue = new UpdateQueue();
    queue.add(update(4));
    queue.addHistory(history(1, 3));
    queue.add(update(5));
    expect(read(queue)).toEqual([1, 2, 3, 4, 5]);
    expect(queue.isEmpty).toBe(true);
  });

  it('reads a history no further than it is asked', () => {
    const queue = new UpdateQueue();
    const past = history(1, 1_000_000);
    queue.addHistory(past);
    queue.next();
    expect(queue.isEmpty).toBe(false);
    expect(past.next().value).toMatchObject({ event: { seq: 2 } });
  });

  it('goes on after it was empty', () => {
    const queue = new UpdateQueue();
    expect(queue.next()).toBeUndefined();
    queue.add(update(1));
    expect(read(queue)).toEqual([1]);
    queue.add(update(2));
    expect(read(queue)).toEqual([2]);
  });
});
