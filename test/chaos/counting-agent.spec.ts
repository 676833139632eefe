import { describe, expect, it } from '@jest/globals';
import { questionIn } from './counting-agent.js';

const asked = (state: object, more: object = {}): string =>
  questionIn(JSON.stringify({ player_id: 'ada', game_state: state, deadline_ms: 30_000, ...more }));

describe('a question', () => {
  it('is the same when it is asked again with less time, its fields in another order', () => {
    expect(asked({ turn: 1, cash: 5 }, { deadline_ms: 12 })).toBe(asked({ cash: 5, turn: 1 }));
  });

  it.each([
    { what: 'about another table', other: asked({ turn: 2, cash: 5 }) },
    { what: 'to another player', other: asked({ turn: 1, cash: 5 }, { player_id: 'grace' }) },
    { what: 'with a correction', other: asked({ turn: 1, cash: 5 }, { last_error: 'no' }) },
  ])('is another one $what', ({ other }) => {
    expect(other).not.toBe(asked({ turn: 1, cash: 5 }));
  });
});
