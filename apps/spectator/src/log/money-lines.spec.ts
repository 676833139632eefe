import { describe, expect, it } from '@jest/globals';
import type { History } from '../story/index.js';
import { ADA, BOB, boardState, TestGame } from '../story/testing/test-game.js';
import { logLinesOf } from './log-model.js';

function textsIn(history: History): readonly string[] {
  const lines = logLinesOf(history, 1, history.head.seq).filter(({ kind }) => kind !== 'moments');
  return lines.map(({ text }) => text);
}

describe('a change of cash', () => {
  const textsOf = ({ history }: TestGame): readonly string[] => textsIn(history);
  const moneyOf = (game: TestGame): readonly string[] => textsOf(game).filter((text) => /\$|owes/.test(text));

  it('that no event describes has a plain line', () => {
    const game = new TestGame()
      .add('turn:action', { ...ADA, action: { type: 'dance' }, result: { success: true } })
      .snapshot(boardState({ cash: 1_700 }, { cash: 1_425 }));
    expect(moneyOf(game)).toEqual(['Ada receives $200.', 'Bob pays $75.']);
  });

  it('has a plain line for what is left, beside an event that describes a part', () => {
    const game = new TestGame()
      .add('rent:paid', { ...ADA, amount: 50, to_player_id: 'b', to_player_name: 'Bob', property_id: 'baltic' })
      .snapshot(boardState({ cash: 1_650 }, { cash: 1_550 }));
    expect(moneyOf(game)).toEqual(['Ada pays $50 rent to Bob at Tanners Row.', 'Ada receives $200.']);
  });

  it('that an event of the engine’s own contains has no second line', () => {
    const game = new TestGame()
      .add('bank:dividend', { ...ADA, amount: 35, message: 'Ada gets a dividend of 35.' })
      .snapshot(boardState({ cash: 1_535 }));
    expect(textsOf(game)).toEqual(['The game begins.', 'Ada gets a dividend of 35.']);
  });

  it('that an event claims and the state denies has no amount', () => {
    const game = new TestGame()
      .add('rent:paid', { ...ADA, amount: 900, to_player_id: 'b', to_player_name: 'Bob', property_id: 'baltic' })
      .snapshot(boardState());
    expect(moneyOf(game)).toEqual(['Ada owes rent to Bob at Tanners Row.']);
  });

  it('has the amount of the states where the engine’s prices are others', () => {
    const game = new TestGame()
      .add('building:built', { ...ADA, property_id: 'baltic', building_type: 'house' })
      .add('jail:action', { ...BOB, action_type: 'pay_jail_fine', success: true })
      .snapshot(boardState({ cash: 1_420 }, { cash: 1_425 }));
    expect(moneyOf(game)).toEqual(['Ada builds a house on Tanners Row for $80.', 'Bob pays the $75 fine and is free.']);
  });

  it('has one line where an auction is followed by a purchase', () => {
    const game = new TestGame()
      .add('auction:started', { property_id: 'baltic' })
      .add('auction:bid', { property_id: 'baltic', ...ADA, amount: 40 })
      .add('auction:ended', { property_id: 'baltic', winner_id: 'a', winner_name: 'Ada', amount: 40 })
      .add('property:purchased', { ...ADA, property_id: 'baltic', price: 40 });
    expect(game.history.head.seats.map(({ cash }) => cash)).toEqual([1_460, 1_500]);
    expect(textsOf(game.snapshot(boardState({ cash: 1_460 }))).slice(-2)).toEqual([
      'Ada bids $40 for Tanners Row.',
      'Ada wins Tanners Row for $40.',
    ]);
  });

  it('for a building that was won has its line where it is paid: at the auction, or where it is placed', () => {
    const lot = { property_id: 'baltic', building_type: 'house' };
    const won = (): TestGame =>
      new TestGame()
        .add('auction:started', lot)
        .add('auction:ended', { ...lot, winner_id: 'a', winner_name: 'Ada', amount: 70 });
    const atOnce = won()
      .add('building:built', { ...ADA, ...lot })
      .snapshot(boardState({ cash: 1_430 }));
    expect(textsOf(atOnce).slice(-2)).toEqual(['Ada wins a house for $70.', 'Ada builds a house on Tanners Row.']);
    const later = won()
      .snapshot(boardState())
      .add('agent:decision', { ...ADA, action: { type: 'build_house' } })
      .add('building:built', { ...ADA, ...lot })
      .snapshot(boardState({ cash: 1_430 }));
    expect(textsOf(later).slice(-2)).toEqual(['Ada wins a house.', 'Ada builds a house on Tanners Row for $70.']);
  });

  it('goes to the square where payments collect, if the rules let them', () => {
    const payments = [{ from_player_id: 'a', to_player_id: null, amount: 75, cause: 'tax' }];
    const game = new TestGame()
      .snapshot({ ...boardState(), rules: { free_parking_pot: true } })
      .add('turn:action', { ...ADA, action: { type: 'roll_dice' }, result: { success: true, payments } })
      .snapshot({ ...boardState({ cash: 1_425 }), rules: { free_parking_pot: true } });
    expect(moneyOf(game)).toEqual(['Ada pays $75 tax, which goes to The Common.']);
  });

  it('by an answer’s payments has a line for each, and none for what an event has recorded', () => {
    const paid = (
      from_player_id: string | null,
      to_player_id: string | null,
      amount: number,
      cause: string,
    ): object => ({
      from_player_id,
      to_player_id,
      amount,
      cause,
    });
    const payments = [paid(null, 'a', 200, 'salary'), paid('a', 'b', 8, 'rent'), paid('a', null, 9, 'weather')];
    const game = new TestGame()
      .add('rent:paid', { ...ADA, amount: 8, to_player_id: 'b', to_player_name: 'Bob', property_id: 'baltic' })
      .add('turn:action', { ...ADA, action: { type: 'roll_dice' }, result: { success: true, payments } })
      .snapshot(boardState({ cash: 1_683 }, { cash: 1_508 }));
    expect(moneyOf(game)).toEqual([
      'Ada pays $8 rent to Bob at Tanners Row.',
      'The bank pays Ada $200 salary at Harbour Gate.',
      'Ada pays the bank $9.',
    ]);
  });
});

describe('a debt', () => {
  it('has a line, and is the reason of the ruin that it leads to', () => {
    const decision = {
      kind: 'debt',
      player_id: 'a',
      context: { amount: 550, creditor_id: 'b', cause: 'rent', property_id: 'baltic' },
    };
    const game = new TestGame()
      .add('turn:action', { ...ADA, action: { type: 'roll_dice' }, result: { success: true } })
      .snapshot({ ...boardState({ cash: 43 }), decision });
    const lines = (): readonly string[] => textsIn(game.history);
    expect(lines().at(-1)).toBe('Ada owes Bob $550 rent at Tanners Row.');
    game
      .add('player:bankrupt', { ...ADA, creditor_id: 'b', creditor_name: 'Bob' })
      .snapshot(boardState({ cash: 0, is_bankrupt: true }, { cash: 1_543 }));
    expect(lines().at(-1)).toBe(
      'Ada is bankrupt: Ada owes Bob $550 rent at Tanners Row; Bob gets the $43 that are left.',
    );
  });

  it('that leaves buildings has a line for what the bank pays for them', () => {
    const built = [{ property_id: 'baltic', owner_id: 'a', houses: 5 }];
    const game = new TestGame()
      .snapshot(boardState({ cash: 40 }, {}, built))
      .add('agent:decision', { ...ADA, action: { type: 'declare_bankruptcy' } })
      .add('player:bankrupt', { ...ADA, creditor_id: 'b', creditor_name: 'Bob' })
      .snapshot(
        boardState({ cash: 0, is_bankrupt: true }, { cash: 1_665 }, [{ ...built[0], owner_id: 'b', houses: 0 }]),
      );
    expect(textsIn(game.history).slice(-2)).toEqual([
      'Ada is bankrupt, having given up; Bob gets the $165 that are left.',
      'The bank pays Ada $125 for the buildings.',
    ]);
  });
});
