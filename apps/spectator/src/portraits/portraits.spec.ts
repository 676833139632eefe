import { describe, expect, it } from '@jest/globals';
import type { Mood } from '#libs/views';
import { ADA, BOB, boardState, TestGame } from '../story/testing/test-game.js';
import { moodOf } from './mood.js';

describe('a mood', () => {
  const moods = ({ history: { head } }: TestGame): readonly Mood[] => head.seats.map((seat) => moodOf(head, seat));

  it('shows who thinks, who is short of cash, who is ruined and who has won', () => {
    const game = new TestGame();
    expect(moods(game)).toEqual(['calm', 'calm']);
    game.add('agent:thinking', { ...ADA, valid_actions: ['roll_dice'] });
    expect(moods(game)).toEqual(['thinking', 'calm']);
    game.snapshot(boardState({}, { cash: 99 }));
    expect(moods(game)[1]).toBe('worried');
    game.add('player:bankrupt', { ...BOB, creditor_id: 'a' });
    expect(moods(game)).toEqual(['happy', 'ruined']);
    game.add('game:ended', { winner_id: 'a', winner_name: 'Ada', reason: 'completed' });
    expect(moods(game)).toEqual(['happy', 'ruined']);
  });

  it('shows who has won an auction or agreed on a trade', () => {
    const sold = new TestGame().add('auction:started', { property_id: 'baltic' });
    sold.add('auction:ended', { property_id: 'baltic', winner_id: 'b', winner_name: 'Bob', amount: 10 });
    expect(moods(sold)).toEqual(['calm', 'happy']);
    const trade = { trade: { to_player_id: 'b', give: { cash: 5 }, get: { cash: 6 } } };
    const traded = new TestGame().add('trade:proposed', { ...ADA, ...trade });
    expect(moods(traded)).toEqual(['calm', 'calm']);
    traded.add('trade:resolved', { ...BOB, ...trade, accepted: true });
    expect(moods(traded)).toEqual(['happy', 'happy']);
  });
});
