import { describe, expect, it } from '@jest/globals';
import { playerAt, type Game } from './game.js';
import { defaultOffer } from './offers.js';
import { act, cashOf, kinds, offeredTypes, play, take } from './testing/play.js';
import {
  cardNumber,
  changed,
  held,
  owning,
  newGame,
  withHoldings,
  withOptions,
  withPlayer,
  withStock,
} from './testing/games.js';

const BIRTHDAY = cardNumber('community_chest', { kind: 'collect_from_each', amount: 10 });
const CHAIRMAN = cardNumber('chance', { kind: 'pay_each', amount: 50 });

/** Ann, with this much cash, throws 3 and lands on Bob's Baltic Avenue with a hotel: $450. */
function annOwesBob(cash: number, players = 3): Game {
  const game = withPlayer(newGame(players, [[1, 2]]), 0, { cash });
  return withHoldings(game, { baltic: { owner: 1, houses: 5 }, mediterranean: { owner: 1, houses: 5 } });
}

describe('a debt', () => {
  it('K7: blocks everything but raising cash and giving up', () => {
    const game = play(owning(annOwesBob(100), 0, 'reading_rr', 'boardwalk'), 'roll_dice');
    expect(game.decision).toMatchObject({ kind: 'debt', seat: 0, debt: { amount: 450, to: 1 } });
    expect(offeredTypes(game)).toEqual(['mortgage_property', 'declare_bankruptcy']);
    expect(cashOf(game, 1)).toBe(1500);
  });

  it('K1: is settled by itself once the cash is there, and the turn goes on', () => {
    const owing = play(owning(annOwesBob(300), 0, 'reading_rr', 'bo_rr'), 'roll_dice');
    const short = play(owing, 'mortgage_property reading_rr');
    expect(short.decision).toMatchObject({ kind: 'debt', debt: { amount: 450 } });
    const { game, happenings } = act(short, 'mortgage_property', 'bo_rr');
    expect([cashOf(game, 0), cashOf(game, 1)]).toEqual([50, 1950]);
    expect(kinds(happenings)).toEqual(['mortgaged', 'paid']);
    expect(game.decision).toEqual({ kind: 'post_roll', seat: 0 });
  });

  it('K1: the default raises cash, buildings before mortgages, and gives up only when nothing is left', () => {
    const lots = { oriental: { owner: 0, houses: 1 }, vermont: { owner: 0 }, connecticut: { owner: 0 } };
    const game = play(withHoldings(annOwesBob(0), lots), 'roll_dice');
    const types: string[] = [];
    let current = game;
    while (current.decision.kind === 'debt') {
      const chosen = defaultOffer(current);
      if (chosen === null) break;
      types.push(chosen.type);
      current = take(current, chosen).game;
    }
    expect(types).toEqual([
      'sell_building',
      'mortgage_property',
      'mortgage_property',
      'mortgage_property',
      'declare_bankruptcy',
    ]);
  });

  it('C6: may be owed by a seat whose turn it is not', () => {
    const game = withPlayer(newGame(3, [[1, 1]], { community_chest: [BIRTHDAY] }), 1, { cash: 3 });
    const owing = play(owning(game, 1, 'reading_rr'), 'roll_dice');
    expect(owing.turn.seat).toBe(0);
    expect(owing.decision).toMatchObject({ kind: 'debt', seat: 1, debt: { amount: 10, to: 0 } });
    const settled = play(owing, 'mortgage_property reading_rr');
    expect(settled.players.map(({ cash }) => cash)).toEqual([1520, 93, 1490]);
    expect(settled.decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });

  it('K7: several debts of one card are settled one after the other', () => {
    const game = withPlayer(newGame(3, [[1, 1]], { community_chest: [BIRTHDAY] }), 1, { cash: 3 });
    const both = withPlayer(owning(owning(game, 1, 'reading_rr'), 2, 'bo_rr'), 2, { cash: 0 });
    const first = play(both, 'roll_dice');
    expect(first.decision).toMatchObject({ seat: 1 });
    const second = play(first, 'mortgage_property reading_rr');
    expect(second.decision).toMatchObject({ kind: 'debt', seat: 2 });
    expect(play(second, 'mortgage_property bo_rr').decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });

  it('C7: a chairman without cash is bankrupt to the first creditor whom they cannot pay', () => {
    const start = withPlayer(newGame(4, [[3, 4]], { chance: [CHAIRMAN] }), 0, { cash: 70 });
    const game = play(start, 'roll_dice', 'declare_bankruptcy');
    expect(game.players.map(({ cash }) => cash)).toEqual([0, 1550, 1520, 1500]);
  });
});

describe('bankruptcy', () => {
  it('K2: to a player: cash, deeds and jail cards go to the creditor, buildings to the bank at half', () => {
    const lots = { oriental: { owner: 0, houses: 1 }, vermont: { owner: 0 }, connecticut: { owner: 0 } };
    const start = withPlayer(withHoldings(annOwesBob(100), lots), 0, { jailCards: ['chance'] });
    const owing = play(withStock(start, { houses: 31, hotels: 10 }), 'roll_dice');
    const { game, happenings } = act(owing, 'declare_bankruptcy');
    expect(playerAt(game, 0)).toMatchObject({ cash: 0, bankrupt: true, jailCards: [] });
    expect(playerAt(game, 1)).toMatchObject({ cash: 1625, jailCards: ['chance'] });
    expect(held(game, 'oriental')).toEqual({ owner: 1, houses: 0, mortgaged: false });
    expect(game.stock).toEqual({ houses: 32, hotels: 10 });
    expect(happenings).toEqual([{ kind: 'bankrupt', seat: 0, creditor: 1, cash: 125, buildings: 25 }]);
  });

  it('K3, M4: the creditor at once pays ten per cent on each mortgage', () => {
    const lots = { boardwalk: { owner: 0, mortgaged: true }, electric_company: { owner: 0, mortgaged: true } };
    const asked = play(withHoldings(annOwesBob(10), lots), 'roll_dice', 'declare_bankruptcy');
    expect(asked.decision).toEqual({ kind: 'interest', seat: 1, position: 12 });
    const game = play(asked, 'pay_interest', 'pay_interest');
    expect(cashOf(game, 1)).toBe(1500 + 10 - 20 - 8);
    expect(held(game, 'boardwalk')).toEqual({ owner: 1, houses: 0, mortgaged: true });
  });

  it('K3: a creditor who cannot pay that interest owes it, though it is not their turn', () => {
    const start = withHoldings(annOwesBob(0), { boardwalk: { owner: 0, mortgaged: true } });
    const game = play(withPlayer(start, 1, { cash: 5 }), 'roll_dice', 'declare_bankruptcy');
    expect(game.decision).toMatchObject({ kind: 'debt', seat: 1, debt: { amount: 20, to: null } });
    expect(play(game, 'sell_building baltic').decision).toEqual({ kind: 'pre_roll', seat: 1 });
  });

  it('K4: to the bank: deeds are free again, unmortgaged, and jail cards go back', () => {
    const start = withPlayer(newGame(3, [[1, 3]]), 0, { cash: 1, jailCards: ['chance'] });
    const chance = start.decks.chance.filter((number) => number !== 8);
    const owner = changed(withHoldings(start, { baltic: { owner: 0, mortgaged: true } }), ({ decks }) => {
      decks.chance.splice(0, Infinity, ...chance);
    });
    const { game, happenings } = act(play(owner, 'roll_dice'), 'declare_bankruptcy');
    expect(held(game, 'baltic')).toEqual({ owner: null, houses: 0, mortgaged: false });
    expect(game.decks.chance).toEqual([...chance, 8]);
    expect(happenings).toMatchObject([{ kind: 'bankrupt', creditor: null, cash: 1 }]);
  });

  it('K5: bankrupt players are passed over, and stay in the list', () => {
    const game = play(annOwesBob(0), 'roll_dice', 'declare_bankruptcy');
    expect(game.players).toHaveLength(3);
    expect(game.turn.seat).toBe(1);
    const cid = changed(game, (copy) => {
      copy.turn.seat = 2;
      copy.decision = { kind: 'post_roll', seat: 2 };
    });
    expect(play(cid, 'end_turn').turn.seat).toBe(1);
  });
});

describe('the basic action set', () => {
  it('raises cash without asking: buildings, then mortgages, then bankruptcy', () => {
    const lots = { oriental: { owner: 0, houses: 1 }, vermont: { owner: 0 }, connecticut: { owner: 0 } };
    const start = withHoldings(annOwesBob(400), lots);
    const { game, happenings } = act(withOptions(start, { actionSet: 'basic' }), 'roll_dice');
    expect(kinds(happenings)).toEqual(['rolled', 'moved', 'sold', 'mortgaged', 'paid']);
    expect(cashOf(game, 0)).toBe(25);
    const broke = withHoldings(annOwesBob(0), {});
    const end = act(withOptions(broke, { actionSet: 'basic' }), 'roll_dice');
    expect(end.happenings.at(-1)).toMatchObject({ kind: 'bankrupt', seat: 0, creditor: 1 });
  });
});
