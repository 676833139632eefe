import { describe, expect, it } from '@jest/globals';
import { DEEDS } from '../board-names/index.js';
import { decisiveMoment, storyLines } from './highlights.js';
import { withSwings } from './swing.js';
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
    expect(kindsOf(game)).toEqual([]);
    game.snapshot(boardState({ cash: cash - amount }, { cash: 1_500 + amount }));
    expect(kindsOf(game)).toEqual(hurts ? ['rent'] : []);
  });

  it('is no rent that the next state denies, and keeps its place among the others', () => {
    const game = new TestGame().snapshot(boardState({ cash: 500 }, { cash: 500 }));
    const rent = { ...ADA, to_player_id: 'b', amount: 400, property_id: 'boardwalk' };
    game.add('rent:paid', rent).snapshot(boardState({ cash: 500 }, { cash: 500 }));
    game.add('rent:paid', rent).add('player:bankrupt', { player_id: 'c', player_name: 'Cy', creditor_id: null });
    game.snapshot(boardState({ cash: 100 }, { cash: 900 })).snapshot(boardState({ cash: 100 }, { cash: 900 }));
    expect(game.history.moments).toMatchObject([
      { kind: 'rent', playerId: 'a', seq: 3 },
      { kind: 'ruin', playerId: 'c', seq: 4 },
    ]);
  });

  it('is no rent that is little beside what the payer has', () => {
    const game = new TestGame().snapshot(boardState({ cash: 200 }, {}, owned('a')));
    game.add('rent:paid', { ...ADA, to_player_id: 'b', amount: 140, property_id: 'boardwalk' });
    game.snapshot(boardState({ cash: 60 }, { cash: 1_640 }, owned('a')));
    expect(game.history.accounts(2).payments).toMatchObject([{ cause: 'rent', amount: 140 }]);
    expect(kindsOf(game)).toEqual(['set']);
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

describe('a jump of the odds', () => {
  const jump = { playerId: 'b', from: 0.2, to: 0.5 };
  const swing = { ...jump, after: 2, until: 5, turn: 1, cause: null };

  it('belongs to the weightiest moment of its events, and makes it weightier', () => {
    const game = new TestGame().snapshot(boardState({}, {}, owned('a'))).add('turn:start', ADA);
    game.add('trade:proposed', { ...ADA, trade: { to_player_id: 'b', give: { properties: [] }, get: { cash: 1 } } });
    game.add('trade:resolved', { ...BOB, accepted: true }).add('player:bankrupt', { ...ADA, creditor_id: null });
    const before = game.history.moments;
    game.history.takeSwings([swing]);
    const after = game.history.moments;
    expect(after.map(({ kind, jump: own }) => [kind, own])).toEqual([
      ['set', undefined],
      ['trade', undefined],
      ['ruin', jump],
    ]);
    expect(after.map(weightOf).map((weight, index) => weight - weightOf(before[index] ?? { kind: 'end' }))).toEqual([
      0, 0, 24,
    ]);
  });

  it('is a moment of its own where there is no other, and stays in its place', () => {
    const game = new TestGame().add('turn:start', ADA);
    game.history.takeSwings([{ ...swing, after: 1 }]);
    game.history.takeSwings([{ ...swing, after: 1, until: 2 }]);
    game.add('player:bankrupt', { ...ADA, creditor_id: null });
    expect(game.history.moments).toMatchObject([{ kind: 'odds', ...jump, seq: 2, turn: 1 }, { kind: 'ruin' }]);
  });
});

describe('a jump of the odds by new houses', () => {
  const built = { kind: 'built', seq: 7, playerId: 'b', propertyId: 'boardwalk', amount: null } as const;
  const swing = { playerId: 'b', from: 0.2, to: 0.5, after: 6, until: 7, turn: 3, cause: built };
  const sets = [{ playerId: 'b', district: 'dark_blue' }] as const;
  const trade: Moment = { kind: 'trade', fromId: 'a', toId: 'b', gain: null, sets, seq: 4, turn: 3 };

  it('belongs to the trade of the same turn that made them possible', () => {
    expect(withSwings([trade], [swing])).toEqual([{ ...trade, jump: { playerId: 'b', from: 0.2, to: 0.5 } }]);
  });

  it.each([
    ['the trade was in another turn', { ...trade, turn: 2 }, swing],
    ['the trade completed nothing', { ...trade, sets: [] }, swing],
    ['somebody else has built', trade, { ...swing, cause: { ...built, playerId: 'a' } }],
  ])('is a moment of its own where %s', (_, moment, jump) => {
    expect(withSwings([moment], [jump]).map(({ kind }) => kind)).toEqual(['trade', 'odds']);
  });
});

describe('a rent that hurts', () => {
  const rents = (...paid: readonly (readonly [turn: number, amount: number])[]): readonly (number | null)[] => {
    const game = new TestGame().snapshot(boardState({ cash: 500 }, { cash: 500 }));
    for (const [turn, amount] of paid) {
      game.snapshot(boardState({ cash: amount }, { cash: 500 })).add('turn:start', { ...ADA, turn_number: turn });
      game.add('rent:paid', { ...ADA, to_player_id: 'b', amount, property_id: 'boardwalk' });
      game.snapshot(boardState({ cash: 0 }, { cash: 500 + amount }));
    }
    return game.history.moments.flatMap((one) => (one.kind === 'rent' ? [one.turn] : []));
  };

  it('is news as the first one, as by far the largest, and after eight turns of everybody', () => {
    expect(rents([1, 400], [3, 400], [5, 500], [20, 480], [21, 100])).toEqual([1, 5, 21]);
  });
});

describe('the story of a game', () => {
  const moment = (seq: number, facts: MomentFacts): Moment => ({ ...facts, seq, turn: seq });
  const rent = (seq: number): Moment => {
    return moment(seq, { kind: 'rent', playerId: 'a', amount: 100, share: 0.5, ofWorth: 0.3, propertyId: null });
  };
  const ada = { id: 'a', order: 0, seats: 2 };
  const ruin = moment(9, { kind: 'ruin', playerId: 'a', cause: null, sets: [] });

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
    expect(decisiveMoment([rent(1), rent(3), rent(5), ruin], points, ada)?.seq).toBe(5);
    expect(decisiveMoment([rent(1), ruin], points.slice(1, 2), ada)?.seq).toBe(9);
    expect(decisiveMoment([], points, ada)).toBeNull();
  });

  it('is decided by the jump that raised the winner’s odds most, where jumps are known', () => {
    const fell: Moment = { ...rent(3), jump: { playerId: 'a', from: 0.6, to: 0.3 } };
    const rose = moment(5, { kind: 'odds', playerId: 'a', from: 0.3, to: 0.5, cause: null });
    const rival: Moment = { ...rent(7), jump: { playerId: 'b', from: 0.5, to: 0.2 } };
    expect(decisiveMoment([rent(1), fell, rose, rival, ruin], [], ada)?.seq).toBe(7);
    // Of three, two share what the third one lost.
    expect(decisiveMoment([rent(1), fell, rose, rival, ruin], [], { ...ada, seats: 3 })?.seq).toBe(5);
    expect(decisiveMoment([rent(1), fell, ruin], [], ada)?.seq).toBe(9);
  });
});
