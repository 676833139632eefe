import { describe, expect, it } from '@jest/globals';
import { ADA, BOB, TestGame } from '../story/testing/test-game.js';
import { thoughtOf } from './thought.js';

const decided = (): TestGame =>
  new TestGame()
    .add('agent:thinking', { ...ADA, valid_actions: [] })
    .add('agent:decision', { ...ADA, action: { type: 'buy_property' }, reasoning: 'Cash is king.' });

describe('the thought of the lower third', () => {
  it('is nothing before anybody is asked', () => {
    expect(thoughtOf(new TestGame().history.head, null)).toBeNull();
  });

  it('is who decides, before they give a reason', () => {
    const { head } = new TestGame().add('agent:thinking', { ...BOB, valid_actions: [] }).history;
    expect(thoughtOf(head, null)).toEqual({ order: 1, name: 'Bob', verb: 'thinks', text: null });
  });

  it('is the reason of the last decision', () => {
    expect(thoughtOf(decided().history.head, null)).toEqual({
      order: 0,
      name: 'Ada',
      verb: 'decided',
      text: 'Cash is king.',
    });
  });

  it('is what the player who decides now thinks aloud, and nobody else', () => {
    const { head } = decided().add('agent:thinking', { ...BOB, valid_actions: [] }).history;
    expect(thoughtOf(head, { playerId: 'b', text: 'Hm …' })).toMatchObject({
      name: 'Bob',
      verb: 'thinks',
      text: 'Hm …',
    });
    expect(thoughtOf(head, { playerId: 'a', text: 'old' })?.text).not.toBe('old');
  });
});
