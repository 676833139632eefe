import { describe, expect, it } from '@jest/globals';
import { gameEvent, type Telling } from '../story/index.js';
import { Inbox } from './inbox.js';

function told(seq: number): Telling {
  return { kind: 'event', event: gameEvent('turn:end', seq, null, {}) };
}

function* history(from: number, to: number): Generator<Telling, void> {
  for (let seq = from; seq <= to; seq += 1) yield told(seq);
}

function read(inbox: Inbox): readonly (number | undefined)[] {
  const seqs: (number | undefined)[] = [];
  for (let telling = inbox.next(); telling !== undefined; telling = inbox.next()) {
    seqs.push(telling.kind === 'event' ? telling.event.seq : undefined);
  }
  return seqs;
}

describe('an inbox', () => {
  it('gives the past before what came meanwhile, each in its order', () => {
    const inbox = new Inbox();
    inbox.add(told(4));
    inbox.addHistory(history(1, 3));
    inbox.add(told(5));
    expect(read(inbox)).toEqual([1, 2, 3, 4, 5]);
    expect(inbox.isEmpty).toBe(true);
  });

  it('reads a history no further than it is asked', () => {
    const inbox = new Inbox();
    const past = history(1, 1_000_000);
    inbox.addHistory(past);
    inbox.next();
    expect(inbox.isEmpty).toBe(false);
    expect(past.next().value).toMatchObject({ event: { seq: 2 } });
  });

  it('goes on after it was empty', () => {
    const inbox = new Inbox();
    expect(inbox.next()).toBeUndefined();
    inbox.add(told(1));
    expect(read(inbox)).toEqual([1]);
    inbox.add(told(2));
    expect(read(inbox)).toEqual([2]);
  });
});
