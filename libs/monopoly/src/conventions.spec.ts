import { describe, expect, it } from '@jest/globals';
import { DEEDS } from './board.js';
import { CARDS } from './cards.js';
import { playerAt, type Game } from './game.js';
import { completeOptions, STANDARD_OPTIONS } from './options.js';
import { createGame } from './setup.js';
import { act, cashOf, kinds, offeredTypes, placesFor, play } from './testing/play.js';
import { cardNumber, changed, held, owning, newGame, withHoldings, withPlayer, withStock } from './testing/games.js';

const BROWN = ['mediterranean', 'baltic'];
const BIRTHDAY = cardNumber('community_chest', { kind: 'collect_from_each', amount: 10 });

describe('the equipment', () => {
  it('S2, S3: is 28 deeds, 32 houses, 12 hotels and 16 cards in each deck, for 2 to 8 players', () => {
    expect(DEEDS).toHaveLength(28);
    expect([CARDS.chance.length, CARDS.community_chest.length]).toEqual([16, 16]);
    for (const count of [2, 8]) expect(newGame(count).stock).toEqual({ houses: 32, hotels: 12 });
  });

  it('S1: the bank pays whatever it owes, and goes below zero without ado', () => {
    const game = withPlayer(newGame(2, [[6, 4]], { options: { goSalary: 1_000_000 } }), 0, { position: 35 });
    expect(cashOf(play(game, 'roll_dice'), 0)).toBe(1_001_500);
  });

  it('S3, C1: dice and decks follow streams of their own: other players change no card', () => {
    const players = (count: number): { id: string; name: string }[] =>
      Array.from({ length: count }, (_, seat) => ({ id: `${seat}`, name: `${seat}` }));
    const one = createGame({ id: 'a', seed: 7, players: players(2) });
    const other = createGame({ id: 'b', seed: 7, players: players(8), options: { startingCash: 5 } });
    expect(other.decks).toEqual(one.decks);
    expect(other.cup).toEqual(one.cup);
    expect(one.decks.chance).not.toEqual(one.decks.community_chest);
  });
});

describe('managing property', () => {
  const owner = (): Game => owning(newGame(2, [[5, 5], [4, 6]]), 0, ...BROWN); // prettier-ignore

  it('P1, H8: is done before a throw and after the last one, wherever the token stands', () => {
    expect(offeredTypes(owner())).toEqual(['roll_dice', 'build_house', 'mortgage_property']);
    const after = play(changed(owner(), ({ cup }) => void cup.loaded.shift()), 'roll_dice'); // prettier-ignore
    expect(offeredTypes(after)).toEqual(['end_turn', 'build_house', 'mortgage_property']);
  });

  it('P4: is done between the throws that doubles give', () => {
    const between = play(owner(), 'roll_dice');
    expect(between.turn.doubles).toBe(1);
    expect(offeredTypes(between)).toContain('build_house');
  });

  it('P2: is selling and mortgaging alone while a deed is on offer', () => {
    const start = withHoldings(newGame(2, [[1, 5]]), {
      mediterranean: { owner: 0, houses: 1 },
      baltic: { owner: 0, houses: 1 },
    });
    const game = play(withHoldings(start, { boardwalk: { owner: 0, mortgaged: true } }), 'roll_dice');
    expect(offeredTypes(game)).toEqual(['pass_property', 'buy_property', 'sell_building']);
  });

  it('P3, H8: out of turn is only what answers: a debtor sells though it is not their turn', () => {
    const game = withPlayer(newGame(3, [[1, 1]], { community_chest: [BIRTHDAY] }), 1, { cash: 3 });
    const owing = play(withHoldings(game, { oriental: { owner: 1, houses: 1 }, vermont: { owner: 1 }, connecticut: { owner: 1 } }), 'roll_dice'); // prettier-ignore
    expect([owing.turn.seat, owing.decision]).toMatchObject([0, { kind: 'debt', seat: 1 }]);
    expect(offeredTypes(owing)).toEqual(['sell_building', 'declare_bankruptcy']);
  });

  it('H9: puts no buildings on railroads and utilities', () => {
    const all = DEEDS.filter(({ kind }) => kind !== 'street').map(({ id }) => id);
    expect(placesFor(owning(newGame(2), 0, ...all), 'build_house')).toEqual([]);
  });
});

describe('money that is owed', () => {
  it('K6: the creditor gets what is owed and no more, however much had to be sold', () => {
    const start = withPlayer(owning(newGame(2, [[1, 2]]), 1, 'baltic'), 0, { cash: 1 });
    const game = play(owning(start, 0, 'boardwalk'), 'roll_dice', 'mortgage_property boardwalk');
    expect([cashOf(game, 0), cashOf(game, 1)]).toEqual([197, 1504]);
  });

  it('R9: a deed asks nothing for the bank, nor for an owner who has lost it', () => {
    const start = withPlayer(owning(newGame(3, [[1, 2], [1, 2]]), 0, 'baltic'), 0, { cash: 1 }); // prettier-ignore
    const broke = play(withPlayer(start, 0, { position: 35 }), 'roll_dice', 'declare_bankruptcy');
    expect(held(broke, 'baltic').owner).toBeNull();
    expect(kinds(act(broke, 'roll_dice').happenings)).not.toContain('paid');
    const sold = owning(start, 2, 'baltic');
    expect(play(sold, 'roll_dice', 'declare_bankruptcy').players.map(({ cash }) => cash)).toEqual([0, 1500, 1501]);
  });

  it('C7: a birthday guest without money is bankrupt to the birthday child, and the next one still pays', () => {
    const start = withPlayer(newGame(3, [[1, 1]], { community_chest: [BIRTHDAY] }), 1, { cash: 3 });
    const game = play(start, 'roll_dice', 'declare_bankruptcy');
    expect(game.players.map(({ cash }) => cash)).toEqual([1513, 0, 1490]);
    expect(game.decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });

  it('J5: a card that was traded for opens the jail in the same turn', () => {
    const start = withPlayer(newGame(2, [[4, 6]], { options: { trading: true } }), 0, { inJail: true, position: 10 });
    const jailed = changed(withPlayer(start, 1, { jailCards: ['chance'] }), (game) => {
      game.decision = { kind: 'jail', seat: 0 };
    });
    const trade = { to_player_id: 'bob', give: { cash: 40 }, get: { jail_cards: 1 } };
    const game = play(act(jailed, 'propose_trade', undefined, { trade }).game, 'accept_trade', 'use_jail_card');
    expect(playerAt(game, 0)).toMatchObject({ inJail: false, cash: 1460 });
  });
});

describe('the options', () => {
  it('are the official rules by default', () => {
    expect(completeOptions()).toEqual(STANDARD_OPTIONS);
  });

  it('X1: ten per cent of everything owned may take the place of the flat income tax', () => {
    const options = { incomeTax: 'ten_percent' } as const;
    const start = withHoldings(newGame(2, [[1, 3]], { options }), {
      boardwalk: { owner: 0, mortgaged: true },
      oriental: { owner: 0, houses: 1 },
    });
    const asked = play(withPlayer(start, 0, { cash: 95 }), 'roll_dice');
    expect(offeredTypes(asked)).toEqual(['pay_flat_tax', 'pay_percentage_tax']);
    expect(cashOf(play(asked, 'pay_percentage_tax'), 0)).toBe(95 - 65);
    expect(play(asked, 'pay_flat_tax').decision).toMatchObject({ kind: 'debt', debt: { amount: 200 } });
  });

  it('B7: money lies on Free Parking only where the options put it there', () => {
    const throws = [[1, 3], [1, 2], [6, 4]] as const; // prettier-ignore
    const start = newGame(2, throws, { options: { freeParkingPot: true } });
    const taxed = play(withPlayer(start, 1, { position: 35 }), 'roll_dice', 'end_turn', 'roll_dice', 'end_turn');
    expect(taxed.pot).toBe(300);
    const game = play(withPlayer(taxed, 0, { position: 10 }), 'roll_dice');
    expect([game.pot, cashOf(game, 0)]).toEqual([0, 1600]);
  });

  it('H4: the house limit counts the houses of the bank', () => {
    const game = owning(newGame(2, [], { options: { houseLimit: 1 } }), 0, ...BROWN);
    expect(placesFor(play(game, 'build_house baltic'), 'build_house')).toEqual([]);
    expect(placesFor(withStock(game, { houses: 0 }), 'build_house')).toEqual([]);
  });

  it('K1: a player may give up on the own turn where resignation is allowed', () => {
    expect(offeredTypes(newGame(3))).toEqual(['roll_dice']);
    const game = owning(newGame(3, [], { options: { resignation: true } }), 0, 'baltic');
    const after = play(game, 'declare_bankruptcy');
    expect(playerAt(after, 0).bankrupt).toBe(true);
    expect(held(after, 'baltic').owner).toBeNull();
    expect(after.decision).toEqual({ kind: 'pre_roll', seat: 1 });
  });
});
