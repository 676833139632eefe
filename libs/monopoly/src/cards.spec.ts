import { describe, expect, it } from '@jest/globals';
import { CARDS, type CardEffect, type DeckName } from './cards.js';
import { drawFrom, putJailCardBack } from './decks.js';
import type { Dice } from './dice.js';
import { playerAt, type Game } from './game.js';
import { act, cashOf, play } from './testing/play.js';
import { cardNumber, changed, owning, newGame, withHoldings, withPlayer } from './testing/games.js';

/** Ann is about to draw this card on the Chance square at `square`, or on the Community Chest of square 2. */
function about(name: DeckName, effect: CardEffect, square = name === 'chance' ? 7 : 2, fresh: Dice[] = []): Game {
  const number = cardNumber(name, effect);
  expect(number).toBeGreaterThanOrEqual(0);
  const game = newGame(3, [[1, 2], ...fresh], { [name]: [number] });
  return withPlayer(game, 0, { position: (square - 3 + 40) % 40, cash: square === 2 ? 1300 : 1500 });
}

const total = (name: DeckName, kind: string): number => CARDS[name].filter(({ effect }) => effect.kind === kind).length;

/** Dollars that the fixed amounts of a deck come to. */
function net(name: DeckName): number {
  return CARDS[name].reduce((sum, { effect }) => {
    if (effect.kind === 'collect') return sum + effect.amount;
    return effect.kind === 'pay' ? sum - effect.amount : sum;
  }, 0);
}

describe('the decks', () => {
  it('S3: each holds sixteen cards, ten of Chance and two of Community Chest move the token', () => {
    const moves = ['advance_to', 'advance_to_nearest', 'go_back', 'go_to_jail'];
    expect(CARDS.chance).toHaveLength(16);
    expect(CARDS.community_chest).toHaveLength(16);
    expect(moves.reduce((sum, kind) => sum + total('chance', kind), 0)).toBe(10);
    expect(moves.reduce((sum, kind) => sum + total('community_chest', kind), 0)).toBe(2);
  });

  it('pay out $185 (Chance) and $405 (Community Chest) net over all fixed amounts', () => {
    expect([net('chance'), net('community_chest')]).toEqual([185, 405]);
  });

  it('C1: a drawn card goes to the bottom', () => {
    const deck = [7, 0, 1];
    expect(drawFrom('chance', deck)).toBe(CARDS.chance[7]);
    expect(deck).toEqual([0, 1, 7]);
  });

  it('C2: a jail card stays out until it is used, and then goes to the bottom of its own deck', () => {
    const jailCard = cardNumber('chance', { kind: 'keep_jail_card' });
    const deck = [jailCard, 0, 1];
    drawFrom('chance', deck);
    expect(deck).toEqual([0, 1]);
    putJailCardBack('chance', deck);
    expect(deck).toEqual([0, 1, jailCard]);
  });
});

describe('cards that move', () => {
  it.each([
    [22, 39, 0],
    [7, 0, 200],
    [36, 24, 200],
    [7, 24, 0],
    [22, 11, 200],
    [7, 5, 200],
  ])('C4: from %i on to %i pays $%i for GO', (square, position, salary) => {
    const game = play(about('chance', { kind: 'advance_to', position }, square), 'roll_dice');
    expect(playerAt(game, 0).position).toBe(position);
    expect(cashOf(game, 0)).toBe(1500 + salary);
  });

  it.each([
    [7, 'railroad', 15, 0],
    [22, 'railroad', 25, 0],
    [36, 'railroad', 5, 200],
    [7, 'utility', 12, 0],
    [22, 'utility', 28, 0],
    [36, 'utility', 12, 200],
  ] as const)('C4, R6, R7: from %i the nearest %s is %i, and may be bought', (square, target, position, salary) => {
    const game = play(about('chance', { kind: 'advance_to_nearest', target }, square), 'roll_dice');
    expect(playerAt(game, 0).position).toBe(position);
    expect(cashOf(game, 0)).toBe(1500 + salary);
    expect(game.decision.kind).toBe('buy');
  });

  it('R6: the nearest railroad of another costs twice its rent', () => {
    const start = owning(
      about('chance', { kind: 'advance_to_nearest', target: 'railroad' }),
      1,
      'pennsylvania_rr',
      'bo_rr',
    );
    expect(cashOf(play(start, 'roll_dice'), 1)).toBe(1600);
  });

  it('R7: the nearest utility of another costs ten times a fresh throw, which counts for nothing else', () => {
    const start = about('chance', { kind: 'advance_to_nearest', target: 'utility' }, 7, [[6, 6]]);
    const { game, happenings } = act(owning(start, 2, 'electric_company'), 'roll_dice');
    expect(cashOf(game, 2)).toBe(1620);
    expect(game.lastThrow).toEqual([1, 2]);
    expect(game.turn.doubles).toBe(0);
    expect(happenings.filter(({ kind }) => kind === 'rolled')).toHaveLength(2);
  });

  it.each([
    [7, 4, ['paid'], 'post_roll'],
    [22, 19, [], 'buy'],
    [36, 33, ['drew', 'collected'], 'post_roll'],
  ])('C3, G2: going back from %i resolves square %i, without a salary', (square, position, then, pending) => {
    const start = about('chance', { kind: 'go_back', steps: 3 }, square);
    const advice = cardNumber('community_chest', { kind: 'collect', amount: 25 });
    const stacked = changed(start, ({ decks }) => void decks.community_chest.unshift(advice));
    const { game, happenings } = act(stacked, 'roll_dice');
    expect(playerAt(game, 0).position).toBe(position);
    expect(happenings.slice(0, 6).map(({ kind }) => kind)).toEqual(['rolled', 'moved', 'drew', 'moved', ...then]);
    expect(game.decision.kind).toBe(pending);
  });

  it.each(['chance', 'community_chest'] as const)('J1, G2: the jail card of %s jails without a salary', (name) => {
    const start = about(name, { kind: 'go_to_jail' }, name === 'chance' ? 36 : 33);
    const game = play(start, 'roll_dice');
    expect(playerAt(game, 0)).toMatchObject({ position: 10, inJail: true, cash: 1500 });
  });
});

describe('cards about money', () => {
  it('collects from and pays to the bank', () => {
    expect(cashOf(play(about('chance', { kind: 'collect', amount: 150 }), 'roll_dice'), 0)).toBe(1650);
    expect(cashOf(play(about('community_chest', { kind: 'pay', amount: 100 }), 'roll_dice'), 0)).toBe(1400);
  });

  it('C6: a birthday is paid for by every solvent player, and by nobody else', () => {
    const start = about('community_chest', { kind: 'collect_from_each', amount: 10 });
    const game = play(withPlayer(start, 1, { bankrupt: true, cash: 0 }), 'roll_dice');
    expect(game.players.map(({ cash }) => cash)).toEqual([1510, 0, 1490]);
  });

  it('C6: the chairman pays everybody', () => {
    const game = play(about('chance', { kind: 'pay_each', amount: 50 }), 'roll_dice');
    expect(game.players.map(({ cash }) => cash)).toEqual([1400, 1550, 1550]);
  });

  it.each([
    ['chance', 25, 100, 250],
    ['community_chest', 40, 115, 355],
  ] as const)('C5: repairs of %s cost $%i a house and $%i a hotel', (name, perHouse, perHotel, bill) => {
    const lots = {
      oriental: { owner: 0, houses: 5 },
      vermont: { owner: 0, houses: 4 },
      baltic: { owner: 0, houses: 2 },
    };
    const start = withHoldings(about(name, { kind: 'repairs', perHouse, perHotel }), lots);
    expect(cashOf(play(start, 'roll_dice'), 0)).toBe(1500 - bill);
  });

  it('asks nothing for repairs of nobody without buildings', () => {
    const start = about('chance', { kind: 'repairs', perHouse: 25, perHotel: 100 });
    expect(act(start, 'roll_dice').happenings.some(({ kind }) => kind === 'paid')).toBe(false);
  });
});
