import { describe, expect, it } from '@jest/globals';
import type { Trade, TradeSide } from '#libs/protocol';
import { apply } from './apply.js';
import { playerAt, type Game } from './game.js';
import type { GameOptions } from './options.js';
import { snapshotOf } from './snapshot.js';
import { act, cashOf, kinds, offeredTypes, play } from './testing/play.js';
import { held, newGame, withHoldings, withPlayer } from './testing/games.js';
import { toEngineActions } from './wire.js';

/** Ann has Baltic, Bob has Mediterranean and a mortgaged Boardwalk, and it is Ann's turn. */
function market(options: Partial<GameOptions> = {}): Game {
  return withHoldings(newGame(3, [[1, 2]], { options: { trading: true, ...options } }), {
    baltic: { owner: 0 },
    mediterranean: { owner: 1 },
    boardwalk: { owner: 1, mortgaged: true },
  });
}

function trade(give: TradeSide, get: TradeSide, to = 'bob'): { readonly trade: Trade } {
  return { trade: { to_player_id: to, give, get } };
}

const FAIR = trade({ cash: 100 }, { properties: ['mediterranean'] });
const propose = (game: Game, terms = FAIR): Game => act(game, 'propose_trade', undefined, terms).game;

/** The answer of the rules to a proposal. */
function refusalOf(game: Game, give: TradeSide, get: TradeSide, to?: string): string | undefined {
  const before = JSON.stringify(snapshotOf(game));
  const refusal = apply(game, 0, { type: 'propose_trade', ...trade(give, get, to) });
  expect(JSON.stringify(snapshotOf(game)) === before).toBe(refusal !== null);
  return refusal?.code;
}

describe('a trade', () => {
  it('D3, D5: needs the answer of the other seat, and then happens as a whole', () => {
    const proposed = propose(market());
    expect(proposed.decision).toMatchObject({ kind: 'trade', seat: 1, trade: { from: 0, to: 1, exchange: 1 } });
    expect(offeredTypes(proposed)).toEqual(['reject_trade', 'accept_trade', 'counter_trade']);
    const { game, happenings } = act(proposed, 'accept_trade');
    expect([cashOf(game, 0), cashOf(game, 1)]).toEqual([1400, 1600]);
    expect(held(game, 'mediterranean').owner).toBe(0);
    expect(kinds(happenings)).toEqual(['trade_resolved']);
    expect(game.decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });

  it('changes nothing when it is declined', () => {
    const game = play(propose(market()), 'reject_trade');
    expect([cashOf(game, 0), held(game, 'mediterranean').owner]).toEqual([1500, 1]);
    expect(game.decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });

  it('D1: may hold deeds, mortgaged or not, cash and jail cards', () => {
    const start = withPlayer(market(), 1, { jailCards: ['community_chest'] });
    const proposed = propose(start, trade({ properties: ['baltic'], cash: 30 }, { jail_cards: 1, properties: [] }));
    const game = play(proposed, 'accept_trade');
    expect(playerAt(game, 0).jailCards).toEqual(['community_chest']);
    expect(playerAt(game, 1)).toMatchObject({ jailCards: [], cash: 1530 });
    expect(held(game, 'baltic').owner).toBe(1);
  });

  it('D2, H9: never moves a lot of a group with a building', () => {
    const game = withHoldings(market(), { baltic: { houses: 1 }, mediterranean: { owner: 0 } });
    expect(refusalOf(game, { properties: ['mediterranean'] }, { cash: 5 })).toBe('invalid_parameters');
  });

  it.each<[string, TradeSide, TradeSide, string | undefined, string]>([
    ['gives nothing', {}, { properties: ['mediterranean'] }, undefined, 'illegal_trade'],
    ['asks for nothing', { cash: 5 }, {}, undefined, 'illegal_trade'],
    ['is money for money', { cash: 5 }, { cash: 10 }, undefined, 'illegal_trade'],
    [
      'offers more cash than there is',
      { cash: 1501 },
      { properties: ['mediterranean'] },
      undefined,
      'invalid_parameters',
    ],
    ['asks for more cash than there is', { properties: ['baltic'] }, { cash: 1501 }, undefined, 'invalid_parameters'],
    ['offers what is not owned', { properties: ['boardwalk'] }, { cash: 1 }, undefined, 'invalid_parameters'],
    ['names a deed twice', { properties: ['baltic', 'baltic'] }, { cash: 1 }, undefined, 'invalid_parameters'],
    ['is with oneself', { cash: 1 }, { properties: ['baltic'] }, 'ann', 'invalid_parameters'],
    ['is with nobody', { cash: 1 }, { properties: ['baltic'] }, 'zoe', 'invalid_parameters'],
    ['has a negative amount', { cash: -1 }, { properties: ['mediterranean'] }, undefined, 'invalid_parameters'],
  ])('S5, D3, D4: that %s is refused', (_, give, get, to, code) => {
    expect(refusalOf(market(), give, get, to)).toBe(code);
  });

  it.each([undefined, null, 7, [], {}, { to_player_id: 'bob' }, { to_player_id: 'bob', give: 1, get: [] }])(
    'that is no trade at all (%j) is refused',
    (terms) => {
      const action = { type: 'propose_trade', trade: terms as unknown as Trade };
      expect(apply(market(), 0, action)).toMatchObject({ code: 'invalid_parameters' });
    },
  );

  it('D3, M4: is refused where the receiver could not pay the interest on a mortgage', () => {
    const poor = withPlayer(market(), 0, { cash: 25 });
    expect(refusalOf(poor, { cash: 10 }, { properties: ['boardwalk'] })).toBe('illegal_trade');
    expect(refusalOf(poor, { cash: 5 }, { properties: ['boardwalk'] })).toBeUndefined();
  });

  it('D4: is proposed no more than three times a turn, or as often as the options allow, and never twice the same', () => {
    const once = play(propose(market()), 'reject_trade');
    expect(apply(once, 0, { type: 'propose_trade', ...FAIR })).toMatchObject({ code: 'trade_repeated' });
    const twice = play(propose(once, trade({ cash: 101 }, { properties: ['mediterranean'] })), 'reject_trade');
    const thrice = play(propose(twice, trade({ cash: 102 }, { properties: ['mediterranean'] })), 'reject_trade');
    expect(offeredTypes(thrice)).not.toContain('propose_trade');
    expect(offeredTypes(market({ maxTradesPerTurn: 0 }))).not.toContain('propose_trade');
    expect(offeredTypes(market({ trading: false }))).not.toContain('propose_trade');
    const next = play(thrice, 'roll_dice', 'end_turn');
    expect(offeredTypes(next)).toContain('propose_trade');
  });

  it('D4: has no more than five exchanges', () => {
    let game = propose(market());
    for (let exchange = 2; exchange <= 5; exchange += 1) {
      const [to, side] = exchange % 2 === 0 ? ['ann', 'get'] : ['bob', 'give'];
      const [mine, theirs] = [{ properties: ['mediterranean'] }, { cash: 100 + exchange }];
      const terms = side === 'get' ? trade(mine, theirs, to) : trade(theirs, mine, to);
      game = act(game, 'counter_trade', undefined, terms).game;
      expect(game.decision).toMatchObject({ kind: 'trade', trade: { exchange } });
    }
    expect(offeredTypes(game)).toEqual(['reject_trade', 'accept_trade']);
    const done = play(game, 'accept_trade');
    expect(cashOf(done, 0)).toBe(1395);
    expect(done.decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });

  it('P2, K1: may raise the cash for a debt, which is then paid by itself', () => {
    const start = withHoldings(market(), { oriental: { owner: 1, houses: 5 }, vermont: { owner: 1, houses: 5 } });
    const poor = withHoldings(withPlayer(start, 0, { cash: 100 }), { connecticut: { owner: 1, houses: 5 } });
    const owing = play(withPlayer(poor, 0, { position: 3 }), 'roll_dice');
    expect(offeredTypes(owing)).toEqual(['mortgage_property', 'declare_bankruptcy', 'propose_trade']);
    const sold = play(propose(owing, trade({ properties: ['baltic'] }, { cash: 500 })), 'accept_trade');
    expect(sold.decision).toEqual({ kind: 'post_roll', seat: 0 });
    expect(cashOf(sold, 0)).toBe(50);
    const not = play(propose(owing, trade({ properties: ['baltic'] }, { cash: 500 })), 'reject_trade');
    expect(not.decision).toMatchObject({ kind: 'debt', seat: 0 });
  });
});

describe('a mortgaged deed that changes hands', () => {
  const received = (cash = 1500): Game =>
    play(propose(withPlayer(market(), 0, { cash }), trade({ cash: 1 }, { properties: ['boardwalk'] })), 'accept_trade');

  it('M4: lets the receiver pay ten per cent, and lifting it later costs another ten', () => {
    const asked = received();
    expect(asked.decision).toEqual({ kind: 'interest', seat: 0, position: 39 });
    expect(offeredTypes(asked)).toEqual(['pay_interest', 'unmortgage_property']);
    const paid = play(asked, 'pay_interest');
    expect([cashOf(paid, 0), held(paid, 'boardwalk').mortgaged]).toEqual([1479, true]);
    expect(paid.decision).toEqual({ kind: 'pre_roll', seat: 0 });
    expect(cashOf(play(paid, 'unmortgage_property boardwalk'), 0)).toBe(1259);
  });

  it('M4: may be lifted at once, for the mortgage and ten per cent in all', () => {
    const lifted = play(received(), 'unmortgage_property boardwalk');
    expect([cashOf(lifted, 0), held(lifted, 'boardwalk').mortgaged]).toEqual([1279, false]);
    expect(lifted.decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });

  it('M4: costs the interest without asking where lifting is out of reach', () => {
    expect(cashOf(received(100), 0)).toBe(79);
  });
});

describe('the parameters of a trade', () => {
  it('name what each side can give, and nothing else', () => {
    const offer = toEngineActions(market()).actions.find(({ type }) => type === 'propose_trade');
    const cash = { type: 'integer', minimum: 0, maximum: 1500 };
    const none = { type: 'integer', minimum: 0, maximum: 0 };
    expect(offer?.params).toEqual({
      to_player_id: { type: 'string', enum: ['bob', 'cid'], required: true },
      give: { cash, properties: { type: 'array', enum: ['baltic'] }, jail_cards: none },
      get_by_player: {
        bob: { cash, properties: { type: 'array', enum: ['mediterranean', 'boardwalk'] }, jail_cards: none },
        cid: { cash, properties: { type: 'array', enum: [] }, jail_cards: none },
      },
    });
  });

  it('are asked for only where there is something to trade', () => {
    expect(offeredTypes(newGame(2, [], { options: { trading: true } }))).toEqual(['roll_dice']);
  });
});
