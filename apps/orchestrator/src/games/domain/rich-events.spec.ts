import { describe, expect, it } from '@jest/globals';
import type { EventDraft, GameState } from '#libs/protocol';
import { richEvents } from './rich-events.js';
import { ANN, BOB, DECIDED, stateOf, withDeed, withPlayer } from './testing/sessions.js';

const BEFORE = stateOf();

function seen(after: GameState, type: string, result: object = {}, before: GameState = BEFORE): readonly EventDraft[] {
  return richEvents(DECIDED, ANN, { before, action: { type }, result: { success: true, ...result }, after });
}
const ann = { player_id: ANN, player_name: 'Ann' };

describe('what the snapshots of an engine that reports only the minimum show', () => {
  it('a throw and a move, from the state alone', () => {
    const after = { ...withPlayer(BEFORE, ANN, { position: 7 }), last_dice_roll: [3, 4] };
    expect(seen(after, 'roll_dice')).toEqual([
      { event: 'dice:rolled', payload: { ...ann, dice: [3, 4], total: 7, is_doubles: false } },
      { event: 'player:moved', payload: { ...ann, from_position: 0, to_position: 7, dice_total: 7 } },
    ]);
  });

  it('an old throw is not emitted again', () => {
    const before = { ...BEFORE, last_dice_roll: [2, 2] };
    expect(seen({ ...before, turn_number: 2 }, 'end_turn', {}, before)).toEqual([]);
  });

  it('a throw named by the answer, and a position that only the answer has', () => {
    const after = withPlayer(BEFORE, ANN, { position: undefined });
    expect(seen(after, 'roll_dice', { dice_roll: [6, 6], new_position: 12 })).toMatchObject([
      { event: 'dice:rolled', payload: { is_doubles: true } },
      { event: 'player:moved', payload: { from_position: 0, to_position: 12, dice_total: 12 } },
    ]);
  });

  it('rent, derived from the dollars that changed hands', () => {
    const after = withPlayer(withPlayer(BEFORE, ANN, { position: 5, cash: 1475 }), BOB, { cash: 1525 });
    expect(seen(after, 'roll_dice').at(-1)).toEqual({
      event: 'rent:paid',
      payload: { ...ann, amount: 25, to_player_id: BOB, to_player_name: 'Bob', property_id: null },
    });
  });

  it('rent that a salary on the way hides, when the answer has the amount', () => {
    const after = withPlayer(withPlayer(BEFORE, ANN, { cash: 1675 }), BOB, { cash: 1525 });
    const paid = seen(after, 'roll_dice', { amount_paid: 25, property_id: 'reading_rr' });
    expect(paid).toMatchObject([{ event: 'rent:paid', payload: { amount: 25, property_id: 'reading_rr' } }]);
    expect(seen(after, 'roll_dice')).toEqual([]);
  });

  it('a purchase, with its price from the answer or from the purse', () => {
    const bought = withDeed(withPlayer(BEFORE, ANN, { cash: 1440 }), 'baltic', { owner_id: ANN });
    const purchase = { event: 'property:purchased', payload: { ...ann, property_id: 'baltic', price: 60 } };
    expect(seen(bought, 'buy_property')).toEqual([purchase]);
    expect(seen(bought, 'buy_property', { amount_paid: 60 })).toEqual([purchase]);
  });

  it('a property that was passed', () => {
    expect(seen(BEFORE, 'pass_property', { property_id: 'baltic' })).toEqual([
      { event: 'property:passed', payload: { ...ann, property_id: 'baltic' } },
    ]);
  });

  it('a card, as text or as an object', () => {
    const drawn = { event: 'card:drawn', payload: { ...ann, card_text: 'Go back', deck: null } };
    expect(seen(BEFORE, 'roll_dice', { card_drawn: 'Go back' })).toEqual([drawn]);
    expect(seen(BEFORE, 'roll_dice', { card_drawn: { text: 'Go back', deck: 'chance' } })).toMatchObject([
      { event: 'card:drawn', payload: { deck: 'chance' } },
    ]);
    expect(seen(BEFORE, 'roll_dice', { card_drawn: 7 })).toEqual([]);
  });

  it('houses and hotels that came and went', () => {
    const had = (houses: number): GameState => withDeed(BEFORE, 'reading_rr', { houses });
    const bob = { player_id: BOB, player_name: 'Bob', property_id: 'reading_rr' };
    expect(seen(had(1), 'build_house')).toEqual([
      { event: 'building:built', payload: { ...bob, building_type: 'house' } },
    ]);
    expect(seen(had(5), 'build_hotel', {}, had(4))).toMatchObject([{ payload: { building_type: 'hotel' } }]);
    expect(seen(had(4), 'sell_building', {}, had(5))).toMatchObject([
      { event: 'building:sold', payload: { building_type: 'hotel' } },
    ]);
  });

  it('mortgages taken and lifted', () => {
    const mortgaged = withPlayer(withDeed(BEFORE, 'reading_rr', { is_mortgaged: true }), BOB, { cash: 1600 });
    expect(seen(mortgaged, 'mortgage_property')).toMatchObject([
      { event: 'property:mortgaged', payload: { amount: 100 } },
    ]);
    expect(seen(BEFORE, 'unmortgage_property', {}, mortgaged)).toMatchObject([{ event: 'property:unmortgaged' }]);
  });

  it('jail, entered and left', () => {
    const inJail = withPlayer(BEFORE, ANN, { in_jail: true });
    expect(seen(withPlayer(inJail, ANN, { position: 10 }), 'roll_dice')).toMatchObject([
      { event: 'player:moved', payload: { to_position: 10 } },
      { event: 'jail:action', payload: { action_type: 'go_to_jail', success: true } },
    ]);
    expect(seen(BEFORE, 'pay_jail_fine', {}, inJail)).toMatchObject([
      { payload: { action_type: 'pay_jail_fine', success: true } },
    ]);
    expect(seen(inJail, 'roll_for_doubles', {}, inJail)).toMatchObject([
      { event: 'jail:action', payload: { success: false } },
    ]);
  });

  it('a bankruptcy, and who inherits', () => {
    const before = withDeed(BEFORE, 'baltic', { owner_id: ANN });
    const broke = withPlayer(before, ANN, { is_bankrupt: true });
    expect(seen(withDeed(broke, 'baltic', { owner_id: BOB }), 'declare_bankruptcy', {}, before).at(-1)).toEqual({
      event: 'player:bankrupt',
      payload: { ...ann, creditor_id: BOB, creditor_name: 'Bob' },
    });
    expect(seen(broke, 'declare_bankruptcy', {}, before)).toMatchObject([{ payload: { creditor_id: null } }]);
  });

  it('nothing, where the snapshots show nothing', () => {
    const bare = { status: 'in_progress', current_player_index: 0, players: [{ id: ANN, name: 'Ann' }] };
    expect(seen(bare, 'roll_dice', {}, bare)).toEqual([]);
  });
});
