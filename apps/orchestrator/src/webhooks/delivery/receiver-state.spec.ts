import { describe, expect, it } from '@jest/globals';
import { type AttemptOutcome, receiverAfter, type ReceiverState, WORKING } from './receiver-state.js';

const HOUR = 3_600_000;

/** After attempts that are an hour apart. */
function after(outcomes: readonly AttemptOutcome[]): ReceiverState {
  return outcomes.reduce((state, outcome, hour) => receiverAfter(state, outcome, hour * HOUR), WORKING);
}

const failed = (count: number): AttemptOutcome[] => Array.from({ length: count }, () => 'failed');

describe('a receiver', () => {
  it('that answers 410 is disabled at once', () => {
    expect(after(['gone'])).toEqual({ kind: 'disabled', reason: 'it answered 410 Gone' });
  });

  it('that has accepted nothing for three days is disabled', () => {
    expect(after(failed(72))).toMatchObject({ kind: 'failing', failures: 72 });
    expect(after(failed(73))).toEqual({
      kind: 'disabled',
      reason: 'it has accepted nothing for three days, in 73 attempts',
    });
  });

  it('is not disabled for a few failures, however long they take', () => {
    const second = receiverAfter(receiverAfter(WORKING, 'failed', 0), 'failed', 1_000 * HOUR);
    expect(second).toEqual({ kind: 'failing', since: 0, failures: 2 });
  });

  it('that accepts something works again', () => {
    expect(after([...failed(72), 'delivered'])).toEqual(WORKING);
    expect(after([...failed(72), 'delivered', 'failed'])).toMatchObject({ kind: 'failing', failures: 1 });
  });

  it('stays disabled, whatever an attempt that was under way comes to', () => {
    expect(after(['gone', 'delivered'])).toMatchObject({ kind: 'disabled' });
    expect(after(['gone', 'failed'])).toMatchObject({ kind: 'disabled' });
  });
});
