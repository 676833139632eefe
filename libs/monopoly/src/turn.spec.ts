import { describe, expect, it } from '@jest/globals';
import { apply } from './apply.js';
import { createGame } from './setup.js';
import { playerAt } from './game.js';
import { act, cashOf, kinds, offeredTypes, play } from './testing/play.js';
import { cardNumber, owning, newGame, withPlayer } from './testing/games.js';

const TO_GO = cardNumber('community_chest', { kind: 'advance_to', position: 0 });

describe('the start', () => {
  it('S1, S3: everybody stands on GO with $1500, and the bank holds 32 houses and 12 hotels', () => {
    const game = newGame(3);
    expect(game.players.map(({ position, cash }) => [position, cash])).toEqual([
      [0, 1500],
      [0, 1500],
      [0, 1500],
    ]);
    expect(game.stock).toEqual({ houses: 32, hotels: 12 });
  });

  it.each([1, 9])('S2: %i players are refused', (count) => {
    const players = Array.from({ length: count }, (_, index) => ({ id: `${index}`, name: `${index}` }));
    expect(() => createGame({ id: 'g', seed: 1, players })).toThrow(RangeError);
  });

  it('S3: one seed gives one game, another seed another order of the decks', () => {
    const players = [
      { id: 'a', name: 'Ann' },
      { id: 'b', name: 'Bob' },
    ];
    expect(createGame({ id: 'g', seed: 7, players })).toEqual(createGame({ id: 'g', seed: 7, players }));
    expect(createGame({ id: 'g', seed: 7, players }).decks).not.toEqual(
      createGame({ id: 'g', seed: 8, players }).decks,
    );
  });
});

describe('a turn', () => {
  it('T1: the token goes forward by the sum of the dice', () => {
    const { game, happenings } = act(newGame(2, [[4, 6]]), 'roll_dice');
    expect(playerAt(game, 0).position).toBe(10);
    expect(kinds(happenings)).toEqual(['rolled', 'moved']);
    expect(game.lastThrow).toEqual([4, 6]);
  });

  it('S4: play goes on to the next seat, and the turn number counts', () => {
    const game = play(newGame(2, [[4, 6]]), 'roll_dice', 'end_turn');
    expect(game.turn).toMatchObject({ seat: 1, number: 2, doubles: 0 });
    expect(game.decision).toEqual({ kind: 'pre_roll', seat: 1 });
  });

  it('T2: after doubles the same player throws again in the same turn, and may not end it', () => {
    const game = play(newGame(2, [[5, 5]]), 'roll_dice');
    expect(game.turn).toMatchObject({ seat: 0, number: 1, doubles: 1 });
    expect(offeredTypes(game)).toEqual(['roll_dice']);
  });

  it('T2: the square is resolved completely before the next throw', () => {
    const landed = play(newGame(2, [[3, 3]]), 'roll_dice');
    expect(landed.decision.kind).toBe('buy');
    expect(play(landed, 'buy_property').decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });

  it('T2: a throw that is no doubles ends the run', () => {
    const game = play(newGame(2, [[5, 5], [4, 6]]), 'roll_dice', 'roll_dice'); // prettier-ignore
    expect(game.turn.doubles).toBe(0);
    expect(offeredTypes(game)).toEqual(['end_turn']);
  });

  it('T3, G2: the third doubles send the player to jail, unmoved and without a salary', () => {
    const start = newGame(2, [[5, 5], [5, 5], [6, 6]]); // prettier-ignore
    const twice = withPlayer(play(start, 'roll_dice', 'roll_dice'), 0, { position: 38 });
    const { game, happenings } = act(twice, 'roll_dice');
    expect(playerAt(game, 0)).toMatchObject({ position: 10, inJail: true, cash: 1500 });
    expect(kinds(happenings)).toEqual(['rolled', 'moved', 'jailed']);
    expect(offeredTypes(game)).toEqual(['end_turn']);
  });

  it('T4: a player who is sent to jail after doubles does not throw again', () => {
    const game = play(withPlayer(newGame(2, [[1, 1]]), 0, { position: 28 }), 'roll_dice');
    expect(playerAt(game, 0).inJail).toBe(true);
    expect(game.turn.doubles).toBe(0);
    expect(offeredTypes(game)).toEqual(['end_turn']);
  });

  it('T7: a player who goes bankrupt loses the throw that doubles had earned', () => {
    const rich = owning(withPlayer(newGame(3, [[3, 3]]), 0, { cash: 5 }), 1, 'oriental');
    const game = play(rich, 'roll_dice', 'declare_bankruptcy');
    expect(game.turn).toMatchObject({ seat: 1, number: 2, doubles: 0 });
  });
});

describe('GO', () => {
  it('G1: passing GO pays $200', () => {
    const game = play(withPlayer(newGame(2, [[6, 4]]), 0, { position: 35 }), 'roll_dice');
    expect(playerAt(game, 0).position).toBe(5);
    expect(cashOf(game, 0)).toBe(1700);
  });

  it('G4: landing on GO pays $200, not $400', () => {
    const game = play(withPlayer(newGame(2, [[2, 3]]), 0, { position: 35 }), 'roll_dice');
    expect(cashOf(game, 0)).toBe(1700);
  });

  it('G3: passing GO and then drawing "advance to GO" pays two salaries', () => {
    const start = withPlayer(newGame(2, [[3, 4]], { community_chest: [TO_GO] }), 0, { position: 35 });
    const game = play(start, 'roll_dice');
    expect(playerAt(game, 0).position).toBe(0);
    expect(cashOf(game, 0)).toBe(1900);
  });

  it('takes the salary and the starting cash from the options', () => {
    const game = newGame(2, [[6, 4]], { options: { startingCash: 100, goSalary: 7 } });
    expect(cashOf(play(withPlayer(game, 0, { position: 35 }), 'roll_dice'), 0)).toBe(107);
  });
});

describe('buying', () => {
  it('B1: a free deed is offered at its list price', () => {
    const landed = play(newGame(2, [[1, 2]]), 'roll_dice');
    expect(offeredTypes(landed, 'baltic')).toEqual(['pass_property', 'buy_property']);
    const bought = act(landed, 'buy_property', 'baltic');
    expect(cashOf(bought.game, 0)).toBe(1440);
    expect(bought.happenings).toMatchObject([{ kind: 'bought', amount: 60 }]);
    expect(offeredTypes(bought.game)).toContain('mortgage_property');
  });

  it('leaves a deed that is passed with the bank, for the next visitor', () => {
    const game = play(newGame(2, [[1, 2], [1, 2]]), 'roll_dice', 'pass_property', 'end_turn', 'roll_dice'); // prettier-ignore
    expect(game.decision).toMatchObject({ kind: 'buy', seat: 1, position: 3 });
  });

  it('B6: a player who lacks the cash may raise it first', () => {
    const poor = owning(withPlayer(newGame(2, [[1, 2]]), 0, { cash: 10 }), 0, 'reading_rr');
    const landed = play(poor, 'roll_dice');
    expect(offeredTypes(landed)).toEqual(['pass_property', 'mortgage_property']);
    const able = play(landed, 'mortgage_property reading_rr');
    expect(offeredTypes(able)).toEqual(['pass_property', 'buy_property']);
  });

  it('B7: the own deed, Free Parking and visiting jail cost nothing', () => {
    for (const position of [5, 10, 20]) {
      const from = owning(withPlayer(newGame(2, [[1, 2]]), 0, { position: position - 3 }), 0, 'reading_rr');
      expect(cashOf(play(from, 'roll_dice'), 0)).toBe(1500);
    }
  });
});

describe('the end', () => {
  it('E1: after the last turn the richest wins, mortgaged deeds at half their price', () => {
    const game = newGame(2, [[4, 6], [4, 6]], { options: { maxTurns: 2 } }); // prettier-ignore
    const end = play(owning(game, 1, 'baltic'), 'roll_dice', 'end_turn', 'roll_dice', 'end_turn');
    expect(end.decision).toEqual({ kind: 'game_over', winner: 1, reason: 'max_turns' });
    expect(end.turn.number).toBe(2);
  });

  it('E1: of two who are equally rich, the one who plays first wins', () => {
    const game = newGame(2, [[4, 6]], { options: { maxTurns: 1 } });
    expect(play(game, 'roll_dice', 'end_turn').decision).toMatchObject({ winner: 0 });
  });

  it('K5: the last solvent player wins, and nothing is on offer any more', () => {
    const start = owning(withPlayer(newGame(2, [[1, 2]]), 0, { cash: 3 }), 1, 'baltic');
    const end = play(start, 'roll_dice', 'declare_bankruptcy');
    expect(end.decision).toEqual({ kind: 'game_over', winner: 1, reason: 'completed' });
    expect(offeredTypes(end)).toEqual([]);
    expect(apply(end, 1, { type: 'roll_dice' })).toMatchObject({ code: 'game_over', allowed: [] });
  });
});
