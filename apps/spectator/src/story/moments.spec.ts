import { describe, expect, it } from '@jest/globals';
import { DEEDS } from '../board-names/index.js';
import { decisiveMoment, storyLines } from './highlights.js';
import { weightOf, type Moment, type MomentFacts } from './moment.js';
import { ADA, BOB, boardState, TestGame } from './testing/test-game.js';

const DISTRICT = DEEDS.filter((square) => square.kind === 'street' && square.district === 'dark_blue');

function kindsOf(game: TestGame): readonly string[] {
  return game.history.moments.map(({ kind }) => kind);
}

function owned(ownerId: string, houses = 0): readonly Record<string, unknown>[] {
  return DISTRICT.map(({ id }) => ({ property_id: id, owner_id: ownerId, houses }));
}

describe('a moment', () => {
  it.each([
    { amount: 100, cash: 250, hurts: true },
    { amount: 99, cash: 99, hurts: false },
    { amount: 500, cash: 1_500, hurts: false },
    { amount: 600, cash: 0, hurts: true },
  ])('is a rent of $amount for somebody with $cash: $hurts', ({ amount, cash, hurts }) => {
    const game = new TestGame().snapshot(boardState({ cash }));
    game.add('rent:paid', { ...ADA, to_player_id: 'b', amount, property_id: 'boardwalk' });
    expect(kindsOf(game)).toEqual(hurts ? ['rent'] : []);
  });

  it('is a district that becomes whole, by events or by a state alone, and once', () => {
    const byEvents = new TestGame();
    for (const { id, price } of DISTRICT) byEvents.add('property:purchased', { ...ADA, property_id: id, price });
    const byState = new TestGame()
      .snapshot(boardState({}, {}, owned('a')))
      .add('turn:start', ADA)
      .add('turn:end', ADA);
    for (const game of [byEvents, byState]) {
      expect(game.history.moments).toEqual([expect.objectContaining({ kind: 'set', playerId: 'a' })]);
    }
  });

  it('is no district that the last player inherits', () => {
    const game = new TestGame().snapshot(boardState({}, {}, owned('b').slice(1)));
    game.add('property:purchased', { ...ADA, property_id: DISTRICT[0]?.id, price: 350 });
    game.add('player:bankrupt', { ...ADA, creditor_id: 'b' });
    expect(kindsOf(game)).toEqual(['ruin']);
  });

  it('is the first hotel, and no second one', () => {
    const game = new TestGame().snapshot(boardState({}, {}, owned('a', 5))).add('turn:start', ADA);
    game.snapshot(boardState({}, {}, owned('b', 5))).add('turn:start', BOB);
    expect(kindsOf(game).filter((kind) => kind === 'hotel')).toHaveLength(1);
  });

  it('is a trade that gives one side far more than the other one', () => {
    const trade = (cash: number): object => ({
      trade: { to_player_id: 'b', give: { properties: ['boardwalk'] }, get: { cash } },
    });
    const game = new TestGame().snapshot(boardState({}, {}, owned('a')));
    game
      .add('trade:proposed', { ...ADA, ...trade(10) })
      .add('trade:resolved', { ...BOB, ...trade(10), accepted: true });
    game.add('trade:proposed', { ...ADA, ...trade(400) });
    game.add('trade:resolved', { ...BOB, ...trade(400), accepted: true });
    const trades = game.history.moments.filter(({ kind }) => kind === 'trade');
    expect(trades).toMatchObject([{ gain: { playerId: 'b', amount: 390 } }, { gain: null }]);
    expect(trades.map(weightOf)).toEqual([45, 0]);
  });

  it('is a ruin with its cause, and the end', () => {
    const game = new TestGame().add('player:bankrupt', { ...ADA, creditor_id: null });
    game.add('game:ended', { winner_id: 'b', reason: 'completed' });
    expect(game.history.moments).toMatchObject([
      { kind: 'ruin', playerId: 'a' },
      { kind: 'end', seq: 3 },
    ]);
  });

  it('is a return from far behind to the first place, once', () => {
    const game = new TestGame();
    const turn = (ada: number, bob: number): TestGame => {
      return game.snapshot(boardState({ cash: ada }, { cash: bob }, owned('c'))).add('turn:start', {});
    };
    turn(1_000, 1_200);
    turn(200, 1_900);
    turn(1_500, 1_400);
    turn(1_400, 1_500);
    turn(1_500, 1_400);
    expect(game.history.moments.filter(({ kind }) => kind === 'comeback')).toMatchObject([{ playerId: 'a' }]);
  });
});

describe('the story of a game', () => {
  const moment = (seq: number, facts: MomentFacts): Moment => ({ ...facts, seq, turn: seq });
  const rent = (seq: number): Moment => {
    return moment(seq, { kind: 'rent', playerId: 'a', amount: 100, share: 0.5, propertyId: null });
  };
  const ruin = moment(9, { kind: 'ruin', playerId: 'a', cause: null });

  it('has its five weightiest moments, in their order', () => {
    const moments = [1, 2, 3, 4, 5, 6].map(rent);
    expect(storyLines([...moments, ruin]).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 9]);
    expect(storyLines([...moments, ruin], moments[5]).map(({ seq }) => seq)).toEqual([1, 2, 3, 6, 9]);
  });

  it('is decided by the first moment after which the winner was ahead to the end', () => {
    const worths = [
      [5, 5],
      [7, 4],
      [4, 7],
      [8, 3],
    ];
    const points = worths.map((worth, index) => {
      return { seq: 2 * index, turn: index, worth, cash: [null, null], deeds: [0, 0], score: [null, null] };
    });
    expect(decisiveMoment([rent(1), rent(3), rent(5), ruin], points, 0)?.seq).toBe(5);
    expect(decisiveMoment([rent(1), ruin], points.slice(1, 2), 0)?.seq).toBe(9);
    expect(decisiveMoment([], points, 0)).toBeNull();
  });
});
