import { describe, expect, it } from '@jest/globals';
import { ADA, BOB, boardState, TestGame } from '../story/testing/test-game.js';
import { auctionSides } from './auction-sides.js';
import { shownReasoning } from './shown-reasoning.js';
import { sideReason } from './side-reason.js';

const BUYS = { ...ADA, action: { type: 'buy_property' }, reasoning: 'It completes the group.' };
const sold = (): TestGame =>
  new TestGame()
    .add('auction:started', { property_id: 'baltic' })
    .add('agent:decision', { ...ADA, action: { type: 'place_bid' }, reasoning: 'Worth $183 to me.' })
    .add('auction:bid', { property_id: 'baltic', ...ADA, amount: 170 })
    .add('agent:decision', { ...BOB, action: { type: 'pass_bid' }, reasoning: 'I pass at $170.' })
    .add('auction:bid', { property_id: 'baltic', ...BOB, amount: null })
    .add('auction:ended', { property_id: 'baltic', winner_id: 'a', winner_name: 'Ada', amount: 170 });
const TRADE = { from_player_id: 'a', to_player_id: 'b', give: { cash: 10 }, get: {} };
const answered = (): TestGame =>
  new TestGame()
    .add('agent:decision', { ...ADA, action: { type: 'propose_trade' }, reasoning: 'They need cash.' })
    .add('trade:proposed', { ...ADA, trade: TRADE })
    .add('agent:decision', { ...BOB, action: { type: 'reject_trade' }, reasoning: 'Too little.' })
    .add('trade:resolved', { ...BOB, trade: TRADE, accepted: false });

describe('a deal that is over', () => {
  it.each([
    ['dice:rolled', { ...ADA, dice: [1, 2] }],
    ['player:moved', { ...ADA, from_position: 0, to_position: 3, dice_total: 3 }],
    ['card:drawn', { ...ADA, card_text: 'A card.', deck: 'chance' }],
    ['player:bankrupt', { ...BOB, creditor_id: 'a' }],
    ['agent:decision', BUYS],
    ['turn:start', { ...BOB, turn_number: 2 }],
  ])('leaves the stage for %s', (name, payload) => {
    expect(sold().add(name, payload).history.head.auction).toBeNull();
    expect(answered().add(name, payload).history.head.trade).toBeNull();
  });

  it('stays while nothing else is to be shown: its purchase, the end of the action, the next question', () => {
    const game = sold()
      .add('property:purchased', { ...ADA, property_id: 'baltic', price: 170 })
      .add('turn:action', { ...BOB, action: { type: 'pass_bid' }, result: { success: true } })
      .snapshot(boardState({ cash: 1_330 }))
      .add('agent:thinking', ADA);
    expect(game.history.head.auction?.sale).toEqual({ winnerName: 'Ada', price: 170 });
    expect(answered().add('agent:thinking', ADA).history.head.trade?.accepted).toBe(false);
  });

  it('does not leave while it is open', () => {
    const open = new TestGame().add('auction:started', { property_id: 'baltic' }).add('agent:decision', BUYS);
    expect(open.history.head.auction).not.toBeNull();
  });
});

describe('the reasons of a deal', () => {
  it('are those of both sides', () => {
    expect(sold().history.head.auction?.reasons).toEqual({ a: 'Worth $183 to me.', b: 'I pass at $170.' });
    expect(answered().history.head.trade).toMatchObject({ fromReason: 'They need cash.', toReason: 'Too little.' });
  });
});

describe('the sides of an auction', () => {
  const open = (): TestGame =>
    new TestGame()
      .add('auction:started', { property_id: 'baltic' })
      .add('agent:decision', { ...ADA, action: { type: 'place_bid' }, reasoning: 'Worth $183 to me.' })
      .add('auction:bid', { property_id: 'baltic', ...ADA, amount: 170 });
  const sidesOf = ({ history: { head } }: TestGame): unknown => {
    return head.auction && auctionSides(head.auction, head).map(({ name, stance, reason }) => [name, stance, reason]);
  };

  it('are who leads, and who passed last against them', () => {
    expect(sidesOf(sold())).toEqual([
      ['Ada', 'bids $170', 'Worth $183 to me.'],
      ['Bob', 'out', 'I pass at $170.'],
    ]);
  });

  it('are who leads, and who decides now, before they have bid', () => {
    expect(sidesOf(open())).toEqual([['Ada', 'bids $170', 'Worth $183 to me.']]);
    expect(sidesOf(open().add('agent:thinking', BOB))).toEqual([
      ['Ada', 'bids $170', 'Worth $183 to me.'],
      ['Bob', null, null],
    ]);
  });

  it('are no longer who decides something else, once it is over', () => {
    const next = sold().add('agent:thinking', { player_id: 'c', player_name: 'Cy' });
    expect(sidesOf(next)).toEqual(sidesOf(sold()));
  });

  it('are nobody while nobody has bid', () => {
    expect(sidesOf(new TestGame().add('auction:started', { property_id: 'baltic' }))).toEqual([]);
  });
});

describe('the reason of a side of a deal', () => {
  const bob = { playerId: 'b', reason: null, isOpen: true };
  const asked = (): TestGame =>
    new TestGame().add('trade:proposed', { ...ADA, trade: TRADE }).add('agent:thinking', BOB);
  const shown = (game: TestGame, side: Parameters<typeof sideReason>[2], aloud?: string): unknown => {
    return sideReason(game.history.head, aloud === undefined ? null : { playerId: 'b', text: aloud }, side);
  };

  it('is what it thinks so far, as it comes', () => {
    expect(shown(asked(), bob)).toBe('thinks …');
    expect(shown(asked(), bob, 'Ten dollars? ')).toBe('Ten dollars? ');
    expect(shown(asked(), bob, 'Ten dollars? Too little. ')).toBe('Ten dollars? Too little. ');
  });

  it('is the last one until it thinks aloud about the next bid', () => {
    const bidder = { ...bob, reason: 'I bid $20.' };
    expect(shown(asked(), bidder)).toBe('I bid $20.');
    expect(shown(asked(), bidder, 'Now $30?')).toBe('Now $30?');
  });

  it('is what it decided, once the deal is over, whatever it thinks about next', () => {
    const decided = { ...bob, reason: 'Too little.', isOpen: false };
    expect(shown(asked(), decided, 'What now?')).toBe('Too little.');
    expect(shown(asked(), { ...decided, reason: null }, 'What now?')).toBeNull();
  });

  it('is not what the other side thinks', () => {
    expect(shown(asked(), { ...bob, playerId: 'a' }, 'Ten dollars?')).toBeNull();
  });
});

describe('a bankruptcy', () => {
  it('is on the stage until something else happens', () => {
    const game = new TestGame().add('player:bankrupt', { ...BOB, creditor_id: 'a' });
    expect(game.history.head.ruin).toMatchObject({ playerName: 'Bob', creditorId: 'a' });
    expect(game.add('dice:rolled', { ...ADA, dice: [1, 2] }).history.head.ruin).toBeNull();
  });

  it('leaves the player no pardon', () => {
    const pardoned = boardState({}, { get_out_of_jail_cards: 1 });
    const { head } = new TestGame().snapshot(pardoned).add('player:bankrupt', { ...BOB, creditor_id: null }).history;
    expect(head.seats[1]?.jailCards).toBe(0);
    const kept = boardState({}, { get_out_of_jail_cards: 1, is_bankrupt: true });
    expect(new TestGame().snapshot(kept).history.head.seats[1]?.jailCards).toBe(0);
  });
});

describe('the bubble', () => {
  const shown = (game: TestGame, thinking: Parameters<typeof shownReasoning>[1] = null): unknown => {
    const { text, author, thinker } = shownReasoning(game.history.head, thinking);
    return [text, author && `${author.name} ${author.verb}`, thinker && `${thinker.name} ${thinker.verb}`];
  };

  it('has the reason of the last decision, beside who thinks now', () => {
    const game = new TestGame().add('agent:decision', BUYS);
    expect(shown(game)).toEqual(['It completes the group.', 'Ada decided', null]);
    expect(shown(game.add('agent:thinking', BOB))).toEqual(['It completes the group.', 'Ada decided', 'Bob thinks']);
  });

  it.each([
    ['turn:start', { ...ADA, turn_number: 2 }],
    ['dice:rolled', { ...ADA, dice: [1, 2] }],
  ])('has no reason from before %s', (name, payload) => {
    const game = new TestGame().add('agent:decision', BUYS).add(name, payload).add('agent:thinking', ADA);
    expect(shown(game)).toEqual([null, 'Ada thinks', null]);
  });

  it('has streamed thoughts of the player who decides now, and of nobody else', () => {
    const game = new TestGame().add('agent:decision', BUYS).add('agent:thinking', BOB);
    expect(shown(game, { playerId: 'b', text: 'Hm.' })).toEqual(['Hm.', 'Bob thinks aloud', null]);
    expect(shown(game, { playerId: 'a', text: 'Old.' })).toEqual([
      'It completes the group.',
      'Ada decided',
      'Bob thinks',
    ]);
  });
});
