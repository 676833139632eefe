import { describe, expect, it } from '@jest/globals';
import { ADA, BOB, boardState, TestGame } from '../story/testing/test-game.js';
import { characterOf } from './character.js';
import { faceOf } from './face.js';
import { type Mood, moodOf } from './mood.js';

describe('a face', () => {
  it('is always the same for a name, whatever is in it', () => {
    for (const name of ['', 'aggressive', 'openai/gpt-4o', '🦊', '<svg>', 'x'.repeat(10_000)]) {
      expect(faceOf(name)).toEqual(faceOf(name));
    }
  });

  it('differs between most names', () => {
    const names = Array.from({ length: 200 }, (_, index) => `player ${index}`);
    expect(new Set(names.map((name) => JSON.stringify(faceOf(name)))).size).toBeGreaterThan(180);
  });
});

it.each([
  { model: 'openai/gpt', personality: 'chaotic', character: 'openai/gpt' },
  { model: 'heuristic', personality: 'chaotic', character: 'chaotic' },
  { model: null, personality: 'chaotic', character: 'chaotic' },
  { model: null, personality: null, character: 'Ada' },
])('a seat of model $model and personality $personality has the face of $character', ({ character, ...seat }) => {
  expect(characterOf({ ...seat, name: 'Ada' })).toBe(character);
});

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
