import { describe, expect, it } from '@jest/globals';
import { History, type Story } from '../story/index.js';
import { boardState, TestGame } from '../story/testing/test-game.js';
import { rankedSeats } from './ranked-seats.js';

function shown(story: Story): readonly (readonly [string, number | null, number | null])[] {
  return rankedSeats(story).map(({ seat, value, share }) => [seat.name, value, share]);
}

function scored(ada: object, bob: object): Story {
  const history = new History();
  const standings = [
    { player_id: 'a', rank: 2, ...ada },
    { player_id: 'b', rank: 1, ...bob },
  ];
  const players = [
    { id: 'a', name: 'Ada' },
    { id: 'b', name: 'Bob' },
  ];
  history.takeSnapshot(0, {
    status: 'in_progress',
    current_player_index: 0,
    players,
    standings,
    view: { kind: 'text' },
  });
  return history.head;
}

describe('the seats beside each other', () => {
  it('are ordered by net worth in Monopoly, with their share of all of it', () => {
    const lot = { property_id: 'mediterranean', owner_id: 'b' };
    const { head } = new TestGame().snapshot(boardState({ cash: 500 }, { cash: 1_440 }, [lot])).history;
    expect(shown(head)).toEqual([
      ['Bob', 1_500, 0.75],
      ['Ada', 500, 0.25],
    ]);
  });

  it('who is bankrupt comes last and has no share', () => {
    const { head } = new TestGame().snapshot(boardState({ cash: 0, is_bankrupt: true }, { cash: 10 })).history;
    expect(shown(head)).toEqual([
      ['Bob', 10, 1],
      ['Ada', 0, 0],
    ]);
  });

  it('are ordered by rank, and have scores, where an engine gives them', () => {
    expect(shown(scored({ score: 1 }, { score: 3 }))).toEqual([
      ['Bob', 3, 0.75],
      ['Ada', 1, 0.25],
    ]);
  });

  it.each([
    { what: 'no scores', ada: {}, bob: {}, values: [null, null] },
    { what: 'a score below zero', ada: { score: -2 }, bob: { score: 3 }, values: [3, -2] },
    { what: 'no points yet', ada: { score: 0 }, bob: { score: 0 }, values: [0, 0] },
  ])('have no shares where there are $what', ({ ada, bob, values }) => {
    expect(shown(scored(ada, bob))).toEqual([
      ['Bob', values[0], null],
      ['Ada', values[1], null],
    ]);
  });
});
