import { describe, expect, it } from '@jest/globals';
import { batchDelayMs, OutboundBatch } from './outbound-batch.js';

describe('a batch', () => {
  it.each([
    { spectators: 0, delay: 0 },
    { spectators: 99, delay: 0 },
    { spectators: 100, delay: 1 },
    { spectators: 1_000, delay: 10 },
    { spectators: 50_000, delay: 20 },
  ])('waits $delay ms for further messages with $spectators spectators', ({ spectators, delay }) => {
    expect(batchDelayMs(spectators)).toBe(delay);
  });

  it('keeps its messages in order, with the states of one form', () => {
    const batch = new OutboundBatch();
    batch.add(Buffer.from('thinking '));
    batch.addEvent(Buffer.from('event 7 '), 7);
    batch.addState('flat', Buffer.from('snapshot '));
    batch.addState('enveloped', Buffer.from('envelope '));
    batch.addState('patches', Buffer.from('patch '));
    batch.addEvent(Buffer.from('event 8 '), 8);
    expect(batch.framesFor('flat').toString()).toBe('thinking event 7 snapshot event 8 ');
    expect(batch.framesFor('enveloped').toString()).toBe('thinking event 7 envelope event 8 ');
    expect(batch.framesFor('patches').toString()).toBe('thinking event 7 patch event 8 ');
    expect(batch.after).toBe(6);
  });
});
