import { describe, expect, it } from '@jest/globals';
import type { Game } from './game.js';
import { act } from './testing/play.js';
import { newGame, withHoldings } from './testing/games.js';
import { fromActionId, fromWire } from './wire-action.js';
import { toEngineActions } from './wire.js';

const TERMS = { to_player_id: 'bob', give: { cash: 100 }, get: { properties: ['mediterranean'] } };

/** It is Ann's turn, and Ann can propose trades. */
function market(): Game {
  const start = newGame(2, [[1, 2]], { options: { trading: true } });
  return withHoldings(start, { baltic: { owner: 0 }, mediterranean: { owner: 1 } });
}

function idOf(game: Game, type: string): string {
  return (
    toEngineActions(game)
      .actions.find((action) => action.type === type)
      ?.action_id?.toString() ?? ''
  );
}

describe('an action by its id', () => {
  it.each([{ params: TERMS }, { params: { trade: TERMS } }])('is a trade with the terms in $params', ({ params }) => {
    const game = market();
    expect(fromActionId(game, idOf(game, 'propose_trade'), params)).toEqual({ type: 'propose_trade', trade: TERMS });
  });

  it('is a bid of the amount that is filled in, for the deed of the offer', () => {
    const bought = act(newGame(2, [[1, 2]], { options: { auctions: true } }), 'roll_dice').game;
    const game = act(bought, 'pass_property').game;
    const bid = fromActionId(game, idOf(game, 'place_bid'), { amount: 7 });
    expect(bid).toMatchObject({ type: 'place_bid', amount: 7 });
    expect(fromActionId(game, idOf(game, 'place_bid'), { amount: '7' })).not.toHaveProperty('amount');
  });

  it('has no trade where none is filled in, and is none where nothing has that id', () => {
    const game = market();
    expect(fromActionId(game, idOf(game, 'propose_trade'), {})).toEqual({ type: 'propose_trade' });
    expect(fromActionId(game, 'a99', {})).toBeNull();
  });
});

describe('a whole action', () => {
  it('has what is given; null counts as not given', () => {
    expect(fromWire({ type: 'roll_dice', property_id: null, amount: null, trade: null })).toEqual({
      type: 'roll_dice',
    });
    expect(fromWire({ type: 'x', property_id: 'baltic', amount: 0, trade: TERMS })).toEqual({
      type: 'x',
      propertyId: 'baltic',
      amount: 0,
      trade: TERMS,
    });
  });
});
