import { describe, expect, it } from '@jest/globals';
import { defaultAction, illegalChoice, legalAction } from './choice.js';

describe('the default action', () => {
  it.each([
    ['the engine’s own mark', [{ type: 'end_turn' }, { type: 'dance', default: true }], 'dance'],
    ['passing a bid first of all', [{ type: 'end_turn' }, { type: 'pass_bid' }], 'pass_bid'],
    ['rejecting a trade', [{ type: 'accept_trade' }, { type: 'reject_trade' }], 'reject_trade'],
    ['passing before ending the turn', [{ type: 'end_turn' }, { type: 'pass_property' }], 'pass_property'],
    ['ending the turn before rolling', [{ type: 'roll_dice' }, { type: 'end_turn' }], 'end_turn'],
    [
      'rolling for doubles before paying',
      [{ type: 'pay_jail_fine' }, { type: 'roll_for_doubles' }],
      'roll_for_doubles',
    ],
    ['the first where none is known', [{ type: 'dance' }, { type: 'sing' }], 'dance'],
  ])('is %s', (_, offered, type) => {
    expect(defaultAction(offered, 'post_roll')).toEqual({ type });
  });

  it.each([
    ['pre_roll', 'roll_dice'],
    ['awaiting_roll', 'roll_dice'],
    ['awaiting_buy_decision', 'pass_property'],
    ['awaiting_jail_decision', 'roll_for_doubles'],
    ['post_roll', 'end_turn'],
    ['intermezzo', 'end_turn'],
    ['constructor', 'end_turn'],
  ])('goes by the phase %s where the valid actions are not known', (phase, type) => {
    expect(defaultAction(null, phase)).toEqual({ type });
    expect(defaultAction([], phase)).toEqual({ type });
  });

  it('is sent without what only describes the offer', () => {
    const offer = { type: 'pass_property', property_id: 'baltic', amount: null, cost: 60, description: 'Leave it' };
    expect(defaultAction([offer], 'x')).toEqual({ type: 'pass_property', property_id: 'baltic', amount: null });
  });
});

describe('a chosen action', () => {
  const offered = [
    { type: 'build_house', property_id: 'baltic' },
    { type: 'build_house', property_id: 'oriental' },
    { type: 'buy_property', property_id: 'states' },
    { type: 'place_bid', property_id: null },
    { type: 'end_turn' },
  ];

  it.each([
    ['as offered', { type: 'build_house', property_id: 'oriental' }],
    ['with an amount of its own where it bids', { type: 'place_bid', amount: 40, property_id: null }],
  ])('%s is legal and sent as it is', (_, chosen) => {
    expect(legalAction(chosen, offered)).toEqual(chosen);
  });

  it.each([
    {
      how: 'by the id alone',
      chosen: { type: 'a1' },
      sent: { type: 'buy_property', property_id: 'states', action_id: 'a1' },
    },
    {
      how: 'by type and id, with what only describes it',
      chosen: { type: 'buy_property', action_id: 'a1', cost: 140, description: 'Buy States' },
      sent: { type: 'buy_property', property_id: 'states', action_id: 'a1' },
    },
    {
      how: 'by an id, with an amount filled in',
      chosen: { type: 'a2', action_id: 'a2', amount: 40 },
      sent: { type: 'place_bid', amount: 40, action_id: 'a2' },
    },
    { how: 'by an id of another type', chosen: { type: 'end_turn', action_id: 'a1' }, sent: undefined },
    { how: 'by an id that is not there', chosen: { type: 'a9', action_id: 'a9' }, sent: undefined },
  ])('named $how is sent as the offer', ({ chosen, sent }) => {
    const withIds = [
      { type: 'end_turn', action_id: 'a0' },
      { type: 'buy_property', property_id: 'states', action_id: 'a1' },
      { type: 'place_bid', action_id: 'a2' },
    ];
    expect(legalAction(chosen, withIds)).toEqual(sent);
  });

  it('may leave out a property where only one is on offer', () => {
    expect(legalAction({ type: 'buy_property' }, offered)).toEqual({ type: 'buy_property', property_id: 'states' });
  });

  it.each([
    ['of another type', { type: 'roll_dice' }],
    ['for another property', { type: 'build_house', property_id: 'boardwalk' }],
    ['that leaves open which of several is meant', { type: 'build_house' }],
    ['with a property that the offer does not have', { type: 'end_turn', property_id: 'x' }],
    ['with a field that the offer does not have', { type: 'end_turn', column: 3 }],
    ['with an amount where nothing is bid', { type: 'buy_property', amount: 5 }],
  ])('%s is not legal', (_, chosen) => {
    expect(legalAction(chosen, offered)).toBeUndefined();
  });

  it('is refused with what would be possible', () => {
    expect(illegalChoice({ type: 'fly', property_id: 'moon' }, offered)).toBe(
      'fly moon is not possible now; possible: build_house baltic, build_house oriental, buy_property states, place_bid, end_turn.',
    );
  });
});
