import { describe, expect, it } from '@jest/globals';
import type { Game } from './game.js';
import { act, play } from './testing/play.js';
import { cardNumber, owning, newGame, withHoldings, withOptions, withPlayer } from './testing/games.js';
import { toActionResult, toEngineActions, toGameState } from './wire.js';

/** Ann does this. */
function result(before: Game, type: string): ReturnType<typeof toActionResult> {
  const { game, happenings } = act(before, type);
  return toActionResult(game, 0, { type }, happenings);
}

describe('the state on the wire', () => {
  it('has every field of the contract', () => {
    const state = toGameState(
      play(withHoldings(newGame(2, [[1, 2]]), { bo_rr: { owner: 1, mortgaged: true } }), 'roll_dice'),
    );
    expect(state).toMatchObject({
      id: 'g',
      status: 'in_progress',
      current_player_index: 0,
      turn_number: 1,
      turn_phase: 'awaiting_buy_decision',
      doubles_count: 0,
      last_dice_roll: [1, 2],
      winner_id: null,
    });
    expect(state.players[0]).toEqual({
      id: 'ann',
      name: 'Ann',
      model: '',
      personality: '',
      player_order: 0,
      position: 3,
      cash: 1500,
      in_jail: false,
      jail_turns: 0,
      get_out_of_jail_cards: 0,
      is_bankrupt: false,
    });
    expect(state.properties).toHaveLength(28);
    expect(state.properties).toContainEqual({ property_id: 'bo_rr', owner_id: 'bob', houses: 0, is_mortgaged: true });
  });

  it('C8: contains neither the order of the decks nor the throws to come', () => {
    const answer = JSON.stringify(toGameState(newGame(2, [[1, 2]])));
    expect(answer).not.toMatch(/deck|cup|stream|loaded|pendingEffects|seed|"dice"/);
  });

  it('contains the rules that are not the printed ones, and no others', () => {
    const rules = { goSalary: 400, incomeTax: 'ten_percent', auctions: true, trading: true } as const;
    expect(toGameState(newGame(2, [], { options: rules }))).toMatchObject({
      rules: { go_salary: 400, income_tax: 'ten_percent' },
    });
    expect(toGameState(newGame(2, [], { options: { auctions: true, trading: true } }))['rules']).toEqual({});
  });

  it('names the winner, and why the game is over', () => {
    const over = play(newGame(2, [[4, 6]], { options: { maxTurns: 1 } }), 'roll_dice', 'end_turn');
    expect(toGameState(over)).toMatchObject({
      status: 'completed',
      winner_id: 'ann',
      end_reason: 'max_turns',
      turn_phase: 'game_over',
    });
    expect(toEngineActions(over)).toEqual({
      game_id: 'g',
      player_id: null,
      player_name: null,
      turn_phase: 'game_over',
      actions: [],
      decision: null,
    });
  });
});

describe('the offers on the wire', () => {
  it('describe each action with names and dollars, and mark one as the default', () => {
    const game = owning(withPlayer(newGame(2, [[1, 2]]), 0, { cash: 60 }), 0, 'reading_rr');
    expect(toEngineActions(play(game, 'roll_dice'))).toMatchObject({
      player_id: 'ann',
      player_name: 'Ann',
      turn_phase: 'awaiting_buy_decision',
      decision: {
        id: 'd-2',
        kind: 'buy',
        player_id: 'ann',
        turn_player_id: 'ann',
        expires_at: null,
        default_action: 0,
        context: { property_id: 'baltic', price: 60 },
      },
      actions: [
        { action_id: 'a0', type: 'pass_property', property_id: 'baltic', default: true },
        {
          action_id: 'a1',
          type: 'buy_property',
          property_id: 'baltic',
          cost: 60,
          cash_after: 0,
          description: 'Buy Baltic Avenue for $60.',
        },
        {
          action_id: 'a2',
          type: 'mortgage_property',
          property_id: 'reading_rr',
          amount: 100,
          cash_after: 160,
          description: 'Mortgage Reading Railroad for $100.',
        },
      ],
    });
  });

  it('describe a trade that may raise the cash for a purchase as a trade', () => {
    const game = owning(withOptions(newGame(2, [[1, 2]]), { trading: true }), 1, 'reading_rr');
    const offer = toEngineActions(play(game, 'roll_dice')).actions.find(({ type }) => type === 'propose_trade');
    expect(offer).toMatchObject({ property_id: 'baltic', description: 'Propose a trade to another player.' });
  });

  it('name the seat that owes, the amount and the creditor', () => {
    const game = withPlayer(owning(newGame(2, [[1, 2]]), 1, 'baltic'), 0, { cash: 1 });
    const owing = toEngineActions(play(game, 'roll_dice'));
    expect(owing.decision).toMatchObject({
      kind: 'debt',
      player_id: 'ann',
      context: { amount: 4, creditor_id: 'bob', cause: 'rent', property_id: 'baltic' },
    });
    expect(owing.actions).toEqual([
      {
        action_id: 'a0',
        type: 'declare_bankruptcy',
        description: 'Declare bankruptcy: everything goes to Bob.',
        default: true,
      },
    ]);
  });
});

describe('the result on the wire', () => {
  it('contains a throw, the move and the rent in order', () => {
    const answer = result(owning(newGame(2, [[1, 2]]), 1, 'baltic'), 'roll_dice');
    expect(answer).toMatchObject({
      success: true,
      action_type: 'roll_dice',
      message: 'Ann rolls 1 and 2. Ann moves to Baltic Avenue. Ann pays Bob $4 rent for Baltic Avenue.',
      dice_roll: [1, 2],
      new_position: 3,
      amount_paid: 4,
      amount_received: 0,
      property_id: 'baltic',
      card_drawn: null,
      next_phase: 'post_roll',
      game_over: false,
      winner_id: null,
      events: [
        { type: 'dice:rolled', player_id: 'ann', dice: [1, 2], total: 3, is_doubles: false },
        { type: 'player:moved', player_id: 'ann', from_position: 0, to_position: 3, dice_total: 3 },
        { type: 'rent:paid', player_id: 'ann', amount: 4, to_player_id: 'bob', property_id: 'baltic' },
      ],
    });
  });

  it('contains the card and what it brought', () => {
    const collect = cardNumber('community_chest', { kind: 'collect', amount: 200 });
    const answer = result(newGame(2, [[1, 1]], { community_chest: [collect] }), 'roll_dice');
    expect(answer).toMatchObject({
      amount_received: 200,
      card_drawn: { text: 'The bank miscounted in your favour. Collect $200.', deck: 'community_chest' },
      next_phase: 'pre_roll',
    });
    expect(answer['events']).toContainEqual({
      type: 'card:drawn',
      player_id: 'ann',
      card_text: 'The bank miscounted in your favour. Collect $200.',
      deck: 'community_chest',
    });
  });

  it('contains what was paid and received, and why', () => {
    const rent = { from_player_id: 'ann', to_player_id: 'bob', amount: 4, cause: 'rent', property_id: 'baltic' };
    expect(result(owning(newGame(2, [[1, 2]]), 1, 'baltic'), 'roll_dice')['payments']).toEqual([rent]);
    const fromGo = result(withPlayer(newGame(2, [[1, 2]]), 0, { position: 38 }), 'roll_dice');
    const salary = { from_player_id: null, to_player_id: 'ann', amount: 200, cause: 'salary', property_id: null };
    expect(fromGo['payments']).toEqual([salary]);
    expect(result(withPlayer(newGame(2, [[1, 2]]), 0, { position: 1 }), 'roll_dice')['payments']).toMatchObject([
      { from_player_id: 'ann', to_player_id: null, amount: 200, cause: 'tax', property_id: null },
    ]);
  });

  it('contains a bankruptcy with its creditor, and the end', () => {
    const game = play(withPlayer(owning(newGame(2, [[1, 2]]), 1, 'baltic'), 0, { cash: 1 }), 'roll_dice');
    const answer = result(game, 'declare_bankruptcy');
    expect(answer).toMatchObject({
      message: 'Ann is bankrupt; everything goes to Bob. Bob wins the game.',
      amount_paid: 1,
      game_over: true,
      winner_id: 'bob',
      events: [{ type: 'player:bankrupt', player_id: 'ann', creditor_id: 'bob' }],
    });
  });

  it('states that the game waits for a debt', () => {
    const game = withPlayer(owning(newGame(2, [[1, 2]]), 1, 'baltic'), 0, { cash: 1 });
    expect(result(game, 'roll_dice').message).toMatch(/Ann owes Bob \$4 and has \$1\.$/);
  });
});
