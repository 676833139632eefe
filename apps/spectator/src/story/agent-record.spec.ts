import { describe, expect, it } from '@jest/globals';
import { ADA, BOB, TestGame } from './testing/test-game.js';

describe('how a seat has played so far', () => {
  it('adds up each seat of its own: decisions, time, tokens and dollars', () => {
    const decided = (game: TestGame, seat: object, duration_ms: number, tokens: number, cost_usd: number): TestGame =>
      game.add('agent:decision', {
        ...seat,
        action: { type: 'end_turn' },
        duration_ms,
        source: 'agent',
        usage: { input_tokens: tokens, output_tokens: 1, cost_usd },
      });
    const game = new TestGame();
    decided(game, ADA, 100, 1_000, 0.5);
    decided(game, BOB, 7, 30, 0.25);
    decided(game, ADA, 20, 200, 0.25);
    const { agentRecords } = game.history.head;
    expect(agentRecords['a']).toMatchObject({ decisions: 2, totalMs: 120, tokens: 1_202, cost: 0.75 });
    expect(agentRecords['b']).toMatchObject({ decisions: 1, totalMs: 7, tokens: 31, cost: 0.25 });
  });

  it('leaves its sums where a decision reports nothing', () => {
    const game = new TestGame()
      .add('agent:decision', { ...ADA, action: {}, source: 'agent', usage: { tokens: 5, cost: 1 } })
      .add('agent:decision', { ...ADA, action: {}, source: 'agent' });
    expect(game.history.head.agentRecords['a']).toMatchObject({ decisions: 2, totalMs: 0, tokens: 5, cost: 1 });
  });

  it('counts what was decided for it, corrected, late and failed', () => {
    const game = new TestGame();
    for (const source of ['default', 'default', 'corrected', 'agent']) {
      game.add('agent:decision', { ...ADA, action: { type: 'end_turn' }, source });
    }
    for (let count = 0; count < 2; count += 1) game.add('turn:timeout', { ...ADA, timeout: 30 });
    for (let count = 0; count < 3; count += 1) game.add('agent:error', { ...ADA, error: 'closed' });
    const counts = { decisions: 4, defaults: 2, corrected: 1, timeouts: 2, errors: 3 };
    expect(game.history.head.agentRecords['a']).toMatchObject(counts);
  });
});
