import { describe, expect, it } from '@jest/globals';
import { ADA, boardState, TestGame } from '../story/testing/test-game.js';
import { bestOf, keptBest } from './best-moment.js';

describe('the best moment of a finished game', () => {
  it('is its weightiest one, in words, and not its end', () => {
    const game = new TestGame().snapshot(boardState({ cash: 500 }));
    game.add('rent:paid', { ...ADA, to_player_id: 'b', amount: 450, property_id: 'boardwalk' });
    game.snapshot(boardState({ cash: 50 }, { cash: 1_950 }));
    game
      .add('player:bankrupt', { ...ADA, creditor_id: 'b' })
      .add('game:ended', { winner_id: 'b', reason: 'completed' });
    expect(bestOf(game.history)).toEqual({ headline: 'Ada is bankrupt', weight: 70 });
  });

  it('is none where nothing happened', () => {
    expect(bestOf(new TestGame().add('game:ended', { winner_id: 'b' }).history)).toBeNull();
  });

  it.each([null, '', 'none', '[]', '{"g": 7, "h": {"headline": 5, "weight": 1}, "i": {"headline": "x"}}'])(
    'is not known from what else a browser has kept: %j',
    (text) => {
      expect([...keptBest(text)]).toEqual([]);
    },
  );

  it('is kept as plain text, of 200 games', () => {
    const one = { headline: 'A\u202eB', weight: 80 };
    const kept = keptBest(JSON.stringify(Object.fromEntries(Array.from({ length: 300 }, (_, id) => [`g${id}`, one]))));
    expect(kept.size).toBe(200);
    expect(kept.get('g299')).toEqual({ headline: 'AB', weight: 80 });
  });
});
