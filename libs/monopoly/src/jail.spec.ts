import { describe, expect, it } from '@jest/globals';
import type { Dice } from './dice.js';
import { playerAt, type Game, type Player } from './game.js';
import { act, cashOf, kinds, offeredTypes, play } from './testing/play.js';
import { changed, owning, newGame, withPlayer } from './testing/games.js';

/** Ann ends the turn; Bob, in jail, is to move. */
function bobInJail(throws: readonly Dice[], bob: Partial<Player> = {}): Game {
  const jailed = withPlayer(newGame(2, [[4, 6], ...throws]), 1, { position: 10, inJail: true, ...bob });
  return play(jailed, 'roll_dice', 'end_turn');
}

describe('jail', () => {
  it('J1: "go to jail" jails without a salary, and the turn is over', () => {
    const game = play(withPlayer(newGame(2, [[1, 2]]), 0, { position: 27 }), 'roll_dice');
    expect(playerAt(game, 0)).toMatchObject({ position: 10, inJail: true, jailThrows: 0, cash: 1500 });
    expect(offeredTypes(game)).toEqual(['end_turn']);
  });

  it('J2: a player who lands on it by a throw is just visiting', () => {
    expect(playerAt(play(newGame(2, [[4, 6]]), 'roll_dice'), 0).inJail).toBe(false);
  });

  it('J3: a turn in jail begins with the ways out', () => {
    const game = bobInJail([], { jailCards: ['chance'] });
    expect(game.decision).toEqual({ kind: 'jail', seat: 1 });
    expect(offeredTypes(game)).toEqual(['roll_for_doubles', 'pay_jail_fine', 'use_jail_card']);
  });

  it('J3: the fine and the card are on offer only to a player who has them', () => {
    expect(offeredTypes(bobInJail([], { cash: 49 }))).toEqual(['roll_for_doubles']);
  });

  it('J5: property may be managed from jail', () => {
    expect(offeredTypes(owning(bobInJail([]), 1, 'reading_rr'))).toContain('mortgage_property');
  });

  it('J7, T6: the fine leaves the token in place; doubles then give another throw', () => {
    const out = play(bobInJail([[5, 5]]), 'pay_jail_fine');
    expect(playerAt(out, 1)).toMatchObject({ position: 10, inJail: false, cash: 1450 });
    expect(offeredTypes(out)).toEqual(['roll_dice']);
    expect(play(out, 'roll_dice').decision).toEqual({ kind: 'pre_roll', seat: 1 });
  });

  it('C2, J7: a used card goes back to the bottom of its deck', () => {
    const inJail = bobInJail([], { jailCards: ['community_chest', 'chance'] });
    const chest = inJail.decks.community_chest.filter((number) => number !== 4);
    const without = changed(inJail, ({ decks }) => void decks.community_chest.splice(0, Infinity, ...chest));
    const { game, happenings } = act(without, 'use_jail_card');
    expect(playerAt(game, 1)).toMatchObject({ inJail: false, jailCards: ['chance'], cash: 1500 });
    expect(game.decks.community_chest).toEqual([...chest, 4]);
    expect(happenings).toEqual([{ kind: 'jail_attempt', seat: 1, by: 'use_jail_card', success: true }]);
  });

  it('T5: doubles open the door and move the token, but give no further throw', () => {
    const { game, happenings } = act(bobInJail([[5, 5]]), 'roll_for_doubles');
    expect(playerAt(game, 1)).toMatchObject({ position: 20, inJail: false, jailThrows: 0 });
    expect(offeredTypes(game)).toEqual(['end_turn']);
    expect(kinds(happenings)).toEqual(['rolled', 'jail_attempt', 'moved']);
  });

  it('J6: a failed throw counts and ends the turn', () => {
    const game = play(bobInJail([[1, 2]]), 'roll_for_doubles');
    expect(playerAt(game, 1)).toMatchObject({ position: 10, inJail: true, jailThrows: 1 });
    expect(offeredTypes(game)).toEqual(['end_turn']);
  });

  it('J4: after the third failed throw the fine is paid and that throw moves the token', () => {
    const { game, happenings } = act(bobInJail([[4, 6]], { jailThrows: 2 }), 'roll_for_doubles');
    expect(playerAt(game, 1)).toMatchObject({ position: 20, inJail: false, jailThrows: 0, cash: 1450 });
    expect(kinds(happenings)).toEqual(['rolled', 'jail_attempt', 'paid', 'moved']);
  });

  it('J4: a player who cannot pay the fine raises the cash first, and then moves by that throw', () => {
    const poor = owning(bobInJail([[4, 6]], { jailThrows: 2, cash: 1 }), 1, 'reading_rr');
    const owing = play(poor, 'roll_for_doubles');
    expect(owing.decision).toMatchObject({ kind: 'debt', seat: 1, debt: { amount: 50, to: null } });
    expect(playerAt(owing, 1)).toMatchObject({ inJail: true, position: 10 });
    const moved = play(owing, 'mortgage_property reading_rr');
    expect(playerAt(moved, 1)).toMatchObject({ position: 20, inJail: false });
    expect(cashOf(moved, 1)).toBe(51);
  });

  it('J4: a player who cannot raise it is bankrupt to the bank, and does not move', () => {
    const owing = play(bobInJail([[4, 6]], { jailThrows: 2, cash: 1 }), 'roll_for_doubles');
    const end = play(owing, 'declare_bankruptcy');
    expect(playerAt(end, 1)).toMatchObject({ bankrupt: true, position: 10 });
    expect(end.decision).toMatchObject({ kind: 'game_over', winner: 0 });
  });
});
