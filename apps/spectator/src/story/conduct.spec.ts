import { describe, expect, it } from '@jest/globals';
import { ADA, BOB, Tale } from './testing/telling.js';

describe('how a seat has played so far', () => {
  it('adds up each seat of its own: decisions, time, tokens and dollars', () => {
    const decided = (tale: Tale, seat: object, duration_ms: number, tokens: number, cost_usd: number): Tale =>
      tale.tell('agent:decision', {
        ...seat,
        action: { type: 'end_turn' },
        duration_ms,
        source: 'agent',
        usage: { input_tokens: tokens, output_tokens: 1, cost_usd },
      });
    const tale = new Tale();
    decided(tale, ADA, 100, 1_000, 0.5);
    decided(tale, BOB, 7, 30, 0.25);
    decided(tale, ADA, 20, 200, 0.25);
    const { conduct } = tale.history.head;
    expect(conduct['a']).toMatchObject({ decisions: 2, totalMs: 120, tokens: 1_202, cost: 0.75 });
    expect(conduct['b']).toMatchObject({ decisions: 1, totalMs: 7, tokens: 31, cost: 0.25 });
  });

  it('leaves its sums where a decision reports nothing', () => {
    const tale = new Tale()
      .tell('agent:decision', { ...ADA, action: {}, source: 'agent', usage: { tokens: 5, cost: 1 } })
      .tell('agent:decision', { ...ADA, action: {}, source: 'agent' });
    expect(tale.history.head.conduct['a']).toMatchObject({ decisions: 2, totalMs: 0, tokens: 5, cost: 1 });
  });

  it('counts what was decided for it, corrected, late and failed', () => {
    const tale = new Tale();
    for (const source of ['default', 'default', 'corrected', 'agent']) {
      tale.tell('agent:decision', { ...ADA, action: { type: 'end_turn' }, source });
    }
    for (let count = 0; count < 2; count += 1) tale.tell('turn:timeout', { ...ADA, timeout: 30 });
    for (let count = 0; count < 3; count += 1) tale.tell('agent:error', { ...ADA, error: 'closed' });
    const counts = { decisions: 4, defaults: 2, corrected: 1, timeouts: 2, errors: 3 };
    expect(tale.history.head.conduct['a']).toMatchObject(counts);
  });
});
