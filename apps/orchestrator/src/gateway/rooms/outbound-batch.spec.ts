import { describe, expect, it } from '@jest/globals';
import { batchDelayMs, OutboundBatch } from './outbound-batch.js';

describe('what is said in a game', () => {
  it.each([
    { spectators: 0, patience: 0 },
    { spectators: 99, patience: 0 },
    { spectators: 100, patience: 1 },
    { spectators: 1_000, patience: 10 },
    { spectators: 50_000, patience: 20 },
  ])('waits for what follows it $patience ms with $spectators spectators', ({ spectators, patience }) => {
    expect(batchDelayMs(spectators)).toBe(patience);
  });

  it('stays in its order, with one kind of picture for each', () => {
    const unsent = new OutboundBatch();
    unsent.add(Buffer.from('thought '));
    unsent.addEvent(Buffer.from('event 7 '), 7);
    unsent.addState('flat', Buffer.from('picture '));
    unsent.addState('enveloped', Buffer.from('envelope '));
    unsent.addState('patches', Buffer.from('patch '));
    unsent.addEvent(Buffer.from('event 8 '), 8);
    expect(unsent.framesFor('flat').toString()).toBe('thought event 7 picture event 8 ');
    expect(unsent.framesFor('enveloped').toString()).toBe('thought event 7 envelope event 8 ');
    expect(unsent.framesFor('patches').toString()).toBe('thought event 7 patch event 8 ');
    expect(unsent.after).toBe(6);
  });
});
